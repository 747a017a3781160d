// A conversation: whose it is, where its talk has got to, and how it moves on.
// A move is compare-and-set on the version: it happens whole, with its events, or not at all.
#pragma once
#include "server/store/types.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace store {

class Connection;
class Tx;
struct Event;

enum class Owner : std::uint8_t { bot = 1, queue, agent, closed };
enum class Survey : std::uint8_t { none = 0, asked, answered };
enum class Side : std::uint8_t { customer, agent };

std::string_view name_of(Owner owner);
std::optional<Owner> owner_named(std::string_view name);

struct Conversation {
    ConversationId id = 0;
    std::string site = "default";
    CustomerId customer = 0;
    Owner owner = Owner::bot;
    std::int64_t epoch = 1;  // grows with every change of owner
    Version version = 1;
    ConversationSeq last_cseq = 0;  // of the newest event customers see
    EventSeq last_event = 0;        // of the newest event of the chain; its links lead back
    std::string dialogue;           // what the bot remembers, opaque to the store
    std::string language;
    std::string page_url;
    std::string page_title;
    TicketNumber ticket = 0;  // the one that is open or was last
    UserId agent = 0;
    Survey survey = Survey::none;
    ConversationSeq read_by_customer = 0;
    ConversationSeq read_by_agent = 0;
    Time created{};
    Time updated{};
};

/// Adds a conversation under the id given, with no events yet. Throws GiveUp(taken).
void create_conversation(Tx& tx, const Conversation& conversation);

/// Moves a conversation on, with these events, if it is still at `conversation.version`.
/// True: every field but site, customer, created and the read marks is written, the events are
/// appended to the log and to the conversation's chain, and `conversation` now holds the new
/// version, last_cseq and last_event. Events that customers see get the next `cseq`; internal ones
/// repeat the last one. False: it moved on meanwhile (or is gone); nothing changed. Events need
/// `at` and `body`.
bool advance(Tx& tx, Conversation& conversation, std::vector<Event> events);

/// Gives a conversation to another customer, as when a visitor turns out to be a known one.
/// False: it moved on meanwhile (or is gone).
bool move_to_customer(Tx& tx, Conversation& conversation, CustomerId customer);

/// Raises a read mark; never lowers it, never touches the version.
void mark_read(Tx& tx, ConversationId id, Side reader, ConversationSeq upto);

std::optional<Conversation> find_conversation(Connection& db, ConversationId id);

/// A customer's conversations, the newest first.
std::vector<Conversation> conversations_of(Connection& db, CustomerId customer);

/// Every conversation that waits in the queue or is with an agent, the longest waiting first.
std::vector<Conversation> conversations_with_people(Connection& db);

/// All conversations, the newest first (by id: ids grow with time).
Page<Conversation> list_conversations(Connection& db, const PageRequest& page);

}  // namespace store
