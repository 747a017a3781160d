// Tickets over HTTP: list, read, make, change, write, claim, give back.
#include "server/desk/tickets/details.hpp"
#include "server/net/api/api.hpp"
#include "server/net/api/api_links.hpp"
#include "server/net/api/api_outbox.hpp"
#include "server/net/api/ticket_query.hpp"
#include "server/net/id_text.hpp"
#include "server/wire/nouns.hpp"

namespace net::api {
namespace {
desk::NewTicket new_ticket(wire::Fields& fields, std::size_t text_chars) {
    desk::NewTicket wanted;
    wanted.subject = fields.text("subject", {.min = 1, .max = 300});
    wanted.text = fields.text_or("text", "", {.max = text_chars});
    wanted.queue = fields.text_or("queue", "", {.max = 100});
    wanted.priority =
        named_field<escalation::Priority>(fields, "priority", escalation::priority_named)
            .value_or(escalation::Priority::normal);
    wanted.tags =
        fields.maybe_texts("tags", 50, {.min = 1, .max = 60}).value_or(std::vector<std::string>{});
    auto customer = fields.inner("customer");
    wanted.customer_name = customer.text_or("name", "", {.max = 200});
    wanted.customer_email = customer.text_or("email", "", {.max = 254});
    wanted.customer_external_id = customer.text_or("external_id", "", {.max = 200});
    if (customer.has("id")) {
        wanted.customer = number_of(customer.scalar("id"));
        if (wanted.customer == 0) {
            customer.blame(wire::Code::invalid_field, "id", "there is no such customer");
        }
    }
    fields.check(customer);
    wanted.language = fields.text_or("language", "", {.max = 20});
    wanted.channel = named_field<escalation::Channel>(fields, "channel", escalation::channel_named)
                         .value_or(escalation::Channel::api);
    return wanted;
}

// Open tickets of the same customer that look much the same, as far as this person may see them.
std::vector<store::TicketNumber> alike(Parts& parts, const desk::Actor& actor,
                                       const store::Ticket& ticket) {
    std::vector<store::TicketNumber> numbers;
    auto& details = parts.desk().parts().get<desk::Details>();
    const auto found = details.duplicates(ticket.customer_email, ticket.subject, ticket.number);
    if (!found) return numbers;
    for (const auto& one : *found) {
        if (actor.may_see(one.queue)) numbers.push_back(one.number);
    }
    return numbers;
}

void append_made(std::string& out, const store::Ticket& ticket,
                 const std::vector<store::TicketNumber>& duplicates) {
    std::string json;
    wire::append_ticket(json, ticket);
    if (!duplicates.empty()) {
        json.pop_back();  // the closing bracket: a new ticket also says what it looks like
        wire::Writer more(json);
        more.open_list("possible_duplicates");
        for (const auto number : duplicates) more.unsigned_item(static_cast<std::uint64_t>(number));
        more.close_list().close();
    }
    out += json;
}

void append_plain(std::string& out, const store::Ticket& ticket) {
    wire::append_ticket(out, ticket);
}
}  // namespace

void tickets(Call call) {
    const auto filter = filter_of(call);
    const auto page = page_of(call.request);
    if (!filter) return call.refuse(filter.error());
    if (!page) return call.refuse(page.error());
    const auto cards = call.parts.desk().tickets().list(*filter, *page);
    if (!cards) return call.refuse(cards.error());
    call.send(wire::page_of(
        cards->items, cards->next,
        [](std::string& out, const desk::TicketCard& card) { wire::append_ticket(out, card); }));
}

void add_ticket(Call call) {
    auto fields = call.body();
    if (!fields) return;
    auto wanted = new_ticket(*fields, call.parts.options.limits.text_chars);
    if (call.refused(*fields)) return;
    call.parts.desk().tickets().create(
        call.who.actor, std::move(wanted),
        answered<store::Ticket>(std::move(call.reply), 201,
                                [&parts = call.parts, actor = call.who.actor](
                                    std::string& out, const store::Ticket& ticket) {
                                    append_made(out, ticket, alike(parts, actor, ticket));
                                }));
}

void ticket(Call call) {
    const auto number = call.number(0);
    if (!number) return;
    const auto card = call.parts.desk().tickets().get(*number);
    if (!card) return call.refuse(card.error());
    std::string out;
    wire::append_ticket(out, *card);
    call.send(std::move(out));
}

void patch_ticket(Call call) {
    const auto number = call.number(0);
    if (!number) return;
    auto fields = call.body();
    if (!fields) return;
    auto patch = patch_of(*fields);
    if (call.refused(*fields)) return;
    call.parts.desk().tickets().patch(
        call.who.actor, *number, std::move(patch),
        answered<store::Ticket>(std::move(call.reply), 200, append_plain));
}

void ticket_messages(Call call) {
    const auto number = call.number(0);
    if (!number) return;
    const auto thread = call.parts.desk().parts().get<desk::Links>().thread(*number);
    if (!thread) return call.refuse(thread.error());
    if (thread->simple) return send_thread(std::move(call), thread->conversation);
    send_joined_thread(std::move(call), *thread);
}

void write(Call call) {
    const auto number = call.number(0);
    if (!number) return;
    auto fields = call.body();
    if (!fields) return;
    desk::Outbox::Sending words;
    words.client_id = fields->text("id", {.min = 1, .max = wire::client_id_bytes});
    words.text = fields->text("text", {.min = 1, .max = call.parts.options.limits.text_chars});
    words.internal = fields->truth_or("internal", false);
    if (!fields->truth_or("force", false)) words.seen = fields->maybe_integer("seen", 0, INT64_MAX);
    words.send_at = fields->maybe_time("send_at");
    words.undo = fields->truth_or("undo", false);
    if (call.refused(*fields)) return;
    auto done = [reply = std::move(call.reply)](desk::Result<desk::Outbox::Sent> sent) mutable {
        if (!sent) return reply.send(Call::refusal_response(sent.error()));
        answer_sent(reply, *sent);
    };
    call.parts.desk().parts().get<desk::Outbox>().send(call.who.actor, *number, std::move(words),
                                                       std::move(done));
}

void claim(Call call) {
    const auto number = call.number(0);
    if (!number) return;
    call.parts.desk().tickets().claim(
        call.who.actor, *number, answered<store::Ticket>(std::move(call.reply), 200, append_plain));
}

void return_to_bot(Call call) {
    const auto number = call.number(0);
    if (!number) return;
    call.parts.desk().tickets().return_to_bot(
        call.who.actor, *number, answered<store::Ticket>(std::move(call.reply), 200, append_plain));
}

}  // namespace net::api
