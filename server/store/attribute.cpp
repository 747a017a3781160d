// Rows of definitions, and the one reader of typed values.
#include "server/store/attribute.hpp"

#include "server/store/codec.hpp"
#include "server/store/connection.hpp"
#include "server/store/error.hpp"
#include "server/store/tx.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <chrono>
#include <cmath>

#include <fmt/format.h>

namespace store {
namespace {
constexpr std::array<std::string_view, 5> type_names = {"text", "number", "date", "bool", "choice"};
constexpr std::size_t text_bytes_max = 1000;

using Canonical = std::expected<std::string, std::string>;

Canonical number_value(std::string_view given) {
    double value = 0;
    const auto [end, wrong] = std::from_chars(given.data(), given.data() + given.size(), value);
    if (wrong != std::errc{} || end != given.data() + given.size() || !std::isfinite(value)) {
        return std::unexpected("must be a number, as in 12 or 4.5");
    }
    return fmt::format("{}", value);
}

std::optional<int> digits(std::string_view text) {
    int value = 0;
    const auto [end, wrong] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (wrong != std::errc{} || end != text.data() + text.size()) return std::nullopt;
    return value;
}

Canonical date_value(std::string_view given) {
    const auto wrong = std::unexpected(std::string("must be a date, as in 2026-05-04"));
    if (given.size() != 10 || given[4] != '-' || given[7] != '-') return wrong;
    const auto year = digits(given.substr(0, 4));
    const auto month = digits(given.substr(5, 2));
    const auto day = digits(given.substr(8, 2));
    if (!year || !month || !day || *month < 1 || *day < 1) return wrong;
    const std::chrono::year_month_day date{std::chrono::year{*year},
                                           std::chrono::month{static_cast<unsigned>(*month)},
                                           std::chrono::day{static_cast<unsigned>(*day)}};
    if (!date.ok()) return wrong;
    return std::string(given);
}

Canonical truth_value(std::string_view given) {
    constexpr std::array<std::string_view, 3> yes = {"true", "yes", "1"};
    constexpr std::array<std::string_view, 3> no = {"false", "no", "0"};
    if (std::ranges::find(yes, given) != yes.end()) return "true";
    if (std::ranges::find(no, given) != no.end()) return "false";
    return std::unexpected("must be true or false");
}

Canonical choice_value(const AttributeDefinition& definition, std::string_view given) {
    if (std::ranges::find(definition.choices, given) != definition.choices.end()) {
        return std::string(given);
    }
    return std::unexpected(fmt::format("must be one of: {}", fmt::join(definition.choices, ", ")));
}
}  // namespace

std::string_view name_of(AttributeType type) {
    return type_names[static_cast<std::size_t>(type) - 1];
}

std::optional<AttributeType> attribute_type_named(std::string_view name) {
    const auto at = std::ranges::find(type_names, name);
    if (at == type_names.end()) return std::nullopt;
    return static_cast<AttributeType>(at - type_names.begin() + 1);
}

Canonical canonical_value(const AttributeDefinition& definition, std::string_view given) {
    switch (definition.type) {
        case AttributeType::number:
            return number_value(given);
        case AttributeType::date:
            return date_value(given);
        case AttributeType::truth:
            return truth_value(given);
        case AttributeType::choice:
            return choice_value(definition, given);
        case AttributeType::text:
            break;
    }
    if (given.size() > text_bytes_max) {
        return std::unexpected(fmt::format("is longer than {} bytes", text_bytes_max));
    }
    return std::string(given);
}

void create_attribute(Tx& tx, const AttributeDefinition& definition) {
    const auto added = tx.db().run(R"sql(
        INSERT INTO attribute_definition (name, label, type, choices, position)
        VALUES (?1, ?2, ?3, ?4, ?5) ON CONFLICT (name) DO NOTHING)sql",
                                   definition.name, definition.label, definition.type,
                                   encode_texts(definition.choices), definition.position);
    if (added == 1) return;
    throw GiveUp(ErrorCode::taken,
                 fmt::format("there is an attribute \"{}\" already", definition.name));
}

bool update_attribute(Tx& tx, const AttributeDefinition& definition) {
    return tx.db().run(R"sql(UPDATE attribute_definition SET label = ?2, choices = ?3, position = ?4
                             WHERE name = ?1)sql",
                       definition.name, definition.label, encode_texts(definition.choices),
                       definition.position) == 1;
}

bool delete_attribute(Tx& tx, const std::string& name) {
    return tx.db().run("DELETE FROM attribute_definition WHERE name = ?1", name) == 1;
}

std::vector<AttributeDefinition> list_attributes(Connection& db) {
    std::vector<AttributeDefinition> found;
    auto rows = db.query(R"sql(SELECT name, label, type, choices, position
                               FROM attribute_definition ORDER BY position, name)sql");
    while (rows.next()) {
        found.push_back({.name = rows.text(0),
                         .label = rows.text(1),
                         .type = static_cast<AttributeType>(rows.integer(2)),
                         .choices = decode_texts(rows.text(3)),
                         .position = static_cast<int>(rows.integer(4))});
    }
    return found;
}

}  // namespace store
