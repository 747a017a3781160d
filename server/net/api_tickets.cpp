// Tickets over HTTP: list, read, make, change, write, claim, give back.
#include "server/net/api.hpp"
#include "server/wire/nouns.hpp"

#include <array>

#include <fmt/format.h>

namespace net::api {
namespace {
using store::TicketSort;

struct SortName {
    std::string_view name;
    TicketSort sort;
};
constexpr std::array sort_names = {
    SortName{"-updated_at", TicketSort::updated},    SortName{"-updated", TicketSort::updated},
    SortName{"updated_at", TicketSort::updated_asc}, SortName{"updated", TicketSort::updated_asc},
    SortName{"-created_at", TicketSort::created},    SortName{"-created", TicketSort::created},
    SortName{"created_at", TicketSort::created_asc}, SortName{"created", TicketSort::created_asc},
    SortName{"-priority", TicketSort::priority},     SortName{"priority", TicketSort::priority},
    SortName{"waiting", TicketSort::updated_asc},    SortName{"due", TicketSort::priority},
};

std::unexpected<wire::Refusal> bad(std::string_view field, std::string text) {
    return std::unexpected(
        wire::Refusal{wire::Code::invalid_field, std::move(text), std::string(field), {}});
}

wire::Read<std::optional<store::UserId>> assignee_of(const Request& request, store::UserId me) {
    const auto text = request.parameter("assignee");
    if (text.empty()) return std::nullopt;
    if (text == "me") return me;
    if (text == "none") return 0;
    const auto number = query_number(request, "assignee", 0, INT64_MAX);
    if (!number) return std::unexpected(number.error());
    return *number;
}

wire::Read<std::vector<escalation::Status>> statuses_of(std::string_view text) {
    std::vector<escalation::Status> statuses;
    while (!text.empty()) {
        const auto one = text.substr(0, text.find(','));
        text.remove_prefix(std::min(text.size(), one.size() + 1));
        const auto status = escalation::status_named(one);
        if (!status) return bad("status", fmt::format("there is no status \"{}\"", one));
        statuses.push_back(*status);
    }
    return statuses;
}

wire::Read<store::TicketFilter> filter_of(const Request& request, store::UserId me) {
    store::TicketFilter filter;
    auto statuses = statuses_of(request.parameter("status"));
    if (!statuses) return std::unexpected(statuses.error());
    filter.statuses = *std::move(statuses);
    const auto assignee = assignee_of(request, me);
    if (!assignee) return std::unexpected(assignee.error());
    filter.assignee = *assignee;
    filter.queue = request.parameter("queue");
    filter.tag = request.parameter("tag");
    filter.q = request.parameter("q");
    if (const auto text = request.parameter("priority"); !text.empty()) {
        filter.priority = escalation::priority_named(text);
        if (!filter.priority) return bad("priority", fmt::format("no priority \"{}\"", text));
    }
    if (const auto text = request.parameter("sort"); !text.empty()) {
        const auto found = std::ranges::find(sort_names, text, &SortName::name);
        if (found == sort_names.end()) return bad("sort", fmt::format("no order \"{}\"", text));
        filter.sort = found->sort;
    }
    return filter;
}

template <class Enum>
std::optional<Enum> named(wire::Fields& fields, std::string_view field,
                          std::optional<Enum> (*find)(std::string_view)) {
    const auto text = fields.maybe_text(field, {.min = 1, .max = 40});
    if (!text || !fields.good()) return std::nullopt;
    const auto value = find(*text);
    if (!value) {
        fields.blame(wire::Code::invalid_field, field,
                     fmt::format("there is no {} \"{}\"", field, *text));
    }
    return value;
}

desk::TicketPatch patch_of(wire::Fields& fields) {
    desk::TicketPatch patch;
    patch.status = named<escalation::Status>(fields, "status", escalation::status_named);
    patch.priority = named<escalation::Priority>(fields, "priority", escalation::priority_named);
    if (fields.is_null("assignee")) {
        patch.assignee = 0;
    } else {
        patch.assignee = fields.maybe_integer("assignee", 0, INT64_MAX);
    }
    patch.queue = fields.maybe_text("queue", {.min = 1, .max = 100});
    patch.tags = fields.maybe_texts("tags", 50, {.min = 1, .max = 60});
    patch.subject = fields.maybe_text("subject", {.min = 1, .max = 300});
    if (!fields.is_null("snooze_until")) patch.snooze_until = fields.maybe_time("snooze_until");
    patch.version = fields.maybe_integer("version", 1, INT64_MAX);
    return patch;
}

desk::NewTicket new_ticket(wire::Fields& fields, std::size_t text_chars) {
    desk::NewTicket wanted;
    wanted.subject = fields.text("subject", {.min = 1, .max = 300});
    wanted.text = fields.text_or("text", "", {.max = text_chars});
    wanted.queue = fields.text_or("queue", "", {.max = 100});
    wanted.priority = named<escalation::Priority>(fields, "priority", escalation::priority_named)
                          .value_or(escalation::Priority::normal);
    wanted.tags =
        fields.maybe_texts("tags", 50, {.min = 1, .max = 60}).value_or(std::vector<std::string>{});
    auto customer = fields.inner("customer");
    wanted.customer_name = customer.text_or("name", "", {.max = 200});
    wanted.customer_email = customer.text_or("email", "", {.max = 254});
    fields.check(customer);
    wanted.language = fields.text_or("language", "", {.max = 20});
    wanted.channel = named<escalation::Channel>(fields, "channel", escalation::channel_named)
                         .value_or(escalation::Channel::api);
    return wanted;
}

void append_plain(std::string& out, const store::Ticket& ticket) {
    wire::append_ticket(out, ticket);
}
}  // namespace

void tickets(Call call) {
    const auto filter = filter_of(call.request, call.who.actor.id);
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
        answered<store::Ticket>(std::move(call.reply), 201, append_plain));
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
    const auto card = call.parts.desk().tickets().get(*number);
    if (!card) return call.refuse(card.error());
    send_thread(std::move(call), card->ticket.conversation);
}

void write(Call call) {
    const auto number = call.number(0);
    if (!number) return;
    auto fields = call.body();
    if (!fields) return;
    auto id = fields->text("id", {.min = 1, .max = wire::client_id_bytes});
    auto text = fields->text("text", {.min = 1, .max = call.parts.options.limits.text_chars});
    const bool internal = fields->truth_or("internal", false);
    if (call.refused(*fields)) return;
    auto done = [reply = std::move(call.reply)](desk::Result<desk::Written> result) mutable {
        if (!result) return reply.send(Call::refusal_response(result.error()));
        Response response{.status = result->again ? 200 : 201};
        wire::append_thread_item(response.body, result->event);
        reply.send(std::move(response));
    };
    call.parts.desk().tickets().write(call.who.actor, *number, std::move(id), std::move(text),
                                      internal, std::move(done));
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
