// One test conversation, played through the real turns.
#pragma once

#include "server/desk/bot/outcome.hpp"
#include "server/desk/editing/content_tests.hpp"

#include <chrono>
#include <optional>

namespace desk {

// When a test does not say: a Monday morning, 10:00 in most of Europe.
inline constexpr store::Time test_now{std::chrono::sys_days{std::chrono::year{2026} / 5 / 4} +
                                      std::chrono::hours{8}};

// What the files say the shop answers, for plays without a shop; nothing where they say nothing.
std::optional<LookedUp> sample_answer(const Content& content, const intents::Dialogue& dialogue,
                                      const intents::Lookup& lookup);

TestResult run_conversation(const Content& content, const ConversationTest& test);

}  // namespace desk
