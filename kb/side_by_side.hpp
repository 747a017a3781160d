// Runs some jobs at once, as many as there are cores. Knows nothing of what they do.
#pragma once

#include <algorithm>
#include <atomic>
#include <cstddef>
#include <thread>
#include <vector>

namespace kb {

/// Calls `job(0)` to `job(count - 1)`, each once, in no order; back when all are done. The jobs
/// must not throw and must write to places of their own.
template <typename Job>
void side_by_side(std::size_t count, Job job) {
    constexpr std::size_t threads_max = 4;
    const auto cores = std::clamp<std::size_t>(std::thread::hardware_concurrency(), 1, threads_max);
    std::atomic<std::size_t> next = 0;
    const auto work = [&] {
        for (auto i = next++; i < count; i = next++) job(i);
    };
    std::vector<std::jthread> others;
    for (std::size_t i = 1; i < std::min(cores, count); ++i) others.emplace_back(work);
    work();
}

}  // namespace kb
