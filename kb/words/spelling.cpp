// Symmetric deletion (as in SymSpell): two words one slip apart share a form with at most one
// letter taken out of each, so one look-up a letter finds all neighbours.
#include "kb/words/spelling.hpp"

#include "kb/scanner.hpp"
#include "kb/words/vocabulary.hpp"

#include <algorithm>
#include <array>

namespace kb {
namespace {

constexpr std::size_t letters_min = 4;
constexpr std::size_t letters_max = 32;

/// Code points of a word; no words longer than that are compared.
struct Letters {
    std::array<char32_t, letters_max> at{};
    std::size_t count = 0;

    explicit Letters(std::string_view word) {
        for (std::size_t i = 0; i < word.size() && count < letters_max; ++count) {
            at[count] = next_code_point(word, i);
        }
    }
};

std::uint64_t hash_without(const Letters& word, std::size_t left_out) {
    std::uint64_t hash = 0xCBF29CE484222325ull;
    for (std::size_t i = 0; i < word.count; ++i) {
        if (i != left_out) hash = (hash ^ word.at[i]) * 0x100000001B3ull;
    }
    return mix(hash);
}

bool has_digit_sign(std::string_view word) {
    return word.find('#') != word.npos;
}

}  // namespace

int slips(std::string_view a, std::string_view b, int most) {
    const Letters x(a);
    const Letters y(b);
    const auto difference = x.count > y.count ? x.count - y.count : y.count - x.count;
    if (difference > static_cast<std::size_t>(most)) return most + 1;
    std::array<std::array<int, letters_max + 1>, 3> rows{};
    for (std::size_t j = 0; j <= y.count; ++j) rows[0][j] = static_cast<int>(j);
    for (std::size_t i = 1; i <= x.count; ++i) {
        auto& row = rows[i % 3];
        const auto& above = rows[(i + 2) % 3];
        const auto& above2 = rows[(i + 1) % 3];
        row[0] = static_cast<int>(i);
        for (std::size_t j = 1; j <= y.count; ++j) {
            const bool same = x.at[i - 1] == y.at[j - 1];
            row[j] = std::min({above[j] + 1, row[j - 1] + 1, above[j - 1] + !same});
            const bool swapped =
                i > 1 && j > 1 && x.at[i - 1] == y.at[j - 2] && x.at[i - 2] == y.at[j - 1];
            if (swapped) row[j] = std::min(row[j], above2[j - 2] + 1);
        }
    }
    return std::min(rows[x.count % 3][y.count], most + 1);
}

void Spelling::add(std::string_view word, std::uint32_t value) {
    const Letters letters(word);
    if (letters.count < letters_min || letters.count >= letters_max || has_digit_sign(word)) return;
    const auto index = static_cast<std::uint32_t>(words_.size());
    words_.emplace_back(word, value);
    for (std::size_t i = 0; i <= letters.count; ++i) {
        deletions_.emplace_back(hash_without(letters, i), index);
    }
}

void Spelling::finish() {
    std::ranges::sort(deletions_);
    const auto rest = std::ranges::unique(deletions_);
    deletions_.erase(rest.begin(), rest.end());
    deletions_.shrink_to_fit();
}

void Spelling::near(std::uint64_t key, std::vector<std::uint32_t>& out) const {
    auto at = std::ranges::lower_bound(deletions_, key, {},
                                       &std::pair<std::uint64_t, std::uint32_t>::first);
    for (; at != deletions_.end() && at->first == key; ++at) out.push_back(at->second);
}

std::optional<std::uint32_t> Spelling::repair(std::string_view word) const {
    thread_local std::vector<std::uint32_t> found;
    const Letters letters(word);
    if (letters.count < letters_min || letters.count >= letters_max) return std::nullopt;
    if (has_digit_sign(word) || commonness(word, {}) != Commonness::topical) return std::nullopt;
    found.clear();
    for (std::size_t i = 0; i <= letters.count; ++i) near(hash_without(letters, i), found);
    std::ranges::sort(found);
    std::optional<std::uint32_t> best;
    int cost_of_best = 4;
    for (const auto index : found) {
        const auto& candidate = words_[index].first;
        const int cost = 2 * slips(word, candidate, 1) + (candidate[0] != word[0]);
        if (cost < cost_of_best) {
            best = words_[index].second;
            cost_of_best = cost;
        }
    }
    return best;
}

}  // namespace kb
