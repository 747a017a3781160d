// Hears what customers write to people, and what that means for those people.
#include "server/desk/care/wellbeing.hpp"

#include "intents/tone.hpp"
#include "server/desk/content/content.hpp"
#include "server/desk/rules/rules.hpp"
#include "server/desk/services.hpp"
#include "server/desk/settings/notices.hpp"
#include "server/store/tx.hpp"

#include <algorithm>

#include <fmt/format.h>
#include <spdlog/spdlog.h>

namespace desk {

// One message that was hard to read, or the one that made a chat long.
struct Wellbeing::Heard {
    store::AbusiveMessage message;
    store::TicketNumber ticket = 0;
    store::UserId agent = 0;
    std::string agent_name;
    std::string why;
};

namespace {

constexpr auto day = std::chrono::hours{24};
constexpr double ticket_weight = 0.25;  // of a chat

bool is_from_customer(const store::Event& event) {
    const auto* message = std::get_if<store::Message>(&event.body);
    return message && message->from == store::From::customer && event.ticket != 0;
}

void tell_abuse(store::Tx& tx, const store::AbusiveMessage& message, store::TicketNumber ticket) {
    tx.append({.at = message.at,
               .ticket = ticket,
               .body = store::Noted{
                   .what = "message.abusive",
                   .words = "A message with abusive words is blurred",
                   .data = fmt::format(R"({{"conversation":"{}","ticket":{},"seq":{},"marks":{}}})",
                                       message.conversation, ticket, message.seq,
                                       store::marks_json(message.marks))}});
}

// Counted once for each chat; after too many in too short a time, a break.
void count_for(store::Tx& tx, store::UserId agent, const std::string& name,
               store::TicketNumber ticket, const std::string& why, store::Time at,
               const WellbeingSettings& settings) {
    if (!store::count_hard_chat(tx, agent, ticket, at, why)) return;
    const auto since = at - settings.within;
    const auto hard = store::hard_chats_since(tx, agent, since);
    if (hard < settings.hard_chats) return;
    if (const auto last = store::last_break_offer(tx, agent); last && *last > since) return;
    store::note_break_offer(tx, agent, at, hard);
    tx.append({.at = at,
               .body = store::Noted{
                   .what = "wellbeing.break_offered",
                   .words = fmt::format("{} had {} hard chats: a break is offered", name, hard),
                   .data = fmt::format(R"({{"agent":{},"hard":{}}})", agent, hard)}});
}

}  // namespace

Wellbeing::Wellbeing(Services& services)
    : services_(services),
      follower_(services, "wellbeing",
                {.kinds = store::Interest::bit(store::EventKind::message), .of_tickets = true},
                [this](auto batch, auto answer) { follow(batch, std::move(answer)); }) {}

Result<void> Wellbeing::open() {
    follower_.open();
    return {};
}

void Wellbeing::happened(std::span<const EventPtr> events) {
    if (std::ranges::any_of(events, [](const auto& event) { return is_from_customer(*event); })) {
        follower_.happened(events);
    }
}

// Most messages are kind and early in their chat: only of others the whole story is read.
Wellbeing::Heard Wellbeing::hear(store::Connection& db, const Content& content,
                                 const store::Event& event) {
    const auto& settings = content.settings().care.wellbeing;
    const auto& text = std::get<store::Message>(event.body).text;
    Heard one{.message = {event.conversation, event.cseq,
                          escalation::find_abuse(text, settings.abusive_words), event.at},
              .ticket = event.ticket};
    const auto ticket = store::find_ticket(db, event.ticket);
    const auto tone = intents::hear_tone(text, ticket ? ticket->language : "");
    const bool may_be_long = event.cseq >= settings.long_messages;
    if (!one.message.marks.empty() || intents::has(tone, intents::Tone::abuse)) {
        one.why = "abuse";
    } else if (intents::has(tone, intents::Tone::complaint)) {
        one.why = "anger";
    } else if (may_be_long) {
        one.why = "long";
    }
    if (one.why.empty()) return one;
    const auto known = learn(db, content, event.ticket, event.at, event.seq);
    if (!known || (one.why == "long" && known->story.messages < settings.long_messages)) {
        one.why.clear();
        return one;
    }
    one.agent = known->story.ticket->assignee;
    one.agent_name = known->story.ticket->assignee_name;
    return one;
}

void Wellbeing::follow(std::span<const EventPtr> batch, Follower::Answer answer) {
    const auto content = services_.publisher.live();
    const auto settings = content->settings().care.wellbeing;
    std::vector<Heard> heard;
    auto rude = std::make_shared<std::vector<store::TicketNumber>>();
    const auto read = services_.options.store.read([&](store::Connection& db) {
        for (const auto& event : batch) {
            if (!is_from_customer(*event)) continue;
            auto one = hear(db, *content, *event);
            if (one.why.empty()) continue;
            if (one.why == "abuse") rude->push_back(event->ticket);
            heard.push_back(std::move(one));
        }
    });
    if (!read) spdlog::error("well-being could not read: {}", read.error().message);
    if (heard.empty()) return answer({});
    if (!settings.warn_sender) rude->clear();
    warn(rude, 0, [settings, heard = std::move(heard), answer = std::move(answer)]() mutable {
        answer([settings, heard = std::move(heard)](store::Tx& tx) {
            for (const auto& one : heard) {
                bool first = false;
                const bool marked =
                    !one.message.marks.empty() && store::mark_abuse(tx, one.message, first);
                if (marked) tell_abuse(tx, one.message, one.ticket);
                if (one.agent == 0) continue;
                count_for(tx, one.agent, one.agent_name, one.ticket, one.why, one.message.at,
                          settings);
            }
        });
    });
}

// Once in a conversation: the client id sees to that, also after a crash.
void Wellbeing::warn(std::shared_ptr<std::vector<store::TicketNumber>> tickets, std::size_t next,
                     std::move_only_function<void()> then) {
    if (next == tickets->size()) return then();
    auto make = [this](Draft& draft) -> Result<void> {
        store::Message message{.from = store::From::system};
        const auto content = services_.publisher.live();
        message.text = notice(content->settings(), Notice::stay_polite, draft.next.dialogue.lang);
        draft.add(services_.now(), std::move(message)).client_id = "abuse-warning";
        return {};
    };
    auto done = [this, tickets, next, then = std::move(then)](Result<Applied>) mutable {
        services_.options.run([this, tickets, next, then = std::move(then)]() mutable {
            warn(tickets, next + 1, std::move(then));
        });
    };
    const Actor deskbell{0, "Deskbell", store::Role::agent};
    services_.tickets.change(deskbell, (*tickets)[next], std::move(make), std::move(done),
                             "abuse-warning");
}

Result<std::vector<store::AbusiveMessage>> Wellbeing::abuse(store::TicketNumber number) const {
    const auto found = services_.options.store.read([&](store::Connection& db) {
        const auto ticket = store::find_ticket(db, number);
        return ticket ? store::abuse_in(db, ticket->conversation)
                      : std::vector<store::AbusiveMessage>();
    });
    if (!found) return std::unexpected(from_store(found.error()));
    return *found;
}

Result<std::vector<Wellbeing::Share>> Wellbeing::shares() const {
    const auto found = services_.options.store.read(
        [&](store::Connection& db) { return store::loads(db, services_.now() - day); });
    if (!found) return std::unexpected(from_store(found.error()));
    std::vector<Share> shares;
    std::int64_t hard = 0;
    for (const auto& row : *found) hard += row.hard;
    for (const auto& row : *found) {
        const auto load =
            static_cast<double>(row.chats) + ticket_weight * static_cast<double>(row.tickets);
        const auto share = hard ? static_cast<double>(row.hard) / static_cast<double>(hard) : 0;
        shares.push_back({row, load, share, 1.0 / static_cast<double>(found->size())});
    }
    return shares;
}

}  // namespace desk
