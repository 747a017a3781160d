// Rows to facts, by way of the same story that rules are told.
#include "server/desk/tickets/ticket_facts.hpp"

#include "escalation/condition_leaves.hpp"
#include "server/desk/rules/rules.hpp"
#include "server/desk/rules/story.hpp"
#include "server/store/conversation.hpp"
#include "server/store/customer_facts.hpp"
#include "server/store/segment.hpp"
#include "server/store/ticket_clock.hpp"
#include "server/store/ticket_detail.hpp"
#include "server/store/ticket_span.hpp"

#include <algorithm>
#include <array>

#include <fmt/format.h>

namespace desk {
namespace {

constexpr std::array<std::string_view, 3> only_thread = {
    "ticket.customer_wrote_at", "ticket.agent_wrote_at", "conversation.messages"};
constexpr std::array<std::string_view, 4> askable = {"ticket.", "customer.", "conversation.",
                                                     "hours."};

void add_spans(Story& story, store::Connection& db) {
    std::optional<escalation::Status> before;
    for (const auto& span : store::spans_of(db, story.number)) {
        story.status_since = span.since;
        if (before && !escalation::is_unsolved(*before) && escalation::is_unsolved(span.status)) {
            ++story.reopened;
        }
        before = span.status;
    }
}

}  // namespace

TicketFacts::TicketFacts(const escalation::Condition& condition) {
    for (const auto& leaf : escalation::leaves_of(condition)) {
        const std::string_view field = leaf.condition->field;
        thread_ |= std::ranges::find(only_thread, field) != only_thread.end();
        spans_ |= field == "ticket.status_since" || field == "ticket.reopened";
        waiting_ |= field == "ticket.waiting_since";
        talk_ |= field == "conversation.owner" || field == "conversation.page";
        customer_ |= field.starts_with("customer.");
        fields_ |= field.starts_with("ticket.field.");
    }
}

std::optional<escalation::Facts> TicketFacts::of(store::Connection& db, const Content& content,
                                                 store::TicketNumber number,
                                                 store::Time now) const {
    if (thread_) {
        const auto known = learn(db, content, number, now);
        if (!known) return std::nullopt;
        return facts_of(known->story, known->around, now);
    }
    auto ticket = store::find_ticket(db, number);
    if (!ticket) return std::nullopt;
    Story story{.number = number, .ticket = *std::move(ticket)};
    if (spans_) add_spans(story, db);
    if (waiting_) story.waiting_since = store::waiting_since(db, number);
    Circumstances around;
    if (customer_ || fields_) around = surroundings(db, content, *story.ticket, now);
    around.hours = hours_of(content, *story.ticket);
    if (talk_) {
        if (const auto row = store::find_conversation(db, story.ticket->conversation)) {
            story.owner = row->owner;
            around.page = row->page_url;
        }
    }
    return facts_of(story, around, now);
}

// What was said in surveys is told by events alone.
void add_facts_of_rows(escalation::Facts& facts, store::Connection& db, const store::Ticket& ticket,
                       store::Time now) {
    for (auto& [name, value] : store::field_values(db, ticket.number)) {
        facts.set("ticket.field." + name, std::move(value));
    }
    if (ticket.customer == 0) return;
    if (auto known = store::customer_facts(db, ticket.customer, now)) {
        std::erase_if(known->values, [](auto& one) { return one.first.starts_with("survey."); });
        facts.values.merge(known->values);
    }
    facts.set("customer.segments", store::segments_of(db, ticket.customer, now));
}

std::expected<void, escalation::ConditionError> check_for_view(const escalation::Condition& when) {
    for (const auto& leaf : escalation::leaves_of(when)) {
        const auto& field = leaf.condition->field;
        const auto known = [&](auto prefix) { return field.starts_with(prefix); };
        if (std::ranges::any_of(askable, known)) continue;
        return std::unexpected(
            escalation::ConditionError{leaf.path, fmt::format("a view can not ask \"{}\"", field),
                                       "it asks ticket.*, customer.*, conversation.* and hours.*"});
    }
    return {};
}

}  // namespace desk
