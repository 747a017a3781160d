// Which agents are there: a state each, kept while their sockets live.
// Changes are events of the log; who looks at which ticket only passes by.
#pragma once

#include "server/desk/tickets/tickets.hpp"

#include <cstdint>
#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

namespace desk {

struct Services;

enum class Here : std::uint8_t { offline, away, online };
std::string_view name_of(Here here);

struct AgentHere {
    store::UserId id = 0;
    std::string name;
    Here here = Here::offline;
};

struct Viewing {
    store::TicketNumber ticket = 0;
    store::UserId agent = 0;
    std::string name;
    bool editing = false;
};

class Presence {
  public:
    explicit Presence(Services& services) : services_(services) {}

    // A socket of this agent opened or closed; when the last one is gone, the agent is offline
    // after a while of grace: lines break, and people come back.
    void arrived(const Actor& actor);
    void left(const Actor& actor);
    void set(const Actor& actor, Here here);
    // ticket 0: looks at nothing any more.
    void viewing(const Actor& actor, store::TicketNumber ticket, bool editing);

    // Those who vanished so long ago are offline now.
    void give_up(store::Time now, std::chrono::seconds grace);

    std::vector<AgentHere> agents() const;  // those not offline
    std::vector<Viewing> viewers() const;
    Here of(store::UserId agent) const;
    int online() const;

  private:
    struct Seat {
        std::string name;
        int sockets = 0;
        std::optional<store::Time> vanished;
        Here chosen = Here::online;
        store::TicketNumber looks_at = 0;
        bool editing = false;
    };
    void announce(const Actor& actor, Here before, Here now);

    Services& services_;
    mutable std::mutex door_;
    std::map<store::UserId, Seat> seats_;
};

}  // namespace desk
