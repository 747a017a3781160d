// What a customer's browser says, as values (contract 4.1).
// Knows the notation; what follows from it is the desk's.
#pragma once

#include "server/desk/talk/chat.hpp"
#include "server/wire/refusal.hpp"

#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace wire {

struct HelloFrame {
    desk::Hello hello;
    std::string identity;  ///< signed by the shop; empty: none
};
struct SayFrame {
    std::string id;
    std::string text;
};
struct PressFrame {
    std::string id;
    store::ConversationSeq seq = 0;
    std::string button;
};
struct RateFrame {
    std::string id;
    store::ConversationSeq seq = 0;
    bool helpful = false;
};
struct HandoffFrame {
    std::string id;
};
struct SurveyFrame {
    std::string id;
    store::ConversationSeq seq = 0;
    std::int64_t score = 0;
    std::string comment;
};
struct ConsentFrame {
    std::string id;
    std::string purpose;
    std::string version;
    bool granted = false;
};
struct DetailsFrame {
    std::string id;
    std::vector<std::pair<std::string, std::string>> fields;  // name, email, attributes
};
struct TrackFrame {
    std::string event;
    std::string data;  // a JSON object
};
struct TypingFrame {
    bool on = false;
};
struct ReadFrame {
    store::ConversationSeq seq = 0;
};
struct PingFrame {};

using ChatFrame =
    std::variant<HelloFrame, SayFrame, PressFrame, RateFrame, HandoffFrame, SurveyFrame,
                 ConsentFrame, DetailsFrame, TrackFrame, TypingFrame, ReadFrame, PingFrame>;

struct FrameLimits {
    std::size_t text_chars = 4000;
    int json_depth = 32;
};

Read<ChatFrame> read_chat_frame(std::string_view text, const FrameLimits& limits = {});

/// The one frame that comes all the time and says nothing.
bool is_plain_ping(std::string_view text);

}  // namespace wire
