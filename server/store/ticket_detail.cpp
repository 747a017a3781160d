// Rows of custom fields, their values, and checklists.
#include "server/store/ticket_detail.hpp"

#include "escalation/status.hpp"
#include "server/store/codec.hpp"
#include "server/store/connection.hpp"
#include "server/store/error.hpp"
#include "server/store/tx.hpp"

#include <algorithm>
#include <array>

#include <fmt/format.h>

namespace store {
namespace {
constexpr std::array<std::string_view, 5> type_names = {"text", "number", "date", "choice", "bool"};
}  // namespace

std::string_view name_of(FieldType type) {
    return type_names[static_cast<std::size_t>(type) - 1];
}

std::optional<FieldType> field_type_named(std::string_view name) {
    const auto at = std::ranges::find(type_names, name);
    if (at == type_names.end()) return std::nullopt;
    return static_cast<FieldType>(at - type_names.begin() + 1);
}

void create_field(Tx& tx, CustomField& field) {
    const auto made =
        tx.db().run(R"sql(
        INSERT INTO custom_field (name, label, type, choices, queues, required, archived)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7) ON CONFLICT DO NOTHING)sql",
                    field.name, field.label, field.type, encode_texts(field.choices),
                    encode_texts(field.queues), field.required_to_solve, field.archived);
    if (made == 0) {
        throw GiveUp(ErrorCode::taken, fmt::format("there is a field \"{}\" already", field.name));
    }
    field.id = tx.db().last_id();
}

bool update_field(Tx& tx, const CustomField& field) {
    return tx.db().run(R"sql(
        UPDATE custom_field SET label = ?2, choices = ?3, queues = ?4, required = ?5, archived = ?6
        WHERE id = ?1)sql",
                       field.id, field.label, encode_texts(field.choices),
                       encode_texts(field.queues), field.required_to_solve, field.archived) == 1;
}

std::vector<CustomField> fields_of(Connection& db) {
    std::vector<CustomField> fields;
    auto rows = db.query(R"sql(SELECT id, name, label, type, choices, queues, required, archived
                               FROM custom_field ORDER BY id)sql");
    while (rows.next()) {
        fields.push_back({.id = rows.integer(0),
                          .name = rows.text(1),
                          .label = rows.text(2),
                          .type = static_cast<FieldType>(rows.integer(3)),
                          .choices = decode_texts(rows.text(4)),
                          .queues = decode_texts(rows.text(5)),
                          .required_to_solve = rows.integer(6) != 0,
                          .archived = rows.integer(7) != 0});
    }
    return fields;
}

void put_field_value(Tx& tx, TicketNumber ticket, std::int64_t field, const std::string& value) {
    if (value.empty()) {
        tx.db().run("DELETE FROM ticket_field WHERE ticket = ?1 AND field = ?2", ticket, field);
        return;
    }
    tx.db().run(R"sql(INSERT INTO ticket_field (ticket, field, value) VALUES (?1, ?2, ?3)
                      ON CONFLICT (ticket, field) DO UPDATE SET value = excluded.value)sql",
                ticket, field, value);
}

FieldValues field_values(Connection& db, TicketNumber ticket) {
    FieldValues values;
    auto rows = db.query(R"sql(SELECT f.name, v.value FROM ticket_field v
                               JOIN custom_field f ON f.id = v.field WHERE v.ticket = ?1)sql",
                         ticket);
    while (rows.next()) values[rows.text(0)] = rows.text(1);
    return values;
}

void add_checklist_item(Tx& tx, ChecklistItem& item) {
    tx.db().run(R"sql(INSERT INTO checklist_item (ticket, text, done_by, done_at)
                      VALUES (?1, ?2, ?3, ?4))sql",
                item.ticket, item.text, item.done_by, item.done_at);
    item.id = tx.db().last_id();
}

bool update_checklist_item(Tx& tx, const ChecklistItem& item) {
    return tx.db().run(R"sql(UPDATE checklist_item SET text = ?3, done_by = ?4, done_at = ?5
                             WHERE id = ?1 AND ticket = ?2)sql",
                       item.id, item.ticket, item.text, item.done_by, item.done_at) == 1;
}

bool delete_checklist_item(Tx& tx, TicketNumber ticket, std::int64_t item) {
    return tx.db().run("DELETE FROM checklist_item WHERE id = ?1 AND ticket = ?2", item, ticket) ==
           1;
}

std::vector<ChecklistItem> checklist_of(Connection& db, TicketNumber ticket) {
    std::vector<ChecklistItem> items;
    auto rows = db.query(R"sql(
        SELECT i.id, i.text, i.done_by, i.done_at, coalesce(p.name, '') FROM checklist_item i
        LEFT JOIN person p ON p.id = i.done_by WHERE i.ticket = ?1 ORDER BY i.id)sql",
                         ticket);
    while (rows.next()) {
        items.push_back({.id = rows.integer(0),
                         .ticket = ticket,
                         .text = rows.text(1),
                         .done_by = rows.integer(2),
                         .done_at = rows.time_or_none(3),
                         .done_by_name = rows.text(4)});
    }
    return items;
}

std::vector<TicketNumber> open_tickets_of(Connection& db, const std::string& email, Time since,
                                          std::size_t limit) {
    std::vector<TicketNumber> numbers;
    auto rows = db.query(R"sql(
        SELECT t.number FROM customer c CROSS JOIN ticket t ON t.customer = c.id
        WHERE c.email <> '' AND c.email = ?1 COLLATE NOCASE AND t.created >= ?2 AND t.status < ?3
        ORDER BY t.number DESC LIMIT ?4)sql",
                         email, since, escalation::Status::solved, limit);
    while (rows.next()) numbers.push_back(rows.integer(0));
    return numbers;
}

}  // namespace store
