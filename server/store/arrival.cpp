// Finding, making and joining, all in the transaction of the arrival.
#include "server/store/arrival.hpp"

#include "server/store/connection.hpp"
#include "server/store/conversation.hpp"
#include "server/store/tx.hpp"

namespace store {
namespace {
constexpr int merges_max = 32;  // a chain of merges longer than this is a circle

std::optional<Customer> known(Connection& db, const Arrival& arrival) {
    const auto found = find_customer_by_external_id(db, arrival.external_id);
    return found ? find_customer(db, kept_of(db, found->id)) : std::nullopt;
}

// The session's conversation while no verified customer has it.
std::optional<Conversation> anonymous(Connection& db, ConversationId id) {
    auto row = id == 0 ? std::nullopt : find_conversation(db, id);
    if (!row) return std::nullopt;
    const auto owner = find_customer(db, row->customer);
    return owner && owner->verified ? std::nullopt : row;
}

bool same_but_time(Customer a, const Customer& b) {
    a.last_seen = b.last_seen;
    return a == b;
}

void join(Tx& tx, Conversation row, CustomerId customer, Time at) {
    const auto before = row.customer;
    move_to_customer(tx, row, customer);
    tx.db().run("UPDATE ticket SET customer = ?2, version = version + 1 WHERE conversation = ?1",
                row.id, customer);
    tx.db().run("UPDATE consent SET customer = ?2 WHERE conversation = ?1", row.id, customer);
    tx.db().run("UPDATE survey SET customer = ?2 WHERE conversation = ?1", row.id, customer);
    if (before == 0) return;
    auto left = tx.db().query("SELECT 1 FROM conversation WHERE customer = ?1", before);
    if (!left.next()) put_gone(tx, before, customer, 0);
    tx.append({.at = at,
               .body = Noted{.what = "customer.recognised",
                             .words = "An anonymous chat went on signed in",
                             .customer = customer}});
}
}  // namespace

CustomerId kept_of(Connection& db, CustomerId id) {
    for (int i = 0; i < merges_max; ++i) {
        auto row = db.query("SELECT kept FROM customer_gone WHERE customer = ?1", id);
        if (!row.next()) return id;
        id = row.integer(0);
    }
    return id;
}

void put_gone(Tx& tx, CustomerId gone, CustomerId kept, std::int64_t merge) {
    tx.db().run("INSERT OR REPLACE INTO customer_gone (customer, kept, merge) VALUES (?1, ?2, ?3)",
                gone, kept, merge);
}

CustomerId arrived_already(Connection& db, const Arrival& arrival) {
    const auto customer = known(db, arrival);
    if (!customer || anonymous(db, arrival.conversation)) return 0;
    return same_but_time(arrival.update(*customer), *customer) ? customer->id : 0;
}

CustomerId arrive(Tx& tx, const Arrival& arrival) {
    auto customer = known(tx, arrival);
    if (!customer) {
        customer = arrival.update({.id = arrival.new_id,
                                   .external_id = arrival.external_id,
                                   .created = arrival.at,
                                   .last_seen = arrival.at});
        create_customer(tx, *customer);
        tx.append({.at = arrival.at,
                   .body = CustomerUpdated{.customer = *customer, .fields = {"created"}}});
    } else if (auto wanted = arrival.update(*customer); !same_but_time(wanted, *customer)) {
        wanted.last_seen = arrival.at;
        update_customer(tx, wanted);
        customer = wanted;
        tx.append({.at = arrival.at,
                   .body = CustomerUpdated{.customer = wanted, .fields = {"identity"}}});
    }
    if (auto row = anonymous(tx, arrival.conversation)) {
        join(tx, *std::move(row), customer->id, arrival.at);
    }
    return customer->id;
}

}  // namespace store
