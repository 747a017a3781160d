// One change for many tickets, over HTTP.
#include "server/desk/tickets/bulk.hpp"
#include "server/net/api/route_tables.hpp"
#include "server/net/api/ticket_query.hpp"
#include "server/wire/nouns.hpp"

#include <charconv>
#include <map>

namespace net {
namespace {
using desk::Bulk;

std::map<store::TicketNumber, store::Version> versions_in(wire::Fields& fields) {
    std::map<store::TicketNumber, store::Version> versions;
    auto inner = fields.inner("versions");
    for (const auto& name : inner.names()) {
        store::TicketNumber number = 0;
        const auto [end, error] = std::from_chars(name.data(), name.data() + name.size(), number);
        if (error != std::errc{} || end != name.data() + name.size()) {
            fields.blame(wire::Code::invalid_field, "versions",
                         fmt::format("\"{}\" is no ticket", name));
            continue;
        }
        versions[number] = inner.integer(name, 1, INT64_MAX);
    }
    fields.check(inner);
    return versions;
}

std::vector<Bulk::Item> items_in(wire::Fields& fields) {
    std::vector<Bulk::Item> items;
    const auto versions = versions_in(fields);
    for (const auto number : fields.integers("ids", desk::bulk_tickets_max, 1, INT64_MAX)) {
        Bulk::Item item{.number = number};
        if (const auto one = versions.find(number); one != versions.end()) {
            item.version = one->second;
        }
        items.push_back(item);
    }
    return items;
}

Bulk::Wish wish_in(wire::Fields& fields) {
    auto change = fields.inner("change");
    if (change.names().empty()) {
        fields.blame(wire::Code::invalid_field, "change", "\"change\" says what shall change");
    }
    Bulk::Wish wish{.patch = api::patch_of(change)};
    const wire::Bounds tag{.min = 1, .max = 60};
    const std::vector<std::string> none;
    wish.add_tags = change.maybe_texts("add_tags", 50, tag).value_or(none);
    wish.remove_tags = change.maybe_texts("remove_tags", 50, tag).value_or(none);
    fields.check(change);
    return wish;
}

void append_outcome(std::string& out, const Bulk::Outcome& one) {
    std::string json;
    wire::Writer item(json);
    item.open().number("id", one.number).truth("ok", one.ticket.has_value());
    if (one.ticket) {
        item.key("ticket");
        wire::append_ticket(json, *one.ticket);
    } else {
        const auto refused = Call::refusal_response(one.ticket.error());
        item.number("status", refused.status).text("detail", one.ticket.error().text);
        if (!one.ticket.error().field.empty()) item.text("field", one.ticket.error().field);
    }
    item.close();
    out += json;
}

void change_many(Call call) {
    auto fields = call.body();
    if (!fields) return;
    auto items = items_in(*fields);
    auto wish = wish_in(*fields);
    if (call.refused(*fields)) return;
    const auto append = [](std::string& out, const std::vector<Bulk::Outcome>& outcomes) {
        std::size_t changed = 0;
        for (const auto& one : outcomes) changed += one.ticket.has_value() ? 1U : 0U;
        out += wire::page_of(outcomes, "", append_outcome);
        out.pop_back();  // the closing bracket: it also says how many
        wire::Writer more(out);
        more.number("changed", changed).number("failed", outcomes.size() - changed).close();
    };
    call.parts.desk().parts().get<Bulk>().change(
        call.who.actor, std::move(items), std::move(wish),
        answered<std::vector<Bulk::Outcome>>(std::move(call.reply), 200, append));
}

constexpr Route table[] = {
    {Method::post, "/api/v1/tickets/bulk", Access::agent, change_many,
     "One change for up to 500 tickets, answered one by one"},
};
static_assert(well_formed(table));
}  // namespace

std::span<const Route> bulk_routes() {
    return table;
}

}  // namespace net
