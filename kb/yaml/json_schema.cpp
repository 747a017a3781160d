// A table as JSON Schema (draft-07), written as text: editors complete and check with it.
#include "kb/yaml/schema.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <vector>

#include <fmt/format.h>

namespace kb::yaml {
namespace {

std::string quoted(std::string_view text) {
    std::string out = "\"";
    for (const char c : text) {
        if (c == '"' || c == '\\') {
            out += '\\';
            out += c;
        } else if (static_cast<unsigned char>(c) < 0x20) {
            out += fmt::format("\\u{:04x}", static_cast<unsigned>(c));
        } else {
            out += c;
        }
    }
    return out + '"';
}

// A JSON object in the making; members keep their order.
class Object {
  public:
    Object& member(std::string_view name, std::string_view json) {
        members_.push_back(fmt::format("{}: {}", quoted(name), json));
        return *this;
    }
    Object& text(std::string_view name, std::string_view value) {
        return value.empty() ? *this : member(name, quoted(value));
    }
    std::string json() const { return fmt::format("{{{}}}", fmt::join(members_, ", ")); }

  private:
    std::vector<std::string> members_;
};

constexpr std::string_view scalar = R"({"type": ["string", "number", "boolean"]})";

class Writer {
  public:
    std::string write(const Schema& schema, std::string_view title) {
        Object root;
        root.text("$schema", "http://json-schema.org/draft-07/schema#");
        root.text("title", title).text("description", schema.doc);
        members_of(root, schema);
        Object definitions;
        while (!waiting_.empty()) {
            const auto* next = waiting_.back();
            waiting_.pop_back();
            definitions.member(names_.at(next), definition(*next));
        }
        root.member("definitions", definitions.json());
        return root.json();
    }

  private:
    std::string definition(const Schema& schema) {
        Object out;
        out.text("description", schema.doc);
        members_of(out, schema);
        return out.json();
    }

    void members_of(Object& out, const Schema& schema) {
        Object properties;
        std::vector<std::string> required;
        for (const auto& field : schema.fields) {
            properties.member(field.key, described(field));
            if (field.need == Need::required) required.push_back(quoted(field.key));
        }
        out.text("type", "object").member("properties", properties.json());
        if (!required.empty()) {
            out.member("required", fmt::format("[{}]", fmt::join(required, ", ")));
        }
        out.member("additionalProperties",
                   schema.others != nullptr ? described(*schema.others) : "false");
    }

    std::string described(const Field& field) {
        const auto type = type_of(field);
        if (field.doc.empty()) return type;
        return fmt::format(R"({{"description": {}, "allOf": [{}]}})", quoted(field.doc), type);
    }

    std::string type_of(const Field& field) {
        switch (field.type) {
            case Type::map:
                return maybe_text(field, reference(field.of));
            case Type::list:
                return list_of(field);
            case Type::map_of:
                return fmt::format(R"({{"type": "object", "additionalProperties": {}}})",
                                   item_of(field));
            case Type::texts:
                return fmt::format(R"({{"anyOf": [{}, {{"type": "array", "items": {}}}]}})", scalar,
                                   scalar);
            case Type::choice:
                return choice_of(field);
            case Type::any:
                return "{}";
            default:
                return scalar_of(field);
        }
    }

    static std::string maybe_text(const Field& field, std::string json) {
        return field.or_text ? fmt::format(R"({{"anyOf": [{}, {}]}})", scalar, json) : json;
    }

    std::string item_of(const Field& field) {
        if (field.of != nullptr) return maybe_text(field, reference(field.of));
        Field item = field;
        item.type = field.item == field.type ? Type::any : field.item;
        return type_of(item);
    }

    std::string list_of(const Field& field) {
        const auto item = item_of(field);
        const auto list = fmt::format(R"({{"type": "array", "items": {}}})", item);
        return field.or_one ? fmt::format(R"({{"anyOf": [{}, {}]}})", list, item) : list;
    }

    static std::string choice_of(const Field& field) {
        std::vector<std::string> words;
        for (const auto word : words_of(field.values)) words.push_back(quoted(word));
        return fmt::format(R"({{"enum": [{}]}})", fmt::join(words, ", "));
    }

    static std::string scalar_of(const Field& field) {
        switch (field.type) {
            case Type::flag:
                return R"({"enum": [true, false, "true", "false", "yes", "no", "on", "off"]})";
            case Type::integer:
                return ranged("integer", field);
            case Type::number:
                return ranged("number", field);
            case Type::date:
                return pattern(R"(^\\d{4}-\\d{2}-\\d{2}$)");
            case Type::instant:
                return pattern(R"(^\\d{4}-\\d{2}-\\d{2}[Tt ]\\d{2}:\\d{2})");
            case Type::duration:
                return pattern(R"(^\\d+ ?[a-z]|^0$)");
            default:
                return std::string(scalar);
        }
    }

    // `expression` as JSON writes it, backslashes doubled. Patterns judge texts only.
    static std::string pattern(std::string_view expression) {
        return fmt::format(R"({{"type": ["string", "number"], "pattern": "{}"}})", expression);
    }

    static std::string ranged(std::string_view type, const Field& field) {
        Object out;
        out.text("type", type);
        if (field.min > std::numeric_limits<double>::lowest()) {
            out.member("minimum", fmt::format("{}", field.min));
        }
        if (field.max < std::numeric_limits<double>::max()) {
            out.member("maximum", fmt::format("{}", field.max));
        }
        return out.json();
    }

    // Schemas may hold themselves: each becomes one definition, found by its address.
    std::string reference(const Schema* schema) {
        if (schema == nullptr) return R"({"type": "object"})";
        if (!names_.contains(schema)) {
            std::string name;
            for (const char c : schema->name) name += c == ' ' ? '-' : c;
            while (!taken_.insert(name).second) name += '\'';
            names_.emplace(schema, name);
            waiting_.push_back(schema);
        }
        return fmt::format(R"({{"$ref": {}}})", quoted("#/definitions/" + names_.at(schema)));
    }

    std::map<const Schema*, std::string> names_;
    std::set<std::string> taken_;
    std::vector<const Schema*> waiting_;
};

// JSON on one line, laid out: two spaces a level, empty and short ones stay on theirs.
std::string laid_out(std::string_view json) {
    std::string out;
    std::size_t depth = 0;
    bool in_text = false;
    const auto line = [&] { out.append("\n").append(depth * 2, ' '); };
    for (std::size_t i = 0; i < json.size(); ++i) {
        const char c = json[i];
        if (in_text) {
            out += c;
            if (c == '\\') out += json[++i];
            in_text = c != '"';
            continue;
        }
        const bool empty = i + 1 < json.size() && (json[i + 1] == '}' || json[i + 1] == ']');
        if (c == '"') in_text = true;
        if (c == ' ' && out.ends_with(' ')) continue;
        if (c == '{' || c == '[') {
            out += c;
            ++depth;
            if (!empty) line();
        } else if (c == '}' || c == ']') {
            --depth;
            if (!out.ends_with('{') && !out.ends_with('[')) line();
            out += c;
        } else if (c == ',') {
            out += c;
            line();
        } else {
            out += c;
        }
    }
    return out + '\n';
}
}  // namespace

std::string json_schema(const Schema& schema, std::string_view title) {
    return laid_out(Writer().write(schema, title));
}

}  // namespace kb::yaml
