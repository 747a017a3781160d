// Restricted queues less the queues of a person's teams.
#include "server/desk/tickets/sight.hpp"

#include "server/desk/services.hpp"
#include "server/store/conversation.hpp"
#include "server/store/noted_data.hpp"
#include "server/store/promise.hpp"
#include "server/store/recovery.hpp"
#include "server/store/team.hpp"
#include "server/store/teamwork.hpp"

#include <algorithm>

#include <spdlog/spdlog.h>

namespace desk {
namespace {

std::vector<std::string> restricted_in(const Content& content) {
    std::vector<std::string> names;
    for (const auto& queue : content.settings().queues) {
        if (queue.restricted) names.push_back(queue.name);
    }
    return names;
}

std::vector<std::string> queues_of(store::Connection& db, store::UserId person) {
    std::vector<std::string> queues;
    for (const auto id : store::teams_of(db, person)) {
        if (const auto team = store::find_team(db, id)) {
            queues.insert(queues.end(), team->queues.begin(), team->queues.end());
        }
    }
    return queues;
}

void take_away(std::vector<std::string>& names, const std::vector<std::string>& others) {
    std::erase_if(
        names, [&](const auto& name) { return std::ranges::find(others, name) != others.end(); });
}

store::TicketNumber ticket_of(store::Connection& db, const store::Event& event) {
    if (event.ticket != 0) return event.ticket;
    if (const auto* alarm = std::get_if<store::SlaAlarm>(&event.body)) return alarm->ticket;
    if (event.conversation != 0) {
        const auto row = store::find_conversation(db, event.conversation);
        return row ? row->ticket : 0;
    }
    const auto* noted = std::get_if<store::Noted>(&event.body);
    return noted ? store::number_in_data(noted->data, "ticket") : 0;
}

}  // namespace

std::vector<std::string> Sight::hidden_from(store::UserId person, store::Role role) {
    if (role == store::Role::admin) return {};
    auto content = services_.publisher.live();
    auto hidden = restricted_in(*content);
    if (hidden.empty()) return {};
    std::uint64_t round = 0;
    {
        const std::scoped_lock lock(door_);
        round = round_;
        if (content_ != content) hidden_.clear();
        content_ = content;
        if (const auto known = hidden_.find(person); known != hidden_.end()) return known->second;
    }
    const auto theirs =
        services_.options.store.read([&](store::Connection& db) { return queues_of(db, person); });
    if (!theirs) {
        spdlog::error("teams could not be read: {}", theirs.error().message);
        return hidden;  // when in doubt, nothing is shown
    }
    take_away(hidden, *theirs);
    const std::scoped_lock lock(door_);
    if (content_ == content && round_ == round) hidden_[person] = hidden;
    return hidden;
}

bool Sight::sees_any(const Actor& actor,
                     const std::function<store::TicketNumber(store::Connection&)>& ticket_of) {
    if (actor.hidden.empty()) return true;
    return services_.options.store
        .read([&](store::Connection& db) {
            const auto number = ticket_of(db);
            if (number == 0) return true;
            const auto ticket = store::find_ticket(db, number);
            return !ticket || actor.may_see(ticket->queue);
        })
        .value_or(false);
}

bool Sight::sees_ticket(const Actor& actor, store::TicketNumber number) {
    return sees_any(actor, [number](store::Connection&) { return number; });
}

bool Sight::sees_conversation(const Actor& actor, store::ConversationId id) {
    return sees_any(actor, [id](store::Connection& db) {
        const auto row = store::find_conversation(db, id);
        return row ? row->ticket : 0;
    });
}

bool Sight::sees_promise(const Actor& actor, std::int64_t id) {
    return sees_any(actor, [id](store::Connection& db) {
        const auto promise = store::find_promise(db, id);
        return promise ? promise->ticket : 0;
    });
}

bool Sight::sees_recovery(const Actor& actor, std::int64_t id) {
    return sees_any(actor, [id](store::Connection& db) {
        const auto recovery = store::find_recovery(db, id);
        return recovery ? recovery->ticket : 0;
    });
}

bool Sight::sees_scheduled(const Actor& actor, std::int64_t id) {
    return sees_any(actor, [id](store::Connection& db) {
        const auto words = store::find_later(db, id);
        return words ? words->ticket : 0;
    });
}

bool Sight::sees(const Actor& actor, const store::Event& event) {
    return sees_any(actor, [&](store::Connection& db) { return ticket_of(db, event); });
}

void Sight::forget() {
    const std::scoped_lock lock(door_);
    hidden_.clear();
    ++round_;
}

bool may_see_into(store::Connection& db, const Content& content, store::UserId person,
                  store::Role role, const std::string& queue) {
    const auto restricted = restricted_in(content);
    if (role == store::Role::admin || std::ranges::find(restricted, queue) == restricted.end()) {
        return true;
    }
    const auto theirs = queues_of(db, person);
    return std::ranges::find(theirs, queue) != theirs.end();
}

}  // namespace desk
