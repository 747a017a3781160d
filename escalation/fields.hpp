// The fields that conditions may name: what each is, and what people call it.
// One table; knows nothing of how facts are gathered.
#pragma once

#include "escalation/condition.hpp"

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace escalation {

enum class FieldType {
    text,
    choice,   ///< one of a few names
    ordered,  ///< the same, and they have an order: priorities
    number,
    truth,
    time,
    list,  ///< of texts: tags
};

struct Field {
    std::string_view name;   ///< "ticket.priority"
    std::string_view label;  ///< "priority"
    FieldType type = FieldType::text;
    std::span<const std::string_view> choices = {};
};

/// All of them, in the order a screen shows them.
std::span<const Field> fields();

/// Also finds "ticket.field.NAME" and "customer.attribute.NAME", which are texts of the shop's own.
std::optional<Field> field_named(std::string_view name);

/// The nearest name there is: for "did you mean"; empty if nothing is near.
std::string_view field_like(std::string_view name);

/// What a field of this type can be asked.
std::vector<Operator> operators_for(FieldType type);

}  // namespace escalation
