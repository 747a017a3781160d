// Plays the week. DESKBELL_WEEK_SEED plays another one, DESKBELL_WEEK_CONVERSATIONS a longer one.
#include "tests/week/week.hpp"

#include <cstdlib>

#include <spdlog/spdlog.h>

namespace {

std::uint64_t number_from(const char* name, std::uint64_t otherwise) {
    const char* text = std::getenv(name);
    return text ? std::strtoull(text, nullptr, 10) : otherwise;
}

#ifdef NDEBUG
constexpr std::uint64_t usual = 1'500;
#else
constexpr std::uint64_t usual = 250;
#endif

}  // namespace

TEST(Week, LosesDoublesAndForgetsNothing) {
    spdlog::set_level(spdlog::level::warn);
    week::Plan plan{.seed = number_from("DESKBELL_WEEK_SEED", 1)};
    plan.conversations = static_cast<int>(number_from("DESKBELL_WEEK_CONVERSATIONS", usual));
    plan.agents = 3 + plan.conversations / 500;
    const auto began = std::chrono::steady_clock::now();
    week::Week week(plan);
    week.play();
    const auto faults = week.faults();
    const auto took = std::chrono::duration<double>(std::chrono::steady_clock::now() - began);
    std::printf("%s in %.1f s\n", week.summary().c_str(), took.count());
    for (std::size_t i = 0; i < faults.size() && i < 20; ++i) ADD_FAILURE() << faults[i];
    EXPECT_TRUE(faults.empty()) << faults.size()
                                << " faults; run it again with DESKBELL_WEEK_SEED=" << plan.seed;
    spdlog::set_level(spdlog::level::info);
}
