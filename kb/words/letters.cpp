// Counting letters after letters, and mixing what is known of short and long contexts.
#include "kb/words/letters.hpp"

#include "kb/scanner.hpp"
#include "kb/words/text.hpp"

#include <algorithm>
#include <array>
#include <cmath>

namespace kb {
namespace {

constexpr int context_max = 3;
constexpr double any_letter = 1.0 / 500;  ///< of a letter never seen at all
constexpr double whole_words = 0.4;       ///< what a known word counts against its letters
using Contexts = std::array<std::uint32_t, context_max + 1>;  ///< by their length
constexpr char32_t edge = 1;  ///< the beginning and the end of a word

bool is_letter(char32_t c) {
    if (c < 0x80) return c >= 'a' && c <= 'z';
    if (c < 0xC0) return c == 0xAA || c == 0xBA;
    const bool sign = c == 0xD7 || c == 0xF7 || (c >= 0x2000 && c < 0x2C00) ||
                      (c >= 0x3000 && c < 0x3040) || c >= 0xE000;
    return !sign;
}

/// Up to four letters in one number; the oldest falls out.
std::uint64_t appended(std::uint64_t letters, char32_t next) {
    return letters << 16 | (next & 0xFFFF);
}

std::uint64_t last(std::uint64_t letters, int count) {
    return count == 0 ? 0 : letters & (~std::uint64_t{0} >> (64 - 16 * count));
}

std::uint64_t hash_of_word(std::u32string_view word) {
    std::uint64_t hash = 0xCBF29CE484222325ull;
    for (const char32_t c : word) hash = (hash ^ c) * 0x100000001B3ull;
    return mix(hash);
}

}  // namespace

LetterWords::LetterWords(std::string_view text) {
    const auto folded = fold(text);
    for (std::size_t at = 0; at < folded.size();) {
        const auto c = next_code_point(folded, at);
        if (is_letter(c))
            letters_ += c;
        else if (letters_.size() > starts_.back())
            starts_.push_back(static_cast<std::uint32_t>(letters_.size()));
    }
    if (letters_.size() > starts_.back()) {
        starts_.push_back(static_cast<std::uint32_t>(letters_.size()));
    }
}

void LetterModel::learn(std::size_t language, std::string_view text) {
    const LetterWords words(text);
    for (std::size_t i = 0; i < words.size(); ++i) learn_word(language, words[i]);
}

void LetterModel::learn_word(std::size_t language, std::u32string_view word) {
    const auto fresh = static_cast<std::uint32_t>(word_times_.size() / languages_);
    const auto at = word_places_.insert(hash_of_word(word), fresh);
    if (at == fresh) word_times_.resize(word_times_.size() + languages_, 0);
    ++word_times_[at * languages_ + language];
    ++words_seen_[language];
    std::uint64_t before = edge;
    for (std::size_t i = 0; i <= word.size(); ++i) {
        const auto next = i < word.size() ? word[i] : edge;
        const int known = static_cast<int>(std::min<std::size_t>(i + 1, context_max));
        for (int count = 0; count <= known; ++count) {
            const auto context = node(last(before, count)) + language;
            const auto end = node(appended(last(before, count), next)) + language;
            ++nodes_[context].follows;
            if (nodes_[end].times++ == 0) ++nodes_[context].kinds;
        }
        before = appended(before, next);
    }
}

/// Where the nodes of these letters begin.
std::size_t LetterModel::node(std::uint64_t letters) {
    const auto fresh = static_cast<std::uint32_t>(nodes_.size() / languages_);
    const auto at = places_.insert(mix(letters), fresh);
    if (at == fresh) nodes_.resize(nodes_.size() + languages_);
    return at * languages_;
}

/// Each longer context takes over as far as it has been seen; where it was followed by many
/// different letters, the shorter one is trusted more.
void LetterModel::word(std::u32string_view word, std::span<double> out) const {
    thread_local std::vector<double> p;
    std::ranges::fill(out, 0);
    Contexts contexts{};
    contexts.fill(FlatMap::none);
    contexts[0] = places_.find(mix(0));
    contexts[1] = places_.find(mix(edge));
    std::uint64_t before = edge;
    for (std::size_t i = 0; i <= word.size(); ++i) {
        const auto next = i < word.size() ? word[i] : edge;
        Contexts ends{};
        ends.fill(FlatMap::none);
        p.assign(languages_, any_letter);
        for (int count = 0; count <= context_max; ++count) {
            if (contexts[count] == FlatMap::none) break;
            ends[count] = places_.find(mix(appended(last(before, count), next)));
            refine(contexts[count], ends[count], p);
        }
        for (std::size_t l = 0; l < languages_; ++l) out[l] += std::log(p[l]);
        // What ends a context is the next longer one.
        std::copy(ends.begin(), ends.end() - 1, contexts.begin() + 1);
        before = appended(before, next);
    }
    add_whole_word(word, out);
}

void LetterModel::refine(std::uint32_t context, std::uint32_t end, std::span<double> p) const {
    for (std::size_t l = 0; l < languages_; ++l) {
        const auto& known = nodes_[context * languages_ + l];
        if (known.follows == 0) continue;
        const double times = end == FlatMap::none ? 0 : nodes_[end * languages_ + l].times;
        p[l] = (times + known.kinds * p[l]) / (known.follows + known.kinds);
    }
}

void LetterModel::add_whole_word(std::u32string_view word, std::span<double> out) const {
    const auto at = word_places_.find(hash_of_word(word));
    for (std::size_t l = 0; l < languages_; ++l) {
        const double times = at == FlatMap::none ? 0 : word_times_[at * languages_ + l];
        const double share = times / std::max(words_seen_[l], 1U);
        out[l] = times > 0 ? std::log(whole_words * share + (1 - whole_words) * std::exp(out[l]))
                           : out[l] + std::log(1 - whole_words);
    }
}

}  // namespace kb
