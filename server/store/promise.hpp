// Promises of time that agents made, and what became of them.
#pragma once
#include "server/store/types.hpp"

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace store {

class Connection;
class Tx;

enum class PromiseState : std::uint8_t { proposed = 1, open, kept, broken, dismissed };
std::string_view name_of(PromiseState state);
std::optional<PromiseState> promise_state_named(std::string_view name);

struct Promise {
    std::int64_t id = 0;  // given by add_promise()
    TicketNumber ticket = 0;
    EventSeq event = 0;  // the message that made it; one promise a message
    UserId agent = 0;
    std::string queue;
    std::string words;  // "by Friday"
    std::string text;   // the sentence
    Time due{};
    PromiseState state = PromiseState::open;
    Time made{};
    std::optional<Time> reminded;
    std::optional<Time> settled;
    Version version = 1;
    std::string agent_name;  // read with it, not written
};

/// False when the message has made its promise already: nothing changed.
bool add_promise(Tx& tx, Promise& promise);
/// Writes due, state, reminded and settled if it is still at `promise.version`; then one more.
bool update_promise(Tx& tx, Promise& promise);
std::optional<Promise> find_promise(Connection& db, std::int64_t id);

struct PromiseFilter {
    std::optional<PromiseState> state;
    UserId agent = 0;         // 0: anybody's
    TicketNumber ticket = 0;  // 0: of any
    std::string queue;        // empty: any
};
/// The newest first, by the cursor of lists.
Page<Promise> list_promises(Connection& db, const PromiseFilter& filter, const PageRequest& page);
/// Those of a ticket that a reply may still keep, the first due first: also broken ones, because
/// the reply may have come in time and be judged late.
std::vector<Promise> promises_to_keep(Connection& db, TicketNumber ticket);
/// Open ones due until then, the longest due first; with `unreminded` only those not reminded of.
std::vector<Promise> promises_due(Connection& db, Time until, bool unreminded, std::size_t limit);

struct PromiseCount {
    UserId agent = 0;
    std::string agent_name;
    std::string queue;
    std::int64_t open = 0, kept = 0, broken = 0;
};
std::vector<PromiseCount> promise_counts(Connection& db);

}  // namespace store
