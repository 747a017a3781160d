// One row a frame: its name and who reads its fields.
#include "server/wire/chat_frames.hpp"

#include "server/wire/fields.hpp"
#include "server/wire/writer.hpp"

#include <array>
#include <limits>

#include <fmt/format.h>

namespace wire {
namespace {
constexpr Bounds id_bounds{.min = 1, .max = client_id_bytes};
constexpr auto seq_max = std::numeric_limits<std::int64_t>::max();
constexpr std::size_t url_chars = 2000;
constexpr std::size_t token_chars = 4096;
constexpr std::size_t comment_chars = 2000;
constexpr std::size_t details_max = 20;

std::string id_of(Fields& fields) {
    auto id = fields.text("id", id_bounds);
    if (id.size() > client_id_bytes) {
        fields.blame(Code::too_long, "id",
                     fmt::format("\"id\" is longer than {} bytes", client_id_bytes));
    }
    return id;
}

std::int64_t seq_of(Fields& fields, std::int64_t min = 1) {
    return fields.integer("seq", min, seq_max);
}

ChatFrame read_hello(Fields& fields, const FrameLimits&) {
    HelloFrame frame;
    auto& hello = frame.hello;
    hello.site = fields.text_or("site", "default", {.min = 1, .max = 100});
    hello.session = fields.text_or("session", "", {.max = token_chars});
    hello.after = fields.integer_or("after", 0, 0, seq_max);
    hello.locale = fields.text_or("locale", "", {.max = 40});
    auto page = fields.inner("page");
    hello.page.url = page.text_or("url", "", {.max = url_chars});
    hello.page.title = page.text_or("title", "", {.max = url_chars});
    fields.check(page);
    hello.wanted = fields.text_or("conversation", "", {.max = 40});
    hello.from = fields.text_or("from", "", {.max = token_chars});
    frame.identity = fields.text_or("identity", "", {.max = token_chars});
    return frame;
}

ChatFrame read_message(Fields& fields, const FrameLimits& limits) {
    auto id = id_of(fields);
    return SayFrame{std::move(id), fields.text("text", {.max = limits.text_chars})};
}

ChatFrame read_press(Fields& fields, const FrameLimits&) {
    auto id = id_of(fields);
    const auto seq = seq_of(fields, 0);
    return PressFrame{std::move(id), seq, fields.text("button", {.min = 1, .max = 100})};
}

ChatFrame read_rate(Fields& fields, const FrameLimits&) {
    auto id = id_of(fields);
    const auto seq = seq_of(fields);
    return RateFrame{std::move(id), seq, fields.truth("helpful")};
}

ChatFrame read_handoff(Fields& fields, const FrameLimits&) {
    return HandoffFrame{id_of(fields)};
}

ChatFrame read_survey(Fields& fields, const FrameLimits&) {
    auto id = id_of(fields);
    const auto seq = seq_of(fields);
    const auto score = fields.integer("score", 0, 10);
    return SurveyFrame{std::move(id), seq, score,
                       fields.text_or("comment", "", {.max = comment_chars})};
}

ChatFrame read_consent(Fields& fields, const FrameLimits&) {
    ConsentFrame frame{.id = id_of(fields)};
    frame.purpose = fields.text_or("purpose", "chat", {.min = 1, .max = 40});
    frame.version = fields.text("version", {.min = 1, .max = 40});
    frame.granted = fields.truth("granted");
    return frame;
}

ChatFrame read_details(Fields& fields, const FrameLimits&) {
    auto id = id_of(fields);
    return DetailsFrame{std::move(id), fields.values("fields", details_max, {.max = 300})};
}

ChatFrame read_track(Fields& fields, const FrameLimits&) {
    TrackFrame frame{.event = fields.text("event", {.min = 1, .max = 80})};
    Writer data(frame.data);
    data.open();
    for (const auto& [name, value] : fields.values("data", details_max, {.max = 300})) {
        data.text(name, value);
    }
    data.close();
    return frame;
}

ChatFrame read_typing(Fields& fields, const FrameLimits&) {
    return TypingFrame{fields.truth("on")};
}
ChatFrame read_read(Fields& fields, const FrameLimits&) {
    return ReadFrame{seq_of(fields, 0)};
}
ChatFrame read_ping(Fields&, const FrameLimits&) {
    return PingFrame{};
}

struct Row {
    std::string_view type;
    ChatFrame (*read)(Fields&, const FrameLimits&);
};
constexpr std::array rows = {
    Row{"message", read_message}, Row{"ping", read_ping},       Row{"typing", read_typing},
    Row{"read", read_read},       Row{"press", read_press},     Row{"rate", read_rate},
    Row{"hello", read_hello},     Row{"handoff", read_handoff}, Row{"survey", read_survey},
    Row{"consent", read_consent}, Row{"details", read_details}, Row{"track", read_track},
};
}  // namespace

bool is_plain_ping(std::string_view text) {
    return text == R"({"type":"ping"})";
}

Read<ChatFrame> read_chat_frame(std::string_view text, const FrameLimits& limits) {
    if (is_plain_ping(text)) return PingFrame{};
    auto fields = Fields::read(text, limits.json_depth);
    if (!fields) return std::unexpected(fields.error());
    const auto type = fields->text("type", {.max = 100});
    if (!fields->good()) return std::unexpected(fields->fault());
    for (const auto& row : rows) {
        if (row.type != type) continue;
        auto frame = row.read(*fields, limits);
        if (!fields->good()) return std::unexpected(fields->fault());
        return frame;
    }
    fields->blame(Code::unknown_type, "type", fmt::format("there is no frame \"{}\"", type));
    return std::unexpected(fields->fault());
}

}  // namespace wire
