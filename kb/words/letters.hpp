// How a language is spelt: which letter comes after which, and whole words, learnt from a page of
// it. Letters after up to three letters, the longer the surer (Witten and Bell 1991).
// Knows letters and counts; knows no language by name.
#pragma once

#include "kb/flat_map.hpp"

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace kb {

/// The letters of a text word by word, folded; digits and signs stand between words. Scripts
/// written without spaces give whole phrases.
class LetterWords {
  public:
    explicit LetterWords(std::string_view text);

    std::size_t size() const { return starts_.size() - 1; }
    std::u32string_view operator[](std::size_t word) const {
        return std::u32string_view(letters_).substr(starts_[word],
                                                    starts_[word + 1] - starts_[word]);
    }

  private:
    std::u32string letters_;
    std::vector<std::uint32_t> starts_{0};
};

/// The spelling of several languages beside each other, so that a text is read once for all.
class LetterModel {
  public:
    explicit LetterModel(std::size_t languages = 0)
        : languages_(languages), words_seen_(languages) {}

    void learn(std::size_t language, std::string_view text);

    /// For each language the natural logarithm of how likely this word is to be written.
    void word(std::u32string_view word, std::span<double> out) const;

  private:
    /// What a language knows of some letters in a row.
    struct Node {
        std::uint32_t times = 0;    ///< they came
        std::uint32_t follows = 0;  ///< letters seen after them
        std::uint32_t kinds = 0;    ///< different ones
    };

    void learn_word(std::size_t language, std::u32string_view word);
    std::size_t node(std::uint64_t letters);
    void refine(std::uint32_t context, std::uint32_t end, std::span<double> p) const;
    void add_whole_word(std::u32string_view word, std::span<double> out) const;

    std::size_t languages_ = 0;
    FlatMap places_;
    std::vector<Node> nodes_;  ///< at a place one of each language
    FlatMap word_places_;
    std::vector<std::uint32_t> word_times_;  ///< the same of whole words
    std::vector<std::uint32_t> words_seen_;
};

}  // namespace kb
