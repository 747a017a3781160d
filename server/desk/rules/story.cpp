// Hears events one by one; turns the result into facts.
#include "server/desk/rules/story.hpp"

#include "server/store/noted_data.hpp"

#include <algorithm>
#include <charconv>

#include <fmt/format.h>

namespace desk {
namespace {

using escalation::Facts;
using escalation::Trigger;
using Texts = std::vector<std::string>;

int depth_in(std::string_view client_id) {
    const auto at = client_id.rfind('-');
    int depth = 0;
    if (at != client_id.npos) {
        std::from_chars(client_id.data() + at + 1, client_id.data() + client_id.size(), depth);
    }
    return depth;
}

void hear_ticket(Story& story, const store::Ticket& ticket, store::Time at) {
    story.before = std::move(story.ticket);
    story.ticket = ticket;
    const auto status = story.before ? std::optional(story.before->status) : std::nullopt;
    if (status == ticket.status) return;
    story.status_since = at;
    if (status && !escalation::is_unsolved(*status) && escalation::is_unsolved(ticket.status)) {
        ++story.reopened;
    }
}

void hear_message(Story& story, const store::Message& message, store::Time at) {
    if (message.internal) return;
    ++story.messages;
    if (message.from == store::From::customer) {
        story.customer_wrote = at;
        if (!story.waiting_since) story.waiting_since = at;
    }
    if (message.from == store::From::agent) {
        story.agent_wrote = at;
        story.waiting_since.reset();
    }
}

void set_time(Facts& facts, const char* name, const std::optional<store::Time>& at) {
    if (at) facts.set(name, *at);
}

using Pairs = std::vector<std::pair<const char*, escalation::Value>>;

// What of a ticket can change, under the names that conditions use.
Pairs changing(const store::Ticket& ticket) {
    Pairs pairs;
    pairs.emplace_back("ticket.status", std::string(escalation::name_of(ticket.status)));
    pairs.emplace_back("ticket.custom_status", ticket.custom_status);
    pairs.emplace_back("ticket.priority", std::string(escalation::name_of(ticket.priority)));
    pairs.emplace_back("ticket.queue", ticket.queue);
    pairs.emplace_back("ticket.subject", ticket.subject);
    pairs.emplace_back("ticket.language", ticket.language);
    pairs.emplace_back("ticket.tags", ticket.tags);
    pairs.emplace_back("ticket.assignee",
                       ticket.assignee ? escalation::Value(static_cast<double>(ticket.assignee))
                                       : escalation::Value());
    pairs.emplace_back("ticket.snoozed_until", ticket.snoozed_until
                                                   ? escalation::Value(*ticket.snoozed_until)
                                                   : escalation::Value());
    return pairs;
}

void add_ticket(Facts& facts, const Story& story) {
    const auto& ticket = *story.ticket;
    for (auto& [name, value] : changing(ticket)) facts.set(name, std::move(value));
    facts.set("ticket.number", static_cast<double>(ticket.number));
    facts.set("ticket.channel", std::string(escalation::name_of(ticket.channel)));
    facts.set("ticket.created_at", ticket.created);
    facts.set("ticket.updated_at", ticket.updated);
    set_time(facts, "ticket.first_response_at", ticket.first_response);
    set_time(facts, "ticket.solved_at", ticket.solved);
    set_time(facts, "ticket.status_since", story.status_since);
    set_time(facts, "ticket.customer_wrote_at", story.customer_wrote);
    set_time(facts, "ticket.agent_wrote_at", story.agent_wrote);
    set_time(facts, "ticket.waiting_since", story.waiting_since);
    facts.set("ticket.reopened", static_cast<double>(story.reopened));
    facts.set("conversation.messages", static_cast<double>(story.messages));
    facts.set("conversation.language", ticket.language);
    if (story.owner) facts.set("conversation.owner", std::string(name_of(*story.owner)));
    if (!ticket.handoff) return;
    const auto& card = *ticket.handoff;
    facts.set("ticket.handoff_reason", std::string(escalation::name_of(card.reason)));
    if (!card.candidates.empty()) facts.set("ticket.intent", card.candidates.front().id);
    facts.set("conversation.page", card.page);
}

void add_customer(Facts& facts, const store::Customer& customer) {
    facts.set("customer.name", customer.name);
    facts.set("customer.email", customer.email);
    facts.set("customer.verified", customer.verified);
    facts.set("customer.tier", customer.tier);
    facts.set("customer.created_at", customer.created);
    facts.set("customer.seen_at", customer.last_seen);
    for (const auto& [name, value] : customer.attributes) {
        facts.set("customer.attribute." + name, value);
        if (name == "country" || name == "language" || name == "organisation") {
            facts.set("customer." + name, value);
        }
    }
}

void add_hours(Facts& facts, const escalation::Calendar* hours, store::Time now) {
    static constexpr const char* days[] = {"sunday",   "monday", "tuesday", "wednesday",
                                           "thursday", "friday", "saturday"};
    facts.set("hours.open", !hours || hours->is_open(now));
    const auto wall = hours ? now + hours->utc_offset(now) : now;
    const auto day = std::chrono::floor<std::chrono::days>(wall);
    facts.set("hours.weekday", std::string(days[std::chrono::weekday(day).c_encoding()]));
    const auto hour = std::chrono::floor<std::chrono::hours>(wall - day);
    facts.set("hours.hour", static_cast<double>(hour.count()));
}

// A survey's answer that came over its link instead of the chat.
const store::Noted* answered_by_link(const store::Event& event) {
    const auto* noted = std::get_if<store::Noted>(&event.body);
    return noted && noted->what == survey_by_link ? noted : nullptr;
}

void add_event(Facts& facts, const Story& story, const store::Event& event) {
    if (const auto* message = std::get_if<store::Message>(&event.body)) {
        facts.set("message.from", std::string(name_of(message->from)));
        facts.set("message.text", message->text);
        facts.set("message.internal", message->internal);
    } else if (const auto* answer = std::get_if<store::SurveyAnswered>(&event.body)) {
        facts.set("survey.kind", story.survey);
        facts.set("survey.score", static_cast<double>(answer->score));
        facts.set("survey.comment", answer->comment);
    } else if (const auto* linked = answered_by_link(event)) {
        facts.set("survey.kind", store::text_in_data(linked->data, "kind"));
        facts.set("survey.score",
                  static_cast<double>(store::number_in_data(linked->data, "score")));
        facts.set("survey.comment", store::text_in_data(linked->data, "comment"));
    } else if (const auto* alarm = std::get_if<store::SlaAlarm>(&event.body)) {
        facts.set("sla.metric", alarm->metric);
        facts.set("sla.breached", alarm->breached);
    } else if (std::holds_alternative<store::TicketUpdated>(event.body) && story.before) {
        const auto now = changing(*story.ticket);
        auto was = changing(*story.before);
        for (std::size_t i = 0; i < now.size(); ++i) {
            if (now[i].second == was[i].second) continue;
            facts.before.insert_or_assign(now[i].first, std::move(was[i].second));
        }
    }
}

bool got_a_tag(const Story& story) {
    if (!story.before) return false;
    const auto& had = story.before->tags;
    return std::ranges::any_of(story.ticket->tags, [&](const auto& tag) {
        return std::ranges::find(had, tag) == had.end();
    });
}

}  // namespace

void Story::hear(const store::Event& event) {
    if (const auto* created = std::get_if<store::TicketCreated>(&event.body)) {
        if (created->ticket.number == number) hear_ticket(*this, created->ticket, event.at);
        rule_depth = 0;
    } else if (const auto* updated = std::get_if<store::TicketUpdated>(&event.body)) {
        if (updated->ticket.number == number) hear_ticket(*this, updated->ticket, event.at);
        if (!updated->by_name.starts_with(rule_author)) rule_depth = 0;
    } else if (const auto* message = std::get_if<store::Message>(&event.body)) {
        hear_message(*this, *message, event.at);
    } else if (const auto* changed = std::get_if<store::OwnerChanged>(&event.body)) {
        owner = changed->owner;
    } else if (const auto* asked = std::get_if<store::SurveyAsked>(&event.body)) {
        survey = asked->survey;
    } else if (const auto* noted = std::get_if<store::Noted>(&event.body)) {
        if (noted->what == rule_fired && event.ticket == number) {
            rule_depth = depth_in(event.client_id);
        }
    }
}

Facts facts_of(const Story& story, const Circumstances& around, store::Time now,
               const store::Event* event) {
    Facts facts{.now = now, .values = around.more.values, .before = {}};
    if (around.customer) add_customer(facts, *around.customer);
    if (story.ticket) add_ticket(facts, story);
    if (!around.page.empty()) facts.set("conversation.page", around.page);
    add_hours(facts, around.hours, now);
    if (event) add_event(facts, story, *event);
    return facts;
}

std::vector<Trigger> triggers_of(const store::Event& event, const Story& story) {
    if (!story.ticket) return {};
    switch (event.kind()) {
        case store::EventKind::ticket_created:
            return {Trigger::ticket_created};
        case store::EventKind::ticket_updated:
            if (got_a_tag(story)) return {Trigger::ticket_updated, Trigger::tag_added};
            return {Trigger::ticket_updated};
        case store::EventKind::message: {
            const auto& message = std::get<store::Message>(event.body);
            if (message.internal) return {};
            if (message.from == store::From::customer) return {Trigger::customer_wrote};
            if (message.from == store::From::agent) return {Trigger::agent_wrote};
            return {};
        }
        case store::EventKind::survey_answered:
            return {Trigger::survey_answered};
        case store::EventKind::noted:
            if (answered_by_link(event)) return {Trigger::survey_answered};
            return {};
        case store::EventKind::sla_alarm:
            return {std::get<store::SlaAlarm>(event.body).breached ? Trigger::sla_breached
                                                                   : Trigger::sla_warning};
        case store::EventKind::customer_updated:
            return {Trigger::customer_updated};
        default:
            return {};
    }
}

std::vector<Trigger> triggers_of(store::EventKind kind) {
    switch (kind) {
        case store::EventKind::ticket_created:
            return {Trigger::ticket_created};
        case store::EventKind::ticket_updated:
            return {Trigger::ticket_updated, Trigger::tag_added};
        case store::EventKind::message:
            return {Trigger::customer_wrote, Trigger::agent_wrote};
        case store::EventKind::survey_answered:
        case store::EventKind::noted:
            return {Trigger::survey_answered};
        case store::EventKind::sla_alarm:
            return {Trigger::sla_breached, Trigger::sla_warning};
        case store::EventKind::customer_updated:
            return {Trigger::customer_updated};
        default:
            return {};
    }
}

std::optional<DueMoment> due_moment(const escalation::AfterTime& after, const Story& story,
                                    const escalation::Calendar* hours) {
    if (!story.ticket) return std::nullopt;
    Facts facts{.now = {}};
    add_ticket(facts, story);
    const auto* since = std::get_if<escalation::Instant>(&facts.get(after.since));
    if (!since) return std::nullopt;
    if (!after.working || !hours) return DueMoment{*since, *since + after.length};
    const auto due = hours->deadline(*since, after.length);
    if (!due) return std::nullopt;
    return DueMoment{*since, *due};
}

std::string rule_client_id(std::int64_t rule, std::int64_t cause, store::TicketNumber ticket,
                           int depth) {
    return fmt::format("rule-{}-{}-{}-{}", rule, cause, ticket, depth);
}

}  // namespace desk
