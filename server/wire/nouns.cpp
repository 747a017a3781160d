// Tickets, customers, conversations and what was said, written field by field.
#include "server/wire/nouns.hpp"

#include "server/wire/thread.hpp"

#include <charconv>

#include <fmt/format.h>

namespace wire {
namespace {
void append_two(char*& at, unsigned value) {
    *at++ = static_cast<char>('0' + value / 10 % 10);
    *at++ = static_cast<char>('0' + value % 10);
}

void add_sla(Writer& writer, const std::vector<store::SlaLine>& lines) {
    writer.open_list("sla");
    for (const auto& line : lines) {
        writer.open().text("metric", escalation::name_of(line.metric));
        add_time(writer, "due", line.due);
        writer.text("state", escalation::name_of(line.state)).number("used_s", line.used_s);
        writer.number("target_s", line.target_s).close();
    }
    writer.close_list();
}

void add_handoff(Writer& writer, const escalation::HandoffCard& card) {
    writer.open("handoff").text("reason", escalation::name_of(card.reason));
    writer.text("reason_text", escalation::words_for(card.reason));
    writer.text("evidence", card.evidence).text("question", card.question);
    writer.open_list("candidates");
    for (const auto& one : card.candidates) {
        writer.open().text("id", one.id).text("label", one.label).real("score", one.score).close();
    }
    writer.close_list().open("slots");
    for (const auto& [name, value] : card.slots) writer.text(name, value);
    writer.close().open_list("answers_given");
    for (const auto& answer : card.answers_given) writer.item(answer);
    writer.close_list().text_or_null("language", card.language).text_or_null("page", card.page);
    writer.truth("verified", card.verified).close();
}

// Everything of a ticket but the closing bracket: a card adds to it.
void begin_ticket(Writer& writer, const store::Ticket& ticket) {
    writer.open().number("id", ticket.number).text("subject", ticket.subject);
    writer.text("status", escalation::name_of(ticket.status));
    writer.text("priority", escalation::name_of(ticket.priority)).text("queue", ticket.queue);
    if (ticket.assignee == 0) {
        writer.null("assignee");
    } else {
        writer.open("assignee").number("id", ticket.assignee);
        writer.text("name", ticket.assignee_name).close();
    }
    writer.open("customer");
    add_id(writer, "id", ticket.customer);
    writer.text("name", ticket.customer_name).text_or_null("email", ticket.customer_email);
    writer.truth("verified", ticket.customer_verified).close();
    writer.open_list("tags");
    for (const auto& tag : ticket.tags) writer.item(tag);
    writer.close_list().text("channel", escalation::name_of(ticket.channel));
    add_id(writer, "conversation", ticket.conversation);
    writer.text_or_null("language", ticket.language);
    add_sla(writer, ticket.sla);
    add_time(writer, "created_at", ticket.created);
    add_time(writer, "updated_at", ticket.updated);
    add_time(writer, "snooze_until", ticket.snoozed_until);
    add_time(writer, "solved_at", ticket.solved);
    if (ticket.merged_into != 0) writer.number("merged_into", ticket.merged_into);
    if (!ticket.custom_status.empty()) writer.text("custom_status", ticket.custom_status);
    writer.number("version", ticket.version);
    if (ticket.handoff) {
        add_handoff(writer, *ticket.handoff);
    } else {
        writer.null("handoff");
    }
}

void add_page(Writer& writer, std::string_view url, std::string_view title) {
    if (url.empty()) {
        writer.null("page");
    } else {
        writer.open("page").text("url", url).text("title", title).close();
    }
}

void add_last_message(Writer& writer, const std::optional<store::Event>& event) {
    const auto* message = event ? std::get_if<store::Message>(&event->body) : nullptr;
    if (!message) {
        writer.null("last_message");
        return;
    }
    writer.open("last_message").text("from", store::name_of(message->from));
    writer.text("name", message->name).text("text", message->text);
    add_time(writer, "at", event->at);
    writer.close();
}
}  // namespace

std::string time_text(store::Time at) {
    const auto day = std::chrono::floor<std::chrono::days>(at);
    const std::chrono::year_month_day date(day);
    const auto ms = static_cast<unsigned>((at - day).count());
    char text[32];
    char* end = text;
    const auto year = static_cast<unsigned>(static_cast<int>(date.year()));
    append_two(end, year / 100);
    append_two(end, year % 100);
    *end++ = '-';
    append_two(end, static_cast<unsigned>(date.month()));
    *end++ = '-';
    append_two(end, static_cast<unsigned>(date.day()));
    *end++ = 'T';
    append_two(end, ms / 3'600'000);
    *end++ = ':';
    append_two(end, ms / 60'000 % 60);
    *end++ = ':';
    append_two(end, ms / 1000 % 60);
    *end++ = '.';
    *end++ = static_cast<char>('0' + ms / 100 % 10);
    append_two(end, ms % 100);
    *end++ = 'Z';
    return {text, end};
}

void add_time(Writer& writer, std::string_view key, store::Time at) {
    writer.text(key, time_text(at));
}

void add_time(Writer& writer, std::string_view key, const std::optional<store::Time>& at) {
    if (at) {
        add_time(writer, key, *at);
    } else {
        writer.null(key);
    }
}

void add_id(Writer& writer, std::string_view key, std::int64_t id) {
    char text[24];
    const auto [end, error] = std::to_chars(text, text + sizeof text, id);
    writer.text_or_null(key, id == 0 ? std::string_view() : std::string_view(text, end));
}

void append_ticket(std::string& out, const store::Ticket& ticket) {
    std::string json;
    Writer writer(json);
    begin_ticket(writer, ticket);
    writer.close();
    out += json;
}

void append_ticket(std::string& out, const desk::TicketCard& card) {
    std::string json;
    Writer writer(json);
    begin_ticket(writer, card.ticket);
    add_last_message(writer, card.last_message);
    writer.truth("unread", card.unread);
    add_time(writer, "waiting_since", card.waiting_since);
    add_page(writer, card.page_url, card.page_title);
    writer.close();
    out += json;
}

void append_customer(std::string& out, const store::Customer& customer) {
    std::string json;
    Writer writer(json);
    writer.open();
    add_id(writer, "id", customer.id);
    writer.text("name", customer.name).text_or_null("email", customer.email);
    writer.truth("verified", customer.verified).text_or_null("tier", customer.tier);
    writer.open("attributes");
    for (const auto& [name, value] : customer.attributes) writer.text(name, value);
    writer.close();
    add_time(writer, "created_at", customer.created);
    add_time(writer, "last_seen_at", customer.last_seen);
    writer.number("version", customer.version).close();
    out += json;
}

void append_conversation(std::string& out, const desk::ConversationCard& card) {
    const auto& row = card.conversation;
    std::string json;
    Writer writer(json);
    writer.open();
    add_id(writer, "id", row.id);
    writer.text("site", row.site).text("owner", store::name_of(row.owner));
    writer.number("epoch", row.epoch).number("seq", row.last_cseq);
    writer.key("customer");
    append_customer(json, card.customer);
    writer.text_or_null("language", row.language);
    add_page(writer, row.page_url, row.page_title);
    add_time(writer, "started_at", row.created);
    add_time(writer, "updated_at", row.updated);
    add_last_message(writer, card.last_message);
    if (row.ticket == 0) {
        writer.null("ticket");
    } else {
        writer.number("ticket", row.ticket);
    }
    writer.close();
    out += json;
}

}  // namespace wire
