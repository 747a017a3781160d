// Framing: two bytes of head, a length in its shortest form, a mask from the client and none from
// us.
#include "server/net/line/frame.hpp"

#include <algorithm>
#include <cstring>

namespace net {
namespace {
constexpr std::size_t control_bytes_max = 125;

bool known(std::uint8_t opcode) {
    return opcode <= 2 || (opcode >= 8 && opcode <= 10);
}
bool is_control(std::uint8_t opcode) {
    return opcode >= 8;
}

FrameHead broken(const char* why) {
    FrameHead head;
    head.state = FrameHead::State::broken;
    head.why = why;
    return head;
}

std::uint64_t read_number(std::span<const char> bytes) {
    std::uint64_t value = 0;
    for (const char byte : bytes) value = value << 8 | static_cast<std::uint8_t>(byte);
    return value;
}

const char* fault_of(std::uint8_t first, std::uint8_t second) {
    const std::uint8_t opcode = first & 0x0f;
    if (first & 0x70) return "reserved bits are set";
    if (!known(opcode)) return "unknown opcode";
    if (!(second & 0x80)) return "frame of a client is not masked";
    if (!is_control(opcode)) return nullptr;
    if (!(first & 0x80)) return "control frame is fragmented";
    if ((second & 0x7f) > control_bytes_max) return "control frame is too long";
    return nullptr;
}
}  // namespace

bool close_code_allowed(std::uint16_t code) {
    if (code >= 3000 && code <= 4999) return true;
    return code >= 1000 && code <= 1014 && code != 1004 && code != 1005 && code != 1006;
}

FrameHead read_frame_head(std::span<const char> bytes) {
    if (bytes.size() < 2) return {};
    const auto first = static_cast<std::uint8_t>(bytes[0]);
    const auto second = static_cast<std::uint8_t>(bytes[1]);
    if (const char* fault = fault_of(first, second)) return broken(fault);
    const std::uint8_t form = second & 0x7f;
    const std::size_t length_bytes = form == 126 ? 2 : form == 127 ? 8 : 0;
    const std::size_t head_bytes = 2 + length_bytes + 4;
    if (bytes.size() < head_bytes) return {};
    FrameHead head;
    head.payload_bytes = length_bytes ? read_number(bytes.subspan(2, length_bytes)) : form;
    if (length_bytes == 2 && head.payload_bytes < 126) return broken("length is not minimal");
    if (length_bytes == 8 && head.payload_bytes < 65536) return broken("length is not minimal");
    if (head.payload_bytes >> 63) return broken("length is negative");
    head.state = FrameHead::State::whole;
    head.opcode = static_cast<Opcode>(first & 0x0f);
    head.final = (first & 0x80) != 0;
    head.head_bytes = head_bytes;
    std::memcpy(head.mask, bytes.data() + head_bytes - 4, 4);
    return head;
}

void unmask(std::span<char> payload, const std::uint8_t (&mask)[4], std::size_t offset) {
    std::uint8_t wide[8];
    for (std::size_t i = 0; i < 8; ++i) wide[i] = mask[(offset + i) & 3];
    std::uint64_t key = 0;
    std::memcpy(&key, wide, 8);
    std::size_t i = 0;
    for (; i + 8 <= payload.size(); i += 8) {
        std::uint64_t word = 0;
        std::memcpy(&word, payload.data() + i, 8);
        word ^= key;
        std::memcpy(payload.data() + i, &word, 8);
    }
    for (; i < payload.size(); ++i) payload[i] = static_cast<char>(payload[i] ^ wide[i & 7]);
}

void append_frame(std::string& out, Opcode opcode, std::string_view payload) {
    char head[10];
    std::size_t used = 2;
    head[0] = static_cast<char>(0x80 | static_cast<std::uint8_t>(opcode));
    const std::size_t size = payload.size();
    const std::size_t length_bytes = size < 126 ? 0 : size < 65536 ? 2 : 8;
    head[1] = static_cast<char>(length_bytes == 0 ? size : length_bytes == 2 ? 126 : 127);
    for (std::size_t i = length_bytes; i-- > 0;) head[used++] = static_cast<char>(size >> (8 * i));
    out.reserve(out.size() + used + size);
    out.append(head, used).append(payload);
}

void append_close(std::string& out, std::uint16_t code, std::string_view why) {
    std::string payload{static_cast<char>(code >> 8), static_cast<char>(code & 0xff)};
    payload.append(why.substr(0, std::min(why.size(), control_bytes_max - 2)));
    append_frame(out, Opcode::close, payload);
}

}  // namespace net
