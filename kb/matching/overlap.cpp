// Phrases are compared by their words; then every phrase is asked of a model that has not learnt
// it; then pairs that came close to each other are searched for the shortest message that hits
// both.
#include "kb/matching/overlap.hpp"

#include "kb/words/text.hpp"
#include "kb/words/vocabulary.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

namespace kb {
namespace {

constexpr std::size_t pairs_max = 300;
constexpr std::size_t shared_words_max = 12;
constexpr double close_enough = 0.5;  ///< of the best score, to call two items close
constexpr double both_at_least = 0.15;
constexpr std::size_t topical_words_min = 2;
constexpr std::size_t clash_bytes_min = 3;  ///< "ab" is nobody's message

struct Place {
    std::size_t item = 0;
    std::size_t phrase = 0;
};

using Places = std::map<std::string, std::vector<Place>>;

/// The words that carry the topic, in alphabetical order; empty when there are too few.
std::string gist_of(std::string_view text, std::string_view lang) {
    std::set<std::string> stems;
    for (auto& token : tokens(text, lang)) {
        const bool small = commonness(token.text, lang) != Commonness::topical;
        if (!small || is_negation(token.text, lang)) stems.insert(std::move(token.stem));
    }
    std::string out;
    if (stems.size() < topical_words_min) return out;
    for (const auto& stem : stems) out += stem + ' ';
    return out;
}

class Finder {
  public:
    explicit Finder(const Matcher& matcher) : matcher_(matcher), items_(matcher.items()) {}

    std::vector<Overlap> find() {
        same_and_near();
        contradictions();
        stolen_and_clashing();
        std::ranges::sort(found_, [](const Overlap& a, const Overlap& b) {
            return std::tie(a.item, a.kind, a.phrase.line, a.phrase.text, a.other) <
                   std::tie(b.item, b.kind, b.phrase.line, b.phrase.text, b.other);
        });
        return std::move(found_);
    }

  private:
    const Phrase& phrase(Place place) const { return items_[place.item].phrases[place.phrase]; }

    void same_and_near() {
        Places exact;
        Places gists;
        for (std::size_t i = 0; i < items_.size(); ++i) {
            const auto& item = items_[i];
            for (std::size_t p = 0; p < item.phrases.size(); ++p) {
                const auto whole = normalise(item.phrases[p].text);
                if (!whole.empty()) exact[item.lang + ' ' + whole].push_back({i, p});
                const auto gist = gist_of(item.phrases[p].text, item.lang);
                if (!gist.empty()) gists[item.lang + ' ' + gist].push_back({i, p});
            }
        }
        for (const auto& [_, places] : exact) pair_up(places, OverlapKind::same_phrase);
        for (const auto& [_, places] : gists) pair_up(places, OverlapKind::near_duplicate);
    }

    void pair_up(const std::vector<Place>& places, OverlapKind kind) {
        for (std::size_t i = 1; i < places.size(); ++i) {
            const auto first = places.front();
            const auto second = places[i];
            if (first.item == second.item) continue;
            const bool same = normalise(phrase(first).text) == normalise(phrase(second).text);
            if (same != (kind == OverlapKind::same_phrase)) continue;
            found_.push_back({kind, first.item, second.item, phrase(first), phrase(second), {}});
        }
    }

    void contradictions() {
        std::map<std::string, const Phrase*> never;
        for (const auto& line : matcher_.settings().never_answer) {
            never.emplace(normalise(line.text), &line);
        }
        for (std::size_t i = 0; i < items_.size(); ++i) {
            auto forbidden = never;
            for (const auto& line : items_[i].negatives) {
                forbidden.emplace(normalise(line.text), &line);
            }
            for (const auto& one : items_[i].phrases) {
                const auto found = forbidden.find(normalise(one.text));
                if (found == forbidden.end() || found->first.empty()) continue;
                found_.push_back({OverlapKind::contradiction, i, i, one, *found->second, {}});
            }
        }
    }

    void stolen_and_clashing() {
        std::set<std::pair<std::size_t, std::size_t>> close;
        for (const auto& one : matcher_.leave_one_out()) {
            const auto& candidates = one.match.candidates;
            if (candidates.empty()) continue;
            const auto best = candidates.front().item;
            if (best != one.item && one.match.decision == Decision::answer) steal(one, best);
            if (candidates.size() < 2) continue;
            const auto second = candidates[1].item;
            const bool near = candidates[1].score >= close_enough * candidates[0].score;
            if (near && close.size() < pairs_max) close.insert(std::minmax(best, second));
        }
        for (const auto& [a, b] : close) clash(a, b);
    }

    void steal(const LeftOut& one, std::size_t thief) {
        const auto& own = items_[one.item].phrases[one.phrase];
        const auto whole = normalise(own.text);
        if (whole.empty() || is_told(own, one.item, thief)) return;
        found_.push_back({OverlapKind::stolen, one.item, thief, own, nearest(own, thief), {}});
    }

    /// That this phrase and that item are too alike.
    bool is_told(const Phrase& phrase, std::size_t item, std::size_t other) const {
        const auto concerns = [&](const Phrase& one) {
            return one.file == phrase.file && one.line == phrase.line && one.text == phrase.text;
        };
        return std::ranges::any_of(found_, [&](const Overlap& one) {
            if (one.kind != OverlapKind::same_phrase && one.kind != OverlapKind::near_duplicate)
                return false;
            return (one.item == item && one.other == other && concerns(one.phrase)) ||
                   (one.item == other && one.other == item && concerns(one.other_phrase));
        });
    }

    /// The phrase of `item` that shares most words with `phrase`.
    Phrase nearest(const Phrase& phrase, std::size_t item) const {
        const auto lang = items_[item].lang;
        std::set<std::string> stems;
        for (auto& token : tokens(phrase.text, lang)) stems.insert(std::move(token.stem));
        double most = -1;
        Phrase out;
        for (const auto& other : items_[item].phrases) {
            const auto words = tokens(other.text, lang);
            double shared = 0;
            for (const auto& word : words) shared += stems.contains(word.stem);
            shared /= static_cast<double>(words.size() + stems.size() + 1);
            if (shared <= most) continue;
            most = shared;
            out = other;
        }
        return out;
    }

    /// Words (by stem, as first written) of an item's phrases that carry a topic.
    std::map<std::string, std::string> topical_words(const Item& item) const {
        std::map<std::string, std::string> out;
        for (const auto& one : item.phrases) {
            for (auto& token : tokens(one.text, item.lang)) {
                if (commonness(token.text, item.lang) != Commonness::topical) continue;
                out.emplace(std::move(token.stem), std::move(token.text));
            }
        }
        return out;
    }

    void clash(std::size_t a, std::size_t b) {
        const auto of_a = topical_words(items_[a]);
        const auto of_b = topical_words(items_[b]);
        std::vector<std::string> shared;
        for (const auto& [stem, word] : of_a) {
            if (of_b.contains(stem) && shared.size() < shared_words_max) shared.push_back(word);
        }
        std::ranges::sort(shared, {},
                          [](const std::string& word) { return std::pair(word.size(), word); });
        for (const auto& word : shared) {
            if (hits_both(word, a, b)) return;
        }
        for (std::size_t i = 0; i < shared.size(); ++i) {
            for (std::size_t k = i + 1; k < shared.size(); ++k) {
                if (hits_both(shared[i] + ' ' + shared[k], a, b)) return;
            }
        }
    }

    bool hits_both(const std::string& message, std::size_t a, std::size_t b) {
        if (message.size() < clash_bytes_min) return false;
        const auto match = matcher_.match(message, {.lang = items_[a].lang});
        if (match.candidates.size() < 2 || match.decision == Decision::fallback) return false;
        const auto& first = match.candidates[0];
        const auto& second = match.candidates[1];
        const bool these = std::minmax(first.item, second.item) == std::minmax(a, b);
        if (!these || second.score < both_at_least || second.score < close_enough * first.score) {
            return false;
        }
        found_.push_back({OverlapKind::clash, a, b, items_[a].phrases.front(),
                          items_[b].phrases.front(), message});
        return true;
    }

    const Matcher& matcher_;
    std::span<const Item> items_;
    std::vector<Overlap> found_;
};

}  // namespace

std::vector<Overlap> overlaps(const Matcher& matcher) {
    return Finder(matcher).find();
}

}  // namespace kb
