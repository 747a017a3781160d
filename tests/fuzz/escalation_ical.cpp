// Any bytes at all: holidays within the years asked for, each date once and in order, or words.
#include "escalation/ical.hpp"

#include <cstdint>
#include <cstdlib>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace escalation;
    const auto found =
        read_ical(std::string_view(reinterpret_cast<const char*>(data), size), 2020, 2030);
    if (!found && found.error().empty()) std::abort();
    if (!found) return 0;
    for (std::size_t i = 0; i < found->size(); ++i) {
        const int year = static_cast<int>(std::chrono::year_month_day{(*found)[i].date}.year());
        if (year < 2020 || year > 2030 || (*found)[i].name.empty()) std::abort();
        if (i > 0 && (*found)[i - 1].date >= (*found)[i].date) std::abort();
    }
    return 0;
}
