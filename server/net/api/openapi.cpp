// The document, address by address.
#include "server/net/api/openapi.hpp"

#include "server/net/api/route_scope.hpp"
#include "server/wire/writer.hpp"

#include <algorithm>
#include <set>
#include <vector>

#include <fmt/format.h>

namespace net {
namespace {
std::string lower(std::string_view text) {
    std::string out(text);
    for (auto& c : out) c = static_cast<char>(c | 0x20);
    return out;
}

// "post_webhooks_id_rotate": stable and unique, for generated clients.
std::string operation_id(const Route& one) {
    auto id = lower(name(one.method));
    auto path = one.pattern;
    if (path.starts_with("/api/v1/")) path.remove_prefix(7);
    for (const char c : path) {
        if (c == '{' || c == '}') continue;
        id += c == '/' || c == '-' || c == '.' ? '_' : c;
    }
    return id;
}

std::string_view words_for(std::string_view status) {
    if (status == "201") return "Made";
    if (status == "202") return "Taken on, done later";
    if (status == "204") return "Done";
    if (status == "503") return "Not now";
    return "As asked";
}

std::string access_words(const Route& one) {
    const auto scope = scope_needed(one);
    const auto token = scope.empty() ? "" : fmt::format(" Tokens need the scope {}.", scope);
    switch (one.access) {
        case Access::open:
            return "Open to everybody.";
        case Access::viewer:
            return "Any log-in." + token;
        case Access::agent:
            return "Role agent or admin." + token;
        case Access::admin:
            return "Role admin." + token;
    }
    return "";
}

void add_parameter(wire::Writer& doc, const FieldNote& one, std::string_view in) {
    doc.open().text("name", one.name).text("in", in).truth("required", in == "path");
    doc.raw("schema", schema_of(one.type)).close();
}

void add_parameters(wire::Writer& doc, const Route& one, const Shape* shape) {
    doc.open_list("parameters");
    for (auto rest = one.pattern; rest.contains('{');) {
        const auto from = rest.find('{') + 1;
        const auto to = rest.find('}');
        add_parameter(doc, {rest.substr(from, to - from), "text"}, "path");
        rest.remove_prefix(to + 1);
    }
    for (auto rest = shape ? shape->query : std::string_view(); !rest.empty();) {
        add_parameter(doc, field_note(take_word(rest)), "query");
    }
    doc.close_list();
}

// "[Ticket]" as an answer is a page of them, with the place of the next.
std::string answer_schema(std::string_view type) {
    if (!type.starts_with('[')) return schema_of(type);
    const auto fields = fmt::format("items:{} next:text|null", type);
    return noun_schema({"", fields}, {});
}

void add_content(wire::Writer& doc, std::string_view type) {
    const bool media = type.contains('/');
    doc.open("content").open(media ? type : "application/json");
    if (!media) doc.raw("schema", answer_schema(type));
    doc.close().close();
}

void add_request(wire::Writer& doc, const Shape* shape) {
    if (!shape || shape->body.empty()) return;
    doc.open("requestBody").truth("required", true).open("content");
    doc.open("application/json").raw("schema", schema_of(shape->body)).close().close().close();
}

bool is_status(std::string_view word) {
    return word.size() == 3 && word.find_first_not_of("0123456789") == word.npos;
}

// "201 Ticket | 202 Held"
void add_answers(wire::Writer& doc, const Shape* shape) {
    doc.open("responses");
    for (auto rest = shape ? shape->answer : std::string_view(); !rest.empty();) {
        auto one = take_word(rest);
        const auto status = is_status(one) ? one : "200";
        doc.open(status).text("description", words_for(status));
        if (is_status(one)) one = rest.starts_with('|') ? std::string_view() : take_word(rest);
        if (!one.empty()) add_content(doc, one);
        doc.close();
        if (rest.starts_with('|')) take_word(rest);
    }
    doc.open("default").text("description", "A problem document (RFC 9457)");
    doc.open("content").open("application/problem+json");
    doc.raw("schema", schema_of("Problem")).close().close().close().close();
}

void add_security(wire::Writer& doc, const Route& one) {
    doc.open_list("security");
    if (one.access != Access::open) {
        doc.open().open_list("cookie").close_list().close();
        doc.open().open_list("bearer").close_list().close();
    }
    doc.close_list();
}

void describe(wire::Writer& doc, const Route& one) {
    const auto* shape = shape_of(one);
    doc.open(lower(name(one.method))).text("operationId", operation_id(one));
    doc.text("summary", one.summary).text("description", access_words(one));
    add_parameters(doc, one, shape);
    add_request(doc, shape);
    add_answers(doc, shape);
    add_security(doc, one);
    doc.close();
}
// The areas in the order of the document.
constexpr Area (*areas[])() = {service_area,  webhook_area, ticket_area,   teamwork_area,
                               customer_area, privacy_area, playbook_area, knowledge_area};

std::vector<Noun> all_nouns() {
    std::vector<Noun> all;
    for (const auto area : areas) {
        const auto more = area().nouns;
        all.insert(all.end(), more.begin(), more.end());
    }
    return all;
}

void add_components(wire::Writer& doc) {
    doc.open("components").open("securitySchemes");
    doc.open("cookie").text("type", "apiKey").text("in", "cookie");
    doc.text("name", "deskbell_session").close();
    doc.open("bearer").text("type", "http").text("scheme", "bearer").close().close();
    doc.open("schemas");
    const auto nouns = all_nouns();
    for (const auto& noun : nouns) doc.raw(noun.name, noun_schema(noun, nouns));
    doc.close().close();
}

std::string written() {
    std::string out;
    wire::Writer doc(out);
    doc.open().text("openapi", "3.1.0");
    doc.open("info").text("title", "Deskbell").text("version", DESKBELL_VERSION).close();
    add_components(doc);
    doc.open("paths");
    std::set<std::string_view> done;  // one address may stand in several places of the tables
    for (const auto& first : routes()) {
        if (!done.insert(first.pattern).second) continue;
        doc.open(first.pattern);
        for (const auto& one : routes()) {
            if (one.pattern == first.pattern) describe(doc, one);
        }
        doc.close();
    }
    doc.close().close();
    return out;
}
}  // namespace

std::span<const Shape> shapes() {
    static const auto all = [] {
        std::vector<Shape> found;
        for (const auto area : areas) {
            const auto more = area().shapes;
            found.insert(found.end(), more.begin(), more.end());
        }
        return found;
    }();
    return all;
}

const Shape* shape_of(const Route& route) {
    const auto all = shapes();
    const auto found = std::ranges::find_if(all, [&](const Shape& shape) {
        return shape.method == route.method && shape.pattern == route.pattern;
    });
    return found == all.end() ? nullptr : &*found;
}

const std::string& openapi_document() {
    static const auto document = written();
    return document;
}

}  // namespace net
