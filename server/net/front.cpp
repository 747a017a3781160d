// Putting it together: a floor for each network thread, and the way of requests and handshakes.
#include "server/net/front.hpp"

#include "server/desk/people/scopes.hpp"
#include "server/net/access.hpp"
#include "server/net/api/call.hpp"
#include "server/net/api/once.hpp"
#include "server/net/pages/help_forms.hpp"
#include "server/net/pages/senders.hpp"
#include "server/net/pages/site_script.hpp"
#include "server/net/pages/survey_page.hpp"
#include "server/net/pages/visitor.hpp"
#include "server/net/sessions/agent_session.hpp"
#include "server/net/sessions/chat_session.hpp"
#include "server/net/static_files.hpp"

#include <deque>
#include <mutex>
#include <utility>

namespace net {
namespace {
/// What sessions of one network thread share.
struct Floor {
    Floor(Worker& on, FrontOptions& options)
        : worker(on),
          chats{options.desk, options.limits, options.origins, board},
          agents{options.desk, options.limits, board} {}
    Worker& worker;
    Switchboard board;
    ChatDesk chats;
    AgentDesk agents;
};

Response no(int status, std::string_view code, std::string_view why) {
    return problem(status, code, why);
}
}  // namespace

struct Front::Inside {
    explicit Inside(FrontOptions given) : parts{.options = std::move(given)} {
        parts.under_way = std::make_shared<UnderWay>();
        parts.senders = std::make_shared<Senders>();
        parts.show_out = [this](Switchboard::Leaving what, std::int64_t id) {
            everywhere([what, id](Floor& floor) { floor.board.show_out(what, id); });
        };
    }

    Parts parts;
    std::mutex door;
    std::deque<Floor> floors;  // only grows: one for each network thread

    Floor& floor_of(Worker& worker) {
        const std::lock_guard lock(door);
        for (auto& floor : floors) {
            if (&floor.worker == &worker) return floor;
        }
        return floors.emplace_back(worker, parts.options);
    }

    template <class Visit>
    void everywhere(Visit visit) {
        const std::lock_guard lock(door);
        for (auto& floor : floors) {
            post(floor.worker, [&floor, visit] { visit(floor); });
        }
    }

    std::expected<std::unique_ptr<Session>, Response> greet_customer(const Request& request,
                                                                     Socket socket);
    std::expected<std::unique_ptr<Session>, Response> greet_agent(const Request& request,
                                                                  Socket socket);
    Origin judge(const Request& request) {
        const auto live = parts.desk().publisher().live();
        return origin_of(request, live->settings(), parts.options.origins);
    }
};

Front::Front(FrontOptions options) : inside_(std::make_unique<Inside>(std::move(options))) {}
Front::~Front() = default;

void Front::answer(const Request& request, Reply reply) {
    auto& parts = inside_->parts;
    if (survey_page(parts, request, reply)) return;
    if (visitor_door(parts, request, reply)) return;
    if (help_form(parts, request, reply)) return;
    if (auto script = site_script(parts, request)) return reply.send(*std::move(script));
    if (route(parts, request, reply)) return;
    if (auto file = static_file(parts.options.assets, request)) {
        return reply.send(*std::move(file));
    }
    auto page = parts.options.pages ? parts.options.pages(request) : std::nullopt;
    if (page) return reply.send(*std::move(page));
    if (request.path == "/console") {
        return reply.send({.status = 308, .headers = {{"Location", "/console/"}}});
    }
    if (request.path.starts_with("/ws/")) {
        auto upgrade = no(426, "upgrade_required", "this address speaks WebSocket");
        upgrade.headers.emplace_back("Upgrade", "websocket");
        return reply.send(std::move(upgrade));
    }
    reply.send(no(404, "not_found", "there is nothing here"));
}

std::expected<std::unique_ptr<Session>, Response> Front::greet(const Request& request,
                                                               Socket socket) {
    if (request.path == "/ws/chat") return inside_->greet_customer(request, socket);
    if (request.path == "/ws/agent") return inside_->greet_agent(request, socket);
    return std::unexpected(no(404, "not_found", "sockets are at /ws/chat and /ws/agent"));
}

// Only browsers say where their page comes from, and they always do. Without that word we listen
// to programs with a token, and to this very machine.
std::expected<std::unique_ptr<Session>, Response> Front::Inside::greet_customer(
    const Request& request, Socket socket) {
    const auto origin = judge(request);
    if (origin == Origin::foreign) {
        return std::unexpected(no(403, "forbidden",
                                  "this page may not show the chat; add its "
                                  "origin to sites in deskbell.yaml"));
    }
    const bool known = origin != Origin::missing || request.client.is_loopback() ||
                       (!bearer(request).empty() && who_asks(request, parts.desk().people()));
    if (!known) {
        return std::unexpected(
            no(403, "forbidden", "an Origin header or a bearer token is needed"));
    }
    auto& floor = floor_of(*socket.worker());
    return std::make_unique<ChatSession>(
        floor.chats, socket,
        origin == Origin::allowed ? std::string(request.header("Origin")) : std::string());
}

std::expected<std::unique_ptr<Session>, Response> Front::Inside::greet_agent(const Request& request,
                                                                             Socket socket) {
    const bool by_token = !bearer(request).empty();
    const auto origin = judge(request);
    const bool from_us = origin == Origin::own || (origin == Origin::missing && by_token);
    if (!from_us) {
        return std::unexpected(no(403, "forbidden", "the console's socket is for our own pages"));
    }
    auto who = who_asks(request, parts.desk().people());
    if (!who) return std::unexpected(no(401, "unauthorized", "log in first"));
    if (who->session == 0 && !desk::scopes_reach(who->scopes, "read")) {
        return std::unexpected(no(403, "forbidden", "the token needs the scope read"));
    }
    auto& floor = floor_of(*socket.worker());
    return std::make_unique<AgentSession>(floor.agents, socket, *std::move(who));
}

void Front::happened(std::span<const desk::EventPtr> events) {
    const auto kept =
        std::make_shared<const std::vector<desk::EventPtr>>(events.begin(), events.end());
    const std::lock_guard lock(inside_->door);
    for (auto& floor : inside_->floors) {
        if (!floor.board.may_want(events)) continue;
        post(floor.worker, [board = &floor.board, kept] { board->happened(*kept); });
    }
}

void Front::passed(const desk::Passing& passing) {
    inside_->everywhere([passing](Floor& floor) { floor.board.passed(passing); });
}

void Front::count_with(const LineCounts& counts) {
    inside_->parts.counts = &counts;
}

void Front::closing() {
    inside_->parts.closing = true;
}

}  // namespace net
