// Which item answers this message, and how sure may we be? Learnt from the content when it loads.
// Knows words and scores; knows nothing of sockets, tickets, files or who is asking.
#pragma once

#include "kb/item.hpp"

#include <cstddef>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace kb {

/// How the candidate was found; the strongest voice names it.
enum class Via { exact, rule, model, kb };

/// What to do with the best candidate. Handing over to a person is decided elsewhere.
enum class Decision { answer, clarify, suggest, fallback };

std::string_view name(Via via);
std::string_view name(Decision decision);

/// A word-pattern rule that matched. `specificity` as the rule index computes it:
/// at least 1 for a rule with one required word, growing with more and rarer words.
struct RuleHit {
    std::size_t item = 0;  ///< index into Matcher::items()
    double specificity = 1;
};

struct Settings {
    /// Of the messages answered, the share that must be answered rightly.
    double target_precision = 0.9;
    /// First is the default language; empty: the languages of the items in order.
    std::vector<std::string> languages{};
    /// Messages that nothing in the content answers.
    std::vector<Phrase> never_answer{};
    /// Groups of words or short phrases that mean the same (from lexicon.yaml).
    std::vector<std::vector<std::string>> synonyms{};
    /// Most candidates that a "did you mean" offers.
    std::size_t clarify_max = 3;
};

/// Everything about one message besides its words. All of it may be left out.
struct Query {
    /// Language of the message; items of other languages are not looked at. Empty: the default.
    std::string_view lang{};
    std::span<const RuleHit> rules{};
    /// The item the conversation is about: "and for Austria?" belongs to it.
    std::optional<std::size_t> topic{};
    /// Asked before ranking: what this customer may not see is as if it did not exist.
    std::function<bool(std::size_t item)> allowed{};
    /// What a person costs compared with a normal moment: above 1 when closed or the queue is long.
    double person_cost = 1;
    /// What share of the messages nothing answers, where that is known (kb/matching/traffic.hpp).
    std::optional<double> strangers{};
    std::size_t limit = 5;
    /// Fill Candidate::reasons (costs some microseconds).
    bool explain = false;
};

/// The measured facts behind a score, in the words of the trace.
struct Signals {
    double margin = 0;       ///< linear model: best minus second
    double top = 0;          ///< linear model: value of this item
    double share = 0;        ///< of this item among all by linear value, 0..1
    double rejection = 0;    ///< this item against "none of the content"; negative is doubtful
    double explained = 0;    ///< share of the message's informative words this item accounts for
    double known = 0;        ///< share of them that the content as a whole knows
    double nearest = 0;      ///< likeness of the nearest phrase of this item, 0..1
    double ahead = 0;        ///< nearest, minus that of the best other candidate
    double retrieval = 0;    ///< BM25F of the item, as a share of what it could be at best
    double rule = 0;         ///< specificity of the best rule that hit
    double never = 0;        ///< likeness of the nearest line that must not be answered, 0..1
    int unknown_words = 0;   ///< words no phrase has, after spelling repair
    bool forbidden = false;  ///< nearer to a look-alike of the item than to its phrases
    bool denial = false;     ///< the message says "not", and no phrase of the item does
    bool negated = false;    ///< it refuses what the item is about
};

struct Reason {
    std::string what{};  ///< "phrase: how long does a refund take (returns.md:5)", "word: refund"
    double weight = 0;
};

struct Candidate {
    std::size_t item = 0;  ///< index into Matcher::items()
    double score = 0;      ///< calibrated probability that this item is what was meant
    Via via = Via::model;
    Signals signals{};
    std::vector<Reason> reasons{};
};

struct Match {
    Decision decision = Decision::fallback;
    /// Best first, at most Query::limit; empty only where nothing at all matched.
    std::vector<Candidate> candidates{};
    /// For clarify and suggest: how many of the candidates to offer.
    std::size_t offer = 0;
    /// The probability that had to be reached to answer, risk and costs included.
    double needed = 0;
    /// How likely it is that nothing in the content answers the message.
    double stranger = 0;
    std::string lang{};
    std::vector<std::string> unknown_words{};
};

/// What the leave-one-out over the content's own phrases found.
struct Calibration {
    std::size_t phrases = 0;  ///< how many were tried; 0: too few, the built-in weights hold
    double accuracy = 0;      ///< best candidate right
    double coverage = 0;      ///< share that would be answered at the target precision
    double precision = 0;     ///< share of those answered rightly
    double needed = 0;        ///< probability needed to answer at normal risk
    std::vector<std::size_t> demoted{};  ///< items that cannot reach the target: clarify instead
};

/// A phrase asked while the model had not learnt it.
struct LeftOut {
    std::size_t item = 0;
    std::size_t phrase = 0;  ///< index into Item::phrases
    Match match{};
};

struct Brain;

/// Immutable once made; any number of threads may ask it at once. The same content makes the
/// same matcher, bit for bit.
class Matcher {
  public:
    explicit Matcher(std::vector<Item> items, Settings settings = {});
    ~Matcher();
    Matcher(Matcher&&) noexcept;
    Matcher& operator=(Matcher&&) noexcept;

    Match match(std::string_view text, const Query& query = {}) const;

    std::span<const Item> items() const;
    const Settings& settings() const;
    /// Index of an item; nothing when the content has none of that name in that language.
    std::optional<std::size_t> find(ItemKind kind, std::string_view id,
                                    std::string_view lang = {}) const;
    const Calibration& calibration() const;
    /// Each of the content's phrases, asked of a model that has not seen it. Slow: for tests.
    std::vector<LeftOut> leave_one_out() const;

  private:
    std::unique_ptr<const Brain> brain_;
};

}  // namespace kb
