// Says problems, sorts them, and guesses what a misspelt name was meant to be.
#include "kb/problem.hpp"

#include <algorithm>
#include <numeric>
#include <tuple>

#include <fmt/format.h>

namespace kb {
namespace {

constexpr std::size_t guess_bytes_max = 64;  // longer names are no misspelling of ours

char lower(char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
}

// "Order Number", "order-number" and "order_number" are the same mistake.
std::string folded(std::string_view word) {
    std::string out;
    for (const char c : word) out += c == '_' || c == ' ' ? '-' : lower(c);
    return out;
}

// Edits between two words, a swap of neighbours counting as one.
std::size_t edits(const std::string& a, const std::string& b) {
    std::vector<std::size_t> before(b.size() + 1);
    std::vector<std::size_t> last(b.size() + 1);
    std::vector<std::size_t> now(b.size() + 1);
    std::iota(last.begin(), last.end(), std::size_t{0});
    for (std::size_t i = 1; i <= a.size(); ++i) {
        now[0] = i;
        for (std::size_t j = 1; j <= b.size(); ++j) {
            const std::size_t change = a[i - 1] == b[j - 1] ? 0 : 1;
            now[j] = std::min({last[j] + 1, now[j - 1] + 1, last[j - 1] + change});
            const bool swapped = i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1];
            if (swapped) now[j] = std::min(now[j], before[j - 2] + 1);
        }
        before.swap(last);
        last.swap(now);
    }
    return last[b.size()];
}

// How far apart two names are; a name that the other begins with is near as well.
std::size_t distance(const std::string& word, const std::string& name) {
    const auto shorter = std::min(word.size(), name.size());
    if (shorter >= 4 && (word.starts_with(name) || name.starts_with(word))) return 1;
    return edits(word, name);
}

template <class Text>
std::string_view nearest_of(std::string_view word, std::span<const Text> known) {
    if (word.empty() || word.size() > guess_bytes_max) return {};
    const auto asked = folded(word);
    std::string_view best;
    std::size_t best_distance = std::max<std::size_t>(1, word.size() / 3) + 1;
    for (const std::string_view name : known) {
        if (name.size() > guess_bytes_max) continue;
        const auto apart = distance(asked, folded(name));
        if (apart >= best_distance || apart >= name.size()) continue;
        best = name;
        best_distance = apart;
    }
    return best;
}

template <class Text>
std::string guess(std::string_view word, std::span<const Text> known, std::string_view otherwise) {
    const auto name = nearest_of(word, known);
    return name.empty() ? std::string(otherwise) : fmt::format("did you mean \"{}\"?", name);
}
}  // namespace

std::string to_string(const Problem& problem) {
    std::string out = problem.file;
    if (problem.line > 0) out += fmt::format(":{}", problem.line);
    if (problem.line > 0 && problem.column > 0) out += fmt::format(":{}", problem.column);
    if (!out.empty()) out += ": ";
    out += problem.severity == Severity::error ? "error: " : "warning: ";
    out += problem.what;
    if (!problem.mend.empty()) out += fmt::format(" ({})", problem.mend);
    return out;
}

bool has_errors(std::span<const Problem> problems) {
    return std::ranges::any_of(problems,
                               [](const Problem& p) { return p.severity == Severity::error; });
}

void sort(Problems& problems) {
    std::ranges::sort(problems, {}, [](const Problem& p) {
        return std::tuple(std::string_view(p.file), p.line, p.column, p.severity,
                          std::string_view(p.what));
    });
}

std::string_view nearest(std::string_view word, std::span<const std::string_view> known) {
    return nearest_of(word, known);
}

std::string_view nearest(std::string_view word, std::span<const std::string> known) {
    return nearest_of(word, known);
}

std::string did_you_mean(std::string_view word, std::span<const std::string_view> known,
                         std::string_view otherwise) {
    return guess(word, known, otherwise);
}

std::string did_you_mean(std::string_view word, std::span<const std::string> known,
                         std::string_view otherwise) {
    return guess(word, known, otherwise);
}

}  // namespace kb
