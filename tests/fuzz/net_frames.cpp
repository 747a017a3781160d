// Any bytes as WebSocket frames: heads are whole, partial or broken, and lengths never lie.
#include "server/net/line/frame.hpp"

#include <cstdlib>
#include <vector>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    std::vector<char> bytes(data, data + size);
    std::size_t at = 0;
    while (at < bytes.size()) {
        const auto head = net::read_frame_head(std::span<const char>(bytes).subspan(at));
        if (head.state != net::FrameHead::State::whole) return 0;
        if (head.head_bytes < 6 || head.head_bytes > 14) std::abort();
        at += head.head_bytes;
        if (at > bytes.size()) std::abort();
        const auto left = bytes.size() - at;
        const auto here =
            head.payload_bytes < left ? static_cast<std::size_t>(head.payload_bytes) : left;
        const auto payload = std::span<char>(bytes).subspan(at, here);
        const std::vector<char> before(payload.begin(), payload.end());
        net::unmask(payload.first(here / 3), head.mask, 0);
        net::unmask(payload.subspan(here / 3), head.mask, here / 3);
        for (std::size_t i = 0; i < here; ++i) {
            if (payload[i] != static_cast<char>(before[i] ^ head.mask[i & 3])) std::abort();
        }
        at += here;
    }
    return 0;
}
