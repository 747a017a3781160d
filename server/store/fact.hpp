// Facts that reports are added up from: what happened on which day of the shop, how long it took
// in working time, who, where. Made from the log by a follower; thrown away and made again at will.
#pragma once
#include "server/store/types.hpp"

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace store {

class Connection;
class Tx;
struct Noted;

using DayNumber = std::int64_t;  // days since 1970 on the shop's wall

enum class FactKind : std::uint8_t {
    created = 1,
    solved,  // value: working seconds since it was created
    reopened,
    first_response,  // value: working seconds
    next_response,   // value: working seconds
    csat,            // value: the score
    nps,             // value: the score
};

struct Fact {
    FactKind kind = FactKind::created;
    DayNumber day = 0;
    Time at{};
    std::int64_t value = 0;
    UserId agent = 0;
    std::string queue;
    std::string channel;
    std::vector<std::string> tags;
    std::string article;  // that the bot had answered with last
    TicketNumber ticket = 0;
};
void add_fact(Tx& tx, const Fact& fact);
/// Reading tags costs as much as all the rest: only where they are asked for. They are those that
/// the ticket has now.
enum class Tags : std::uint8_t { left_out, read };
void each_fact(Connection& db, DayNumber from, DayNumber to, Tags tags,
               const std::function<void(const Fact&)>& take);

/// What is only counted.
enum class Counted : std::uint8_t {
    messages = 1,  // of customers, by hour
    tickets,       // by hour
    questions,     // to the bot, by hour
    answered,      // of them
    handoffs,
    answers,  // by article, as are the following
    helpful,
    unhelpful,
    handed_over,
    came_back,
};
struct Count {
    Counted what = Counted::messages;
    DayNumber day = 0;
    int hour = 0;     // 0 where hours are not kept apart
    std::string key;  // an article; empty where there is none
    std::int64_t count = 0;
};
void add_count(Tx& tx, const Count& count);
void each_count(Connection& db, Counted what, DayNumber from, DayNumber to,
                const std::function<void(const Count&)>& take);

/// A ticket as far as facts have been made of it.
struct FactTicket {
    TicketNumber ticket = 0;
    Time created{};
    std::string queue;
    std::string channel;
    std::string article;
    std::vector<std::string> tags;
    UserId agent = 0;
    std::optional<Time> waiting_since;  // the oldest message of the customer without an answer
    bool responded = false;
    bool solved = false;
};
void put_fact_ticket(Tx& tx, const FactTicket& ticket);
std::optional<FactTicket> find_fact_ticket(Connection& db, TicketNumber ticket);

/// One visit to the bot: the talk of a conversation without a long silence in it.
struct FactTalk {
    std::int64_t id = 0;  // given by put_fact_talk()
    ConversationId conversation = 0;
    CustomerId customer = 0;
    DayNumber day = 0;
    Time began{};
    Time last{};
    std::int64_t questions = 0;
    bool answered = false;  // the bot's last word was a full answer
    std::string article;    // of its last answer
    int rated = 0;          // 1 helpful, -1 not
    bool handed = false;
    bool came_back = false;  // on the same topic, soon after
};
void put_fact_talk(Tx& tx, FactTalk& talk);  // adds it while its id is 0
std::optional<FactTalk> newest_fact_talk(Connection& db, ConversationId conversation);
/// Other talks of the same customer or conversation that ended after `since`.
std::vector<FactTalk> fact_talks_beside(Connection& db, const FactTalk& talk, Time since);
void each_fact_talk(Connection& db, DayNumber from, DayNumber to,
                    const std::function<void(const FactTalk&)>& take);

/// A survey that was answered by a link, as it is noted in the log.
struct NotedScore {
    std::string kind;  // csat nps ces
    std::int64_t score = 0;
    TicketNumber ticket = 0;
};
/// Nothing unless `what` is "survey.answered" and its data hold a kind and a score.
std::optional<NotedScore> noted_score(const Noted& noted);

/// Tickets on somebody's desk with a promise that falls due before `before`, the first due first.
std::vector<TicketNumber> tickets_due_before(Connection& db, Time before, std::size_t limit);

/// Before they are made again.
void delete_facts(Tx& tx);

}  // namespace store
