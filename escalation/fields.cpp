// The table of fields. New ones are added here and gathered where facts are made.
#include "escalation/fields.hpp"

#include "escalation/handoff.hpp"
#include "escalation/status.hpp"
#include "escalation/ticket.hpp"

#include <algorithm>
#include <array>

namespace escalation {
namespace {

template <class E, std::size_t N>
constexpr std::array<std::string_view, N> wires(const Name<E> (&table)[N]) {
    std::array<std::string_view, N> names{};
    for (std::size_t i = 0; i < N; ++i) names[i] = table[i].wire;
    return names;
}

constexpr auto statuses = wires(status_names);
constexpr auto priorities = wires(priority_names);
constexpr auto channels = wires(channel_names);
constexpr auto handoff_reasons = wires(handoff_reason_names);
constexpr std::string_view owners[] = {"bot", "queue", "agent", "closed"};
constexpr std::string_view senders[] = {"customer", "bot", "agent", "system"};
constexpr std::string_view weekdays[] = {"monday", "tuesday",  "wednesday", "thursday",
                                         "friday", "saturday", "sunday"};
constexpr std::string_view surveys[] = {"csat", "nps", "ces"};
constexpr std::string_view metrics[] = {"first_response", "next_response", "resolution"};

using enum FieldType;
constexpr Field table[] = {
    {"ticket.number", "number", number},
    {"ticket.subject", "subject", text},
    {"ticket.status", "status", choice, statuses},
    {"ticket.custom_status", "own status", text},
    {"ticket.status_since", "time in this status", time},
    {"ticket.priority", "priority", ordered, priorities},
    {"ticket.queue", "queue", text},
    {"ticket.assignee", "assignee", number},
    {"ticket.tags", "tags", list},
    {"ticket.channel", "channel", choice, channels},
    {"ticket.language", "language", text},
    {"ticket.intent", "intent", text},
    {"ticket.handoff_reason", "handoff reason", choice, handoff_reasons},
    {"ticket.reopened", "reopenings", number},
    {"ticket.created_at", "time of creation", time},
    {"ticket.updated_at", "last change", time},
    {"ticket.first_response_at", "first response", time},
    {"ticket.solved_at", "time of solving", time},
    {"ticket.snoozed_until", "end of the snooze", time},
    {"ticket.customer_wrote_at", "customer's last message", time},
    {"ticket.agent_wrote_at", "agent's last message", time},
    {"ticket.waiting_since", "customer's oldest unanswered message", time},
    {"customer.name", "customer's name", text},
    {"customer.email", "customer's e-mail", text},
    {"customer.verified", "customer's identity is verified", truth},
    {"customer.tier", "customer's tier", text},
    {"customer.country", "customer's country", text},
    {"customer.language", "customer's language", text},
    {"customer.organisation", "customer's organisation", text},
    {"customer.segments", "customer's segments", list},
    {"customer.points", "customer's points", number},
    {"customer.tickets", "customer's tickets", number},
    {"customer.created_at", "customer since", time},
    {"customer.seen_at", "customer last seen", time},
    {"conversation.owner", "who has the conversation", choice, owners},
    {"conversation.language", "language of the conversation", text},
    {"conversation.page", "page", text},
    {"conversation.messages", "messages in the conversation", number},
    {"message.from", "sender", choice, senders},
    {"message.text", "message", text},
    {"message.internal", "message is a note", truth},
    {"survey.kind", "survey", choice, surveys},
    {"survey.score", "score", number},
    {"survey.comment", "comment", text},
    {"sla.metric", "SLA target", choice, metrics},
    {"sla.breached", "SLA target is breached", truth},
    {"hours.open", "team is at work", truth},
    {"hours.weekday", "weekday", choice, weekdays},
    {"hours.hour", "hour of the day", number},
};

struct OwnField {
    std::string_view prefix;
    std::string_view label;
};
constexpr OwnField own_fields[] = {{"ticket.field.", "ticket field"},
                                   {"customer.attribute.", "customer attribute"}};
constexpr std::size_t own_name_max = 64;

bool is_own_name(std::string_view name) {
    return !name.empty() && name.size() <= own_name_max && std::ranges::all_of(name, [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
               c == '_' || c == '-';
    });
}

// Levenshtein's distance, one row at a time; names are short.
std::size_t distance(std::string_view a, std::string_view b) {
    std::vector<std::size_t> row(b.size() + 1);
    for (std::size_t j = 0; j <= b.size(); ++j) row[j] = j;
    for (std::size_t i = 1; i <= a.size(); ++i) {
        auto corner = row[0];
        row[0] = i;
        for (std::size_t j = 1; j <= b.size(); ++j) {
            const auto above = row[j];
            row[j] = std::min({above + 1, row[j - 1] + 1, corner + (a[i - 1] != b[j - 1])});
            corner = above;
        }
    }
    return row[b.size()];
}

}  // namespace

std::span<const Field> fields() {
    return table;
}

std::optional<Field> field_named(std::string_view name) {
    const auto at = std::ranges::find(table, name, &Field::name);
    if (at != std::end(table)) return *at;
    for (const auto& own : own_fields) {
        if (name.starts_with(own.prefix) && is_own_name(name.substr(own.prefix.size()))) {
            return Field{name, name.substr(own.prefix.size()), text};
        }
    }
    return std::nullopt;
}

std::string_view field_like(std::string_view name) {
    if (name.empty() || name.size() > 2 * own_name_max) return {};
    const auto begun = [&](const Field& field) { return field.name.starts_with(name); };
    if (const auto at = std::ranges::find_if(table, begun); at != std::end(table)) return at->name;
    const auto far = [&](const Field& field) { return distance(name, field.name); };
    const auto& nearest = *std::ranges::min_element(table, {}, far);
    return far(nearest) <= std::max<std::size_t>(2, name.size() / 3) ? nearest.name
                                                                     : std::string_view{};
}

}  // namespace escalation
