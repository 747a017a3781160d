// WebSocket framing of RFC 6455, the server's side: strict reading, plain writing.
// Knows bytes; knows nothing of sockets, UTF-8 or what is said.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>

namespace net {

enum class Opcode : std::uint8_t { more = 0, text = 1, binary = 2, close = 8, ping = 9, pong = 10 };

/// Close codes we send.
namespace close_code {
inline constexpr std::uint16_t normal = 1000, going_away = 1001, protocol = 1002, no_status = 1005,
                               not_utf8 = 1007, hostile = 1008, too_large = 1009, restart = 1012,
                               try_later = 1013;
}

/// Whether a peer may send this code in a close frame.
bool close_code_allowed(std::uint16_t code);

/// What the next bytes of a client hold.
struct FrameHead {
    enum class State : std::uint8_t { partial, whole, broken };
    State state = State::partial;
    Opcode opcode = Opcode::more;
    bool final = false;
    std::size_t head_bytes = 0;
    std::uint64_t payload_bytes = 0;
    std::uint8_t mask[4] = {};
    const char* why = "";  ///< if broken
};

/// Reads one frame head. Masking, reserved bits, unknown opcodes, the shortest length form and the
/// rules of control frames are held here.
FrameHead read_frame_head(std::span<const char> bytes);

/// Takes the mask off in place; `offset` is how much of the payload went before.
void unmask(std::span<char> payload, const std::uint8_t (&mask)[4], std::size_t offset = 0);

/// Appends one unfragmented, unmasked frame.
void append_frame(std::string& out, Opcode opcode, std::string_view payload);
void append_close(std::string& out, std::uint16_t code, std::string_view why);

}  // namespace net
