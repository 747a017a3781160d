// Reading credentials, and comparing them without telling how far the comparison got.
#include "server/net/access.hpp"

#include <algorithm>

#include <fmt/format.h>
#include <sodium.h>

namespace net {
namespace {
constexpr std::string_view bearer_prefix = "bearer ";

std::string_view trim(std::string_view text) {
    while (!text.empty() && text.front() == ' ') text.remove_prefix(1);
    while (!text.empty() && text.back() == ' ') text.remove_suffix(1);
    return text;
}

// "https://shop.example" without the scheme; empty if it is no http origin.
std::string_view authority_of(std::string_view origin) {
    for (const std::string_view scheme : {"https://", "http://"}) {
        if (origin.starts_with(scheme)) return origin.substr(scheme.size());
    }
    return {};
}

bool among(std::string_view origin, const std::vector<std::string>& allowed) {
    return std::ranges::any_of(allowed, [&](const std::string& one) {
        const auto end = one.ends_with('/') ? one.size() - 1 : one.size();
        return one == "*" || same_name(origin, std::string_view(one).substr(0, end));
    });
}
}  // namespace

std::string_view cookie(const Request& request, std::string_view name) {
    std::string_view cookies = request.header("Cookie");
    while (!cookies.empty()) {
        const auto end = std::min(cookies.find(';'), cookies.size());
        const auto pair = trim(cookies.substr(0, end));
        cookies.remove_prefix(std::min(cookies.size(), end + 1));
        const auto equals = pair.find('=');
        if (equals != pair.npos && pair.substr(0, equals) == name) return pair.substr(equals + 1);
    }
    return {};
}

std::string_view bearer(const Request& request) {
    const auto header = request.header("Authorization");
    if (!same_name(header.substr(0, bearer_prefix.size()), bearer_prefix)) return {};
    return trim(header.substr(bearer_prefix.size()));
}

std::string session_cookie_line(std::string_view token, bool secure, int days) {
    const long age_s = token.empty() ? 0 : 86'400L * days;
    return fmt::format("{}={}; Path=/; HttpOnly; SameSite=Strict; Max-Age={}{}", session_cookie,
                       token, age_s, secure ? "; Secure" : "");
}

std::optional<desk::Identity> who_asks(const Request& request, desk::People& people) {
    if (const auto token = bearer(request); !token.empty()) return people.by_bearer(token);
    const auto token = cookie(request, session_cookie);
    return token.empty() ? std::nullopt : people.by_session(token);
}

bool csrf_holds(const Request& request, const desk::Identity& who) {
    if (who.session == 0) return true;  // a bearer token is not sent by browsers on their own
    const auto given = request.header("X-CSRF-Token");
    return given.size() == who.csrf.size() && !given.empty() &&
           sodium_memcmp(given.data(), who.csrf.data(), given.size()) == 0;
}

Origin origin_of(const Request& request, const desk::Settings& settings,
                 const std::vector<std::string>& also_allowed) {
    if (!request.has_header("Origin")) return Origin::missing;
    const auto origin = request.header("Origin");
    const auto authority = authority_of(origin);
    if (authority.empty()) return Origin::foreign;
    if (same_name(authority, request.header("Host"))) return Origin::own;
    if (among(origin, also_allowed)) return Origin::allowed;
    const bool known = std::ranges::any_of(
        settings.site_origins, [&](const auto& site) { return among(origin, site.second); });
    return known ? Origin::allowed : Origin::foreign;
}

bool origin_may_show(std::string_view origin, std::string_view site, const desk::Settings& settings,
                     const std::vector<std::string>& also_allowed) {
    if (among(origin, also_allowed)) return true;
    const auto allowed = settings.site_origins.find(site);
    return allowed != settings.site_origins.end() && among(origin, allowed->second);
}

}  // namespace net
