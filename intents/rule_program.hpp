// A word pattern compiled to a few steps over the words of a message, and what it cannot do
// without. Knows interned words; which rule it belongs to and what a match means are others'
// business.
#pragma once

#include "intents/rule.hpp"
#include "kb/words/text.hpp"

#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace intents {

using WordId = std::uint32_t;
inline constexpr WordId no_word = 0;

/// Every word of the rules of one language, numbered: stems and literal forms apart.
class WordIds {
  public:
    [[nodiscard]] WordId stem(std::string_view stem);  ///< interns
    [[nodiscard]] WordId literal(std::string_view text);
    [[nodiscard]] WordId entity(std::string_view name);
    [[nodiscard]] WordId known_stem(std::string_view stem) const;  ///< or no_word
    [[nodiscard]] WordId known_literal(std::string_view text) const;
    [[nodiscard]] std::size_t size() const { return next_; }

  private:
    struct Hash {
        using is_transparent = void;
        std::size_t operator()(std::string_view text) const {
            return std::hash<std::string_view>{}(text);
        }
    };
    using Ids = std::unordered_map<std::string, WordId, Hash, std::equal_to<>>;
    [[nodiscard]] WordId intern(Ids& ids, std::string_view text);

    Ids stems_;
    Ids literals_;
    Ids entities_;
    WordId next_ = 1;
};

/// Phrases of a synonym set; empty when there is none of that name.
using Synonyms = std::function<std::span<const std::string>(std::string_view set)>;

struct Step {
    enum class Op : std::uint8_t { stem, literal, entity, any, split, jump, begin, end, accept };
    Op op = Op::accept;
    std::uint32_t a = 0;  ///< the word; or where to go
    std::uint32_t b = 0;  ///< where else to go, tried second
};

/// One of these words must occur, or the pattern cannot match.
using Clause = std::vector<WordId>;

struct Program {
    std::vector<Step> steps;
    std::vector<WordId> words;          ///< all it names, sorted, once each
    std::vector<std::string> entities;  ///< by number of the entity steps' `b`
    int required = 0;                   ///< words of its shortest match
    std::vector<WordId> starts;         ///< words a match can begin with, sorted
    bool starts_anywhere = false;       ///< it can also begin with a gap, an entity or an anchor
};

struct CompileContext {
    WordIds* ids = nullptr;
    std::string_view lang;
    const Synonyms* synonyms = nullptr;
};

[[nodiscard]] Program compile(const RuleNode& node, const CompileContext& context);

/// Clauses that every match fulfils; `cost` says how common a word is, the rarer choice wins.
[[nodiscard]] std::vector<Clause> clauses_of(const RuleNode& node, const CompileContext& context,
                                             const std::function<double(WordId)>& cost);
[[nodiscard]] double cost_of(const Clause& clause, const std::function<double(WordId)>& cost);

/// Words [begin, end) of a message.
struct WordSpan {
    std::uint32_t begin = 0;
    std::uint32_t end = 0;
};

/// A message with its words numbered; entities are looked up when a pattern asks for one.
struct NumberedWords {
    std::vector<WordId> stems;
    std::vector<WordId> literals;
    std::function<const std::vector<WordSpan>&(const std::string& entity)> entities;
};

/// Runs programs; keeps its memory between runs. Linear in steps times words.
class Runner {
  public:
    explicit Runner(const NumberedWords& message) : message_(message) {}
    /// The leftmost match; of those that begin there, the first way the author wrote.
    [[nodiscard]] std::optional<WordSpan> find(const Program& program);

  private:
    [[nodiscard]] std::optional<std::uint32_t> run(const Program& program, std::uint32_t step,
                                                   std::uint32_t at);
    [[nodiscard]] bool can_start(const Program& program, std::uint32_t at) const;
    void push(std::uint32_t step, std::uint32_t at);
    void push_entities(const Program& program, const Step& step, std::uint32_t next,
                       std::uint32_t at);
    [[nodiscard]] std::size_t words() const { return message_.stems.size(); }

    struct Place {
        std::uint32_t step;
        std::uint32_t at;
    };
    const NumberedWords& message_;
    std::vector<bool> seen_;
    std::vector<Place> todo_;
};

}  // namespace intents
