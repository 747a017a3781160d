// What tickets a request asks for and what it wants changed of them, from query and body.
// Knows names on the wire; knows nothing of how tickets are found.
#pragma once

#include "server/net/api/call.hpp"
#include "server/wire/writer.hpp"

#include <fmt/format.h>

namespace net::api {

/// `?status=&assignee=&queue=&tag=&priority=&q=&when=&sort=`, or the saved view of `?view=view:7`;
/// as the one who asks may look through it.
wire::Read<store::TicketFilter> filter_of(Call& call);
/// The same names in a JSON object; `status` is a list there. Faults are the fields'.
store::TicketFilter filter_of(wire::Fields& fields);
/// How a filter is written back.
void add_filter(wire::Writer& out, const store::TicketFilter& filter);

/// `{"status","priority","assignee","queue","tags","subject","snooze_until","version"}`
desk::TicketPatch patch_of(wire::Fields& fields);

template <class Enum>
std::optional<Enum> named_field(wire::Fields& fields, std::string_view field,
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

}  // namespace net::api
