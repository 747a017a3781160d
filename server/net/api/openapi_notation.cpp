// From the short notation to JSON Schema: cut at the outermost bars, then one case a form.
#include "server/net/api/openapi_notation.hpp"

#include "server/wire/writer.hpp"

#include <algorithm>
#include <array>
#include <vector>

#include <fmt/format.h>

namespace net {
namespace {

struct Primitive {
    std::string_view name;
    std::string_view type;
    std::string_view format;
};
constexpr std::array primitives = {
    Primitive{"text", "string", ""},          Primitive{"integer", "integer", ""},
    Primitive{"number", "number", ""},        Primitive{"truth", "boolean", ""},
    Primitive{"time", "string", "date-time"}, Primitive{"date", "string", "date"},
    Primitive{"object", "object", ""},        Primitive{"null", "null", ""},
};

const Primitive* primitive_named(std::string_view name) {
    const auto found = std::ranges::find(primitives, name, &Primitive::name);
    return found == primitives.end() ? nullptr : &*found;
}

// Cut at `mark` where no bracket is open.
std::vector<std::string_view> parts_of(std::string_view type, char mark) {
    std::vector<std::string_view> parts;
    int depth = 0;
    std::size_t from = 0;
    for (std::size_t i = 0; i <= type.size(); ++i) {
        const char c = i < type.size() ? type[i] : mark;
        if (c == '[' || c == '{') ++depth;
        if (c == ']' || c == '}') --depth;
        if (c != mark || (depth != 0 && i < type.size())) continue;
        parts.push_back(type.substr(from, i - from));
        from = i + 1;
    }
    return parts;
}

std::string primitive_schema(const Primitive& one, bool or_null) {
    const auto type =
        or_null ? fmt::format(R"(["{}","null"])", one.type) : fmt::format(R"("{}")", one.type);
    if (one.format.empty()) return fmt::format(R"({{"type":{}}})", type);
    return fmt::format(R"({{"type":{},"format":"{}"}})", type, one.format);
}

std::string choice_schema(std::string_view type) {
    std::string out;
    wire::Writer schema(out);
    schema.open().text("type", "string").open_list("enum");
    for (const auto one : parts_of(type, '/')) schema.item(one);
    schema.close_list().close();
    return out;
}

std::string one_schema(std::string_view type) {
    const auto inner = [&] { return schema_of(type.substr(1, type.size() - 2)); };
    if (type == "any") return "{}";
    if (const auto* primitive = primitive_named(type)) return primitive_schema(*primitive, false);
    if (type.starts_with('[')) return fmt::format(R"({{"type":"array","items":{}}})", inner());
    if (type.starts_with('{')) {
        return fmt::format(R"({{"type":"object","additionalProperties":{}}})", inner());
    }
    if (type.contains('/')) return choice_schema(type);
    return fmt::format(R"({{"$ref":"#/components/schemas/{}"}})", type);
}

void collect(const Noun& noun, std::span<const Noun> others, std::vector<FieldNote>& into) {
    for (auto rest = noun.fields; !rest.empty();) {
        const auto word = take_word(rest);
        if (!word.starts_with('+')) {
            into.push_back(field_note(word));
            continue;
        }
        const auto base = std::ranges::find(others, word.substr(1), &Noun::name);
        if (base != others.end()) collect(*base, others, into);
    }
}

}  // namespace

std::string_view take_word(std::string_view& words) {
    const auto begin = std::min(words.find_first_not_of(" \n"), words.size());
    const auto end = std::min(words.find_first_of(" \n", begin), words.size());
    const auto word = words.substr(begin, end - begin);
    words.remove_prefix(std::min(words.find_first_not_of(" \n", end), words.size()));
    return word;
}

FieldNote field_note(std::string_view word) {
    const auto colon = std::min(word.find(':'), word.size());
    FieldNote note{.name = word.substr(0, colon), .type = "text"};
    if (colon < word.size()) note.type = word.substr(colon + 1);
    note.optional = note.name.ends_with('?');
    if (note.optional) note.name.remove_suffix(1);
    return note;
}

std::string schema_of(std::string_view type) {
    const auto parts = parts_of(type, '|');
    if (parts.size() == 1) return one_schema(type);
    const auto* first = primitive_named(parts[0]);
    if (parts.size() == 2 && first && parts[1] == "null") return primitive_schema(*first, true);
    std::string any;
    for (const auto part : parts) any += (any.empty() ? "" : ",") + one_schema(part);
    return fmt::format(R"({{"anyOf":[{}]}})", any);
}

std::string noun_schema(const Noun& noun, std::span<const Noun> others) {
    if (noun.fields.starts_with("= ")) return schema_of(noun.fields.substr(2));
    std::vector<FieldNote> all;
    collect(noun, others, all);
    std::string out;
    wire::Writer schema(out);
    schema.open().text("type", "object").open("properties");
    for (const auto& field : all) schema.raw(field.name, schema_of(field.type));
    schema.close().open_list("required");
    for (const auto& field : all) {
        if (!field.optional) schema.item(field.name);
    }
    schema.close_list().close();
    return out;
}

}  // namespace net
