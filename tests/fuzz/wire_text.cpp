// Any bytes as text of a line: what comes out is valid UTF-8 and parses back.
#include "server/wire/utf8.hpp"
#include "server/wire/writer.hpp"

#include <cstdlib>

#include <nlohmann/json.hpp>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    std::string out;
    wire::Writer(out).open().text("t", text).close();
    if (!wire::is_utf8(out)) std::abort();
    const auto back = nlohmann::json::parse(out, nullptr, false);
    if (back.is_discarded()) std::abort();
    if (wire::is_utf8(text) && back["t"] != std::string(text)) std::abort();
    return 0;
}
