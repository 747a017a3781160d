// Seats of agents, and telling the desk when somebody comes or goes.
#include "server/desk/assignment/presence.hpp"

#include "server/desk/services.hpp"

#include <algorithm>

namespace desk {

std::string_view name_of(Here here) {
    constexpr std::string_view names[] = {"offline", "away", "online"};
    return names[static_cast<std::size_t>(here)];
}

void Presence::arrived(const Actor& actor) {
    Here before{};
    Here now{};
    {
        const std::scoped_lock lock(door_);
        const auto found = seats_.find(actor.id);
        before = found == seats_.end() ? Here::offline : found->second.chosen;
        auto& seat = seats_[actor.id];
        seat.name = actor.name;
        seat.vanished.reset();
        if (seat.sockets++ == 0 && seat.chosen == Here::offline) seat.chosen = Here::online;
        now = seat.chosen;
    }
    announce(actor, before, now);
}

void Presence::left(const Actor& actor) {
    {
        const std::scoped_lock lock(door_);
        const auto found = seats_.find(actor.id);
        if (found == seats_.end() || --found->second.sockets > 0) return;
        found->second.vanished = services_.now();
        found->second.looks_at = 0;
        if (found->second.chosen == Here::offline) seats_.erase(found);
    }
    services_.pass(
        {.kind = Passing::Kind::viewing, .agent = actor.id, .name = actor.name, .on = false});
}

void Presence::give_up(store::Time now, std::chrono::seconds grace) {
    std::vector<std::pair<Actor, Here>> gone;
    {
        const std::scoped_lock lock(door_);
        for (auto seat = seats_.begin(); seat != seats_.end();) {
            const auto& vanished = seat->second.vanished;
            // A clock set back must not keep anybody here for hours.
            if (!vanished || (now < *vanished + grace && now >= *vanished)) {
                ++seat;
                continue;
            }
            gone.push_back({{.id = seat->first, .name = seat->second.name}, seat->second.chosen});
            seat = seats_.erase(seat);
        }
    }
    for (const auto& [actor, before] : gone) announce(actor, before, Here::offline);
}

void Presence::set(const Actor& actor, Here here) {
    Here before{};
    {
        const std::scoped_lock lock(door_);
        const auto found = seats_.find(actor.id);
        if (found == seats_.end()) return;
        before = std::exchange(found->second.chosen, here);
    }
    announce(actor, before, here);
}

void Presence::viewing(const Actor& actor, store::TicketNumber ticket, bool editing) {
    {
        const std::scoped_lock lock(door_);
        const auto found = seats_.find(actor.id);
        if (found == seats_.end()) return;
        found->second.looks_at = ticket;
        found->second.editing = editing;
    }
    services_.pass({.kind = Passing::Kind::viewing,
                    .ticket = ticket,
                    .agent = actor.id,
                    .name = actor.name,
                    .on = ticket != 0,
                    .editing = editing});
}

std::vector<AgentHere> Presence::agents() const {
    const std::scoped_lock lock(door_);
    std::vector<AgentHere> here;
    for (const auto& [id, seat] : seats_) {
        if (seat.chosen != Here::offline) here.push_back({id, seat.name, seat.chosen});
    }
    return here;
}

std::vector<Viewing> Presence::viewers() const {
    const std::scoped_lock lock(door_);
    std::vector<Viewing> views;
    for (const auto& [id, seat] : seats_) {
        if (seat.looks_at != 0) views.push_back({seat.looks_at, id, seat.name, seat.editing});
    }
    return views;
}

Here Presence::of(store::UserId agent) const {
    const std::scoped_lock lock(door_);
    const auto found = seats_.find(agent);
    return found == seats_.end() ? Here::offline : found->second.chosen;
}

int Presence::online() const {
    const std::scoped_lock lock(door_);
    return static_cast<int>(std::ranges::count_if(
        seats_, [](const auto& entry) { return entry.second.chosen == Here::online; }));
}

void Presence::announce(const Actor& actor, Here before, Here now) {
    if (before == now) return;
    services_.log(store::AgentPresence{
        .agent = actor.id, .name = actor.name, .state = std::string(name_of(now))});
}

}  // namespace desk
