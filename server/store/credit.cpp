// Rows of the ledger.
#include "server/store/credit.hpp"

#include "server/store/connection.hpp"
#include "server/store/error.hpp"
#include "server/store/json_text.hpp"
#include "server/store/tx.hpp"

#include <fmt/format.h>

namespace store {
namespace {
#define CREDIT_COLUMNS \
    "id, customer, amount, balance, reason, ticket, person, person_name, at, client_id"

CreditEntry read_entry(const Query& row) {
    return {.id = row.integer(0),
            .customer = row.integer(1),
            .amount = row.integer(2),
            .balance = row.integer(3),
            .reason = row.text(4),
            .ticket = row.integer(5),
            .by = row.integer(6),
            .by_name = row.text(7),
            .at = row.time(8),
            .client_id = row.text(9)};
}

std::optional<CreditEntry> written_before(Connection& db, const CreditEntry& entry) {
    if (entry.client_id.empty()) return std::nullopt;
    auto row =
        db.query("SELECT " CREDIT_COLUMNS " FROM credit WHERE customer = ?1 AND client_id = ?2",
                 entry.customer, entry.client_id);
    if (!row.next()) return std::nullopt;
    return read_entry(row);
}

void tell(Tx& tx, const CreditEntry& entry) {
    JsonText data;
    data.open('{').field("amount", entry.amount).field("balance", entry.balance);
    data.field("ticket", entry.ticket).close('}');
    tx.append({.at = entry.at,
               .body = Noted{.what = "credit.changed",
                             .words = fmt::format("Credit {:+}: {}", entry.amount, entry.reason),
                             .customer = entry.customer,
                             .by = entry.by,
                             .by_name = entry.by_name,
                             .data = data.take()}});
}
}  // namespace

CreditEntry add_credit(Tx& tx, CreditEntry entry) {
    if (auto before = written_before(tx, entry)) return *before;
    entry.balance = credit_of(tx, entry.customer) + entry.amount;
    if (entry.balance < 0) {
        throw GiveUp(ErrorCode::invalid,
                     fmt::format("the customer has only {} left", entry.balance - entry.amount));
    }
    tx.db().run(R"sql(
        INSERT INTO credit (customer, amount, balance, reason, ticket, person, person_name, at,
            client_id) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, nullif(?9, '')))sql",
                entry.customer, entry.amount, entry.balance, entry.reason, entry.ticket, entry.by,
                entry.by_name, entry.at, entry.client_id);
    entry.id = tx.db().last_id();
    tell(tx, entry);
    return entry;
}

std::int64_t credit_of(Connection& db, CustomerId customer) {
    auto row =
        db.query("SELECT coalesce(sum(amount), 0) FROM credit WHERE customer = ?1", customer);
    return row.next() ? row.integer(0) : 0;
}

std::vector<CreditEntry> credit_entries(Connection& db, CustomerId customer) {
    std::vector<CreditEntry> found;
    auto rows = db.query(
        "SELECT " CREDIT_COLUMNS " FROM credit WHERE customer = ?1 ORDER BY id DESC", customer);
    while (rows.next()) found.push_back(read_entry(rows));
    return found;
}

}  // namespace store
