// Holds every answer that a test gets against the description of the API: the status must be
// described, the body must keep to its schema and hold nothing that is not described, and what was
// accepted must have been asked for as described.
#pragma once

#include "server/net/api/openapi.hpp"
#include "tests/net/client.hpp"
#include "tests/net/json_schema.hpp"

#include <string>
#include <string_view>

#include <fmt/format.h>

namespace documented {

using Json = nlohmann::json;

inline const Json& document() {
    static const auto parsed = Json::parse(net::openapi_document());
    return parsed;
}

inline std::string lower(std::string_view text) {
    std::string out(text);
    for (auto& c : out) c = static_cast<char>(c | 0x20);
    return out;
}

inline std::string_view step(std::string_view& path) {
    path.remove_prefix(1);
    const auto end = std::min(path.find('/'), path.size());
    const auto found = path.substr(0, end);
    path.remove_prefix(end);
    return found;
}

inline bool fits(std::string_view pattern, std::string_view path) {
    while (!pattern.empty() && !path.empty()) {
        const auto wanted = step(pattern);
        const auto given = step(path);
        if (wanted != given && (!wanted.starts_with('{') || given.empty())) return false;
    }
    return pattern.empty() && path.empty();
}

/// The described operation behind a call; null if there is none.
inline const net::Route* route_of(std::string_view method, std::string_view target) {
    const auto path = target.substr(0, target.find('?'));
    for (const auto& route : net::routes()) {
        if (net::name(route.method) == method && fits(route.pattern, path)) return &route;
    }
    return nullptr;
}

inline const Json& operation_of(const net::Route& route) {
    return document()["paths"][std::string(route.pattern)][lower(net::name(route.method))];
}

inline std::string parameter_fault(const Json& operation, std::string_view target) {
    const auto question = target.find('?');
    auto query = question == target.npos ? std::string_view() : target.substr(question + 1);
    while (!query.empty()) {
        const auto pair = query.substr(0, query.find('&'));
        query.remove_prefix(std::min(query.size(), pair.size() + 1));
        const auto name = pair.substr(0, pair.find('='));
        const bool known = std::ranges::any_of(operation["parameters"], [&](const Json& one) {
            return one["in"] == "query" && one["name"] == name;
        });
        if (!known) return fmt::format("the parameter \"{}\" is not described", name);
    }
    return {};
}

inline std::string request_fault(const Json& operation, const std::string& body) {
    if (body.empty() || body == "{}") return {};
    if (!operation.contains("requestBody")) return "took a body that is not described";
    return json_schema::fault(document(),
                              operation["requestBody"]["content"]["application/json"]["schema"],
                              Json::parse(body));
}

inline std::string answer_fault(const Json& operation, const client::Answer& answer) {
    const auto status = std::to_string(answer.status);
    if (!operation["responses"].contains(status)) {
        if (answer.status < 400) return "the status " + status + " is not described";
        return json_schema::fault(document(), document()["components"]["schemas"]["Problem"],
                                  Json::parse(answer.body));
    }
    const auto& response = operation["responses"][status];
    if (!response.contains("content")) return answer.body.empty() ? "" : "there is a body";
    const auto& type = answer.headers.at("content-type");
    const auto& content = response["content"];
    if (type == "text/csv; charset=utf-8" && !content.contains("text/csv")) return {};  // ?format=
    if (!content.contains("application/json")) {
        return type.starts_with(content.begin().key()) ? "" : "the type is " + type;
    }
    return json_schema::fault(document(), content["application/json"]["schema"],
                              Json::parse(answer.body));
}

/// What the call breaks of the description; empty: nothing, or it is not of the API.
inline std::string fault(std::string_view method, std::string_view target, const std::string& body,
                         const client::Answer& answer) {
    const auto* route = route_of(method, target);
    if (!route || answer.status == 0) return {};
    const auto& operation = operation_of(*route);
    if (auto why = answer_fault(operation, answer); !why.empty()) return "answer: " + why;
    if (answer.status >= 300) return {};
    if (auto why = request_fault(operation, body); !why.empty()) return "request: " + why;
    return parameter_fault(operation, target);
}

}  // namespace documented
