// What a rule may be, and what its actions are called.
#include "escalation/rule.hpp"

#include "escalation/status.hpp"
#include "escalation/words.hpp"

#include <algorithm>
#include <charconv>

#include <fmt/format.h>
#include <fmt/ranges.h>

namespace escalation {
namespace {

using Checked = std::expected<void, std::string>;

constexpr std::string_view moments[] = {"ticket.status_since",      "ticket.created_at",
                                        "ticket.customer_wrote_at", "ticket.agent_wrote_at",
                                        "ticket.first_response_at", "ticket.waiting_since",
                                        "ticket.solved_at"};

// How many values a deed takes, and how a sentence about it begins.
struct DeedRow {
    Deed deed;
    std::size_t values_min, values_max;
    std::string_view words;
};
constexpr DeedRow deeds[] = {
    {Deed::set_status, 1, 1, "status becomes "},
    {Deed::set_priority, 1, 1, "priority becomes "},
    {Deed::set_queue, 1, 1, "queue becomes "},
    {Deed::assign, 1, 1, "assigned to "},
    {Deed::add_tags, 1, 32, "tags get "},
    {Deed::remove_tags, 1, 32, "tags lose "},
    {Deed::note, 1, 1, "note: "},
    {Deed::reply, 1, 1, "reply: "},
    {Deed::snooze, 1, 1, "snoozed for "},
    {Deed::notify, 2, 2, "notifies "},
    {Deed::webhook, 1, 1, "calls the webhook "},
    {Deed::checklist, 1, 32, "checklist gets "},
};
static_assert(
    [] {
        for (std::size_t i = 0; i < std::size(deeds); ++i) {
            if (static_cast<std::size_t>(deeds[i].deed) != i) return false;
        }
        return std::size(deeds) == std::size(deed_names);
    }(),
    "rows stand at their own value");

bool is_id(std::string_view text) {
    std::int64_t id = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), id);
    return error == std::errc{} && end == text.data() + text.size() && id >= 0;
}

template <class E, std::size_t N>
Checked one_of(const Name<E> (&table)[N], std::string_view value) {
    if (value_in(table, value)) return {};
    std::vector<std::string_view> names;
    for (const auto& row : table) names.push_back(row.wire);
    return std::unexpected(
        fmt::format("there is no \"{}\" (one of: {})", value, fmt::join(names, ", ")));
}

Checked check_value(const Action& action) {
    const auto& value = action.values.front();
    switch (action.deed) {
        case Deed::set_status:
            if (value == "snoozed") return std::unexpected("to snooze, use the action snooze");
            if (value == "new") return std::unexpected("nothing becomes new again (use open)");
            return one_of(status_names, value);
        case Deed::set_priority:
            return one_of(priority_names, value);
        case Deed::assign:
            if (value.empty() || is_id(value)) return {};
            return std::unexpected(fmt::format("\"{}\" is no user's id", value));
        case Deed::snooze:
            if (const auto length = read_length(value); length && length->count() > 0) return {};
            return std::unexpected(
                fmt::format("\"{}\" is no length of time (as in 2 days)", value));
        case Deed::notify:
            if (value == "assignee" || (is_id(value) && !action.values[1].empty())) return {};
            return std::unexpected("whom to notify: \"assignee\" or a user's id, then the text");
        default:
            break;
    }
    if (std::ranges::any_of(action.values, &std::string::empty)) {
        return std::unexpected("the value is empty");
    }
    return {};
}

Checked check_action(const Action& action) {
    const auto& row = deeds[static_cast<std::size_t>(action.deed)];
    if (action.values.size() < row.values_min || action.values.size() > row.values_max) {
        return std::unexpected(row.values_max == 1 ? "needs one value"
                                                   : fmt::format("needs {} to {} values",
                                                                 row.values_min, row.values_max));
    }
    for (const auto& value : action.values) {
        if (value.size() > action_text_bytes_max) return std::unexpected("the text is too long");
    }
    return check_value(action);
}

Checked check_time(const AfterTime& after) {
    if (std::ranges::find(moments, after.since) == std::end(moments)) {
        return std::unexpected(
            fmt::format("time.since: \"{}\" is no moment to count from (one of: "
                        "{})",
                        after.since, fmt::join(moments, ", ")));
    }
    if (after.length.count() > 0) return {};
    return std::unexpected("time.after: must be longer than nothing, as in 3 days");
}

}  // namespace

std::span<const std::string_view> moments_to_count_from() {
    return moments;
}

bool Rule::wakes_on(Trigger trigger) const {
    return std::ranges::find(on, trigger) != on.end();
}

std::string words_for(const Action& action) {
    const auto& row = deeds[static_cast<std::size_t>(action.deed)];
    const bool nobody = action.values.empty() || action.values.front().empty();
    if (action.deed == Deed::assign && nobody) return "assigned to nobody";
    return fmt::format("{}{}", row.words, fmt::join(action.values, ", "));
}

Checked check(std::span<const Action> actions) {
    if (actions.size() > rule_actions_max) {
        return std::unexpected(fmt::format("actions: at most {}", rule_actions_max));
    }
    for (std::size_t i = 0; i < actions.size(); ++i) {
        if (auto good = check_action(actions[i]); !good) {
            return std::unexpected(
                fmt::format("actions[{}] {}: {}", i, name_of(actions[i].deed), good.error()));
        }
    }
    return {};
}

Checked check(const Rule& rule) {
    if (rule.name.empty() || rule.name.size() > rule_name_bytes_max) {
        return std::unexpected("name: a rule needs a name, of at most 200 bytes");
    }
    if (rule.on.empty() == !rule.after) {
        return std::unexpected("on: give the events it waits for, or a time, not both");
    }
    if (rule.after) {
        if (auto good = check_time(*rule.after); !good) return good;
    }
    const auto moment = rule.after ? Moment::any : Moment::event;
    if (auto good = check(rule.when, moment); !good) {
        return std::unexpected(fmt::format("when.{}", good.error().words()));
    }
    if (rule.actions.empty())
        return std::unexpected("actions: a rule does something; none is given");
    return check(std::span<const Action>(rule.actions));
}

}  // namespace escalation
