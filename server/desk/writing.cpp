// Customers and agents writing to each other, and what that does to ticket and owner.
#include "server/desk/writing.hpp"

#include "intents/mask.hpp"
#include "intents/tone.hpp"
#include "server/desk/reception.hpp"

#include <algorithm>

namespace desk {
namespace {

constexpr std::string_view address_letters =
    "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.!#$%&'*+/=?^_{|}~-";

// The first thing that looks like an e-mail address: enough to note what was asked for.
std::string email_in(std::string_view text) {
    for (auto at = text.find('@'); at != text.npos; at = text.find('@', at + 1)) {
        auto begin = at;
        while (begin > 0 && address_letters.find(text[begin - 1]) != text.npos) --begin;
        auto end = text.find_first_not_of(
            "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.-", at + 1);
        if (end == text.npos) end = text.size();
        while (end > at && (text[end - 1] == '.' || text[end - 1] == '-')) --end;
        const auto dot = text.substr(0, end).rfind('.');
        if (begin < at && dot != text.npos && dot > at + 1)
            return std::string(text.substr(begin, end - begin));
    }
    return {};
}

void note_email(const Services& services, Draft& draft, const std::string& text, store::Time now) {
    auto& customer = draft.next.customer;
    if (!customer || !customer->email.empty()) return;
    auto email = email_in(text);
    if (email.empty()) return;
    customer->email = email;
    if (draft.customer == Row::same) draft.customer = Row::changed;
    const auto content = services.publisher.live();
    const auto sentence =
        fill(content->settings().text(Phrase::email_noted, draft.next.dialogue.lang),
             {{"email", email}});
    draft.add(now, store::Message{.from = store::From::system, .text = sentence});
}

// A bare "thanks" after the end is no reason to open everything again.
bool is_bare_thanks(const State& state, const std::string& text) {
    return intents::has(intents::hear_tone(text, state.dialogue.lang), intents::Tone::bare_thanks);
}

}  // namespace

bool step_ticket(Draft& draft, escalation::Event event, store::Time now) {
    auto& ticket = *draft.next.ticket;
    const auto to = escalation::step(ticket.status, event);
    if (!to) return false;
    ticket.updated = now;
    if (*to == ticket.status) return true;
    ticket.status = *to;
    if (*to != escalation::Status::snoozed) ticket.snoozed_until.reset();
    if (*to == escalation::Status::solved) ticket.solved = now;
    if (escalation::is_unsolved(*to)) ticket.solved.reset();
    draft.changed("status");
    return true;
}

void write_to_people(const Services& services, Draft& draft, const std::string& text) {
    auto& next = draft.next;
    const auto now = services.now();
    std::get<store::Message>(draft.events.back().body).text = intents::mask(text).text;
    if (next.ticket) {
        const bool over = !escalation::is_unsolved(next.ticket->status);
        const bool thanks = over && is_bare_thanks(next, text);
        step_ticket(
            draft, thanks ? escalation::Event::customer_thanked : escalation::Event::customer_wrote,
            now);
        if (next.row.owner == store::Owner::closed && !thanks) {
            next.row.survey = store::Survey::none;
            next.row.agent = next.ticket->assignee;
            const auto to = next.row.agent ? store::Owner::agent : store::Owner::queue;
            change_owner(draft, to, "reopened", now).agent_name = next.ticket->assignee_name;
        }
    }
    note_email(services, draft, text, now);
}

void assign_to(Draft& draft, store::UserId agent, const std::string& name, std::string reason,
               store::Time now) {
    auto& next = draft.next;
    auto& ticket = *next.ticket;
    if (ticket.assignee != agent) {
        ticket.assignee = agent;
        ticket.assignee_name = name;
        ticket.updated = now;
        draft.changed("assignee");
    }
    next.row.agent = agent;
    if (next.row.owner == store::Owner::closed) return;
    const auto owner = agent ? store::Owner::agent : store::Owner::queue;
    auto& event = change_owner(draft, owner, std::move(reason), now);
    event.agent_name = name;
}

void write_as_agent(const Services& services, Draft& draft, const Actor& actor,
                    const std::string& client_id, std::string text, bool internal) {
    auto& next = draft.next;
    const auto now = services.now();
    if (!internal && next.ticket->assignee == 0) {
        step_ticket(draft, escalation::Event::agent_claimed, now);
        assign_to(draft, actor.id, actor.name, "replied", now);
    }
    store::Message message{.from = store::From::agent, .author = actor.id, .name = actor.name};
    message.text = intents::mask(text).text;
    message.internal = internal;
    draft.add(now, std::move(message)).client_id = client_id;
    if (internal) return;
    step_ticket(draft, escalation::Event::agent_replied, now);
    if (next.ticket->first_response) return;
    next.ticket->first_response = now;
    draft.changed("first_response");
}

void open_by_hand(const Services& services, Draft& draft, const Actor& actor, store::Time now) {
    auto& next = draft.next;
    if (next.ticket) {
        step_ticket(draft, escalation::Event::handed_over, now);
        step_ticket(draft, escalation::Event::agent_claimed, now);
        draft.changed("assignee");
    } else {
        const auto content = services.publisher.live();
        next.ticket =
            store::Ticket{.subject = next.row.page_title.empty() ? "Chat" : next.row.page_title,
                          .status = escalation::Status::open,
                          .queue = content->settings().default_queue,
                          .conversation = next.row.id,
                          .customer = next.row.customer,
                          .language = next.dialogue.lang,
                          .created = now,
                          .updated = now};
        draft.ticket = Row::added;
    }
    next.ticket->assignee = actor.id;
    next.ticket->assignee_name = actor.name;
    next.row.agent = actor.id;
    next.dialogue.form.reset();
    next.dialogue.choices.clear();
    next.dialogue.awaiting.clear();
    change_owner(draft, store::Owner::agent, "taken", now).agent_name = actor.name;
}

void close_conversation(const Services& services, Draft& draft, store::Time now) {
    auto& row = draft.next.row;
    if (row.owner == store::Owner::closed) return;
    change_owner(draft, store::Owner::closed, "solved", now);
    const auto content = services.publisher.live();
    const bool ask = content->settings().survey_csat && row.survey == store::Survey::none &&
                     draft.next.ticket->first_response &&
                     draft.next.ticket->channel == escalation::Channel::chat;
    if (!ask) return;
    row.survey = store::Survey::asked;
    draft.add(now, store::SurveyAsked{});
}

}  // namespace desk
