// Conditions over named facts, nested to any depth: one language for rules, SLA policies, views and
// segments. Knows values and words; knows nothing of JSON, rows or where the facts come from.
//
//     Condition urgent{.kind = Condition::Kind::all, .parts = {
//         leaf("ticket.priority", Operator::in, {"high", "urgent"}),
//         leaf("ticket.status_since", Operator::older_than, {"3 days"})}};
//     if (auto sound = check(urgent, Moment::any); !sound) return sound.error().words();
//     holds(urgent, facts);
#pragma once

#include "escalation/instant.hpp"
#include "escalation/names.hpp"

#include <cstdint>
#include <expected>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace escalation {

enum class Operator {
    is,
    is_not,
    contains,      ///< a text holds these letters; a list holds this entry
    in,            ///< is one of the values
    greater,       ///< numbers, times, priorities
    less,          ///< the same
    older_than,    ///< a time lies at least so long back: "3 days"
    matches_word,  ///< one of the words stands in the text as a whole word, in any case
    empty,         ///< nothing there
    changed,       ///< what happened just now changed it
    changed_from,  ///< and it was this before (a list: lost this entry)
    changed_to,    ///< and it became this (a list: got this entry)
};
inline constexpr Name<Operator> operator_names[] = {
    {Operator::is, "is"},
    {Operator::is_not, "is_not"},
    {Operator::contains, "contains"},
    {Operator::in, "in"},
    {Operator::greater, "greater"},
    {Operator::less, "less"},
    {Operator::older_than, "older_than"},
    {Operator::matches_word, "matches_word"},
    {Operator::empty, "empty"},
    {Operator::changed, "changed"},
    {Operator::changed_from, "changed_from"},
    {Operator::changed_to, "changed_to"},
};
static_assert(well_formed<Operator>(operator_names));
constexpr std::string_view name_of(Operator value) {
    return name_in(operator_names, value);
}
constexpr std::optional<Operator> operator_named(std::string_view wire) {
    return value_in(operator_names, wire);
}

/// A tree: `leaf` compares one field; the others join their parts. `all` of nothing holds, `any` of
/// nothing does not, `none` of nothing does.
struct Condition {
    enum class Kind { all, any, none, leaf };
    Kind kind = Kind::all;
    std::vector<Condition> parts;  ///< of a group
    std::string field;             ///< of a leaf: "ticket.priority"
    Operator op = Operator::is;
    std::vector<std::string> values;  ///< as written; several only where one of them is enough
    bool operator==(const Condition&) const = default;

    /// An `all` without parts: holds always.
    bool always() const { return kind == Kind::all && parts.empty(); }
};
Condition leaf(std::string field, Operator op, std::vector<std::string> values = {});

/// What a field is. Choices and priorities are texts; times are moments.
using Value =
    std::variant<std::monostate, std::string, double, bool, Instant, std::vector<std::string>>;

/// What is known at one moment. A field that is not there is empty.
struct Facts {
    Instant now;
    std::map<std::string, Value, std::less<>> values;
    std::map<std::string, Value, std::less<>> before;  ///< what just changed, as it was

    void set(std::string field, Value value) { values.insert_or_assign(std::move(field), value); }
    const Value& get(std::string_view field) const;  ///< empty if it is not there
};

bool holds(const Condition& condition, const Facts& facts);

/// Why one leaf held or not.
struct Reason {
    std::string path;  ///< "all[0].any[1]"
    bool held = false;
    std::string words;  ///< "priority is normal, wanted high"
};
struct Judgement {
    bool held = false;
    std::vector<Reason> leaves;  ///< every one, in the order written
};
/// The same answer as `holds`, with a sentence for every leaf.
Judgement explain(const Condition& condition, const Facts& facts);

inline constexpr int condition_depth_max = 8;
inline constexpr std::size_t condition_leaves_max = 100;
inline constexpr std::size_t condition_values_max = 100;
inline constexpr std::size_t condition_value_bytes_max = 300;

struct ConditionError {
    std::string path;  ///< "all[0].any[1]"; "condition" for the whole
    std::string what;
    std::string mend;
    std::string words() const;  ///< "all[0]: there is no field \"ticket.prio\" (did you mean ...?)"
};

/// `event`: something just happened, so "changed" means something. `any`: it may be asked anytime.
enum class Moment { event, any };

/// Fields, operators and values that fit each other, within the limits; the first fault otherwise.
std::expected<void, ConditionError> check(const Condition& condition, Moment moment);

}  // namespace escalation
