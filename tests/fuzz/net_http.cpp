// Any bytes as an HTTP head: parsed and checked, or refused with a status.
#include "server/net/line/http_check.hpp"

#include <cstdlib>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    if (const auto fault = net::check_raw_head(text); fault && fault->status < 400) std::abort();
    net::HttpParser parser(16384, 65536);
    const auto used = parser.feed(text);
    if (!used) return used.error().status < 400 ? std::abort(), 0 : 0;
    if (*used > size) std::abort();
    if (!parser.head_done()) return 0;
    auto request = parser.head();
    (void)net::check_head(request, parser.version(), 65536);
    (void)net::check_handshake(request, parser.version());
    if (net::read_target(request) && !request.path.starts_with('/')) std::abort();
    return 0;
}
