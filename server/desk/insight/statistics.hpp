// Shares, scores and spreads with what one may believe of them: always how many, and an interval.
// Arithmetic only.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace desk {

inline constexpr std::int64_t small_sample = 30;  // below it a figure is said to be of few

/// `count` of `n`, with its 95 % interval by Wilson: honest near 0 and 1, and for few.
struct Share {
    std::int64_t n = 0;
    std::int64_t count = 0;
    std::optional<double> share;
    std::optional<double> low;
    std::optional<double> high;
    bool small() const { return n < small_sample; }
};
Share share_of(std::int64_t count, std::int64_t n);

/// Middle and slow end of working seconds.
struct Spread {
    std::int64_t n = 0;
    std::optional<std::int64_t> median_s;
    std::optional<std::int64_t> p90_s;
};
Spread spread_of(std::vector<std::int64_t> seconds);

/// Promoters (9, 10) less detractors (0 to 6), in points of a hundred, with its 95 % interval.
struct Nps {
    std::int64_t n = 0;
    std::optional<double> score;
    std::optional<double> low;
    std::optional<double> high;
    bool small() const { return n < small_sample; }
};
Nps nps_of(std::int64_t promoters, std::int64_t detractors, std::int64_t n);

}  // namespace desk
