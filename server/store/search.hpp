// Full-text search over what was said, in an index that follows the event log a moment later.
// Words of people are never syntax here: each is quoted. The index lies in parts, one after the
// other in time: a word that stands everywhere is looked for in the newest of them alone, so that
// a search costs what it finds, not what there is.
#pragma once
#include "server/store/types.hpp"

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace store {

class Connection;
class Tx;

/// What people typed as an FTS5 expression: every word quoted, the last one as a prefix; words
/// between quotation marks stand side by side in this order.
/// Empty when there is no word in it.
std::string match_expression(std::string_view typed);

struct SearchHit {
    EventSeq seq = 0;
    ConversationId conversation = 0;
    TicketNumber ticket = 0;
};
/// Events in which all the words stand, the newest first.
std::vector<SearchHit> search_messages(Connection& db, std::string_view typed, std::size_t limit);

/// What a search may still take, each about a microsecond's work: it ends by counting, so that the
/// same question has the same answer on every machine.
struct Effort {
    std::int64_t left = 20'000;

    void spend(std::int64_t cost) { left -= cost; }
    bool is_over() const { return left <= 0; }
};
/// Tells `take` the events older than `before` (0: all of them) in which all the words stand, the
/// newest first, until the effort is over. Returns the oldest event that was looked at; 0 when
/// there is nothing left behind it.
EventSeq walk_hits(Connection& db, std::string_view typed, EventSeq before, Effort& effort,
                   const std::function<void(const SearchHit&)>& take);

/// Whether all the words stand in this one event.
bool has_words(Connection& db, std::string_view typed, EventSeq seq);

inline constexpr EventSeq search_part_events = 131'072;

/// Indexes up to `events` further events of the log. True when there are more to do. A part that
/// reaches over `part_events` of the log is followed by another.
bool search_index_step(Tx& tx, std::size_t events, EventSeq part_events = search_part_events);

/// Takes an event out of the index, given as it stood when it was indexed.
void forget_words(Tx& tx, const struct Event& event);

/// Rewrites the parts in which words were forgotten, so that nothing of them stays in the file.
void optimize_search(Tx& tx);

/// The newest event the index has seen.
EventSeq searched_upto(Connection& db);

}  // namespace store
