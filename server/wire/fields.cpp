// Fields over nlohmann: the parser is iterative, and what could crash it later (deep nesting, odd
// numbers, missing keys) is refused here.
#include "server/wire/fields.hpp"

#include "escalation/instant.hpp"
#include "server/wire/utf8.hpp"

#include <limits>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace wire {
namespace {
using Json = nlohmann::json;

Refusal refusal(Code code, std::string text) {
    return {code, std::move(text), {}, {}};
}

bool has_bom(std::string_view text) {
    return text.starts_with("\xEF\xBB\xBF");
}

std::string id_in(const Json& object) {
    const auto id = object.find("id");
    if (id == object.end() || !id->is_string()) return {};
    const auto& text = id->get_ref<const std::string&>();
    return text.size() <= client_id_bytes ? text : std::string();
}
}  // namespace

bool too_deep(std::string_view json, int depth_max) {
    int depth = 0;
    bool in_text = false;
    for (std::size_t i = 0; i < json.size(); ++i) {
        const char c = json[i];
        if (in_text) {
            if (c == '\\') ++i;
            if (c == '"') in_text = false;
            continue;
        }
        if (c == '"') in_text = true;
        if (c == '[' || c == '{') ++depth;
        if (c == ']' || c == '}') --depth;
        if (depth > depth_max) return true;
    }
    return false;
}

Read<Fields> Fields::read(std::string_view text, int depth_max) {
    if (!is_utf8(text)) return std::unexpected(refusal(Code::invalid_utf8, "this is not UTF-8"));
    if (too_deep(text, depth_max)) {
        return std::unexpected(
            refusal(Code::invalid_json,
                    fmt::format("the JSON is nested deeper than {} levels", depth_max)));
    }
    auto parsed = Json::parse(text.begin(), text.end(), nullptr, /*allow_exceptions=*/false);
    if (parsed.is_discarded() || has_bom(text)) {
        return std::unexpected(refusal(Code::invalid_json, "this is not JSON"));
    }
    if (!parsed.is_object()) {
        return std::unexpected(refusal(Code::invalid_json, "a JSON object is wanted here"));
    }
    return Fields(std::move(parsed));
}

Fields::Fields(Json object)
    : object_(std::make_unique<Json>(std::move(object))), id_(id_in(*object_)) {}
Fields::Fields(Fields&&) noexcept = default;
Fields& Fields::operator=(Fields&&) noexcept = default;
Fields::~Fields() = default;

const Json* Fields::find(std::string_view name) const {
    const auto found = object_->find(name);
    return found == object_->end() ? nullptr : &*found;
}

bool Fields::has(std::string_view name) const {
    return find(name) != nullptr;
}

bool Fields::is_null(std::string_view name) const {
    const auto* value = find(name);
    return value && value->is_null();
}

void Fields::blame(Code code, std::string_view field, std::string text) {
    if (!fault_) fault_ = Refusal{code, std::move(text), std::string(field), id_};
}

Refusal Fields::fault() const {
    return fault_.value_or(Refusal{.text = {}, .field = {}, .id = id_});
}

void Fields::missing(std::string_view name) {
    blame(Code::invalid_field, name, fmt::format("\"{}\" is missing", name));
}

std::string Fields::text_of(const Json& value, std::string_view name, Bounds bounds) {
    if (!value.is_string()) {
        blame(Code::invalid_field, name, fmt::format("\"{}\" must be a text", name));
        return {};
    }
    const auto& text = value.get_ref<const std::string&>();
    const auto length = count_characters(text);
    if (length > bounds.max) {
        blame(Code::too_long, name,
              fmt::format("\"{}\" is longer than {} characters", name, bounds.max));
        return {};
    }
    if (length < bounds.min) {
        blame(Code::invalid_field, name, fmt::format("\"{}\" is empty or too short", name));
        return {};
    }
    if (text.contains('\0')) {
        blame(Code::invalid_field, name, fmt::format("\"{}\" holds a NUL", name));
        return {};
    }
    return text;
}

std::int64_t Fields::integer_of(const Json& value, std::string_view name, std::int64_t min,
                                std::int64_t max) {
    const bool whole = value.is_number_integer() &&
                       !(value.is_number_unsigned() && value.get<std::uint64_t>() > INT64_MAX);
    const auto number = whole ? value.get<std::int64_t>() : 0;
    if (whole && number >= min && number <= max) return number;
    blame(Code::invalid_field, name,
          fmt::format("\"{}\" must be a whole number from {} to {}", name, min, max));
    return 0;
}

bool Fields::truth_of(const Json& value, std::string_view name) {
    if (value.is_boolean()) return value.get<bool>();
    blame(Code::invalid_field, name, fmt::format("\"{}\" must be true or false", name));
    return false;
}

std::string Fields::text(std::string_view name, Bounds bounds) {
    const auto* value = find(name);
    if (value) return text_of(*value, name, bounds);
    missing(name);
    return {};
}

std::int64_t Fields::integer(std::string_view name, std::int64_t min, std::int64_t max) {
    const auto* value = find(name);
    if (value) return integer_of(*value, name, min, max);
    missing(name);
    return 0;
}

bool Fields::truth(std::string_view name) {
    const auto* value = find(name);
    if (value) return truth_of(*value, name);
    missing(name);
    return false;
}

std::vector<std::int64_t> Fields::integers(std::string_view name, std::size_t items_max,
                                           std::int64_t min, std::int64_t max) {
    std::vector<std::int64_t> numbers;
    const auto* value = find(name);
    if (!value || !value->is_array() || value->size() > items_max) {
        blame(Code::invalid_field, name,
              fmt::format("\"{}\" must be a list of at most {} numbers", name, items_max));
        return numbers;
    }
    for (const auto& item : *value) numbers.push_back(integer_of(item, name, min, max));
    return numbers;
}

std::string Fields::scalar(std::string_view name) {
    const auto* value = find(name);
    if (!value || value->is_null()) return {};
    if (value->is_string()) return text_of(*value, name, {.max = 4000});
    if (value->is_number() || value->is_boolean()) return value->dump();
    blame(Code::invalid_field, name,
          fmt::format("\"{}\" must be a text, a number, true or false", name));
    return {};
}

std::vector<std::string> Fields::names() const {
    std::vector<std::string> all;
    for (const auto& [name, value] : object_->items()) all.push_back(name);
    return all;
}

std::string Fields::text_or(std::string_view name, std::string_view fallback, Bounds bounds) {
    const auto* value = find(name);
    return value && !value->is_null() ? text_of(*value, name, bounds) : std::string(fallback);
}

std::int64_t Fields::integer_or(std::string_view name, std::int64_t fallback, std::int64_t min,
                                std::int64_t max) {
    const auto* value = find(name);
    return value && !value->is_null() ? integer_of(*value, name, min, max) : fallback;
}

bool Fields::truth_or(std::string_view name, bool fallback) {
    const auto* value = find(name);
    return value && !value->is_null() ? truth_of(*value, name) : fallback;
}

std::optional<std::string> Fields::maybe_text(std::string_view name, Bounds bounds) {
    const auto* value = find(name);
    if (!value) return std::nullopt;
    return text_of(*value, name, bounds);
}

std::optional<std::int64_t> Fields::maybe_integer(std::string_view name, std::int64_t min,
                                                  std::int64_t max) {
    const auto* value = find(name);
    if (!value) return std::nullopt;
    return integer_of(*value, name, min, max);
}

std::optional<bool> Fields::maybe_truth(std::string_view name) {
    const auto* value = find(name);
    if (!value) return std::nullopt;
    return truth_of(*value, name);
}

std::optional<std::vector<std::string>> Fields::maybe_texts(std::string_view name,
                                                            std::size_t items_max, Bounds bounds) {
    const auto* value = find(name);
    if (!value) return std::nullopt;
    if (!value->is_array() || value->size() > items_max) {
        blame(Code::invalid_field, name,
              fmt::format("\"{}\" must be a list of at most {} texts", name, items_max));
        return std::nullopt;
    }
    std::vector<std::string> texts;
    for (const auto& item : *value) texts.push_back(text_of(item, name, bounds));
    return texts;
}

std::optional<std::vector<std::int64_t>> Fields::maybe_integers(std::string_view name,
                                                                std::size_t items_max) {
    const auto* value = find(name);
    if (!value) return std::nullopt;
    if (!value->is_array() || value->size() > items_max) {
        blame(Code::invalid_field, name,
              fmt::format("\"{}\" must be a list of at most {} numbers", name, items_max));
        return std::nullopt;
    }
    std::vector<std::int64_t> numbers;
    for (const auto& item : *value) {
        numbers.push_back(integer_of(item, name, 0, std::numeric_limits<std::int64_t>::max()));
    }
    return numbers;
}

std::vector<std::pair<std::string, std::string>> Fields::values(std::string_view name,
                                                                std::size_t items_max,
                                                                Bounds bounds) {
    std::vector<std::pair<std::string, std::string>> found;
    const auto* object = find(name);
    if (!object || object->is_null()) return found;
    if (!object->is_object() || object->size() > items_max) {
        blame(Code::invalid_field, name,
              fmt::format("\"{}\" must be an object of at most {} values", name, items_max));
        return found;
    }
    for (const auto& [key, value] : object->items()) {
        const auto path = fmt::format("{}.{}", name, key);
        if (value.is_structured()) {
            blame(Code::invalid_field, path, fmt::format("\"{}\" must be a single value", path));
        } else if (value.is_string()) {
            found.emplace_back(key, text_of(value, path, bounds));
        } else {
            found.emplace_back(key, value.is_null() ? std::string() : value.dump());
        }
    }
    return found;
}

std::optional<std::string> Fields::json(std::string_view name) const {
    const auto* value = find(name);
    if (!value) return std::nullopt;
    return value->dump(-1, ' ', false, Json::error_handler_t::replace);
}

std::optional<store::Time> Fields::maybe_time(std::string_view name) {
    const auto text = maybe_text(name, {.min = 1, .max = 40});
    if (!text || !good()) return std::nullopt;
    const auto time = escalation::parse_instant(*text);
    if (time) return *time;
    blame(Code::invalid_field, name, fmt::format("\"{}\": {}", name, time.error()));
    return std::nullopt;
}

Fields Fields::inner(std::string_view name) {
    const auto* value = find(name);
    if (value && !value->is_null() && !value->is_object()) {
        blame(Code::invalid_field, name, fmt::format("\"{}\" must be an object", name));
    }
    return Fields(value && value->is_object() ? *value : Json::object());
}

void Fields::check(const Fields& inner) {
    if (inner.fault_) blame(inner.fault_->code, inner.fault_->field, inner.fault_->text);
}

}  // namespace wire
