// Words that nobody should have to read unprepared: found, so that a console can blur them.
// A short list in English and German, and the shop's own; knows nothing of tickets.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace escalation {

/// Characters (code points) from `from` up to `to`, which is not part of it.
struct Mark {
    std::size_t from = 0;
    std::size_t to = 0;
    bool operator==(const Mark&) const = default;
};

/// Where abusive words stand, in order; `more` are the shop's own, in any case.
std::vector<Mark> find_abuse(std::string_view text, std::span<const std::string> more = {});

/// The same text with a dot for each character that is marked.
std::string veiled(std::string_view text, std::span<const Mark> marks);

}  // namespace escalation
