// A rule of the team: when something happens or time has passed, and a condition holds, do this.
// Plain values, their check, and the search for rules that would wake each other for ever.
// Knows nothing of JSON, rows, or how an action is carried out.
#pragma once

#include "escalation/condition.hpp"
#include "escalation/names.hpp"
#include "escalation/status.hpp"

#include <chrono>
#include <cstdint>
#include <expected>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace escalation {

enum class Trigger {
    ticket_created,
    ticket_updated,
    customer_wrote,
    agent_wrote,
    survey_answered,
    sla_warning,
    sla_breached,
    tag_added,
    customer_updated,
};
inline constexpr Name<Trigger> trigger_names[] = {
    {Trigger::ticket_created, "ticket_created"},     {Trigger::ticket_updated, "ticket_updated"},
    {Trigger::customer_wrote, "customer_wrote"},     {Trigger::agent_wrote, "agent_wrote"},
    {Trigger::survey_answered, "survey_answered"},   {Trigger::sla_warning, "sla_warning"},
    {Trigger::sla_breached, "sla_breached"},         {Trigger::tag_added, "tag_added"},
    {Trigger::customer_updated, "customer_updated"},
};
static_assert(well_formed<Trigger>(trigger_names));
constexpr std::string_view name_of(Trigger value) {
    return name_in(trigger_names, value);
}
constexpr std::optional<Trigger> trigger_named(std::string_view wire) {
    return value_in(trigger_names, wire);
}

/// What macros and rules can do.
enum class Deed {
    set_status,
    set_priority,
    set_queue,
    assign,  ///< to a user's id; empty: nobody
    add_tags,
    remove_tags,
    note,
    reply,
    snooze,     ///< for a length of time
    notify,     ///< whom, and the text
    webhook,    ///< a name for the receiver
    checklist,  ///< puts these points on the ticket's list, where they are not on it
};
inline constexpr Name<Deed> deed_names[] = {
    {Deed::set_status, "set_status"},
    {Deed::set_priority, "set_priority"},
    {Deed::set_queue, "set_queue"},
    {Deed::assign, "assign"},
    {Deed::add_tags, "add_tags"},
    {Deed::remove_tags, "remove_tags"},
    {Deed::note, "note"},
    {Deed::reply, "reply"},
    {Deed::snooze, "snooze"},
    {Deed::notify, "notify"},
    {Deed::webhook, "webhook"},
    {Deed::checklist, "checklist"},
};
static_assert(well_formed<Deed>(deed_names));
constexpr std::string_view name_of(Deed value) {
    return name_in(deed_names, value);
}
constexpr std::optional<Deed> deed_named(std::string_view wire) {
    return value_in(deed_names, wire);
}

struct Action {
    Deed deed = Deed::note;
    std::vector<std::string> values;
    bool operator==(const Action&) const = default;
};
/// "status becomes solved", "tags get refund, vip": for previews and traces.
std::string words_for(const Action& action);

/// So long after a moment of the ticket; counted in the queue's hours with `working`.
struct AfterTime {
    std::string since;  ///< a field of the ticket that is a time: "ticket.status_since"
    std::chrono::seconds length{};
    bool working = false;
    bool operator==(const AfterTime&) const = default;
};
/// Moments that a time rule may count from: none of them moves by what a rule does, but
/// `ticket.status_since` and `ticket.solved_at`, which the search for loops knows.
std::span<const std::string_view> moments_to_count_from();

struct Rule {
    std::int64_t id = 0;
    std::string name;
    bool enabled = true;
    std::int64_t position = 0;       ///< lower ones are asked first
    std::vector<Trigger> on;         ///< either these ...
    std::optional<AfterTime> after;  ///< ... or this
    Condition when;
    std::vector<Action> actions;
    bool operator==(const Rule&) const = default;

    bool wakes_on(Trigger trigger) const;
};

inline constexpr std::size_t rule_actions_max = 20;
inline constexpr std::size_t rule_name_bytes_max = 200;
inline constexpr std::size_t action_text_bytes_max = 4000;

/// The first fault in words, with its place: "actions[1]: ...".
std::expected<void, std::string> check(const Rule& rule);
std::expected<void, std::string> check(std::span<const Action> actions);

/// What the house itself knows and does, as far as rules can run in circles with it.
struct House {
    std::map<std::string, Status, std::less<>> own_statuses;  ///< and the fixed one each stands in
    std::vector<std::string> automatic_queues;  ///< who has nobody there is given to somebody
};

/// Rules that would wake each other, or fight with the assignment, without end, as their names in
/// a circle: "A" → "B" → "A". Empty when there are none. A circle that comes to rest by itself,
/// because what it sets is set already the second time, is none.
std::vector<std::string> find_loop(std::span<const Rule> rules, const House& house = {});

}  // namespace escalation
