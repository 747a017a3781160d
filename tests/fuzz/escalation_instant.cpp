// Any text at all: a moment is refused, or reads back as itself once written.
#include "escalation/instant.hpp"

#include <cstdint>
#include <cstdlib>
#include <string_view>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace escalation;
    const auto moment = parse_instant({reinterpret_cast<const char*>(data), size});
    if (!moment) return 0;
    const auto day = std::chrono::floor<std::chrono::days>(*moment);
    const int year{std::chrono::year_month_day{day}.year()};
    if (year < 0 || year > 9999) return 0;  // an offset led out of the four digits
    if (parse_instant(format_instant(*moment)) != moment) std::abort();
    return 0;
}
