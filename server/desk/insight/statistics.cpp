// The formulas.
#include "server/desk/insight/statistics.hpp"

#include <algorithm>
#include <cmath>

namespace desk {
namespace {
constexpr double z = 1.959964;  // 95 %

// The least value that at least this part of them does not exceed.
std::int64_t quantile(std::vector<std::int64_t>& values, double part) {
    const auto rank = std::ceil(part * static_cast<double>(values.size()));
    const auto at = static_cast<std::ptrdiff_t>(std::max(rank, 1.0)) - 1;
    std::ranges::nth_element(values, values.begin() + at);
    return values[static_cast<std::size_t>(at)];
}
}  // namespace

Share share_of(std::int64_t count, std::int64_t n) {
    Share result{.n = n, .count = count};
    if (n <= 0) return result;
    const auto size = static_cast<double>(n);
    const double p = std::min(1.0, static_cast<double>(count) / size);
    const double scale = 1 + z * z / size;
    const double middle = p + z * z / (2 * size);
    const double reach = z * std::sqrt(p * (1 - p) / size + z * z / (4 * size * size));
    result.share = p;
    result.low = std::max(0.0, (middle - reach) / scale);
    result.high = std::min(1.0, (middle + reach) / scale);
    return result;
}

Spread spread_of(std::vector<std::int64_t> seconds) {
    Spread result{.n = static_cast<std::int64_t>(seconds.size())};
    if (seconds.empty()) return result;
    result.median_s = quantile(seconds, 0.5);
    result.p90_s = quantile(seconds, 0.9);
    return result;
}

Nps nps_of(std::int64_t promoters, std::int64_t detractors, std::int64_t n) {
    Nps result{.n = n};
    if (n <= 0) return result;
    const auto size = static_cast<double>(n);
    const double up = static_cast<double>(promoters) / size;
    const double down = static_cast<double>(detractors) / size;
    // One of each kind more, so that few who all agree do not look certain.
    const double smooth_up = (static_cast<double>(promoters) + 0.75) / (size + 3);
    const double smooth_down = (static_cast<double>(detractors) + 0.75) / (size + 3);
    const double gap = smooth_up - smooth_down;
    const double reach = z * std::sqrt((smooth_up + smooth_down - gap * gap) / (size + 3));
    result.score = 100 * (up - down);
    result.low = std::max(-100.0, std::min(*result.score, 100 * (gap - reach)));
    result.high = std::min(100.0, std::max(*result.score, 100 * (gap + reach)));
    return result;
}

}  // namespace desk
