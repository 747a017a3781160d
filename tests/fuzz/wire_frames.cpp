// Any bytes as frames of customers and agents: read or refused, never thrown, and what is said
// about it is valid UTF-8.
#include "server/wire/agent_frames.hpp"
#include "server/wire/chat_frames.hpp"
#include "server/wire/utf8.hpp"

#include <cstdlib>

namespace {
template <class Result>
void check(const Result& result) {
    if (result) return;
    if (!wire::is_utf8(wire::error_line(result.error()))) std::abort();
}
}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    check(wire::read_chat_frame(text));
    check(wire::read_agent_frame(text, 32));
    return 0;
}
