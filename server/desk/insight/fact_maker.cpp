// One function a kind of event.
#include "server/desk/insight/fact_maker.hpp"

#include "server/desk/sla/sla_clocks.hpp"
#include "server/store/event_log.hpp"
#include "server/store/tx.hpp"

#include <algorithm>
#include <array>

namespace desk {
namespace {
using namespace std::chrono_literals;
using store::Counted;
using store::FactKind;

// A full answer, not a question back, a choice, or "I don't know".
bool is_answer(std::string_view via) {
    constexpr std::array<std::string_view, 5> full = {"exact", "rule", "model", "kb", "action"};
    return std::ranges::find(full, via) != full.end();
}

bool is_done(escalation::Status status) {
    return status == escalation::Status::solved || status == escalation::Status::closed;
}
}  // namespace

WallTime wall_time(const Settings& settings, store::Time at) {
    const auto house = settings.calendars.find("");
    const auto wall = house == settings.calendars.end() ? at : at + house->second.utc_offset(at);
    const auto day = std::chrono::floor<std::chrono::days>(wall);
    const auto hour = std::chrono::floor<std::chrono::hours>(wall - day);
    return {.day = day.time_since_epoch().count(), .hour = static_cast<int>(hour.count())};
}

store::Interest FactMaker::interest() {
    using enum store::EventKind;
    std::uint32_t kinds = 0;
    for (const auto kind :
         {message, owner, rating, survey_answered, ticket_created, ticket_updated, noted}) {
        kinds |= store::Interest::bit(kind);
    }
    return {.kinds = kinds};
}

void FactMaker::take(const store::Event& event) {
    if (const auto* message = std::get_if<store::Message>(&event.body)) {
        said(event, *message);
    } else if (const auto* change = std::get_if<store::OwnerChanged>(&event.body)) {
        handed(event, *change);
    } else if (const auto* rating = std::get_if<store::Rated>(&event.body)) {
        rated(event, *rating);
    } else if (const auto* answer = std::get_if<store::SurveyAnswered>(&event.body)) {
        scored(event, *answer);
    } else if (const auto* made = std::get_if<store::TicketCreated>(&event.body)) {
        opened(event, made->ticket);
    } else if (const auto* updated = std::get_if<store::TicketUpdated>(&event.body)) {
        changed(event, updated->ticket);
    } else if (const auto* noted = std::get_if<store::Noted>(&event.body)) {
        if (const auto found = store::noted_score(*noted)) {
            scored(event, found->kind, found->score,
                   event.ticket != 0 ? event.ticket : found->ticket);
        }
    }
}

void FactMaker::finish() {
    for (auto& [conversation, talk] : talks_) store::put_fact_talk(tx_, talk);
    for (const auto& [number, ticket] : tickets_) store::put_fact_ticket(tx_, ticket);
    for (const auto& [place, count] : counts_) {
        const auto& [what, day, hour, key] = place;
        store::add_count(tx_, {.what = what, .day = day, .hour = hour, .key = key, .count = count});
    }
    talks_.clear();
    tickets_.clear();
    counts_.clear();
}

void FactMaker::said(const store::Event& event, const store::Message& message) {
    if (message.internal) return;
    if (message.from == store::From::customer) return asked(event, message);
    if (message.from == store::From::bot) return answered(event, message);
    if (message.from == store::From::agent) return replied(event, message);
}

void FactMaker::asked(const store::Event& event, const store::Message& message) {
    count(Counted::messages, event.at, {}, true);
    auto* ticket = ticket_of(event.ticket);
    if (ticket && (ticket->solved || !ticket->waiting_since)) ticket->waiting_since = event.at;
    if (event.conversation == 0 || !is_chat(event.ticket)) return;
    auto& talk = talk_now(event, message.author);
    talk.last = event.at;
    if (talk.handed) return;
    ++talk.questions;
    talk.answered = false;
    count(Counted::questions, event.at, {}, true);
}

void FactMaker::answered(const store::Event& event, const store::Message& message) {
    if (!is_answer(message.via)) return;
    // Also one given after people had the talk: it may be rated as any other.
    if (message.article) count(Counted::answers, event.at, message.article->id);
    auto* talk = talk_of(event.conversation);
    if (!talk || talk->handed) return;
    if (!talk->answered) count(Counted::answered, event.at);
    talk->answered = true;
    talk->last = event.at;
    if (!message.article) return;
    talk->article = message.article->id;
    note_return(*talk, talk->article, event.at);
}

void FactMaker::replied(const store::Event& event, const store::Message& message) {
    auto* ticket = ticket_of(event.ticket);
    if (!ticket) return;
    if (!ticket->responded) {
        ticket->responded = true;
        add(FactKind::first_response, event, *ticket,
            counted(*ticket, ticket->created, event.at).value_or(0s).count(), message.author);
    } else if (ticket->waiting_since) {
        // Words that left it with the customer (a thanks) wait for nobody.
        if (const auto took = counted(*ticket, *ticket->waiting_since, event.at)) {
            add(FactKind::next_response, event, *ticket, took->count(), message.author);
        }
    }
    ticket->waiting_since.reset();
}

void FactMaker::handed(const store::Event& event, const store::OwnerChanged& change) {
    const bool to_people =
        change.owner == store::Owner::queue || change.owner == store::Owner::agent;
    auto* talk = talk_of(event.conversation);
    if (!to_people || !talk || talk->handed) return;
    talk->handed = true;
    count(Counted::handoffs, event.at);
    if (!talk->article.empty()) count(Counted::handed_over, event.at, talk->article);
    note_return(*talk, talk->article, event.at);
}

// What an article's answer is worth. Only a full answer counts, and the last word about it: who
// rates it again has changed their mind. It is counted on the day of the answer, so that over no
// days more are helpful than were given.
void FactMaker::rated(const store::Event& event, const store::Rated& rating) {
    auto* talk = talk_of(event.conversation);
    if (!talk) return;
    talk->rated = rating.helpful ? 1 : -1;
    const auto said = store::event_at(tx_, event.conversation, rating.message);
    const auto* answer = said ? std::get_if<store::Message>(&said->body) : nullptr;
    if (!answer || !answer->article || !is_answer(answer->via)) return;
    const auto worth = [](const store::Event& of) {
        return std::get<store::Rated>(of.body).helpful ? Counted::helpful : Counted::unhelpful;
    };
    const auto& article = answer->article->id;
    if (const auto before = rating_before(event, rating.message)) {
        if (worth(*before) == worth(event)) return;
        --counts_[{worth(*before), wall_time(settings_, said->at).day, 0, article}];
    }
    count(worth(event), said->at, article);
}

std::optional<store::Event> FactMaker::rating_before(const store::Event& event,
                                                     store::ConversationSeq of) {
    for (auto seq = event.prev; seq != 0;) {
        auto before = store::find_event(tx_, seq);
        if (!before || before->cseq <= of) return std::nullopt;
        const auto* rating = std::get_if<store::Rated>(&before->body);
        if (rating && rating->message == of) return before;
        seq = before->prev;
    }
    return std::nullopt;
}

void FactMaker::scored(const store::Event& event, const store::SurveyAnswered& answer) {
    const auto question = store::event_at(tx_, event.conversation, answer.survey);
    const auto* asked = question ? std::get_if<store::SurveyAsked>(&question->body) : nullptr;
    scored(event, asked ? asked->survey : "csat", answer.score,
           event.ticket != 0 ? event.ticket
           : question        ? question->ticket
                             : 0);
}

void FactMaker::scored(const store::Event& event, std::string_view kind, std::int64_t score,
                       store::TicketNumber number) {
    if (kind != "csat" && kind != "nps") return;
    const auto* ticket = ticket_of(number);
    const store::FactTicket none;
    add(kind == "csat" ? FactKind::csat : FactKind::nps, event, ticket ? *ticket : none, score,
        ticket ? ticket->agent : 0);
}

void FactMaker::opened(const store::Event& event, const store::Ticket& ticket) {
    store::FactTicket made{.ticket = ticket.number, .created = event.at};
    made.queue = ticket.queue;
    made.channel = escalation::name_of(ticket.channel);
    made.tags = ticket.tags;
    made.agent = ticket.assignee;
    made.waiting_since = event.at;
    if (ticket.handoff && !ticket.handoff->answers_given.empty()) {
        made.article = ticket.handoff->answers_given.back();
    }
    count(Counted::tickets, event.at, {}, true);
    add(FactKind::created, event, made, 0, made.agent);
    tickets_.insert_or_assign(made.ticket, std::move(made));
}

void FactMaker::changed(const store::Event& event, const store::Ticket& now) {
    auto* ticket = ticket_of(now.number);
    if (!ticket) return;
    ticket->queue = now.queue;
    ticket->tags = now.tags;
    if (now.assignee != 0) ticket->agent = now.assignee;
    const bool done = is_done(now.status);
    if (done == ticket->solved) return;
    ticket->solved = done;
    // The words that open it again wait from then on; who opens it by hand waits for nobody.
    if (done || ticket->waiting_since != event.at) ticket->waiting_since.reset();
    if (now.merged_into != 0) return;
    const auto took = done ? counted(*ticket, ticket->created, event.at).value_or(0s) : 0s;
    add(done ? FactKind::solved : FactKind::reopened, event, *ticket, took.count(), ticket->agent);
}

store::FactTalk* FactMaker::talk_of(store::ConversationId conversation) {
    const auto held = talks_.find(conversation);
    if (held != talks_.end()) return &held->second;
    auto found = store::newest_fact_talk(tx_, conversation);
    if (!found) return nullptr;
    return &talks_.emplace(conversation, *std::move(found)).first->second;
}

// The visit under way, or a new one after a long silence.
store::FactTalk& FactMaker::talk_now(const store::Event& event, store::CustomerId customer) {
    auto* talk = talk_of(event.conversation);
    if (talk && event.at - talk->last < talk_silence) {
        if (customer != 0) talk->customer = customer;
        return *talk;
    }
    if (talk) store::put_fact_talk(tx_, *talk);
    store::FactTalk fresh{.conversation = event.conversation, .customer = customer};
    fresh.day = wall_time(settings_, event.at).day;
    fresh.began = fresh.last = event.at;
    store::put_fact_talk(tx_, fresh);
    return talks_.insert_or_assign(event.conversation, std::move(fresh)).first->second;
}

store::FactTicket* FactMaker::ticket_of(store::TicketNumber number) {
    if (number == 0) return nullptr;
    const auto held = tickets_.find(number);
    if (held != tickets_.end()) return &held->second;
    auto found = store::find_fact_ticket(tx_, number);
    if (!found) return nullptr;
    return &tickets_.emplace(number, *std::move(found)).first->second;
}

// Earlier visits about the same were not the end of it. Without a topic (straight to a person) any
// answer of the last days counts as not enough: rather too few solved than too many.
void FactMaker::note_return(const store::FactTalk& talk, const std::string& topic,
                            store::Time now) {
    for (auto other : store::fact_talks_beside(tx_, talk, now - topic_returns)) {
        const auto held = talks_.find(other.conversation);
        auto* kept = held != talks_.end() && held->second.id == other.id ? &held->second : nullptr;
        if (kept) other = *kept;
        const bool same = topic.empty() ? other.answered : other.article == topic;
        if (other.came_back || !same || other.last > talk.began) continue;
        count(Counted::came_back, now, other.article);
        if (kept) {
            kept->came_back = true;
        } else {
            other.came_back = true;
            store::put_fact_talk(tx_, other);
        }
    }
}

void FactMaker::add(FactKind kind, const store::Event& event, const store::FactTicket& ticket,
                    std::int64_t value, store::UserId agent) {
    store::add_fact(tx_, {.kind = kind,
                          .day = wall_time(settings_, event.at).day,
                          .at = event.at,
                          .value = value,
                          .agent = agent,
                          .queue = ticket.queue,
                          .channel = ticket.channel,
                          .tags = ticket.tags,
                          .article = ticket.article,
                          .ticket = ticket.ticket});
}

void FactMaker::count(Counted what, store::Time at, std::string key, bool by_hour) {
    const auto wall = wall_time(settings_, at);
    ++counts_[{what, wall.day, by_hour ? wall.hour : 0, std::move(key)}];
}

// As the ticket's own clocks count it, so that a report and an SLA never tell two stories.
std::optional<std::chrono::seconds> FactMaker::counted(const store::FactTicket& ticket,
                                                       store::Time from, store::Time to) {
    return counted_time(settings_, tx_, ticket.ticket, from, to);
}

// What came by form, mail or an agent's hand never was with the bot.
bool FactMaker::is_chat(store::TicketNumber number) {
    if (number == 0) return true;
    if (const auto* known = ticket_of(number))
        return known->channel == escalation::name_of(escalation::Channel::chat);
    const auto row = store::find_ticket(tx_, number);
    return !row || row->channel == escalation::Channel::chat;
}

}  // namespace desk
