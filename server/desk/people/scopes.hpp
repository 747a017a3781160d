// What a program's token may: scopes by area and verb, and which of them contain which.
#pragma once

#include <algorithm>
#include <array>
#include <span>
#include <string>
#include <string_view>

namespace desk {

/// `admin` contains all; `write` every `...:write` and all reading; `x:write` contains `x:read`.
inline constexpr std::array<std::string_view, 10> known_scopes = {
    "read",           "write",           "admin",        "tickets:read",  "tickets:write",
    "customers:read", "customers:write", "reports:read", "content:write", "content:read"};

constexpr bool is_scope(std::string_view scope) {
    return std::ranges::find(known_scopes, scope) != known_scopes.end();
}

/// Whether the scopes held reach what is needed: "admin", or an area and a verb ("tickets:write").
inline bool scopes_reach(std::span<const std::string> held, std::string_view needed) {
    const auto has = [&](std::string_view scope) {
        return std::ranges::find(held, scope) != held.end();
    };
    if (has("admin") || has(needed)) return true;
    if (needed == "admin") return false;
    const auto colon = needed.find(':');
    const auto verb = needed.substr(colon == needed.npos ? 0 : colon + 1);
    if (has("write") || has(verb)) return true;
    if (colon == needed.npos || verb != "read") return false;
    return has(std::string(needed.substr(0, colon)) + ":write");
}

/// Whether any of them lets something be changed.
inline bool may_change(std::span<const std::string> held) {
    return std::ranges::any_of(
        held, [](std::string_view scope) { return scope == "admin" || scope.ends_with("write"); });
}

}  // namespace desk
