// Changes by admins, of log-ins and tokens, exports and erasures are noted when they succeed.
#include "server/net/api/audit.hpp"

#include <algorithm>
#include <array>

#include <fmt/format.h>

namespace net {
namespace {
constexpr std::string_view root = "/api/v1/";
constexpr std::array<std::string_view, 10> always = {
    "/export",   "/erase",  "/erasure",   "/me/",      "/tokens",
    "/sessions", "/import", "/retention", "/identity", "-table"};

bool matters(const Route& route) {
    const bool change = route.method != Method::get;
    if (change && route.access == Access::admin) return true;
    const bool leaves_the_house = route.pattern.contains("/export") ||
                                  route.pattern.contains("/erasure") ||
                                  route.pattern.contains("-table");
    return (change || leaves_the_house) && std::ranges::any_of(always, [&](std::string_view part) {
               return route.pattern.contains(part);
           });
}

std::string action_of(const Route& route) {
    std::string verb(name(route.method));
    for (auto& c : verb) c = static_cast<char>(c | 0x20);
    const auto path =
        route.pattern.starts_with(root) ? route.pattern.substr(root.size()) : route.pattern;
    return fmt::format("{} {}", verb, path);
}
}  // namespace

store::AuditEntry audit_entry(const desk::Identity& who, const Address& from) {
    store::AuditEntry entry{.user = who.user.id, .user_name = who.user.name};
    entry.address = from.text();
    entry.via = who.user.id == 0 ? "none" : who.session != 0 ? "session" : "token";
    return entry;
}

void note(Parts& parts, store::AuditEntry entry, std::move_only_function<void()> then) {
    parts.desk().parts().get<desk::AuditLog>().note(std::move(entry), std::move(then));
}

Reply noted(Parts& parts, const Route& route, const Request& request, const desk::Identity& who,
            Reply reply) {
    if (!matters(route)) return reply;
    auto entry = audit_entry(who, request.client);
    entry.action = action_of(route);
    entry.object = request.path;
    entry.detail = route.summary;
    return Reply(
        [&parts, entry = std::move(entry), reply = std::move(reply)](Response response) mutable {
            if (response.status >= 400) return reply.send(std::move(response));
            note(parts, std::move(entry),
                 [reply = std::move(reply), response = std::move(response)]() mutable {
                     reply.send(std::move(response));
                 });
        });
}

}  // namespace net
