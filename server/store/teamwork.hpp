// What people who work together leave for each other: notices, drafts, words that go out later.
// Knows rows; who is told what and when words may go is the desk's to say.
#pragma once
#include "server/store/types.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace store {

class Connection;
class Tx;

struct Notice {
    std::int64_t id = 0;
    UserId person = 0;
    std::string what;   // mention, assigned, reply, note, held
    std::string words;  // one plain sentence
    TicketNumber ticket = 0;
    EventSeq event = 0;
    UserId by = 0;
    std::string by_name;
    Time at{};
    bool read = false;
};
/// An unread notice of the same sort about the same ticket is brought up to date instead of a
/// second one. Leaves its id in the notice.
void put_notice(Tx& tx, Notice& notice);
/// The newest first.
Page<Notice> notices_of(Connection& db, UserId person, bool only_unread, const PageRequest& page);
std::int64_t unread_notices(Connection& db, UserId person);
/// These, or all of the person's when there are none named.
void mark_notices_read(Tx& tx, UserId person, const std::vector<std::int64_t>& ids);

/// The reply that is being written to a ticket; everybody of the desk writes on the same one.
struct ReplyDraft {
    TicketNumber ticket = 0;
    std::string text;
    bool internal = false;
    Version version = 0;  // of the draft this one was made from; 0: there was none
    UserId by = 0;
    std::string by_name;
    Time at{};
};
/// False when somebody else was quicker: nothing changed. Otherwise the draft has its new version.
bool put_draft(Tx& tx, ReplyDraft& draft);
std::optional<ReplyDraft> find_draft(Connection& db, TicketNumber ticket);
bool delete_draft(Tx& tx, TicketNumber ticket);

/// Never renumber.
enum class Going : std::uint8_t { waiting = 1, leaving, sent, held, cancelled };
std::string_view name_of(Going state);

/// Words that go out at a time, unless somebody stops them.
struct LaterWords {
    std::int64_t id = 0;
    TicketNumber ticket = 0;
    UserId person = 0;
    std::string client_id;
    std::string text;
    bool internal = false;
    Time written{};
    Time send_at{};
    EventSeq heard = 0;   // the customer's newest words when these were written
    bool recheck = true;  // held when the customer wrote meanwhile
    Going state = Going::waiting;
    std::string reason;  // why they are held
};
/// Leaves the id in the words; the same client id of a person once (then false: as it was stored).
bool add_later(Tx& tx, LaterWords& words);
/// Moves them on only from the state they are thought to be in.
bool move_later(Tx& tx, std::int64_t id, Going from, Going to, const std::string& reason);
/// A new time and text, while they wait or are held; then they wait.
bool change_later(Tx& tx, const LaterWords& words);
std::optional<LaterWords> find_later(Connection& db, std::int64_t id);
/// Those that wait and whose time has come, and those that were leaving when the power went.
std::vector<LaterWords> later_due(Connection& db, Time now, std::size_t limit);
/// Of a ticket: what waits or is held.
std::vector<LaterWords> later_of(Connection& db, TicketNumber ticket);

/// For how many seconds this person's words are kept back; nothing: as the house has it.
std::optional<int> undo_send_s(Connection& db, UserId person);
void put_undo_send_s(Tx& tx, UserId person, int seconds);

}  // namespace store
