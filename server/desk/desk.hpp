// The desk: what customers, agents and operators can do, on one store and one content folder.
// Knows who may do what and what follows; knows nothing of sockets, HTTP or JSON.
//
//     desk::Desk desk({.content = "content", .store = *store, .clock = now, .chance = random,
//                      .run = post, .lookup = call});
//     desk.listen(listener);
//     auto welcome = desk.chat().welcome({.locale = "en"});
//     desk.chat().say(visitor, "c-1", "where is my order?", [](auto ack) { ... });
#pragma once

#include "intents/action.hpp"
#include "server/desk/assignment/presence.hpp"
#include "server/desk/listener.hpp"
#include "server/desk/parts.hpp"
#include "server/desk/people/people.hpp"
#include "server/desk/publisher.hpp"
#include "server/desk/talk/chat.hpp"
#include "server/desk/tickets/tickets.hpp"
#include "server/store/store.hpp"

#include <cstdint>
#include <expected>
#include <filesystem>
#include <functional>
#include <memory>

namespace desk {

using Clock = std::function<store::Time()>;
using Chance = std::function<std::uint64_t()>;  // 64 random bits; unpredictable
// Runs work soon on some other thread (never inside the call).
using Run = std::function<void(std::move_only_function<void()>)>;
// Calls the shop; answers exactly once, on any thread.
using CallLookup =
    std::function<void(const intents::Lookup&, std::move_only_function<void(LookedUp)>)>;

struct DeskOptions {
    std::filesystem::path content;
    store::Store& store;
    Clock clock;
    Chance chance;
    Run run;
    CallLookup lookup;
    std::size_t text_chars_max = 4000;
    int session_ttl_days = 90;  // of customers
    int login_ttl_days = 14;    // of agents
};

class Desk {
  public:
    explicit Desk(DeskOptions options);
    ~Desk();
    Desk(const Desk&) = delete;

    // Before anything happens; the listener outlives the desk.
    void listen(Listener& listener);

    // Loads the content; the problems say why it could not be.
    std::expected<void, kb::Problems> open();

    Chat& chat();
    Tickets& tickets();
    People& people();
    Presence& presence();
    Publisher& publisher();
    // Whatever lives beside the conversations: `desk.parts().get<Rules>()`.
    Parts& parts();

    // What time has brought: snoozed tickets wake, expired log-ins go. About once a second.
    void tick();

  private:
    std::unique_ptr<Services> services_;
};

}  // namespace desk
