// The agents' frames: one row each.
#include "server/wire/agent_frames.hpp"

#include "server/wire/fields.hpp"

#include <array>
#include <limits>

#include <fmt/format.h>

namespace wire {
namespace {
constexpr auto number_max = std::numeric_limits<std::int64_t>::max();

AgentFrame read_hello(Fields& fields) {
    if (!fields.has("after") || fields.is_null("after")) return AgentHello{};
    return AgentHello{fields.integer("after", 0, number_max)};
}

AgentFrame read_presence(Fields& fields) {
    const auto state = fields.text("state", {.min = 1, .max = 20});
    for (const auto here : {desk::Here::online, desk::Here::away, desk::Here::offline}) {
        if (desk::name_of(here) == state) return AgentPresence{here};
    }
    fields.blame(Code::invalid_field, "state", "\"state\" is online, away or offline");
    return AgentPresence{};
}

AgentFrame read_viewing(Fields& fields) {
    const auto ticket = fields.integer_or("ticket", 0, 0, number_max);
    return AgentViewing{ticket, fields.truth_or("editing", false)};
}

AgentFrame read_typing(Fields& fields) {
    const auto ticket = fields.integer("ticket", 1, number_max);
    return AgentTyping{ticket, fields.truth("on")};
}

AgentFrame read_read(Fields& fields) {
    const auto ticket = fields.integer("ticket", 1, number_max);
    return AgentRead{ticket, fields.integer_or("seq", 0, 0, number_max)};
}

AgentFrame read_ping(Fields&) {
    return AgentPing{};
}

struct Row {
    std::string_view type;
    AgentFrame (*read)(Fields&);
};
constexpr std::array rows = {
    Row{"hello", read_hello},   Row{"presence", read_presence}, Row{"viewing", read_viewing},
    Row{"typing", read_typing}, Row{"read", read_read},         Row{"ping", read_ping},
};
}  // namespace

Read<AgentFrame> read_agent_frame(std::string_view text, int json_depth) {
    auto fields = Fields::read(text, json_depth);
    if (!fields) return std::unexpected(fields.error());
    const auto type = fields->text("type", {.max = 100});
    if (!fields->good()) return std::unexpected(fields->fault());
    for (const auto& row : rows) {
        if (row.type != type) continue;
        auto frame = row.read(*fields);
        if (!fields->good()) return std::unexpected(fields->fault());
        return frame;
    }
    fields->blame(Code::unknown_type, "type", fmt::format("there is no frame \"{}\"", type));
    return std::unexpected(fields->fault());
}

}  // namespace wire
