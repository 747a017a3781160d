// The document, address by address.
#include "server/net/openapi.hpp"

#include "server/net/route_scope.hpp"
#include "server/wire/writer.hpp"

#include <algorithm>
#include <set>

#include <fmt/format.h>

namespace net {
namespace {
constexpr std::string_view schema_root = "#/components/schemas/";

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

void add_parameter(wire::Writer& doc, std::string_view name, std::string_view in) {
    doc.open().text("name", name).text("in", in).truth("required", in == "path");
    doc.open("schema").text("type", "string").close().close();
}

void add_parameters(wire::Writer& doc, const Route& one, const Shape* shape) {
    doc.open_list("parameters");
    for (auto rest = one.pattern; rest.contains('{');) {
        const auto from = rest.find('{') + 1;
        const auto to = rest.find('}');
        add_parameter(doc, rest.substr(from, to - from), "path");
        rest.remove_prefix(to + 1);
    }
    for (auto rest = shape ? shape->query : std::string_view(); !rest.empty();) {
        const auto end = std::min(rest.find(' '), rest.size());
        add_parameter(doc, rest.substr(0, end), "query");
        rest.remove_prefix(std::min(rest.size(), end + 1));
    }
    doc.close_list();
}

void add_ref(wire::Writer& doc, std::string_view key, std::string_view schema) {
    doc.open(key).text("$ref", std::string(schema_root) + std::string(schema)).close();
}

void add_schema(wire::Writer& doc, std::string_view schema) {
    if (schema == "object") {
        doc.open("schema").text("type", "object").close();
    } else if (schema.starts_with('[')) {
        doc.open("schema").text("type", "object").open("properties");
        doc.open("items").text("type", "array");
        add_ref(doc, "items", schema.substr(1, schema.size() - 2));
        doc.close().open("next").open_list("type").item("string").item("null").close_list();
        doc.close().close().open_list("required").item("items").item("next").close_list();
        doc.close();
    } else {
        add_ref(doc, "schema", schema);
    }
}

void add_content(wire::Writer& doc, std::string_view schema) {
    if (schema == "text") {
        doc.open("content").open("text/plain").close().close();
        return;
    }
    doc.open("content").open("application/json");
    add_schema(doc, schema);
    doc.close().close();
}

bool takes_body(const Route& one) {
    return one.method == Method::post || one.method == Method::patch || one.method == Method::put;
}

void add_request(wire::Writer& doc, const Route& one, const Shape* shape) {
    if (!takes_body(one) || (shape && shape->body.empty())) return;
    doc.open("requestBody");
    add_content(doc, shape ? shape->body : "object");
    doc.close();
}

void add_answers(wire::Writer& doc, const Route&, const Shape* shape) {
    doc.open("responses");
    doc.open(std::to_string(shape ? shape->status : 200)).text("description", "As asked");
    if (!shape || !shape->answer.empty()) add_content(doc, shape ? shape->answer : "object");
    doc.close().open("default").text("description", "A problem document (RFC 9457)");
    doc.open("content").open("application/problem+json");
    add_ref(doc, "schema", "Problem");
    doc.close().close().close().close();
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
    const auto known = std::ranges::find_if(shapes(), [&](const Shape& shape) {
        return shape.method == one.method && shape.pattern == one.pattern;
    });
    const auto* shape = known == shapes().end() ? nullptr : &*known;
    doc.open(lower(name(one.method))).text("operationId", operation_id(one));
    doc.text("summary", one.summary).text("description", access_words(one));
    add_parameters(doc, one, shape);
    add_request(doc, one, shape);
    add_answers(doc, one, shape);
    add_security(doc, one);
    doc.close();
}
}  // namespace

std::string openapi_document() {
    std::string out;
    wire::Writer doc(out);
    doc.open().text("openapi", "3.1.0");
    doc.open("info").text("title", "Deskbell").text("version", DESKBELL_VERSION).close();
    doc.open("components").open("securitySchemes");
    doc.open("cookie").text("type", "apiKey").text("in", "cookie");
    doc.text("name", "deskbell_session").close();
    doc.open("bearer").text("type", "http").text("scheme", "bearer").close();
    doc.close().raw("schemas", openapi_schemas()).close().open("paths");
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

}  // namespace net
