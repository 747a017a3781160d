// Walks a condition over the facts: once for the answer, once for the answer with its reasons.
#include "escalation/condition.hpp"

#include "escalation/fields.hpp"
#include "escalation/words.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <ranges>

#include <fmt/format.h>
#include <fmt/ranges.h>

namespace escalation {
namespace {

using Texts = std::vector<std::string>;

std::optional<double> number_in(std::string_view text) {
    double number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
    return number;
}

bool is_empty(const Value& value) {
    if (std::holds_alternative<std::monostate>(value)) return true;
    if (const auto* text = std::get_if<std::string>(&value)) return text->empty();
    if (const auto* list = std::get_if<Texts>(&value)) return list->empty();
    return false;
}

bool equals(const Value& value, const std::string& wanted) {
    if (const auto* text = std::get_if<std::string>(&value)) return fold(*text) == fold(wanted);
    if (const auto* number = std::get_if<double>(&value)) return number_in(wanted) == *number;
    if (const auto* truth = std::get_if<bool>(&value)) return wanted == (*truth ? "true" : "false");
    if (const auto* at = std::get_if<Instant>(&value)) return parse_instant(wanted) == *at;
    if (const auto* list = std::get_if<Texts>(&value)) {
        return list->size() == 1 && fold(list->front()) == fold(wanted);
    }
    return wanted.empty();
}

bool contains(const Value& value, const std::string& wanted) {
    if (const auto* list = std::get_if<Texts>(&value)) {
        return std::ranges::any_of(*list, [&](auto& one) { return fold(one) == fold(wanted); });
    }
    const auto* text = std::get_if<std::string>(&value);
    return text && fold(*text).contains(fold(wanted));
}

std::ptrdiff_t place_of(const Field& field, std::string_view name) {
    return std::ranges::find(field.choices, name) - field.choices.begin();
}

// Less than nothing if they can't be compared.
std::optional<int> compared(const std::string& name, const Value& value,
                            const std::string& wanted) {
    const auto sign = [](auto a, auto b) { return a < b ? -1 : a > b ? 1 : 0; };
    if (const auto* number = std::get_if<double>(&value)) {
        const auto other = number_in(wanted);
        return other ? std::optional(sign(*number, *other)) : std::nullopt;
    }
    if (const auto* at = std::get_if<Instant>(&value)) {
        const auto other = parse_instant(wanted);
        return other ? std::optional(sign(*at, *other)) : std::nullopt;
    }
    const auto* text = std::get_if<std::string>(&value);
    const auto field = field_named(name);
    if (!text || !field || field->type != FieldType::ordered) return std::nullopt;
    return sign(place_of(*field, *text), place_of(*field, wanted));
}

bool is_older(const Value& value, const std::string& length, Instant now) {
    const auto* at = std::get_if<Instant>(&value);
    const auto span = read_length(length);
    return at && span && now - *at >= *span;
}

// A list's change is told entry by entry.
bool moved(const Value& without, const Value& with, const std::string& entry) {
    if (std::holds_alternative<Texts>(with) || std::holds_alternative<Texts>(without)) {
        return contains(with, entry) && !contains(without, entry);
    }
    return equals(with, entry);
}

bool leaf_holds(const Condition& leaf, const Facts& facts) {
    const auto& value = facts.get(leaf.field);
    const auto some = [&](auto&& fits) { return std::ranges::any_of(leaf.values, fits); };
    const auto before = facts.before.find(leaf.field);
    const bool changed = before != facts.before.end();
    switch (leaf.op) {
        case Operator::is:
        case Operator::in:
            return some([&](auto& one) { return equals(value, one); });
        case Operator::is_not:
            return !some([&](auto& one) { return equals(value, one); });
        case Operator::contains:
            return some([&](auto& one) { return contains(value, one); });
        case Operator::greater:
            return some(
                [&](auto& one) { return compared(leaf.field, value, one).value_or(0) > 0; });
        case Operator::less:
            return some(
                [&](auto& one) { return compared(leaf.field, value, one).value_or(0) < 0; });
        case Operator::older_than:
            return some([&](auto& one) { return is_older(value, one, facts.now); });
        case Operator::matches_word: {
            const auto* text = std::get_if<std::string>(&value);
            if (!text) return false;
            const auto folded = fold(*text);
            return some([&](auto& one) { return has_word(folded, fold(one)); });
        }
        case Operator::empty:
            return is_empty(value);
        case Operator::changed:
            return changed;
        case Operator::changed_from:
            return changed && some([&](auto& one) { return moved(value, before->second, one); });
        case Operator::changed_to:
            return changed && some([&](auto& one) { return moved(before->second, value, one); });
    }
    return false;
}

constexpr std::size_t shown_bytes = 80;

std::string shown(const Value& value) {
    if (is_empty(value)) return "empty";
    if (const auto* number = std::get_if<double>(&value)) return fmt::format("{}", *number);
    if (const auto* truth = std::get_if<bool>(&value)) return *truth ? "true" : "false";
    if (const auto* at = std::get_if<Instant>(&value)) return format_instant(*at);
    if (const auto* list = std::get_if<Texts>(&value)) {
        return fmt::format("{}", fmt::join(*list, ", "));
    }
    const auto& text = std::get<std::string>(value);
    if (text.size() <= shown_bytes) return text;
    auto end = shown_bytes;
    while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) --end;
    return text.substr(0, end) + "…";
}

std::string wanted(const Condition& leaf) {
    static constexpr std::string_view phrases[] = {
        "",           "not ",       "something with ", "one of ",
        "more than ", "less than ", "at least ",       "one of the words ",
        "empty",      "a change",   "a change from ",  "a change to "};
    const auto phrase = phrases[static_cast<std::size_t>(leaf.op)];
    auto values = fmt::format("{}", fmt::join(leaf.values, " or "));
    if (leaf.op == Operator::older_than) values += " ago";
    return fmt::format("{}{}", phrase, values);
}

std::string words_for(const Condition& leaf, const Facts& facts, bool held) {
    const auto field = field_named(leaf.field);
    const std::string label(field ? field->label : std::string_view(leaf.field));
    const auto& value = facts.get(leaf.field);
    auto is = fmt::format("{} is {}", label, shown(value));
    if (leaf.op == Operator::older_than && std::holds_alternative<Instant>(value)) {
        is += fmt::format(" ({} ago)", format_duration(facts.now - std::get<Instant>(value)));
    }
    if (const auto before = facts.before.find(leaf.field); before != facts.before.end()) {
        is += fmt::format(" (before: {})", shown(before->second));
    } else if (leaf.op >= Operator::changed) {
        is += " (unchanged)";
    }
    return held ? is : fmt::format("{}, wanted {}", is, wanted(leaf));
}

bool join(Condition::Kind kind, const std::vector<bool>& parts) {
    const auto held = std::ranges::count(parts, true);
    if (kind == Condition::Kind::any) return held > 0;
    if (kind == Condition::Kind::none) return held == 0;
    return held == std::ssize(parts);
}

bool explained(const Condition& condition, const Facts& facts, const std::string& path,
               std::vector<Reason>& leaves) {
    if (condition.kind == Condition::Kind::leaf) {
        const bool held = leaf_holds(condition, facts);
        leaves.push_back({path, held, words_for(condition, facts, held)});
        return held;
    }
    static constexpr std::string_view names[] = {"all", "any", "none"};
    const auto name = names[static_cast<std::size_t>(condition.kind)];
    std::vector<bool> parts;
    for (std::size_t i = 0; i < condition.parts.size(); ++i) {
        const auto dot = path.empty() ? "" : ".";
        const auto inner = fmt::format("{}{}{}[{}]", path, dot, name, i);
        parts.push_back(explained(condition.parts[i], facts, inner, leaves));
    }
    return join(condition.kind, parts);
}

}  // namespace

Condition leaf(std::string field, Operator op, std::vector<std::string> values) {
    return {.kind = Condition::Kind::leaf,
            .field = std::move(field),
            .op = op,
            .values = std::move(values)};
}

const Value& Facts::get(std::string_view field) const {
    static const Value nothing;
    const auto at = values.find(field);
    return at == values.end() ? nothing : at->second;
}

bool holds(const Condition& condition, const Facts& facts) {
    const auto fits = [&](const Condition& part) { return holds(part, facts); };
    switch (condition.kind) {
        case Condition::Kind::all:
            return std::ranges::all_of(condition.parts, fits);
        case Condition::Kind::any:
            return std::ranges::any_of(condition.parts, fits);
        case Condition::Kind::none:
            return std::ranges::none_of(condition.parts, fits);
        case Condition::Kind::leaf:
            return leaf_holds(condition, facts);
    }
    return false;
}

Judgement explain(const Condition& condition, const Facts& facts) {
    Judgement verdict;
    verdict.held = explained(condition, facts, "", verdict.leaves);
    return verdict;
}

}  // namespace escalation
