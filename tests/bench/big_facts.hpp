// What a year of 2 million messages leaves behind for reports: 120,000 tickets as facts, 400,000
// visits to the bot, counts of every hour. Made the same way every time.
#pragma once

#include "server/store/fact.hpp"
#include "server/store/tx.hpp"

#include <random>
#include <string>

namespace big_facts {

inline constexpr store::DayNumber first = 20'090;
inline constexpr store::DayNumber days = 365;
inline constexpr store::DayNumber last = first + days - 1;  // big_shop::today
inline constexpr int tickets = 120'000;
inline constexpr int talks = 400'000;

inline void fill(store::Tx& tx) {
    std::mt19937 dice(7);
    const auto one_of = [&](int n) {
        return static_cast<std::int64_t>(dice() % static_cast<unsigned>(n));
    };
    for (int i = 0; i < tickets; ++i) {
        store::Fact fact{.day = first + days * i / tickets, .agent = 1 + one_of(40)};
        fact.queue = "queue-" + std::to_string(one_of(8));
        fact.channel = "chat";
        fact.tags = {"tag-" + std::to_string(one_of(200))};
        fact.article = "article-" + std::to_string(one_of(500));
        fact.ticket = 1001 + i;
        store::put_fact_ticket(tx, {.ticket = fact.ticket, .queue = fact.queue, .tags = fact.tags});
        for (const auto kind :
             {store::FactKind::created, store::FactKind::first_response,
              store::FactKind::next_response, store::FactKind::solved, store::FactKind::csat}) {
            fact.kind = kind;
            fact.value = kind == store::FactKind::csat ? 1 + one_of(5) : one_of(90'000);
            store::add_fact(tx, fact);
        }
    }
    for (int i = 0; i < talks; ++i) {
        store::FactTalk talk{.conversation = i + 1, .day = first + days * i / talks};
        talk.questions = 1 + one_of(4);
        talk.answered = one_of(3) != 0;
        store::put_fact_talk(tx, talk);
    }
    for (store::DayNumber day = first; day < first + days; ++day) {
        for (int hour = 0; hour < 24; ++hour) {
            store::add_count(
                tx, {.what = store::Counted::messages, .day = day, .hour = hour, .count = 228});
        }
    }
}

}  // namespace big_facts
