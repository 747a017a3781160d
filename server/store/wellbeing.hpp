// Which messages are better blurred, which chats were hard for whom, and which breaks were offered.
#pragma once
#include "escalation/abuse.hpp"
#include "server/store/types.hpp"

#include <optional>
#include <string>
#include <vector>

namespace store {

class Connection;
class Tx;

struct AbusiveMessage {
    ConversationId conversation = 0;
    ConversationSeq seq = 0;
    std::vector<escalation::Mark> marks;
    Time at{};
};
/// False when it was marked before. True with `first` when it is the first of its conversation.
bool mark_abuse(Tx& tx, const AbusiveMessage& message, bool& first);
std::vector<AbusiveMessage> abuse_in(Connection& db, ConversationId conversation);
std::string marks_json(const std::vector<escalation::Mark>& marks);  // [[4,9],[15,21]]

/// Once for each agent and ticket; false when it counts already.
bool count_hard_chat(Tx& tx, UserId agent, TicketNumber ticket, Time at, const std::string& why);
std::int64_t hard_chats_since(Connection& db, UserId agent, Time since);

void note_break_offer(Tx& tx, UserId agent, Time at, std::int64_t hard);
std::optional<Time> last_break_offer(Connection& db, UserId agent);

/// What stands on an agent's table.
struct LoadRow {
    UserId agent = 0;
    std::string name;
    std::int64_t chats = 0;    // open, by chat
    std::int64_t tickets = 0;  // open, by other channels
    std::int64_t hard = 0;     // hard chats since the time asked for
    std::optional<Time> break_offered;
};
std::vector<LoadRow> loads(Connection& db, Time since);

}  // namespace store
