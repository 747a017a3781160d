// What is wrong with the content: the place, what it is, and how to mend it.
// Knows how to say it; knows nothing of what was being read.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace kb {

enum class Severity { error, warning };

struct Problem {
    Severity severity = Severity::error;
    std::string file;  ///< as the operator names it: "articles/en/returns.md"
    int line = 0;      ///< from 1; 0 where the whole file is meant
    int column = 0;    ///< from 1, in characters; 0 where the whole line is meant
    std::string what;
    std::string mend;  ///< what to do about it; may be empty

    bool operator==(const Problem&) const = default;
};

using Problems = std::vector<Problem>;

/// `articles/en/returns.md:4:1: error: unknown key "titel" (did you mean "title"?)`
std::string to_string(const Problem& problem);

bool has_errors(std::span<const Problem> problems);

/// By file, line, column; errors before warnings at the same place.
void sort(Problems& problems);

/// The one of `known` that `word` was probably meant to be; empty where none is near.
std::string_view nearest(std::string_view word, std::span<const std::string_view> known);
std::string_view nearest(std::string_view word, std::span<const std::string> known);

/// `did you mean "title"?`, or where none is near `otherwise` (which may be empty).
std::string did_you_mean(std::string_view word, std::span<const std::string_view> known,
                         std::string_view otherwise = {});
std::string did_you_mean(std::string_view word, std::span<const std::string> known,
                         std::string_view otherwise = {});

}  // namespace kb
