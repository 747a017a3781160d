// A small judge of JSON Schemas (2020-12): as much of it as our own description uses. Says where
// a value breaks its schema, in the first words it finds.
#pragma once

#include <algorithm>
#include <string>

#include <nlohmann/json.hpp>

namespace json_schema {

using Json = nlohmann::json;

inline bool has_type(const Json& value, const std::string& type) {
    if (type == "integer") return value.is_number_integer();
    if (type == "number") return value.is_number();
    if (type == "string") return value.is_string();
    if (type == "boolean") return value.is_boolean();
    if (type == "array") return value.is_array();
    if (type == "object") return value.is_object();
    return type == "null" && value.is_null();
}

inline bool fits_type(const Json& value, const Json& type) {
    if (type.is_string()) return has_type(value, type);
    for (const auto& one : type) {
        if (has_type(value, one)) return true;
    }
    return false;
}

/// Empty: the value keeps to the schema, and holds nothing that the schema does not name. `doc` is
/// where references lead to.
inline std::string fault(const Json& doc, const Json& schema, const Json& value,
                         const std::string& at = "$") {
    if (schema.contains("$ref")) {
        const auto path = schema["$ref"].get<std::string>().substr(1);
        const auto to = Json::json_pointer(path);
        if (!doc.contains(to)) return at + ": no schema at " + path;
        return fault(doc, doc.at(to), value, at);
    }
    if (schema.contains("anyOf")) {
        std::string why;
        for (const auto& one : schema["anyOf"]) {
            why = fault(doc, one, value, at);
            if (why.empty()) return {};
        }
        return why;
    }
    if (schema.contains("type") && !fits_type(value, schema["type"])) {
        return at + ": " + value.dump() + " is not " + schema["type"].dump();
    }
    if (schema.contains("enum") &&
        std::ranges::find(schema["enum"], value) == schema["enum"].end()) {
        return at + ": " + value.dump() + " is none of " + schema["enum"].dump();
    }
    if (schema.value("format", "") == "date-time" && value.is_string() &&
        !value.get<std::string>().ends_with("Z")) {
        return at + ": " + value.dump() + " is no time";
    }
    if (schema.value("format", "") == "date" && value.is_string() &&
        value.get<std::string>().size() != 10) {
        return at + ": " + value.dump() + " is no date";
    }
    if (value.is_object()) {
        for (const auto& name : schema.value("required", Json::array())) {
            if (!value.contains(name)) return at + ": " + name.dump() + " is missing";
        }
        const bool open = !schema.contains("properties");
        for (const auto& [name, inner] : value.items()) {
            const auto* known = open ? nullptr : &schema["properties"];
            if (known && !known->contains(name)) return at + "." + name + " is not described";
            if (open && !schema.contains("additionalProperties")) continue;
            const auto& wanted = known ? (*known)[name] : schema["additionalProperties"];
            if (auto why = fault(doc, wanted, inner, at + "." + name); !why.empty()) return why;
        }
    }
    if (value.is_array() && schema.contains("items")) {
        for (std::size_t i = 0; i < value.size(); ++i) {
            auto why = fault(doc, schema["items"], value[i], at + "[" + std::to_string(i) + "]");
            if (!why.empty()) return why;
        }
    }
    return {};
}

}  // namespace json_schema
