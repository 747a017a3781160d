// Customers and agents writing to each other, and what that does to ticket and owner.
#include "server/desk/talk/writing.hpp"

#include "escalation/abuse.hpp"
#include "intents/mask.hpp"
#include "server/desk/care/surveys.hpp"
#include "server/desk/talk/noise.hpp"
#include "server/desk/talk/reception.hpp"
#include "server/store/ticket_link.hpp"
#include "server/store/ticket_span.hpp"

#include <algorithm>

#include <fmt/format.h>

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

// What is over stays over, and what is new hangs on it.
void follow_up(Draft& draft, std::string because, store::Time now) {
    auto& next = draft.next;
    const auto before = *std::move(next.ticket);
    next.ticket = store::Ticket{.subject = before.subject,
                                .priority = before.priority,
                                .queue = before.queue,
                                .tags = before.tags,
                                .channel = before.channel,
                                .conversation = next.row.id,
                                .customer = before.customer,
                                .language = before.language,
                                .created = now,
                                .updated = now};
    draft.ticket = Row::added;
    draft.also.push_back([old = before.number, now](store::Tx& tx, const State& state) {
        store::add_link(tx, {.from = state.ticket->number,
                             .to = old,
                             .kind = store::LinkKind::follow_up,
                             .at = now});
    });
    draft.add(now, store::Noted{
                       .what = "ticket.followed_up",
                       .words = fmt::format("a new ticket follows #{}: {}", before.number, because),
                       .customer = before.customer,
                       .data = fmt::format(R"({{"before":{}}})", before.number)});
    next.row.survey = store::Survey::none;
    next.row.agent = 0;
    change_owner(draft, store::Owner::queue, "follow_up", now);
}

void reopen_conversation(Draft& draft, store::Time now) {
    auto& next = draft.next;
    if (next.row.owner != store::Owner::closed) return;
    next.row.survey = store::Survey::none;
    next.row.agent = next.ticket->assignee;
    const auto to = next.row.agent ? store::Owner::agent : store::Owner::queue;
    change_owner(draft, to, "reopened", now).agent_name = next.ticket->assignee_name;
}

// What waits in a line has nobody who would hear the customer's reply: it stays there. What was put
// aside after the words were written stays aside.
bool moves_on(const Services& services, const store::Ticket& ticket, const AgentWords& words) {
    if (!words.written) return true;
    if (words.scheduled && ticket.assignee == 0) return false;
    if (ticket.status != escalation::Status::snoozed) return true;
    if (words.scheduled) return false;
    const auto spans = services.options.store.read(
        [&](store::Connection& db) { return store::spans_of(db, ticket.number); });
    return spans && !spans->empty() && spans->back().since <= *words.written;
}

// The ticket stays as it is, and the timeline says why.
void leave_ticket(Draft& draft, escalation::Heard heard, const std::string& because,
                  store::Time now) {
    const auto& ticket = *draft.next.ticket;
    draft.add(now, store::Noted{.what = "ticket.not_reopened",
                                .words = fmt::format("#{} stays {}: {}", ticket.number,
                                                     escalation::name_of(ticket.status), because),
                                .customer = ticket.customer,
                                .data = fmt::format(R"({{"heard":"{}"}})", name_of(heard))});
}

}  // namespace

bool step_ticket(Draft& draft, escalation::Event event, store::Time now) {
    auto& ticket = *draft.next.ticket;
    const auto to = escalation::step(ticket.status, event);
    if (!to) return false;
    ticket.updated = now;
    if (*to == ticket.status) return true;
    ticket.status = *to;
    ticket.custom_status.clear();  // it stood in the category left
    if (*to != escalation::Status::snoozed) ticket.snoozed_until.reset();
    if (!escalation::is_unsolved(*to) && !ticket.solved) ticket.solved = now;
    if (escalation::is_unsolved(*to)) ticket.solved.reset();
    draft.changed("status");
    return true;
}

// By the queue's policy: goes on, opens again, stays, or a new one is made.
void wake_ticket(const Services& services, Draft& draft, const std::string& text, store::Time now) {
    const auto& ticket = *draft.next.ticket;
    const auto heard = kind_of_words(text, draft.next.dialogue.lang);
    const auto content = services.publisher.live();
    const auto decision = escalation::decide_reopening(
        content->settings().queue(ticket.queue).reopen, ticket.status, ticket.solved, now, heard);
    switch (decision.what) {
        case escalation::Reopening::stays:
            return leave_ticket(draft, heard, decision.because, now);
        case escalation::Reopening::new_ticket:
            return follow_up(draft, decision.because, now);
        case escalation::Reopening::reopen:
        case escalation::Reopening::goes_on:
            step_ticket(draft, escalation::Event::customer_wrote, now);
            return reopen_conversation(draft, now);
    }
}

void write_to_people(const Services& services, Draft& draft, const std::string& text) {
    auto& next = draft.next;
    const auto now = services.now();
    std::get<store::Message>(draft.events.back().body).text = intents::mask(text).text;
    if (next.ticket) wake_ticket(services, draft, text, now);
    note_email(services, draft, text, now);
}

std::string subject_of(const Settings& settings, std::string_view words) {
    const auto& own = settings.care.wellbeing.abusive_words;
    return escalation::veiled(words, escalation::find_abuse(words, own));
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
    if (draft.aside) return;
    next.row.agent = agent;
    if (next.row.owner == store::Owner::closed) return;
    const auto owner = agent ? store::Owner::agent : store::Owner::queue;
    auto& event = change_owner(draft, owner, std::move(reason), now);
    event.agent_name = name;
}

void write_as_agent(const Services& services, Draft& draft, const Actor& actor, AgentWords words) {
    auto& next = draft.next;
    const auto now = services.now();
    if (!words.internal && !words.scheduled && next.ticket->assignee == 0) {
        step_ticket(draft, escalation::Event::agent_claimed, now);
        assign_to(draft, actor.id, actor.name, "replied", now);
    }
    store::Message message{.from = store::From::agent, .author = actor.id, .name = actor.name};
    message.text = intents::mask(words.text).text;
    message.internal = words.internal;
    draft.add(now, std::move(message)).client_id = words.client_id;
    if (words.internal) return;
    if (moves_on(services, *next.ticket, words))
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
    if (draft.aside || row.owner == store::Owner::closed) return;
    change_owner(draft, store::Owner::closed, "solved", now);
    ask_in_chat(services, draft, now);
}

}  // namespace desk
