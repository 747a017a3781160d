// Between stored conversations and the bot's turns: situations in, drafts out.
#include "server/desk/talk/reception.hpp"

#include "intents/form.hpp"
#include "kb/words/text.hpp"
#include "server/desk/bot/trace_text.hpp"
#include "server/desk/customers/tiers.hpp"
#include "server/desk/settings/hours_words.hpp"
#include "server/desk/strangers.hpp"
#include "server/desk/talk/writing.hpp"
#include "server/desk/waiting.hpp"
#include "server/store/credit.hpp"
#include "server/store/event_log.hpp"

#include <algorithm>

#include <fmt/format.h>

namespace desk {
namespace {

const escalation::Calendar& calendar_of(const Settings& settings, std::string_view queue) {
    const auto named = settings.calendars.find(settings.queue(queue).calendar);
    return named != settings.calendars.end() ? named->second : settings.calendars.find("")->second;
}

// The question an agent should read: what was said before "a person, please".
std::string question_of(const Services& services, const State& state, const HandOver& wish) {
    const bool asked = wish.reason == escalation::HandoffReason::asked ||
                       wish.reason == escalation::HandoffReason::button;
    if (!asked || !state.stored) return wish.question;
    const auto events = services.options.store.read(
        [&](store::Connection& db) { return store::events_of(db, state.row.id); });
    if (!events) return wish.question;
    for (auto event = events->rbegin(); event != events->rend(); ++event) {
        const auto* message = std::get_if<store::Message>(&event->body);
        if (message && message->from == store::From::customer && message->via != "button")
            return message->text;
    }
    return wish.question;
}

escalation::HandoffCard card_of(const Services& services, const Draft& draft, HandOver wish,
                                const Visitor& visitor) {
    escalation::HandoffCard card{.reason = wish.reason, .evidence = std::move(wish.evidence)};
    card.question = question_of(services, draft.next, wish);
    for (const auto& candidate : wish.candidates) {
        card.candidates.push_back({candidate.id, candidate.label, candidate.score});
    }
    card.slots = std::move(wish.slots);
    for (const auto& given : draft.next.dialogue.answers) {
        const auto known = std::ranges::find(card.answers_given, given.id);
        if (known == card.answers_given.end()) card.answers_given.push_back(given.id);
    }
    card.language = draft.next.dialogue.lang;
    card.page = visitor.page.url;
    card.verified = draft.next.customer && draft.next.customer->verified;
    return card;
}

void serve_by_tier(const Services& services, const Settings& settings, const State& state,
                   store::Ticket& ticket) {
    if (settings.customers.tiers.empty() || !state.customer) return;
    const auto credit = services.options.store.read(
        [&](store::Connection& db) { return store::credit_of(db, state.customer->id); });
    const auto* rule =
        tier_rule(settings.customers, state.customer->tier, credit.value_or(std::int64_t{0}));
    if (rule) apply_tier(*rule, settings.default_queue, ticket);
}

void open_ticket(const Services& services, const Content& content, const Visitor& visitor,
                 HandOver wish, Draft& draft, store::Time now) {
    auto& next = draft.next;
    const auto queue = content.settings().queue(wish.queue).name;
    const auto priority =
        escalation::priority_named(wish.priority).value_or(escalation::Priority::normal);
    const std::string reason(escalation::name_of(wish.reason));
    const auto tags = wish.tags;
    const auto subject = wish.subject;
    auto card = card_of(services, draft, std::move(wish), visitor);
    if (next.ticket) {
        auto& ticket = *next.ticket;
        ticket.status =
            escalation::step(ticket.status, escalation::Event::handed_over).value_or(ticket.status);
        ticket.solved.reset();
        ticket.assignee = 0;
        draft.changed("status");
        draft.changed("handoff");
    } else {
        next.ticket.emplace();
        next.ticket->conversation = next.row.id;
        next.ticket->customer = next.row.customer;
        next.ticket->channel = escalation::Channel::chat;
        next.ticket->created = now;
        next.ticket->subject =
            subject_of(content.settings(), subject.empty() ? card.question : subject);
        draft.ticket = Row::added;
    }
    auto& ticket = *next.ticket;
    ticket.queue = queue;
    ticket.priority = std::max(priority, draft.ticket == Row::added ? priority : ticket.priority);
    serve_by_tier(services, content.settings(), next, ticket);
    for (const auto& tag : tags) {
        if (std::ranges::find(ticket.tags, tag) == ticket.tags.end()) ticket.tags.push_back(tag);
    }
    ticket.language = next.dialogue.lang;
    ticket.handoff = std::move(card);
    ticket.updated = now;
    next.row.agent = 0;
    change_owner(draft, store::Owner::queue, reason, now);
}

// Once an hour is often enough to know who is still around.
void see_again(Draft& draft, store::Time now) {
    auto& customer = draft.next.customer;
    if (!customer || now - customer->last_seen < std::chrono::hours{1}) return;
    customer->last_seen = now;
    draft.also.push_back([now](store::Tx& tx, const State& state) {
        store::touch_customer(tx, state.row.customer, now);
    });
}

std::optional<store::Customer> find(const Services& services, store::CustomerId id) {
    if (id == 0) return std::nullopt;
    auto found = services.options.store.read(
        [&](store::Connection& db) { return store::find_customer(db, id); });
    return found ? *std::move(found) : std::nullopt;
}

}  // namespace

Draft begin_draft(const Services& services, const State& state, const Visitor& visitor) {
    Draft draft{.next = state};
    auto& row = draft.next.row;
    const auto now = services.now();
    row.updated = now;
    if (!visitor.page.url.empty()) {
        row.page_url = visitor.page.url;
        row.page_title = visitor.page.title;
    }
    if (state.stored) {
        see_again(draft, now);
        return draft;
    }
    row.site = visitor.site;
    row.created = now;
    if (visitor.customer != 0) {
        row.customer = visitor.customer;
        draft.next.customer = find(services, visitor.customer);
        return draft;
    }
    if (auto known = find(services, visitor.known); known && !known->verified) {
        row.customer = known->id;
        draft.next.customer = std::move(known);
        return draft;
    }
    row.customer = services.new_id();
    draft.next.customer = store::Customer{.id = row.customer, .created = now, .last_seen = now};
    draft.customer = Row::added;
    return draft;
}

Staffing staffing_of(const Services& services, const Content& content, std::string_view queue,
                     std::string_view language) {
    const auto& calendar = calendar_of(content.settings(), queue);
    const auto now = services.now();
    Staffing staffing{.open = calendar.is_open(now),
                      .somebody_online = services.presence.online() > 0,
                      .waiting = services.parts.get<Waiting>().count()};
    if (staffing.open) return staffing;
    staffing.next_open_at = calendar.next_open(now);
    if (staffing.next_open_at) {
        staffing.next_open = moment_in_words(*staffing.next_open_at, now, calendar, language);
    }
    return staffing;
}

Situation situation_of(const Services& services, const Content& content, const State& state,
                       const Visitor& visitor) {
    Situation situation{.now = services.now(), .seed = static_cast<std::uint64_t>(state.row.id)};
    if (state.customer) {
        const auto& customer = *state.customer;
        situation.customer = {.name = customer.name,
                              .email = customer.email,
                              .tier = customer.tier,
                              .country = {},
                              .verified = customer.verified};
        const auto country = customer.attributes.find("country");
        if (country != customer.attributes.end()) situation.customer.country = country->second;
    }
    situation.page = visitor.page;
    situation.locale = visitor.locale;
    std::string language = state.dialogue.lang;
    if (language.empty()) language = kb::base_language(visitor.locale);
    situation.staffing = staffing_of(services, content, content.settings().default_queue, language);
    situation.strangers = services.parts.get<Strangers>().share();
    return situation;
}

store::OwnerChanged& change_owner(Draft& draft, store::Owner owner, std::string reason,
                                  store::Time at) {
    auto& row = draft.next.row;
    row.owner = owner;
    ++row.epoch;
    auto& event = draft.add(at, store::OwnerChanged{.owner = owner,
                                                    .epoch = row.epoch,
                                                    .reason = std::move(reason),
                                                    .ticket = row.ticket,
                                                    .agent = row.agent});
    return std::get<store::OwnerChanged>(event.body);
}

store::Message customer_message(const State& state, std::string text, std::string via) {
    store::Message message{.from = store::From::customer, .author = state.row.customer};
    if (state.customer) message.name = state.customer->name;
    message.text = std::move(text);
    message.via = std::move(via);
    return message;
}

store::Message bot_message(const Content& content, BotMessage said) {
    store::Message message{.from = store::From::bot, .name = content.settings().persona.name};
    message.text = std::move(said.text);
    message.html = std::move(said.html);
    message.via = name_of(said.via);
    int number = 0;
    for (auto& button : said.buttons) {
        message.buttons.push_back({fmt::format("b{}", ++number), std::move(button.label),
                                   std::move(button.kind), std::move(button.id)});
    }
    if (said.article) {
        auto& article = *said.article;
        message.article = store::ArticleRef{.id = std::move(article.id),
                                            .lang = said.trace.language,
                                            .title = std::move(article.title),
                                            .url = std::move(article.url),
                                            .revision = content.revision()};
    }
    return message;
}

void apply_outcome(const Services& services, const Content& content, const Visitor& visitor,
                   Outcome outcome, Draft& draft) {
    const auto now = services.now();
    auto& next = draft.next;
    next.dialogue = std::move(outcome.dialogue);
    if (outcome.stranger)
        services.parts.get<Strangers>().heard(next.dialogue.turn, *outcome.stranger);
    next.row.language = next.dialogue.lang;
    for (auto& said : outcome.messages) {
        auto trace = trace_text(said.trace);
        auto& event = draft.add(now, bot_message(content, std::move(said)));
        event.trace = std::move(trace);
    }
    if (outcome.hand_over) {
        open_ticket(services, content, visitor, *std::move(outcome.hand_over), draft, now);
    }
    draft.lookup = std::move(outcome.lookup);
}

}  // namespace desk
