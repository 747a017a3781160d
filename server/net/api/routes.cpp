// Every address of the API in one table, and the walk through it.
#include "server/desk/people/scopes.hpp"
#include "server/desk/tickets/sight.hpp"
#include "server/net/access.hpp"
#include "server/net/api/api.hpp"
#include "server/net/api/audit.hpp"
#include "server/net/api/once.hpp"
#include "server/net/api/route_scope.hpp"
#include "server/net/api/route_tables.hpp"
#include "server/net/api/sight_gate.hpp"

#include <algorithm>
#include <vector>

namespace net {
namespace {
using enum Method;
using enum Access;

constexpr Route table[] = {
    {get, "/healthz", open, api::alive, "Alive"},
    {get, "/readyz", open, api::ready, "Ready to serve, and the state of the content"},
    {get, "/metrics", open, api::metrics, "Prometheus text"},
    {get, "/api/openapi.json", open, api::openapi, "This description"},
    {post, "/api/v1/login", open, api::log_in, "Log in with e-mail and password"},
    {post, "/api/v1/logout", viewer, api::log_out, "Log out, ending the sockets too"},
    {get, "/api/v1/me", viewer, api::me, "Who am I"},
    {get, "/api/v1/sessions", viewer, api::sessions, "Where am I logged in"},
    {get, "/api/v1/tokens", viewer, api::tokens, "My programs' tokens"},
    {post, "/api/v1/tokens", agent, api::add_token, "A token for a program, shown once"},
    {del, "/api/v1/tokens/{id}", viewer, api::revoke_token, "Revoke a token"},
    {get, "/api/v1/users", admin, api::users, "People of the console"},
    {post, "/api/v1/users", admin, api::add_user, "Add a person"},
    {patch, "/api/v1/users/{id}", admin, api::patch_user, "Change name, role, password, state"},
    {get, "/api/v1/agents", viewer, api::agents, "Who is there"},
    {get, "/api/v1/queues", viewer, api::queues, "Queues and whether they are open"},
    {get, "/api/v1/statuses", viewer, api::statuses, "Statuses and the shop's own names in them"},
    {get, "/api/v1/content", viewer, api::content, "The live content and its problems"},
    {post, "/api/v1/content/reload", admin, api::reload, "Read the content folder again"},
    {get, "/api/v1/tickets", viewer, api::tickets, "Tickets, filtered and sorted"},
    {post, "/api/v1/tickets", agent, api::add_ticket, "A new ticket"},
    {get, "/api/v1/tickets/{id}", viewer, api::ticket, "One ticket"},
    {patch, "/api/v1/tickets/{id}", agent, api::patch_ticket, "Change a ticket"},
    {get, "/api/v1/tickets/{id}/messages", viewer, api::ticket_messages, "Its thread"},
    {post, "/api/v1/tickets/{id}/messages", agent, api::write, "Reply or note"},
    {post, "/api/v1/tickets/{id}/claim", agent, api::claim, "Claim; one wins"},
    {post, "/api/v1/tickets/{id}/return-to-bot", agent, api::return_to_bot, "Back to the bot"},
    {get, "/api/v1/conversations", viewer, api::conversations, "Conversations with the bot"},
    {get, "/api/v1/conversations/{id}", viewer, api::conversation, "One conversation"},
    {get, "/api/v1/conversations/{id}/messages", viewer, api::messages, "What was said"},
    {get, "/api/v1/conversations/{id}/explain/{seq}", viewer, api::explain, "Why the bot said it"},
    {post, "/api/v1/conversations/{id}/take", agent, api::take, "Take it from the bot"},
    {get, "/api/v1/events", viewer, api::events, "The numbered event log"},
};

constexpr std::string_view open_changes[] = {"/api/v1/login"};
static_assert(well_formed(table, open_changes));

// Every part's table behind the first.
std::vector<Route> gather() {
    std::vector<Route> all(std::begin(table), std::end(table));
    const auto add = [&](std::span<const Route> more) {
        all.insert(all.end(), more.begin(), more.end());
    };
    add(assignment_routes());
    add(sla_routes());
    add(sla_settings_routes());
    add(editors_routes());
    add(webhook_routes());
    add(access_routes());
    add(team_routes());
    add(insight_routes());
    add(rules_routes());
    add(recipes_routes());
    add(link_routes());
    add(bulk_routes());
    add(view_routes());
    add(detail_routes());
    add(customer_routes());
    add(identity_routes());
    add(segment_routes());
    add(privacy_routes());
    add(survey_routes());
    add(customer_table_routes());
    add(together_routes());
    add(care_routes());
    add(settings_routes());
    return all;
}

std::string_view step(std::string_view& path) {
    path.remove_prefix(1);
    const auto end = std::min(path.find('/'), path.size());
    const auto found = path.substr(0, end);
    path.remove_prefix(end);
    return found;
}

bool fits(std::string_view pattern, std::string_view path,
          std::array<std::string_view, 2>& params) {
    std::size_t count = 0;
    while (!pattern.empty() && !path.empty()) {
        const auto wanted = step(pattern);
        const auto given = step(path);
        if (wanted.starts_with('{')) {
            if (given.empty()) return false;
            params[count++] = given;
        } else if (wanted != given) {
            return false;
        }
    }
    return pattern.empty() && path.empty();
}

bool is_change(Method method) {
    return method != get && method != head && method != options;
}

wire::Refusal refusal(wire::Code code, std::string text) {
    return {code, std::move(text), {}, {}};
}

std::optional<wire::Refusal> why_not(const Route& to, const Request& request,
                                     const std::optional<desk::Identity>& who) {
    using enum wire::Code;
    if (to.access == open) return std::nullopt;
    if (!who) return refusal(unauthorized, "log in, or send a bearer token");
    if (is_change(to.method) && !csrf_holds(request, *who)) {
        return refusal(forbidden, "the X-CSRF-Token header is missing or of another log-in");
    }
    const auto scope = who->session == 0 ? scope_needed(to) : std::string();
    if (!scope.empty() && !desk::scopes_reach(who->scopes, scope)) {
        return refusal(forbidden, "the token needs the scope " + scope);
    }
    const auto role = who->actor.role;
    if (to.access == agent && role == store::Role::viewer) {
        return refusal(forbidden,
                       "viewers can read but not change; ask an admin for the agent role");
    }
    if (to.access == admin && role != store::Role::admin) {
        return refusal(forbidden, "only admins may do this");
    }
    return std::nullopt;
}

bool has_json(const Request& request) {
    if (request.body.empty()) return true;
    const auto type = request.header("Content-Type");
    return same_name(type.substr(0, type.find(';')), "application/json");
}

void not_allowed(const Request& request, std::string_view path, Reply& reply) {
    std::string allowed;
    for (const auto& one : routes()) {
        std::array<std::string_view, 2> ignored;
        if (!fits(one.pattern, path, ignored)) continue;
        allowed += allowed.empty() ? "" : ", ";
        allowed += name(one.method);
        if (one.method == get) allowed += ", HEAD";
    }
    auto response = problem(request.method == options ? 204 : 405, "method_not_allowed",
                            "this address does not know that method");
    response.headers.emplace_back("Allow", allowed);
    reply.send(std::move(response));
}

void pass(Parts& parts, const Route& to, const Request& request,
          const std::array<std::string_view, 2>& params, Reply reply) {
    auto who = to.access == open ? std::nullopt : who_asks(request, parts.desk().people());
    if (const auto why = why_not(to, request, who)) {
        return reply.send(Call::refusal_response(*why));
    }
    if (who) {
        auto& actor = who->actor;
        actor.hidden = parts.desk().parts().get<desk::Sight>().hidden_from(actor.id, actor.role);
        if (out_of_sight(parts, to, request, params, actor)) {
            return reply.send(problem(404, "not_found", "there is no such ticket"));
        }
    }
    if (is_change(to.method) && !has_json(request)) {
        return reply.send(problem(415, "unsupported_media_type", "send application/json"));
    }
    const desk::Identity nobody;
    const desk::Identity& caller = who ? *who : nobody;
    if (to.method == post && who) {
        auto once = only_once(parts, request, caller, std::move(reply));
        if (!once) return;
        reply = *std::move(once);
    }
    reply = noted(parts, to, request, caller, std::move(reply));
    to.handle(Call{parts, request, params, caller, std::move(reply)});
}
}  // namespace

std::span<const Route> routes() {
    static const auto all = gather();
    return all;
}

bool route(Parts& parts, const Request& request, Reply& reply) {
    bool known = false;
    const Method wanted = request.method == head ? get : request.method;
    for (const auto& one : routes()) {
        std::array<std::string_view, 2> params;
        if (!fits(one.pattern, request.path, params)) continue;
        known = true;
        if (one.method != wanted) continue;
        pass(parts, one, request, params, std::move(reply));
        return true;
    }
    if (known) {
        not_allowed(request, request.path, reply);
    } else if (request.path.starts_with("/api/")) {
        reply.send(problem(404, "not_found", "there is no such address"));
        known = true;
    }
    return known;
}

}  // namespace net
