// A time to come, as the API takes it.
#pragma once

#include "escalation/instant.hpp"

#include <chrono>
#include <string>

inline std::string tomorrow() {
    const auto now = std::chrono::system_clock::now() + std::chrono::hours{24};
    return escalation::format_instant(std::chrono::floor<std::chrono::milliseconds>(now));
}
