// What a shop wants to know of its tickets beyond the usual: fields of its own, and checklists.
// Knows definitions and values as text; whether a value fits its type is the desk's to say.
#pragma once
#include "server/store/types.hpp"

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace store {

class Connection;
class Tx;

/// Never renumber.
enum class FieldType : std::uint8_t { text = 1, number, date, choice, truth };
std::string_view name_of(FieldType type);
std::optional<FieldType> field_type_named(std::string_view name);

struct CustomField {
    std::int64_t id = 0;  // given by create_field()
    std::string name;     // "order_number": how programs call it, unique
    std::string label;
    FieldType type = FieldType::text;
    std::vector<std::string> choices;
    std::vector<std::string> queues;  // none: every queue
    bool required_to_solve = false;
    bool archived = false;
    bool operator==(const CustomField&) const = default;
};

/// Throws GiveUp(taken) when the name is in use.
void create_field(Tx& tx, CustomField& field);
bool update_field(Tx& tx, const CustomField& field);
/// In the order they were made.
std::vector<CustomField> fields_of(Connection& db);

using FieldValues = std::map<std::string, std::string>;  // by name
/// An empty value clears the field.
void put_field_value(Tx& tx, TicketNumber ticket, std::int64_t field, const std::string& value);
FieldValues field_values(Connection& db, TicketNumber ticket);

struct ChecklistItem {
    std::int64_t id = 0;
    TicketNumber ticket = 0;
    std::string text;
    UserId done_by = 0;  // 0: not done
    std::optional<Time> done_at;
    std::string done_by_name;  // read with it, not written
};
void add_checklist_item(Tx& tx, ChecklistItem& item);
bool update_checklist_item(Tx& tx, const ChecklistItem& item);
bool delete_checklist_item(Tx& tx, TicketNumber ticket, std::int64_t item);
/// In the order they were added.
std::vector<ChecklistItem> checklist_of(Connection& db, TicketNumber ticket);

/// Unsolved tickets of everybody with this e-mail address made since then, the newest first.
std::vector<TicketNumber> open_tickets_of(Connection& db, const std::string& email, Time since,
                                          std::size_t limit);

}  // namespace store
