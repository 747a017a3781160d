// Rows of customers.
#include "server/store/customer.hpp"

#include "server/store/codec.hpp"
#include "server/store/connection.hpp"
#include "server/store/paging.hpp"
#include "server/store/tx.hpp"

namespace store {
namespace {
#define CUSTOMER_COLUMNS \
    "id, name, email, verified, external_id, tier, attributes, created, last_seen, version"

Customer read_customer(const Query& row) {
    Customer c;
    c.id = row.integer(0);
    c.name = row.text(1);
    c.email = row.text(2);
    c.verified = row.integer(3) != 0;
    c.external_id = row.text(4);
    c.tier = row.text(5);
    c.attributes = decode_attributes(row.text(6));
    c.created = row.time(7);
    c.last_seen = row.time(8);
    c.version = row.integer(9);
    return c;
}

// Text typed by people is no pattern: % and _ stand for themselves.
std::string contains_pattern(const std::string& text) {
    std::string pattern = "%";
    for (const char letter : text) {
        if (letter == '%' || letter == '_' || letter == '\\') pattern += '\\';
        pattern += letter;
    }
    return pattern + "%";
}
}  // namespace

void create_customer(Tx& tx, const Customer& c) {
    tx.db().run("INSERT INTO customer (" CUSTOMER_COLUMNS
                ") VALUES (?1, ?2, ?3, ?4, nullif(?5, ''), ?6, ?7, ?8, ?9, ?10)",
                c.id, c.name, c.email, c.verified, c.external_id, c.tier,
                encode_attributes(c.attributes), c.created, c.last_seen, c.version);
}

bool update_customer(Tx& tx, Customer& c) {
    const bool written = tx.db().run(R"sql(
        UPDATE customer SET name = ?3, email = ?4, verified = ?5, external_id = nullif(?6, ''),
            tier = ?7, attributes = ?8, last_seen = max(last_seen, ?9), version = version + 1
        WHERE id = ?1 AND version = ?2)sql",
                                     c.id, c.version, c.name, c.email, c.verified, c.external_id,
                                     c.tier, encode_attributes(c.attributes), c.last_seen) == 1;
    if (written) ++c.version;
    return written;
}

void touch_customer(Tx& tx, CustomerId id, Time seen) {
    tx.db().run("UPDATE customer SET last_seen = ?2 WHERE id = ?1 AND last_seen < ?2", id, seen);
}

std::optional<Customer> find_customer(Connection& db, CustomerId id) {
    auto row = db.query("SELECT " CUSTOMER_COLUMNS " FROM customer WHERE id = ?1", id);
    if (!row.next()) return std::nullopt;
    return read_customer(row);
}

std::optional<Customer> find_customer_by_external_id(Connection& db,
                                                     const std::string& external_id) {
    auto row =
        db.query("SELECT " CUSTOMER_COLUMNS " FROM customer WHERE external_id = ?1", external_id);
    if (!row.next()) return std::nullopt;
    return read_customer(row);
}

Page<Customer> list_customers(Connection& db, const CustomerFilter& filter,
                              const PageRequest& page) {
    const auto limit = limit_of(page);
    const auto before = page.cursor.empty() ? Cursor::end() : Cursor::read(page.cursor, "c");
    std::optional<int> verified;
    if (filter.verified) verified = *filter.verified ? 1 : 0;
    Page<Customer> found;
    auto rows = db.query("SELECT " CUSTOMER_COLUMNS R"sql( FROM customer c
        WHERE (created, id) < (?1, ?2)
          AND (?3 = '%%' OR name LIKE ?3 ESCAPE '\' OR email LIKE ?3 ESCAPE '\')
          AND (?5 = '' OR tier = ?5) AND (?6 IS NULL OR verified = ?6)
          AND (?7 = 0 OR coalesce((SELECT organisation FROM member WHERE customer = c.id),
                (SELECT organisation FROM organisation_domain WHERE c.email <> ''
                 AND domain = lower(substr(c.email, instr(c.email, '@') + 1)))) = ?7)
          AND NOT EXISTS (SELECT 1 FROM customer_gone g WHERE g.customer = c.id)
        ORDER BY created DESC, id DESC LIMIT ?4)sql",
                         before.value, before.id, contains_pattern(filter.q), limit + 1,
                         filter.tier, verified, filter.organisation);
    while (rows.next()) found.items.push_back(read_customer(rows));
    cut(found, limit,
        [](const Customer& last) { return Cursor{"c", to_ms(last.created), last.id}; });
    return found;
}

}  // namespace store
