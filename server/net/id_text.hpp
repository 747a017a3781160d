// Ids in bodies: given as text or as a number.
#pragma once

#include <charconv>
#include <cstdint>
#include <string_view>

namespace net {

/// 0: it is none.
inline std::int64_t number_of(std::string_view id) {
    std::int64_t number = 0;
    const auto* end = id.data() + id.size();
    const auto [stopped, error] = std::from_chars(id.data(), end, number);
    return error == std::errc{} && stopped == end && number > 0 ? number : 0;
}

}  // namespace net
