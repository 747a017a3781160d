// Full-text search over what was said, in an index that follows the event log a moment later.
// Words of people are never syntax here: each is quoted.
#pragma once
#include "server/store/types.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace store {

class Connection;
class Tx;

/// What people typed as an FTS5 expression: every word quoted, the last one as a prefix.
/// Empty when there is no word in it.
std::string match_expression(std::string_view typed);

struct SearchHit {
    EventSeq seq = 0;
    ConversationId conversation = 0;
    TicketNumber ticket = 0;
};
/// Events in which all the words stand, the newest first.
std::vector<SearchHit> search_messages(Connection& db, std::string_view typed, std::size_t limit);

/// Indexes up to `events` further events of the log. True when there are more to do.
bool search_index_step(Tx& tx, std::size_t events);

/// Takes an event out of the index, given as it stood when it was indexed.
void forget_words(Tx& tx, const struct Event& event);

/// The newest event the index has seen.
EventSeq searched_upto(Connection& db);

}  // namespace store
