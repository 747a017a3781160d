// One language's trained model: examples in, candidates with their signals out.
// Knows items by number; knows nothing of probabilities or decisions.
#pragma once

#include "kb/item.hpp"
#include "kb/matching/bm25.hpp"
#include "kb/matching/calibration.hpp"
#include "kb/matching/explained.hpp"
#include "kb/matching/lexis.hpp"
#include "kb/matching/linear.hpp"
#include "kb/matching/matcher.hpp"
#include "kb/matching/phrase_index.hpp"
#include "kb/words/negatives.hpp"

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <vector>

namespace kb {

/// An item as the model ranked it. `item` is local: the place in Model::members().
struct Ranked {
    std::uint32_t item = 0;
    double rank = 0;
    bool exact = false;
    Signals signals{};
    Standing standing{};
    Nearest nearest{};
};

struct Ranking {
    std::vector<Ranked> best{};  ///< best first
    Setting setting{};
    Reading reading{};
    Mass mass{};
    bool exact_never = false;  ///< the very message is among those that must not be answered
    std::size_t exact_items = 0;
};

class Model {
  public:
    /// Learns the `members` (indices into `items`) of one language.
    Model(std::string lang, std::span<const Item> items, std::vector<std::uint32_t> members,
          const Settings& settings, Stock stock = Stock::whole);

    /// The few best items for a message. `allowed` has one flag a member, or is empty.
    Ranking rank(std::string_view text, const Query& query, std::span<const char> allowed,
                 std::size_t limit) const;

    std::string_view lang() const { return lexis_.lang(); }
    std::span<const std::uint32_t> members() const { return members_; }
    std::vector<Reason> explain(const Ranking& ranking, const Ranked& ranked,
                                std::span<const Item> items) const;
    std::size_t bytes() const;

    /// May a line of the general stock of negatives be answered by this very content?
    bool is_our_business(std::string_view line) const;

    /// BM25F of all items, and what a perfect item would have.
    struct Retrieval {
        std::vector<float> scores;
        float possible = 0;
    };

  private:
    struct Scratch;
    struct Lesson;
    struct Lessons;

    void learn_parts(const Item& item);
    void learn_items(std::span<const Item> items, Lessons& lessons);
    void learn_negatives(std::span<const Item> items, const Settings& settings, Lessons& lessons);
    static void highest(std::span<const float> values, std::size_t count,
                        std::vector<std::uint32_t>& out);
    static void retrieve(const Bm25& bm25, const Reading& reading, std::size_t items,
                         Retrieval& out);

    bool is_our_business(const Reading& reading) const;
    void learn_stock(Stock stock, Lessons& lessons);
    void learn_answers(std::span<const Item> items, Lessons& lessons);
    void learn_holders(const Lessons& lessons);
    void train(const Lessons& lessons);
    void sum_up_frequent_words();
    void choose(const Query& query, std::span<const char> allowed, std::size_t count,
                Scratch& scratch) const;
    Ranked look_at(std::uint32_t item, const Ranking& ranking, const Query& query,
                   const Scratch& scratch) const;

    Lexis lexis_;
    std::vector<std::uint32_t> members_;
    std::vector<std::uint32_t> local_;  ///< from item to member
    std::size_t phrases_ = 0;
    std::vector<int> phrases_of_;   ///< of a member
    std::vector<char> denies_;      ///< of a member: one of its phrases says "not"
    std::vector<char> refuses_;     ///< of a member: one of its phrases says "not"
    std::vector<char> small_talk_;  ///< of a member: one of its phrases has no informative word
    Explained explained_;
    PhraseIndex phrases_index_;
    PhraseIndex never_;
    PhraseIndex forbidden_;  ///< the look-alikes that an item must not answer
    Bm25 bm25_;
    Linear choice_;
    Linear rejection_;
    PartSums choice_words_;  ///< what the letters of frequent words say, ready
    PartSums rejection_words_;
};

}  // namespace kb
