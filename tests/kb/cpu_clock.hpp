// How much processor time this process took: says the same on a busy machine as on an idle one.
#pragma once

#include <ctime>

/// Seconds of processor time since the process began.
inline double cpu_seconds() {
    return static_cast<double>(std::clock()) / CLOCKS_PER_SEC;
}

#if defined(__has_feature)
#if __has_feature(address_sanitizer) || __has_feature(thread_sanitizer)
#define DESKBELL_SANITIZED 1
#endif
#endif

/// Sanitizers make everything slower; time limits of tests are multiplied by this.
#ifdef DESKBELL_SANITIZED
inline constexpr double patience = 12;
#else
inline constexpr double patience = 1;
#endif
