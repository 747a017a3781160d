// What a merge moved is written down row by row: only that is given back.
#include "server/store/customer_merge.hpp"

#include "server/store/arrival.hpp"
#include "server/store/codec.hpp"
#include "server/store/connection.hpp"
#include "server/store/credit.hpp"
#include "server/store/error.hpp"
#include "server/store/tx.hpp"

#include <array>
#include <charconv>

#include <fmt/format.h>

namespace store {
namespace {
// Tables whose rows follow the customer. The version of rows that conversations hold in memory
// grows, so that nobody writes over the move.
struct Follower {
    char letter;
    std::string_view find;
    std::string_view move;
};
constexpr std::array followers = {
    Follower{'c', "SELECT id FROM conversation WHERE customer = ?1",
             "UPDATE conversation SET customer = ?3, version = version + 1 "
             "WHERE id = ?1 AND customer = ?2"},
    Follower{'t', "SELECT number FROM ticket WHERE customer = ?1",
             "UPDATE ticket SET customer = ?3, version = version + 1 "
             "WHERE number = ?1 AND customer = ?2"},
    Follower{'n', "SELECT id FROM customer_note WHERE customer = ?1",
             "UPDATE customer_note SET customer = ?3 WHERE id = ?1 AND customer = ?2"},
    Follower{
        'e', "SELECT event FROM customer_event WHERE customer = ?1",
        "UPDATE OR IGNORE customer_event SET customer = ?3 WHERE event = ?1 AND customer = ?2"},
    Follower{'k', "SELECT id FROM consent WHERE customer = ?1",
             "UPDATE consent SET customer = ?3 WHERE id = ?1 AND customer = ?2"},
    Follower{'s', "SELECT id FROM survey WHERE customer = ?1",
             "UPDATE survey SET customer = ?3 WHERE id = ?1 AND customer = ?2"},
};

std::vector<std::string> move_all(Tx& tx, CustomerId from, CustomerId to) {
    std::vector<std::string> moved;
    for (const auto& follower : followers) {
        std::vector<std::int64_t> ids;
        {
            auto rows = tx.db().query(follower.find, from);
            while (rows.next()) ids.push_back(rows.integer(0));
        }
        for (const auto id : ids) {
            tx.db().run(follower.move, id, from, to);
            moved.push_back(fmt::format("{}{}", follower.letter, id));
        }
    }
    return moved;
}

void move_back(Tx& tx, const std::vector<std::string>& moved, CustomerId from, CustomerId to) {
    for (const auto& one : moved) {
        std::int64_t id = 0;
        std::from_chars(one.data() + 1, one.data() + one.size(), id);
        for (const auto& follower : followers) {
            if (follower.letter == one.front()) tx.db().run(follower.move, id, from, to);
        }
    }
}

// The fields a merge may change, as texts by name.
Attributes fields_of(const Customer& customer) {
    Attributes fields = {
        {"name", customer.name}, {"email", customer.email}, {"tier", customer.tier}};
    for (const auto& [name, value] : customer.attributes) fields["a." + name] = value;
    return fields;
}

void restore_fields(Customer& customer, const Attributes& before, const Attributes& result) {
    const auto now = fields_of(customer);
    const auto put = [&](const std::string& name, const std::string& value) {
        if (name == "name") customer.name = value;
        if (name == "email") customer.email = value;
        if (name == "tier") customer.tier = value;
        if (!name.starts_with("a.")) return;
        if (value.empty()) customer.attributes.erase(name.substr(2));
        if (!value.empty()) customer.attributes[name.substr(2)] = value;
    };
    for (const auto& [name, value] : result) {
        const auto stands = now.find(name);
        if (stands == now.end() || stands->second != value) continue;  // changed since
        const auto was = before.find(name);
        put(name, was == before.end() ? std::string() : was->second);
    }
}

std::int64_t count(Connection& db, std::string_view sql, CustomerId customer) {
    auto row = db.query(sql, customer);
    return row.next() ? row.integer(0) : 0;
}

void move_credit(Tx& tx, const CustomerMerge& merge, CustomerId from, CustomerId to,
                 std::int64_t amount, const char* why) {
    if (amount <= 0) return;
    CreditEntry entry{.reason = why, .by = merge.by, .by_name = merge.by_name, .at = merge.at};
    entry.customer = from;
    entry.amount = -amount;
    add_credit(tx, entry);
    entry.customer = to;
    entry.amount = amount;
    add_credit(tx, entry);
}

void tell(Tx& tx, const CustomerMerge& merge, const char* what, std::string words) {
    tx.append({.at = merge.at,
               .body = Noted{
                   .what = what,
                   .words = std::move(words),
                   .customer = merge.kept,
                   .by = merge.by,
                   .by_name = merge.by_name,
                   .data = fmt::format(R"({{"merge":{},"gone":"{}"}})", merge.id, merge.gone)}});
}
}  // namespace

MergeCounts things_of(Connection& db, CustomerId customer) {
    return {.conversations =
                count(db, "SELECT count(*) FROM conversation WHERE customer = ?1", customer),
            .tickets = count(db, "SELECT count(*) FROM ticket WHERE customer = ?1", customer),
            .notes = count(db, "SELECT count(*) FROM customer_note WHERE customer = ?1", customer),
            .credit = credit_of(db, customer)};
}

std::int64_t merge_customers(Tx& tx, CustomerMerge merge, Customer result) {
    const auto before = find_customer(tx, merge.kept);
    const auto gone = find_customer(tx, merge.gone);
    if (!before || !gone) throw GiveUp(ErrorCode::not_found, "there is no such customer");
    if (!update_customer(tx, result)) {
        throw GiveUp(ErrorCode::stale, "the customer was changed meanwhile; look at it again");
    }
    const auto amount = credit_of(tx, merge.gone);
    move_credit(tx, merge, merge.gone, merge.kept, amount, "merged");
    auto moved = move_all(tx, merge.gone, merge.kept);
    moved.push_back(fmt::format("m{}", amount));
    // Both rows of fields in one: what they were, and what they became.
    auto fields = fields_of(*before);
    Attributes both;
    for (const auto& [name, value] : fields) both["-" + name] = value;
    for (const auto& [name, value] : fields_of(result)) both["+" + name] = value;
    tx.db().run(R"sql(
        INSERT INTO customer_merge (kept, gone, before, moved, person, person_name, created)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7))sql",
                merge.kept, merge.gone, encode_attributes(both), encode_texts(moved), merge.by,
                merge.by_name, merge.at);
    merge.id = tx.db().last_id();
    put_gone(tx, merge.gone, merge.kept, merge.id);
    const auto name = gone->name.empty() ? std::string("a visitor without a name") : gone->name;
    tell(tx, merge, "customer.merged", fmt::format("Merged with {}", name));
    return merge.id;
}

CustomerMerge undo_merge(Tx& tx, std::int64_t id, UserId by, const std::string& by_name, Time at) {
    CustomerMerge merge{.id = id, .by = by, .by_name = by_name, .at = at};
    Attributes both;
    std::vector<std::string> moved;
    {
        auto row = tx.db().query(
            "SELECT kept, gone, before, moved, undone FROM customer_merge WHERE id = ?1", id);
        if (!row.next()) throw GiveUp(ErrorCode::not_found, "there is no such merge");
        if (!row.is_null(4)) throw GiveUp(ErrorCode::taken, "this merge was undone already");
        merge.kept = row.integer(0);
        merge.gone = row.integer(1);
        both = decode_attributes(row.text(2));
        moved = decode_texts(row.text(3));
    }
    if (kept_of(tx, merge.kept) != merge.kept) {
        throw GiveUp(ErrorCode::taken, "the customer was merged again since: undo that first");
    }
    Attributes before;
    Attributes result;
    for (const auto& [name, value] : both) {
        (name.front() == '-' ? before : result)[name.substr(1)] = value;
    }
    auto customer = find_customer(tx, merge.kept).value();
    restore_fields(customer, before, result);
    update_customer(tx, customer);
    move_back(tx, moved, merge.kept, merge.gone);
    std::int64_t amount = 0;
    const auto& last = moved.back();
    std::from_chars(last.data() + 1, last.data() + last.size(), amount);
    move_credit(tx, merge, merge.kept, merge.gone, std::min(amount, credit_of(tx, merge.kept)),
                "merge undone");
    tx.db().run("DELETE FROM customer_gone WHERE customer = ?1", merge.gone);
    tx.db().run("UPDATE customer_merge SET undone = ?2 WHERE id = ?1", id, at);
    merge.undone = at;
    tell(tx, merge, "customer.unmerged", "A merge was undone");
    return merge;
}

std::vector<CustomerMerge> merges_of(Connection& db, CustomerId customer) {
    std::vector<CustomerMerge> found;
    auto rows = db.query(R"sql(SELECT id, kept, gone, person, person_name, created, undone
                               FROM customer_merge WHERE kept = ?1 OR gone = ?1 ORDER BY id DESC)sql",
                         customer);
    while (rows.next()) {
        found.push_back({.id = rows.integer(0),
                         .kept = rows.integer(1),
                         .gone = rows.integer(2),
                         .by = rows.integer(3),
                         .by_name = rows.text(4),
                         .at = rows.time(5),
                         .undone = rows.time_or_none(6)});
    }
    return found;
}

}  // namespace store
