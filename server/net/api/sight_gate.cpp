// Finds the numbers in a request, and asks the desk about each.
#include "server/net/api/sight_gate.hpp"

#include "server/desk/tickets/sight.hpp"

#include <array>
#include <charconv>

#include <nlohmann/json.hpp>

namespace net {
namespace {

using desk::Sight;

// What the first number of an address is about.
struct Kind {
    std::string_view prefix;
    bool (Sight::*sees)(const desk::Actor&, std::int64_t);
};
constexpr std::array kinds = {
    Kind{"/api/v1/tickets/{id}", &Sight::sees_ticket},
    Kind{"/api/v1/conversations/{id}", &Sight::sees_conversation},
    Kind{"/api/v1/promises/{id}", &Sight::sees_promise},
    Kind{"/api/v1/recovery/{id}", &Sight::sees_recovery},
    Kind{"/api/v1/scheduled/{id}", &Sight::sees_scheduled},
};

// Names under which a body names tickets; lists are judged ticket by ticket where they are used.
constexpr std::array<std::string_view, 2> named_in_bodies = {"ticket", "into"};

std::int64_t number_in(std::string_view text) {
    std::int64_t number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    return error == std::errc{} && end == text.data() + text.size() ? number : 0;
}

bool path_hidden(Sight& sight, const Route& to, const std::array<std::string_view, 2>& params,
                 const desk::Actor& actor) {
    for (const auto& kind : kinds) {
        if (!to.pattern.starts_with(kind.prefix)) continue;
        if (!(sight.*kind.sees)(actor, number_in(params[0]))) return true;
    }
    // DELETE /tickets/{id}/links/{other}
    return to.pattern.starts_with("/api/v1/tickets/{id}/links/{") &&
           !sight.sees_ticket(actor, number_in(params[1]));
}

// The handler reads the body with all care; here only whole numbers at its top matter. A body that
// is no JSON, or too deep to be any of ours, is the handler's to refuse.
bool body_hidden(Sight& sight, const Request& request, const desk::Actor& actor) {
    constexpr int depth_max = 40;
    if (request.body.empty() || wire::too_deep(request.body, depth_max)) return false;
    const auto body = nlohmann::json::parse(request.body, nullptr, false);
    if (!body.is_object()) return false;
    for (const auto name : named_in_bodies) {
        const auto found = body.find(name);
        if (found == body.end() || !found->is_number_integer()) continue;
        if (!sight.sees_ticket(actor, found->get<std::int64_t>())) return true;
    }
    return false;
}

}  // namespace

bool out_of_sight(Parts& parts, const Route& to, const Request& request,
                  const std::array<std::string_view, 2>& params, const desk::Actor& actor) {
    if (actor.hidden.empty()) return false;
    auto& sight = parts.desk().parts().get<Sight>();
    if (path_hidden(sight, to, params, actor)) return true;
    const auto asked = request.parameter("ticket");
    if (!asked.empty() && !sight.sees_ticket(actor, number_in(asked))) return true;
    return body_hidden(sight, request, actor);
}

bool sees(Call& call, const store::Event& event) {
    return call.parts.desk().parts().get<Sight>().sees(call.who.actor, event);
}

bool sees_ticket(Call& call, store::TicketNumber number) {
    return call.parts.desk().parts().get<Sight>().sees_ticket(call.who.actor, number);
}

}  // namespace net
