// Rows of notes. The log says that a note was written, the row what it says: so it can be taken
// back.
#include "server/store/customer_note.hpp"

#include "server/store/connection.hpp"
#include "server/store/json_text.hpp"
#include "server/store/tx.hpp"

namespace store {
namespace {
CustomerNote read_note(const Query& row) {
    return {.id = row.integer(0),
            .customer = row.integer(1),
            .author = row.integer(2),
            .author_name = row.text(3),
            .text = row.text(4),
            .created = row.time(5)};
}
}  // namespace

std::int64_t add_customer_note(Tx& tx, const CustomerNote& note) {
    tx.db().run(R"sql(INSERT INTO customer_note (customer, author, author_name, text, created)
                      VALUES (?1, ?2, ?3, ?4, ?5))sql",
                note.customer, note.author, note.author_name, note.text, note.created);
    const auto id = tx.db().last_id();
    const auto event = tx.append(
        {.at = note.created,
         .body = Noted{.what = "customer.noted",
                       .words = note.author_name + " wrote a note",
                       .customer = note.customer,
                       .by = note.author,
                       .by_name = note.author_name,
                       .data = JsonText().open('{').field("note", id).close('}').take()}});
    tx.db().run("UPDATE customer_event SET note = ?3 WHERE customer = ?1 AND event = ?2",
                note.customer, event, id);
    return id;
}

bool delete_customer_note(Tx& tx, std::int64_t id) {
    return tx.db().run("DELETE FROM customer_note WHERE id = ?1", id) == 1;
}

std::optional<CustomerNote> find_customer_note(Connection& db, std::int64_t id) {
    auto row = db.query(R"sql(SELECT id, customer, author, author_name, text, created
                              FROM customer_note WHERE id = ?1)sql",
                        id);
    if (!row.next()) return std::nullopt;
    return read_note(row);
}

std::vector<CustomerNote> notes_about(Connection& db, CustomerId customer) {
    std::vector<CustomerNote> found;
    auto rows = db.query(R"sql(SELECT id, customer, author, author_name, text, created
                               FROM customer_note WHERE customer = ?1 ORDER BY id DESC)sql",
                         customer);
    while (rows.next()) found.push_back(read_note(rows));
    return found;
}

}  // namespace store
