// A shop of some years: 100,000 tickets and 2 million messages, made the same way every time, in a
// real database. Kept where DESKBELL_BIG_SHOP says, so that a second run need not make it again.
#pragma once

#include "server/store/conversation.hpp"
#include "server/store/customer.hpp"
#include "server/store/event_log.hpp"
#include "server/store/search.hpp"
#include "server/store/setting.hpp"
#include "server/store/store.hpp"
#include "server/store/ticket.hpp"
#include "server/store/ticket_clock.hpp"
#include "server/store/ticket_span.hpp"
#include "server/store/user.hpp"

#include <array>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <random>
#include <string>
#include <vector>

#include <fmt/format.h>

namespace big_shop {

inline constexpr std::int64_t tickets = 100'000;
inline constexpr std::int64_t talks = 200'000;  // every second one led to a ticket
inline constexpr int words_known = 40'000;
inline const store::Time begun{std::chrono::sys_days{std::chrono::year{2024} / 1 / 1}};
inline const store::Time today{std::chrono::sys_days{std::chrono::year{2026} / 1 / 1}};

inline constexpr std::array common = {
    "the",    "my",    "is",     "order",  "parcel", "refund",  "where",   "when",  "please",
    "hello",  "not",   "have",   "was",    "money",  "back",    "thanks",  "still", "delivery",
    "return", "shoes", "arrive", "broken", "size",   "invoice", "voucher", "paid",  "card"};

// Words as people use them: a few all the time, most hardly ever.
class Speech {
  public:
    explicit Speech(std::uint64_t seed) : dice_(seed) {}
    std::string word() {
        const double share = static_cast<double>(dice_() % 1'000'000 + 1) / 1e6;
        const auto rank = static_cast<std::size_t>(std::pow(words_known, share)) - 1;
        return rank < common.size() ? common[rank] : made_up(rank);
    }
    std::string sentence(int words) {
        std::string text = word();
        for (int i = 1; i < words; ++i) text += ' ' + word();
        return text;
    }
    std::uint64_t dice(std::uint64_t sides) { return dice_() % sides; }
    static std::string made_up(std::size_t rank) {
        constexpr std::string_view first = "bdfgklmnprstvz", second = "aeiou";
        std::string word;
        for (auto rest = rank + 70; rest > 0; rest /= 70) {
            word += first[rest % 70 / 5];
            word += second[rest % 5];
        }
        return word;
    }

  private:
    std::mt19937_64 dice_;
};

inline store::Ticket make_ticket(Speech& speech, std::int64_t at, store::Time now) {
    using enum escalation::Status;
    store::Ticket ticket{.subject = speech.sentence(5)};
    const bool recent = at >= tickets - 2'500;  // some hundred are unsolved, the rest is history
    ticket.status = recent && at % 5 == 0   ? created
                    : recent && at % 5 == 1 ? open
                    : recent && at % 5 == 2 ? waiting_customer
                    : at % 50 == 0          ? solved
                                            : closed;
    ticket.priority = static_cast<escalation::Priority>(std::array{1, 1, 1, 1, 0, 2, 2, 3}[at % 8]);
    ticket.queue = at % 3 == 0 ? "orders" : "support";
    ticket.assignee = ticket.status == created ? 0 : 1 + at % 50;
    if (at % 10 == 0) ticket.tags.emplace_back("refund");
    if (at % 200 == 0) ticket.tags.emplace_back("vip");
    ticket.language = "en";
    ticket.created = now;
    ticket.updated = now + std::chrono::minutes{speech.dice(3'000)};
    if (!escalation::is_unsolved(ticket.status)) ticket.solved = ticket.updated;
    return ticket;
}

inline void say(std::vector<store::Event>& events, Speech& speech, store::Time at, int count) {
    for (int i = 0; i < count; ++i) {
        store::Message message{.text = speech.sentence(6 + static_cast<int>(speech.dice(14)))};
        message.from = i % 2 == 0 ? store::From::customer : store::From::agent;
        events.push_back({.at = at + std::chrono::minutes{i}, .body = std::move(message)});
    }
}

inline void talk(store::Tx& tx, std::int64_t at) {
    Speech speech(static_cast<std::uint64_t>(at) * 0x9e3779b97f4a7c15U + 1);
    const auto now = begun + (today - begun) / talks * at;
    store::Customer customer{.id = at + 1, .name = speech.made_up(speech.dice(90'000))};
    customer.email = fmt::format("{}{}@example.com", customer.name, at);
    customer.created = customer.last_seen = now;
    store::create_customer(tx, customer);
    store::Conversation row{.id = (at + 1) * 7'919, .customer = customer.id};
    row.created = row.updated = now;
    row.language = "en";
    store::create_conversation(tx, row);
    std::vector<store::Event> events;
    say(events, speech, now, at % 2 == 0 ? 5 : 15);
    if (at % 2 == 1) {
        auto ticket = make_ticket(speech, at / 2, now);
        ticket.conversation = row.id;
        ticket.customer = customer.id;
        row.ticket = store::create_ticket(tx, ticket);
        store::add_span(tx, {.ticket = row.ticket, .status = ticket.status, .since = now});
        events.push_back({.at = now, .body = store::TicketCreated{.ticket = ticket}});
        for (auto& event : events) event.ticket = row.ticket;
        if (escalation::is_unsolved(ticket.status) && at % 4 == 1) {
            store::note_waiting(tx, row.ticket, ticket.updated);
            store::put_due(tx, row.ticket, ticket.updated + std::chrono::hours{2});
        }
        row.owner = store::Owner::closed;
    }
    if (!store::advance(tx, row, std::move(events))) std::abort();
}

/// The search index up to the log; a moment's work when it is there already.
inline void index(store::Store& shop) {
    for (bool more = true; more;) {
        const auto step = [&](store::Tx& tx) { more = store::search_index_step(tx, 20'000); };
        if (!shop.write(step)) std::abort();
    }
}

inline void fill(store::Store& shop) {
    const auto must = [](const auto& done) {
        if (!done) std::abort();
    };
    must(shop.write([](store::Tx& tx) {
        for (int i = 1; i <= 50; ++i) {
            store::User user{.email = fmt::format("a{}@shop.example", i)};
            user.name = fmt::format("Agent {}", i);
            store::create_user(tx, user);
        }
    }));
    for (std::int64_t at = 0; at < talks;) {
        must(shop.write([&](store::Tx& tx) {
            for (const auto end = at + 1'000; at < end; ++at) talk(tx, at);
        }));
        if (at % 20'000 == 0) fmt::print(stderr, "{} of {} conversations\n", at, talks);
    }
    must(shop.write([](store::Tx& tx) {  // reports have a bench of their own
        store::put_setting(tx, "follower.insight", std::to_string(tx.last()));
    }));
}

}  // namespace big_shop
