// The words of one language's content, and how a text becomes a vector of features:
// stems and pairs of stems, letters 2-5 inside words, concepts. Each block of its own length.
// Knows words and their weights; knows nothing of items.
#pragma once

#include "kb/flat_map.hpp"
#include "kb/matching/linear.hpp"
#include "kb/words/compounds.hpp"
#include "kb/words/concepts.hpp"
#include "kb/words/spelling.hpp"
#include "kb/words/text.hpp"
#include "kb/words/vocabulary.hpp"
#include "kb/words/word_vectors.hpp"

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace kb {

/// A word as it was read against the content.
struct ReadWord {
    static constexpr std::uint32_t none = FlatMap::none;
    std::uint32_t token = 0;    ///< index into Reading::tokens
    std::uint32_t word = none;  ///< word of the content, after repair
    std::uint32_t stem = none;  ///< stem of the content
    std::uint32_t key = none;   ///< the same, or a stem of the lines not to be answered
    std::uint64_t hash = 0;     ///< of the word as written
    std::uint64_t stem_hash = 0;
    Commonness commonness = Commonness::topical;
    CompoundParts parts{};  ///< what a word written together is made of; 0: it is not
    std::array<std::uint32_t, 2> part_stems{none, none};  ///< their stems of the content
    bool repaired = false;  ///< a spelling slip of a word of the content
    bool sentence_start = false;
};

struct Reading {
    std::vector<Token> tokens{};
    std::vector<ReadWord> words{};
};

struct FeatureVector {
    std::vector<std::uint32_t> ids{};
    std::vector<float> values{};
    // Letters that were counted by word: whole numbers, and words whose letters are summed up.
    std::vector<std::uint32_t> letter_ids{};
    std::vector<std::int32_t> letters{};
    std::vector<std::uint32_t> words{};
    float letters_factor = 0;

    SparseView view() const { return {ids, values}; }
    AskedRow asked() const { return {view(), {letter_ids, letters}, words, letters_factor}; }
};

class Lexis {
  public:
    enum Block : std::uint8_t { words_block, grams_block, concepts_block, everyday_block, blocks };
    /// How many of each feature a text has.
    struct Counts {
        std::vector<std::uint32_t> ids;
        std::vector<std::uint16_t> counts;
        std::array<float, blocks> unseen{};  ///< of each block, features the content has not
        /// Where letters were counted by word: the frequent words met, and how many times each
        /// feature came with one of them.
        std::vector<std::uint32_t> words{};
        std::vector<std::uint16_t> with_words{};
        /// Meanings of words that the content has not.
        std::vector<std::uint32_t> strange{};
    };

    Lexis(std::string_view lang, std::span<const std::vector<std::string>> synonyms);

    /// Tells words that others may be made of: all texts first, before any is learnt.
    void learn_parts(std::string_view text);
    /// Reads a text whose words become part of the content.
    void learn_words(std::string_view text, Reading& out);
    /// From here on texts are about what the content does not answer: their words stay unknown.
    void end_of_content();
    /// Reads such a text; its words can be recognised but are not known.
    void learn_foreign_words(std::string_view text, Reading& out);
    /// Counts its features, new ones included, and what documents they are in.
    void learn_features(const Reading& reading, Counts& out);
    /// Tells whose features these are: once for each text, those of one holder in a row. A
    /// feature weighs the less the more holders it has.
    static constexpr std::uint32_t nobody = FlatMap::none;
    void learn_holder(const Counts& counts, std::uint32_t holder);
    /// Makes the weights; nothing may be learnt afterwards.
    void freeze(std::size_t documents);

    /// Reads a message: words of the content, slips repaired, the rest unknown.
    void read(std::string_view text, Reading& out) const;
    /// Letters can be told one by one, or frequent words as wholes.
    enum class Letters { one_by_one, by_word };
    void count(const Reading& reading, Counts& out, Letters letters = Letters::one_by_one) const;
    /// Makes the `words_max` words met most often frequent ones, numbered from 0; how many.
    std::size_t mark_frequent(std::size_t words_max);
    /// The letters of a frequent word, as weigh() would tell them of it alone.
    void letters_of(std::size_t frequent, std::vector<std::uint32_t>& ids,
                    std::vector<std::int32_t>& values) const;
    /// Weighs and levels the blocks; the concepts only `with_concepts`.
    enum class Concept { with, without };
    void weigh(const Counts& counts, Concept concepts, FeatureVector& out) const;

    /// Features that are left after rare ones were dropped.
    std::size_t features() const { return name_of_slot_.size(); }
    std::size_t stems() const { return content_stems_; }
    std::string_view stem_name(std::uint32_t stem) const { return stem_names_[stem]; }
    /// The concepts of the text read.
    void concepts_of(const Reading& reading, std::vector<std::uint32_t>& out) const;
    const Concepts& concepts() const { return concepts_; }
    /// What a feature is called in a trace; empty for letters.
    std::string feature_name(std::uint32_t feature) const;
    std::string_view lang() const { return lang_; }
    /// The key of the feature that is one word.
    static std::uint64_t word_key(std::uint64_t stem_hash);

  private:
    struct WordEntry {
        std::uint32_t stem = 0;
        std::uint32_t grams_begin = 0;
        std::uint32_t grams_end = 0;
        std::uint32_t times = 0;
        CompoundParts parts{};
        Commonness commonness = Commonness::topical;
    };

    std::uint32_t learn_word(const std::string& text);
    std::uint32_t learn_feature(std::uint64_t key, Block block);
    std::uint32_t learn_stem(std::string_view stem);
    ReadWord look_up(const Token& token) const;
    void repair(const Token& token, ReadWord& word) const;
    void forget_the_learning();
    static constexpr float whole_one = 1024;
    static std::int32_t whole(float weight);
    void find_parts(const CompoundParts& parts, ReadWord& word) const;
    void find_meanings();
    void find_strangers(const Reading& reading, Counts& out) const;
    void add_meaning(const Counts& counts, FeatureVector& out) const;

    std::string lang_;
    Concepts concepts_;
    FlatMap word_ids_;
    std::vector<WordEntry> words_;
    std::vector<std::string> word_names_;
    std::vector<std::uint32_t> frequent_;     ///< words
    std::vector<std::uint32_t> frequent_as_;  ///< of a word: its number among them
    Spelling spelling_;
    Compounds compounds_;
    FlatMap stem_ids_;
    std::vector<std::string> stem_names_;
    std::vector<std::uint64_t> stem_hashes_;
    std::vector<Commonness> stem_commonness_;
    std::size_t content_stems_ = 0;
    FlatMap feature_ids_;
    std::vector<Block> block_of_;
    std::vector<std::uint32_t> documents_with_;
    std::vector<std::uint32_t> holders_with_;
    std::vector<std::uint32_t> last_holder_;  ///< of a feature
    std::uint32_t holder_ = nobody;
    std::size_t holders_ = 0;
    std::vector<std::uint32_t> word_grams_;
    std::vector<std::uint32_t> name_of_slot_;  ///< the stem a slot stands for, if it is one
    /// What is left of a feature once all is learnt.
    struct Weighed {
        float weight = 0;
        std::uint32_t slot : 29 = no_slot;  ///< its number for the classifier
        std::uint32_t block : 3 = 0;
    };
    static constexpr std::uint32_t no_slot = (1u << 29) - 1;
    std::vector<Weighed> weighed_;
    FrozenMap frozen_ids_;
    WordVectors vectors_;
    std::vector<std::uint32_t> meaning_of_;  ///< of a feature that is one word
    std::uint32_t meaning_from_ = 0;         ///< the first of the slots of the mean vector
};

}  // namespace kb
