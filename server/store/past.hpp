// Looking back: what was said since a moment, how the bot had come to its answers, and what people
// of the desk judged wrong. Reading only the log's own order: no index is needed.
#pragma once
#include "server/store/event.hpp"

#include <optional>
#include <string>
#include <vector>

namespace store {

class Connection;
class Tx;

/// The number of the first event at or after a moment; one past the newest when there is none.
EventSeq first_event_since(Connection& db, Time since);

/// Messages, changes of owner and ratings from `from` on, in order, at most `limit`.
std::vector<Event> talk_from(Connection& db, EventSeq from, std::size_t limit);

/// The head of a stored trace.
struct TraceHead {
    std::string decision;
    std::string best;  ///< id of the best candidate
    double score = 0;  ///< probability that it was right
    // Who was there to help: it makes asking back dearer or cheaper.
    bool nobody_there = false;
    std::int64_t waiting = 0;
    std::optional<double> strangers;  ///< the share of messages that nothing answered just then
};
/// Of the answer with that number; nothing where none was stored.
std::optional<TraceHead> find_trace_head(Connection& db, EventSeq seq);

/// "The bot was wrong there": the judgement of a person of the desk. The words stay in the log.
struct Correction {
    ConversationId conversation = 0;
    ConversationSeq cseq = 0;  ///< of the bot's message
    std::string wrong;         ///< the item that answered; may be empty
    std::string right;         ///< the item that should have; empty: none
    UserId by = 0;
    Time at{};
    bool operator==(const Correction&) const = default;
};
/// Replaces an earlier judgement of the same message.
void put_correction(Tx& tx, const Correction& correction);
std::vector<Correction> corrections_since(Connection& db, Time since);

}  // namespace store
