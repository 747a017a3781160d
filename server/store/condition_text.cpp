// A condition from JSON and to JSON; what it may mean is escalation's to check.
#include "server/store/condition_text.hpp"

#include "escalation/fields.hpp"
#include "server/store/json_text.hpp"

#include <charconv>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace store {
namespace {
using escalation::Condition;
using escalation::ConditionError;
using escalation::FieldType;
using Json = nlohmann::json;
using Read = std::expected<Condition, ConditionError>;

constexpr std::string_view group_names[] = {"all", "any", "none"};

std::unexpected<ConditionError> refuse(std::string path, std::string_view what,
                                       std::string_view mend) {
    if (path.empty()) path = "condition";
    return std::unexpected(ConditionError{std::move(path), std::string(what), std::string(mend)});
}

std::optional<std::string> value_text(const Json& json) {
    if (json.is_string()) return json.get<std::string>();
    if (json.is_boolean()) return json.get<bool>() ? "true" : "false";
    if (json.is_number_integer()) return fmt::format("{}", json.get<std::int64_t>());
    if (json.is_number()) return fmt::format("{}", json.get<double>());
    return std::nullopt;
}

constexpr std::string_view value_fault = "a value must be text, number or truth";
constexpr std::string_view value_mend = "or a list of those";

bool take_value(const Json& json, Condition& leaf) {
    auto text = value_text(json);
    if (text) leaf.values.push_back(std::move(*text));
    return text.has_value();
}

Read read_leaf(const Json& json, const std::string& path) {
    const auto field = json.find("field");
    const auto op = json.find("op");
    if (field == json.end() || !field->is_string() || op == json.end() || !op->is_string()) {
        return refuse(path, "neither a group nor a comparison",
                      R"(write {"field": ..., "op": ..., "value": ...}, or all, any or none)");
    }
    const auto named = escalation::operator_named(op->get<std::string>());
    if (!named) {
        return refuse(path, fmt::format("there is no operator \"{}\"", op->get<std::string>()),
                      "see the list of operators");
    }
    auto leaf = escalation::leaf(field->get<std::string>(), *named);
    for (const auto& [key, value] : json.items()) {
        if (key == "field" || key == "op") continue;
        if (key != "value") {
            return refuse(path, fmt::format("there is no \"{}\" in a comparison", key),
                          "field, op and value are all");
        }
        if (!value.is_array()) {
            if (!take_value(value, leaf)) return refuse(path, value_fault, value_mend);
            continue;
        }
        for (const auto& one : value) {
            if (!take_value(one, leaf)) return refuse(path, value_fault, value_mend);
            if (leaf.values.size() > escalation::condition_values_max) break;
        }
    }
    return leaf;
}

Read read_node(const Json& json, const std::string& path, int depth) {
    if (!json.is_object()) return refuse(path, "not an object", "write {...}");
    for (std::size_t kind = 0; kind < std::size(group_names); ++kind) {
        const auto parts = json.find(group_names[kind]);
        if (parts == json.end()) continue;
        if (json.size() != 1 || !parts->is_array()) {
            return refuse(path,
                          fmt::format("\"{}\" stands alone and holds a list", group_names[kind]),
                          "nest groups instead");
        }
        if (depth > escalation::condition_depth_max) {
            return refuse(path, "groups nest too deep", "flatten them");
        }
        Condition group{.kind = static_cast<Condition::Kind>(kind)};
        for (const auto& part : *parts) {
            const auto dot = path.empty() ? "" : ".";
            auto read = read_node(
                part, fmt::format("{}{}{}[{}]", path, dot, group_names[kind], group.parts.size()),
                depth + 1);
            if (!read) return read;
            group.parts.push_back(std::move(*read));
            if (group.parts.size() > escalation::condition_leaves_max) break;
        }
        return group;
    }
    return read_leaf(json, path);
}

// Numbers and truths as such, where the field is one.
void write_value(JsonText& out, FieldType type, const std::string& value) {
    double number = 0;
    const auto [end, error] = std::from_chars(value.data(), value.data() + value.size(), number);
    const bool whole = error == std::errc{} && end == value.data() + value.size();
    if (type == FieldType::number && whole) {
        const auto integer = static_cast<std::int64_t>(number);
        if (static_cast<double>(integer) == number) {
            out.integer(integer);
        } else {
            out.number(number);
        }
        return;
    }
    if (type == FieldType::truth) {
        out.boolean(value == "true");
        return;
    }
    out.text(value);
}

void write_node(JsonText& out, const Condition& condition) {
    out.open('{');
    if (condition.kind != Condition::Kind::leaf) {
        out.key(group_names[static_cast<std::size_t>(condition.kind)]).open('[');
        for (const auto& part : condition.parts) write_node(out, part);
        out.close(']').close('}');
        return;
    }
    const auto field = escalation::field_named(condition.field);
    const auto type = field ? field->type : FieldType::text;
    out.key("field").text(condition.field).key("op").text(name_of(condition.op));
    if (condition.values.size() == 1) {
        out.key("value");
        write_value(out, type, condition.values.front());
    } else if (!condition.values.empty()) {
        out.key("value").open('[');
        for (const auto& value : condition.values) write_value(out, type, value);
        out.close(']');
    }
    out.close('}');
}

}  // namespace

std::string condition_text(const Condition& condition) {
    JsonText out;
    write_node(out, condition);
    return out.take();
}

Read read_condition(std::string_view json, escalation::Moment moment) {
    if (json.empty()) return Condition{};
    if (json.size() > condition_text_bytes_max) {
        return refuse("", "too long",
                      fmt::format("keep it under {} bytes", condition_text_bytes_max));
    }
    const auto parsed = Json::parse(json, nullptr, false);
    if (parsed.is_discarded()) return refuse("", "not JSON", "mend the brackets and quotes");
    if (parsed.is_object() && parsed.empty()) return Condition{};
    auto condition = read_node(parsed, "", 1);
    if (!condition) return condition;
    if (auto sound = escalation::check(*condition, moment); !sound) {
        return std::unexpected(sound.error());
    }
    return condition;
}

}  // namespace store
