// What has been kept long enough: found by age, a few at a time.
#pragma once
#include "server/store/types.hpp"

#include <vector>

namespace store {

class Connection;
class Tx;

/// Conversations whose last word is older than `before`, that nobody waits in, and that hold words.
std::vector<ConversationId> old_conversations(Connection& db, Time before, std::size_t limit);
std::int64_t count_old_conversations(Connection& db, Time before);

/// Customers not seen since `before`, without an open ticket, not erased yet.
std::vector<CustomerId> old_customers(Connection& db, Time before, std::size_t limit);
std::int64_t count_old_customers(Connection& db, Time before);

/// Traces of answers given before `before`.
std::int64_t count_old_traces(Connection& db, Time before);
std::int64_t delete_old_traces(Tx& tx, Time before, std::size_t limit);

}  // namespace store
