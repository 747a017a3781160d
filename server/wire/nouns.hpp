// The nouns of the desk as the JSON that programs and consoles read (contract 3).
// Each appends one JSON value.
#pragma once

#include "server/desk/assignment/presence.hpp"
#include "server/desk/people/people.hpp"
#include "server/desk/tickets/tickets.hpp"
#include "server/store/event.hpp"
#include "server/wire/writer.hpp"

#include <string>
#include <string_view>

namespace wire {

/// "2026-05-04T08:00:00.123Z"
std::string time_text(store::Time at);
void add_time(Writer& writer, std::string_view key, store::Time at);
/// The time, or null.
void add_time(Writer& writer, std::string_view key, const std::optional<store::Time>& at);
/// Numbers that JavaScript cannot hold travel as text.
void add_id(Writer& writer, std::string_view key, std::int64_t id);

void append_ticket(std::string& out, const store::Ticket& ticket);
void append_ticket(std::string& out, const desk::TicketCard& card);
void append_customer(std::string& out, const store::Customer& customer);
void append_conversation(std::string& out, const desk::ConversationCard& card);
/// One event of a conversation as agents read it; a message, or a line with its `kind`.
void append_thread_item(std::string& out, const store::Event& event);
void append_timeline_item(std::string& out, const store::Event& event);

void append_user(std::string& out, const store::User& user, std::string_view presence = {});
void append_agent(std::string& out, const desk::AgentHere& agent);
void append_session(std::string& out, const store::Session& session, std::int64_t current);

/// `{"items":[...],"next":...}` around what `append(out, item)` writes.
template <class Items, class Append>
std::string page_of(const Items& items, std::string_view next, Append append) {
    std::string out;
    Writer page(out);
    page.open().open_list("items");
    bool first = true;
    for (const auto& item : items) {
        if (!std::exchange(first, false)) out += ',';
        append(out, item);
    }
    page.close_list().text_or_null("next", next).close();
    return out;
}

}  // namespace wire
