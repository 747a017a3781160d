// Says of a condition whether it can mean anything, before somebody relies on it.
#include "escalation/condition.hpp"
#include "escalation/fields.hpp"
#include "escalation/words.hpp"

#include <algorithm>
#include <charconv>

#include <fmt/format.h>
#include <fmt/ranges.h>

namespace escalation {
namespace {

using Checked = std::expected<void, ConditionError>;

Checked refuse(std::string path, std::string what, std::string mend) {
    if (path.empty()) path = "condition";
    return std::unexpected(ConditionError{std::move(path), std::move(what), std::move(mend)});
}

// Which types an operator can compare; bit i stands for the type with value i.
constexpr unsigned bit(FieldType type) {
    return 1U << static_cast<unsigned>(type);
}
using enum FieldType;
constexpr unsigned every =
    bit(text) | bit(choice) | bit(ordered) | bit(number) | bit(truth) | bit(time) | bit(list);
struct Fit {
    Operator op;
    unsigned types;
    bool values;  // needs at least one
    bool several;
};
constexpr Fit fits[] = {
    {Operator::is, every & ~bit(list), true, true},
    {Operator::is_not, every & ~bit(list), true, true},
    {Operator::contains, bit(text) | bit(list), true, true},
    {Operator::in, every & ~bit(list) & ~bit(truth), true, true},
    {Operator::greater, bit(number) | bit(time) | bit(ordered), true, false},
    {Operator::less, bit(number) | bit(time) | bit(ordered), true, false},
    {Operator::older_than, bit(time), true, false},
    {Operator::matches_word, bit(text), true, true},
    {Operator::empty, every, false, false},
    {Operator::changed, every, false, false},
    {Operator::changed_from, every & ~bit(time), true, true},
    {Operator::changed_to, every & ~bit(time), true, true},
};
static_assert(
    [] {
        for (std::size_t i = 0; i < std::size(fits); ++i) {
            if (static_cast<std::size_t>(fits[i].op) != i) return false;
        }
        return std::size(fits) == std::size(operator_names);
    }(),
    "rows stand at their own value");

std::string names_for(FieldType type) {
    std::vector<std::string_view> names;
    for (const auto op : operators_for(type)) names.push_back(name_of(op));
    return fmt::format("{}", fmt::join(names, ", "));
}

bool is_number(std::string_view text) {
    double number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    return error == std::errc{} && end == text.data() + text.size();
}

Checked check_value(const Condition& leaf, const Field& field, const std::string& value,
                    const std::string& path) {
    if (value.size() > condition_value_bytes_max) {
        return refuse(path, fmt::format("the value has {} bytes", value.size()),
                      fmt::format("keep it under {}", condition_value_bytes_max));
    }
    if (leaf.op == Operator::older_than) {
        if (read_length(value)) return {};
        return refuse(path, fmt::format("\"{}\" is no length of time", value),
                      "write it as in 90s, 30m, 2h, 3 days");
    }
    if (field.type == number && !is_number(value)) {
        return refuse(path, fmt::format("\"{}\" is no number", value), "write digits only");
    }
    if (field.type == truth && value != "true" && value != "false") {
        return refuse(path, fmt::format("\"{}\" is neither true nor false", value),
                      "write true or false");
    }
    if (field.type == time && !parse_instant(value)) {
        return refuse(path, fmt::format("\"{}\" is no time", value),
                      "write it as in 2026-05-04T10:00:00Z");
    }
    if (!field.choices.empty() && std::ranges::find(field.choices, value) == field.choices.end()) {
        return refuse(path, fmt::format("{} is never \"{}\"", field.label, value),
                      fmt::format("one of: {}", fmt::join(field.choices, ", ")));
    }
    if (value.empty()) return refuse(path, "the value is empty", "use the operator \"empty\"");
    return {};
}

Checked check_leaf(const Condition& leaf, Moment moment, const std::string& path) {
    const auto field = field_named(leaf.field);
    if (!field) {
        const auto like = field_like(leaf.field);
        return refuse(
            path, fmt::format("there is no field \"{}\"", leaf.field),
            like.empty() ? "see the list of fields" : fmt::format("did you mean \"{}\"?", like));
    }
    const auto& fit = fits[static_cast<std::size_t>(leaf.op)];
    if (!(fit.types & bit(field->type))) {
        return refuse(path,
                      fmt::format("{} can't be asked with \"{}\"", field->label, name_of(leaf.op)),
                      fmt::format("one of: {}", names_for(field->type)));
    }
    if (moment == Moment::any && leaf.op >= Operator::changed) {
        return refuse(
            path,
            fmt::format("\"{}\" means something only when an event happens", name_of(leaf.op)),
            "ask for what the field is");
    }
    if (fit.values == leaf.values.empty()) {
        return refuse(path, fit.values ? "a value is missing" : "no value belongs here",
                      fit.values ? "give \"value\"" : "leave \"value\" out");
    }
    const auto values_max = fit.several ? condition_values_max : 1;
    if (leaf.values.size() > values_max) {
        return refuse(path, fmt::format("{} values are too many", leaf.values.size()),
                      fmt::format("at most {} here", values_max));
    }
    for (const auto& value : leaf.values) {
        if (auto good = check_value(leaf, *field, value, path); !good) return good;
    }
    return {};
}

struct Walk {
    Moment moment;
    std::size_t leaves = 0;

    Checked enter(const Condition& condition, const std::string& path, int depth) {
        if (condition.kind == Condition::Kind::leaf) {
            if (++leaves <= condition_leaves_max) return check_leaf(condition, moment, path);
            return refuse(path, fmt::format("more than {} comparisons", condition_leaves_max),
                          "split it into several");
        }
        if (depth > condition_depth_max) {
            return refuse(path, fmt::format("groups nest deeper than {}", condition_depth_max),
                          "flatten them");
        }
        static constexpr std::string_view names[] = {"all", "any", "none"};
        const auto name = names[static_cast<std::size_t>(condition.kind)];
        if (condition.parts.empty() && (condition.kind != Condition::Kind::all || depth > 1)) {
            return refuse(path, fmt::format("\"{}\" has nothing in it", name),
                          "put a comparison in, or leave the group out");
        }
        for (std::size_t i = 0; i < condition.parts.size(); ++i) {
            const auto dot = path.empty() ? "" : ".";
            const auto inner = fmt::format("{}{}{}[{}]", path, dot, name, i);
            if (auto good = enter(condition.parts[i], inner, depth + 1); !good) return good;
        }
        return {};
    }
};

}  // namespace

std::vector<Operator> operators_for(FieldType type) {
    std::vector<Operator> all;
    for (const auto& fit : fits) {
        if (fit.types & bit(type)) all.push_back(fit.op);
    }
    return all;
}

std::string ConditionError::words() const {
    return fmt::format("{}: {} ({})", path, what, mend);
}

std::expected<void, ConditionError> check(const Condition& condition, Moment moment) {
    return Walk{moment}.enter(condition, "", 1);
}

}  // namespace escalation
