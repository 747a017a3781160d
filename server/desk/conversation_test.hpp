// One test conversation, played through the real turns.
#pragma once

#include "server/desk/content_tests.hpp"

#include <chrono>

namespace desk {

// When a test does not say: a Monday morning, 10:00 in most of Europe.
inline constexpr store::Time test_now{std::chrono::sys_days{std::chrono::year{2026} / 5 / 4} +
                                      std::chrono::hours{8}};

TestResult run_conversation(const Content& content, const ConversationTest& test);

}  // namespace desk
