// Runs some jobs at once, as many as there are cores. Knows nothing of what they do.
#pragma once

#include <algorithm>
#include <atomic>
#include <cstddef>
#include <thread>
#include <utility>
#include <vector>

namespace kb {

/// Is this thread one of several that share a job? Then what it does it does alone: the cores
/// are taken.
inline thread_local bool one_of_several = false;

/// Calls `job(tool, 0)` to `job(tool, count - 1)`, each once, in no order; back when all are done.
/// Each thread has a tool of its own. The jobs must not throw and must write to places of their
/// own.
template <typename MakeTool, typename Job>
void side_by_side_with(std::size_t count, MakeTool make_tool, Job job) {
    constexpr std::size_t threads_max = 4;
    const auto cores = std::clamp<std::size_t>(std::thread::hardware_concurrency(), 1, threads_max);
    const auto threads = one_of_several ? 1 : std::min(cores, count);
    // Tools are made here: what a thread that ends has allocated, glibc may keep for ever.
    std::vector<decltype(make_tool())> tools;
    tools.reserve(threads);
    for (std::size_t i = 0; i < threads; ++i) tools.push_back(make_tool());
    std::atomic<std::size_t> next = 0;
    const auto work = [&](std::size_t thread) {
        const bool before = std::exchange(one_of_several, one_of_several || threads > 1);
        for (auto i = next++; i < count; i = next++) job(tools[thread], i);
        one_of_several = before;
    };
    std::vector<std::jthread> others;
    for (std::size_t i = 1; i < threads; ++i) others.emplace_back(work, i);
    if (threads > 0) work(0);
}

/// The same for jobs that need no tool.
template <typename Job>
void side_by_side(std::size_t count, Job job) {
    side_by_side_with(count, [] { return 0; }, [&](int, std::size_t i) { job(i); });
}

}  // namespace kb
