// From nodes to promises: names are checked against what there is, with the nearest as a mend.
#include "server/desk/settings/settings_sla.hpp"

#include "server/desk/settings/condition_file.hpp"

#include <algorithm>
#include <cmath>
#include <ranges>

#include <fmt/format.h>

namespace desk {
namespace {

using kb::yaml::Node;
using Names = std::vector<std::string>;

int hundredths(double chats) {
    return static_cast<int>(std::lround(chats * 100));
}

template <class Table>
Names names_in(const Table& table) {
    Names names;
    for (const auto& row : table) names.emplace_back(row.wire);
    return names;
}

// What the reader checks names against.
struct Known {
    Names queues;
    Names statuses = names_in(escalation::status_names);
    Names priorities = names_in(escalation::priority_names);
    kb::Problems& problems;

    void check(const Node& node, const Names& names, std::string_view what) const {
        for (const auto& one : node.words()) {
            if (std::ranges::find(names, one) != names.end()) continue;
            problems.push_back(node.error(fmt::format("there is no {} \"{}\"", what, one),
                                          kb::did_you_mean(one, names)));
        }
    }
};

SlaActions read_actions(const Node& node, const Known& known) {
    known.check(node["queue"], known.queues, "queue");
    return {.notify = node["notify"].words(),
            .raise_priority = node["raise_priority"].flag(),
            .queue = std::string(node["queue"].text()),
            .tags = node["tags"].words()};
}

// A promise must not come and go while its clock runs: it asks only what stays as it is, or is
// changed by people on purpose.
std::string why_not_asked(const escalation::Condition& leaf) {
    static constexpr std::string_view asked[] = {
        "ticket.subject", "ticket.priority", "ticket.queue",          "ticket.tags",
        "ticket.channel", "ticket.language", "ticket.intent",         "ticket.handoff_reason",
        "ticket.number",  "ticket.field.",   "conversation.language", "conversation.page",
        "customer.",      "hours."};
    const bool fits = std::ranges::any_of(
        asked, [&](std::string_view one) { return leaf.field.starts_with(one); });
    if (!fits) {
        return fmt::format("a promise can not depend on \"{}\": it moves by itself", leaf.field);
    }
    if (leaf.op != escalation::Operator::older_than) return {};
    return "a promise can not depend on how much time has passed";
}

SlaWhen read_when(const Node& node, const Known& known) {
    known.check(node["queue"], known.queues, "queue");
    known.check(node["priority"], known.priorities, "priority");
    return {.queues = node["queue"].words(),
            .priorities = node["priority"].words(),
            .tiers = node["tier"].words(),
            .tags = node["tag"].words(),
            .channels = node["channel"].words(),
            .languages = node["language"].words(),
            .also = read_groups(node, why_not_asked, known.problems)};
}

// What is not written is as in `policy` already.
void read_terms(const Node& node, const Known& known, SlaPolicySettings& policy) {
    read_targets(node, policy.promise.targets);
    policy.promise.warn_at_percent =
        static_cast<int>(node["warn_at"].integer(policy.promise.warn_at_percent));
    if (node["paused_in"]) {
        known.check(node["paused_in"], known.statuses, "status");
        policy.promise.paused_in.clear();
        for (const auto& name : node["paused_in"].words()) {
            if (const auto status = escalation::status_named(name))
                policy.promise.paused_in.push_back(*status);
        }
    }
    if (node["on_warning"]) policy.on_warning = read_actions(node["on_warning"], known);
    if (node["on_breach"]) policy.on_breach = read_actions(node["on_breach"], known);
}

SlaPolicySettings read_policy(const Node& node, const Known& known, const Settings& settings,
                              SlaPolicySettings policy) {
    policy.promise.targets = {};
    policy.name = node["name"].text();
    policy.when = read_when(node["when"], known);
    policy.calendar = node["hours"].text();
    if (!policy.calendar.empty() && !settings.calendars.contains(policy.calendar)) {
        known.problems.push_back(
            node["hours"].error(fmt::format("there is no calendar \"{}\"", policy.calendar),
                                "add it under calendars:"));
    }
    read_terms(node, known, policy);
    return policy;
}

}  // namespace

void read_targets(const Node& node, escalation::SlaTargets& targets) {
    for (const auto& metric : escalation::metric_names) {
        for (const auto& priority : escalation::priority_names) {
            const auto written = node[metric.wire][priority.wire].duration();
            if (written) targets.at(metric.value, priority.value) = *written;
        }
    }
}

void read_giving(const Node& node, escalation::Queue& queue) {
    queue.skills = node["skills"].words();
    queue.capacity = hundredths(node["capacity"].number(0));
    queue.silent_after = node["silent_after"].duration(queue.silent_after);
    queue.last_chats = node["last_chats"].duration(queue.last_chats);
    queue.back_to_bot = node["back_to_bot"].duration(queue.back_to_bot);
    queue.restricted = node["restricted"].flag();
}

void read_sla(const Node& root, Settings& settings, kb::Problems& problems) {
    Known known{.queues = {}, .problems = problems};
    for (const auto& queue : settings.queues) known.queues.push_back(queue.name);
    const auto node = root["sla"];
    auto& standing = settings.sla.standing;
    read_terms(node, known, standing);
    for (const auto& one : node["policies"].items()) {
        auto policy = read_policy(one, known, settings, standing);
        const auto twin =
            std::ranges::find(settings.sla.policies, policy.name, &SlaPolicySettings::name);
        if (twin != settings.sla.policies.end()) {
            problems.push_back(
                one["name"].error(fmt::format("two policies are called \"{}\"", policy.name),
                                  "give each a name of its own"));
        }
        settings.sla.policies.push_back(std::move(policy));
    }
}

void read_staff(const Node& root, StaffSettings& staff) {
    const auto node = root["agents"];
    staff.capacity = hundredths(node["capacity"].number(staff.capacity / 100.0));
    staff.chat = hundredths(node["chat_weight"].number(staff.chat / 100.0));
    staff.ticket = hundredths(node["ticket_weight"].number(staff.ticket / 100.0));
    staff.grace = node["grace"].duration(staff.grace);
}

}  // namespace desk
