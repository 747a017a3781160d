// Teams, and the audit log that admins read.
#include "escalation/instant.hpp"
#include "server/desk/people/audit_log.hpp"
#include "server/desk/people/teams.hpp"
#include "server/net/api/call.hpp"
#include "server/net/api/route_tables.hpp"
#include "server/wire/access_nouns.hpp"
#include "server/wire/nouns.hpp"

#include <limits>

namespace net {
namespace {
constexpr wire::Bounds name_bounds{.min = 1, .max = 120};
constexpr std::size_t queues_max = 200;
constexpr std::size_t members_max = 500;

template <class Part>
Part& part(Call& call) {
    return call.parts.desk().parts().get<Part>();
}

void teams(Call call) {
    const auto found = part<desk::Teams>(call).list();
    if (!found) return call.refuse(found.error());
    call.send(wire::page_of(*found, "", wire::append_team));
}

std::optional<desk::TeamPatch> team_in(Call& call, wire::Fields& fields, bool fresh) {
    desk::TeamPatch patch;
    patch.name = fresh ? std::optional(fields.text("name", name_bounds))
                       : fields.maybe_text("name", name_bounds);
    patch.queues = fields.maybe_texts("queues", queues_max, name_bounds);
    if (const auto members = fields.maybe_integers("members", members_max))
        patch.members = *members;
    patch.version = fields.maybe_integer("version", 1, std::numeric_limits<std::int64_t>::max());
    if (call.refused(fields)) return std::nullopt;
    return patch;
}

void add_team(Call call) {
    auto fields = call.body();
    if (!fields) return;
    auto wanted = team_in(call, *fields, true);
    if (!wanted) return;
    part<desk::Teams>(call).add(
        *std::move(wanted), answered<store::Team>(std::move(call.reply), 201, wire::append_team));
}

void patch_team(Call call) {
    const auto id = call.number(0);
    if (!id) return;
    auto fields = call.body();
    if (!fields) return;
    auto patch = team_in(call, *fields, false);
    if (!patch) return;
    part<desk::Teams>(call).patch(
        *id, *std::move(patch),
        answered<store::Team>(std::move(call.reply), 200, wire::append_team));
}

void remove_team(Call call) {
    const auto id = call.number(0);
    if (!id) return;
    part<desk::Teams>(call).remove(*id, answered<std::monostate>(std::move(call.reply), 204,
                                                                 [](std::string&, const auto&) {}));
}

std::optional<store::Time> query_time(const Request& request, std::string_view name) {
    if (!request.has_parameter(name)) return std::nullopt;
    const auto at = escalation::parse_instant(request.parameter(name));
    return at ? std::optional<store::Time>(*at) : std::nullopt;
}

void audit_entries(Call call) {
    const auto page = page_of(call.request);
    if (!page) return call.refuse(page.error());
    const auto who = query_number(call.request, "who", 0, std::numeric_limits<std::int64_t>::max());
    if (!who) return call.refuse(who.error());
    const auto found =
        part<desk::AuditLog>(call).list({.user = *who,
                                         .action = std::string(call.request.parameter("action")),
                                         .from = query_time(call.request, "from"),
                                         .to = query_time(call.request, "to")},
                                        *page);
    if (!found) return call.refuse(found.error());
    call.send(wire::page_of(found->items, found->next, wire::append_audit));
}

using enum Method;
using enum Access;
constexpr Route table[] = {
    {get, "/api/v1/teams", viewer, teams, "Teams, their people and queues"},
    {post, "/api/v1/teams", admin, add_team, "A new team"},
    {patch, "/api/v1/teams/{id}", admin, patch_team, "Change a team"},
    {del, "/api/v1/teams/{id}", admin, remove_team, "Remove a team"},
    {get, "/api/v1/audit", admin, audit_entries, "Who did what, when, and from where"},
};
static_assert(well_formed(table));
}  // namespace

std::span<const Route> team_routes() {
    return table;
}

}  // namespace net
