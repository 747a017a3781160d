// What a shop wants to know of its customers: attributes with a type, defined by an admin.
// Values stand in the customer's row as text in one canonical form for each type.
#pragma once
#include <expected>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace store {

class Connection;
class Tx;

enum class AttributeType : std::uint8_t { text = 1, number, date, truth, choice };

/// "text" "number" "date" "bool" "choice"
std::string_view name_of(AttributeType type);
std::optional<AttributeType> attribute_type_named(std::string_view name);

struct AttributeDefinition {
    std::string name;  // [a-z][a-z0-9_]*
    std::string label;
    AttributeType type = AttributeType::text;
    std::vector<std::string> choices;  // of a choice
    int position = 0;                  // order on the screen
    bool operator==(const AttributeDefinition&) const = default;
};

/// The value as it is stored ("2026-05-04", "12.5", "true"), or what is wrong with it.
std::expected<std::string, std::string> canonical_value(const AttributeDefinition& definition,
                                                        std::string_view given);

/// Throws GiveUp(taken) when the name exists.
void create_attribute(Tx& tx, const AttributeDefinition& definition);
/// Label, choices and position; name and type stay. False when there is none of that name.
bool update_attribute(Tx& tx, const AttributeDefinition& definition);
/// The values customers have stay in their rows and come back with the definition.
bool delete_attribute(Tx& tx, const std::string& name);

std::vector<AttributeDefinition> list_attributes(Connection& db);

}  // namespace store
