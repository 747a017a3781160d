// When a webhook is tried again, and when it is given up. A table and three questions.
// Knows attempts and times; `chance` is an argument.
#pragma once

#include <array>
#include <chrono>
#include <cstdint>

namespace desk {

/// The pauses after the first failure, the second, ...; the last one stays.
inline constexpr std::array<std::chrono::seconds, 9> webhook_pauses = {
    std::chrono::seconds{5},  std::chrono::seconds{30}, std::chrono::minutes{2},
    std::chrono::minutes{10}, std::chrono::minutes{30}, std::chrono::hours{1},
    std::chrono::hours{2},    std::chrono::hours{5},    std::chrono::hours{10}};
inline constexpr int webhook_attempts_max = 10;             // of one delivery: most of a day
inline constexpr int webhook_refused_attempts_max = 5;      // when the answer blames the message
inline constexpr std::chrono::days webhook_failing_max{5};  // then the endpoint is disabled

/// How long to wait after `failures` of them: up to a fifth longer by chance, so that endpoints
/// that fell together are not asked together.
constexpr std::chrono::milliseconds webhook_pause(int failures, std::uint64_t chance) {
    const auto row = static_cast<std::size_t>(failures < 1 ? 0 : failures - 1);
    const std::chrono::milliseconds pause =
        webhook_pauses[row < webhook_pauses.size() ? row : webhook_pauses.size() - 1];
    return pause + std::chrono::milliseconds(static_cast<std::int64_t>(chance % 1000) *
                                             pause.count() / 5000);
}

constexpr bool webhook_took_it(std::int64_t status) {
    return status >= 200 && status < 300;
}

/// Whether this many failures of one delivery are enough.
constexpr bool webhook_gives_up(int failures, std::int64_t status) {
    const bool blames_message = status == 400 || status == 413 || status == 415 || status == 422;
    return failures >= (blames_message ? webhook_refused_attempts_max : webhook_attempts_max);
}

}  // namespace desk
