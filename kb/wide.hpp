// Functions compiled a second time for the wider vector units that most processors have.
// The arithmetic is the same, and so are the bits that come out.
#pragma once

#if defined(__x86_64__)
#define KB_WIDE __attribute__((target("avx2")))
#else
#define KB_WIDE
#endif

namespace kb {

/// Does this machine run what is marked KB_WIDE?
inline bool has_wide_units() {
#if defined(__x86_64__)
    static const bool has = __builtin_cpu_supports("avx2") != 0;
    return has;
#else
    return false;
#endif
}

}  // namespace kb
