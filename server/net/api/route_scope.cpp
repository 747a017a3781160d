// Addresses by area: the first step behind /api/v1/.
#include "server/net/api/route_scope.hpp"

#include <algorithm>
#include <array>

namespace net {
namespace {
constexpr std::string_view root = "/api/v1/";

struct Area {
    std::string_view step;
    std::string_view name;
};
constexpr std::array areas = {
    Area{"tickets", "tickets"},       Area{"conversations", "tickets"},
    Area{"views", "tickets"},         Area{"queues", "tickets"},
    Area{"canned", "tickets"},        Area{"macros", "tickets"},
    Area{"fields", "tickets"},        Area{"search", "tickets"},
    Area{"customers", "customers"},   Area{"organisations", "customers"},
    Area{"segments", "customers"},    Area{"insight", "reports"},
    Area{"content", "content"},       Area{"gaps", "content"},
    Area{"labels", "content"},        Area{"items", "content"},
    Area{"promises", "tickets"},      Area{"recovery", "tickets"},
    Area{"surveys", "reports"},       Area{"customers-table", "customers"},
    Area{"attributes", "customers"},  Area{"notes", "customers"},
    Area{"merges", "customers"},      Area{"duplicates", "tickets"},
    Area{"tags", "tickets"},          Area{"scheduled", "tickets"},
    Area{"notifications", "tickets"}, Area{"rules", "tickets"},
    Area{"conditions", "tickets"},    Area{"goodwill", "tickets"},
    Area{"wellbeing", "reports"},     Area{"statuses", "tickets"},
    Area{"sla", "tickets"},           Area{"reliability", "content"},
};
// What is about the token's own person, whatever its scopes.
constexpr std::array<std::string_view, 2> own = {"me", "logout"};

std::string_view first_step(std::string_view pattern) {
    if (!pattern.starts_with(root)) return {};
    pattern.remove_prefix(root.size());
    return pattern.substr(0, pattern.find('/'));
}
}  // namespace

std::string scope_needed(const Route& route) {
    if (route.access == Access::open) return {};
    if (route.access == Access::admin) return "admin";
    const auto step = first_step(route.pattern);
    if (std::ranges::find(own, step) != own.end()) return {};
    const std::string verb = route.method == Method::get ? "read" : "write";
    const auto area = std::ranges::find(areas, step, &Area::step);
    return area == areas.end() ? verb : std::string(area->name) + ":" + verb;
}

}  // namespace net
