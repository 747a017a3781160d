// What the house says to a customer's browser (contract 4.1), one line a frame.
// Knows the notation; knows nothing of sockets.
#pragma once

#include "server/desk/listener.hpp"
#include "server/desk/talk/chat.hpp"

#include <string>
#include <string_view>

namespace wire {

std::string welcome_line(const desk::Welcome& welcome);
std::string ack_line(std::string_view id, const desk::Ack& ack);
/// A stored event as it is sent live and replayed; empty for what customers do not see.
std::string event_line(const store::Event& event);
/// Something that passes by; empty for what customers do not see.
std::string passing_line(const desk::Passing& passing);

inline constexpr std::string_view pong_line = R"({"type":"pong"})";

}  // namespace wire
