// Ranks one message: linear values for all items, the other voices for the few at the top.
#include "kb/matching/model.hpp"

#include "kb/matching/tuning.hpp"
#include "kb/words/negation.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace kb {

/// What every voice says about all items; kept by the thread, so that asking allocates little.
struct Model::Scratch {
    std::vector<float> values;
    std::vector<std::uint32_t> chosen;
    std::vector<std::uint32_t> top;
    Lexis::Counts counts;
    FeatureVector row;
    AskedWords asked;
    std::span<const PhrasePlace> exact;
    Retrieval retrieval;
    float none = -1;
    double never = 0;
    bool denied = false;
    bool refused = false;

    void prepare(const Model& model, const Reading& reading, std::span<const char> allowed);
};

namespace {

constexpr std::size_t looked_at_max = 8;
constexpr std::size_t retrieved_max = 2;
constexpr double alike = 0.6;
constexpr double the_same = 0.98;
constexpr double exact_rank = 10;
constexpr double share_sharpness = 4;

/// What may be ranked at all gets its number; the rest is out of reach.
void forbid(std::span<float> values, std::span<const char> allowed) {
    for (std::size_t i = 0; i < allowed.size(); ++i) {
        if (!allowed[i]) values[i] = -std::numeric_limits<float>::infinity();
    }
}

double best_rule(const Query& query, std::size_t item) {
    double best = 0;
    for (const auto& hit : query.rules) {
        if (hit.item == item) best = std::max(best, hit.specificity);
    }
    return best;
}

/// Fills in what a candidate has ahead of the best of the others.
void stand(std::vector<Ranked>& best, Ranked& one) {
    double explained = 0;
    double retrieval = 0;
    for (const auto& other : best) {
        if (&other == &one) continue;
        explained = std::max(explained, other.signals.explained);
        retrieval = std::max(retrieval, other.signals.retrieval);
    }
    one.standing.explained_ahead = one.signals.explained - explained;
    one.standing.retrieval_ahead = one.signals.retrieval - retrieval;
}

/// Fills the signals that tell a candidate from the others.
void compare(std::vector<Ranked>& best) {
    double sum = 1e-9;
    const double highest_top = best.front().signals.top;
    const auto raised = [&](const Ranked& one) {
        return std::exp(share_sharpness * (one.signals.top - highest_top));
    };
    for (const auto& one : best) sum += raised(one);
    for (std::size_t i = 0; i < best.size(); ++i) {
        auto& one = best[i];
        one.signals.share = raised(one) / sum;
        one.signals.margin = one.rank + 1;
        one.signals.ahead = one.signals.nearest;
        stand(best, one);
        if (best.size() == 1) continue;
        const auto& other = best[i == 0 ? 1 : 0];
        one.signals.margin = one.rank - other.rank;
        one.signals.ahead = one.signals.nearest - other.signals.nearest;
    }
}

}  // namespace

void Model::Scratch::prepare(const Model& model, const Reading& reading,
                             std::span<const char> allowed) {
    values.resize(model.members_.size());
    model.lexis_.count(reading, counts, Lexis::Letters::by_word);
    model.lexis_.weigh(counts, Lexis::Concept::with, row);
    model.choice_.values(row.asked(), model.choice_words_, values);
    forbid(values, allowed);
    // It has learnt no concept: to leave them in or out is the same to it.
    model.rejection_.values(row.asked(), model.rejection_words_, std::span(&none, 1));
    retrieve(model.bm25_, reading, model.members_.size(), retrieval);
    forbid(retrieval.scores, allowed);
    denied = denies(reading.tokens, model.lexis_.lang());
    refused = denied && refuses(reading.tokens, model.lexis_.lang());
}

/// The items worth a closer look: the best of each voice.
void Model::choose(const Query& query, std::span<const char> allowed, std::size_t count,
                   Scratch& scratch) const {
    auto& chosen = scratch.chosen;
    const auto add = [&](std::uint32_t item) {
        const bool open = allowed.empty() || allowed[item];
        if (open && std::ranges::find(chosen, item) == chosen.end()) chosen.push_back(item);
    };
    highest(scratch.values, count, chosen);
    highest(scratch.retrieval.scores, retrieved_max, scratch.top);
    std::ranges::for_each(scratch.top, add);
    for (const auto& place : scratch.exact) add(place.item);
    for (const auto& hit : query.rules) {
        if (hit.item < local_.size() && local_[hit.item] != ReadWord::none) add(local_[hit.item]);
    }
}

Ranked Model::look_at(std::uint32_t item, const Ranking& ranking, const Query& query,
                      const Scratch& scratch) const {
    Ranked one;
    one.item = item;
    one.exact = std::ranges::any_of(scratch.exact,
                                    [&](const PhrasePlace& place) { return place.item == item; });
    one.nearest = phrases_index_.nearest(scratch.asked, item);
    auto& s = one.signals;
    s.top = scratch.values[item];
    s.rejection = -scratch.none;
    s.explained = explained_.share(ranking.reading, ranking.mass, item);
    s.known = ranking.mass.total > 0 ? ranking.mass.known / ranking.mass.total : 0;
    s.nearest = one.nearest.likeness;
    s.retrieval = scratch.retrieval.scores[item] / scratch.retrieval.possible;
    s.rule = best_rule(query, members_[item]);
    s.never = scratch.never;
    s.unknown_words = ranking.mass.unknown_words;
    const double forbidden = forbidden_.nearest(scratch.asked, item).likeness;
    // What an author's rule says outright, only the very line that it must not answer takes back.
    const double too_alike = s.rule > 0 ? the_same : alike;
    s.forbidden = forbidden >= too_alike && forbidden > s.nearest;
    s.denial = scratch.denied && !denies_[item];
    one.standing.phrases = phrases_of_[item];
    one.standing.topical = ranking.mass.topical_words > 0;
    one.standing.small_talk = small_talk_[item] != 0;
    s.negated = scratch.refused && !refuses_[item];
    one.rank = s.top + tuning.rank_nearest * s.nearest + tuning.rank_explained * s.explained +
               tuning.rank_retrieval * s.retrieval;
    if (one.exact) one.rank += exact_rank;
    if (s.rule > 0) one.rank += tuning.rank_rule * (1 + 0.1 * s.rule);
    if (query.topic == members_[item]) one.rank += tuning.rank_topic;
    return one;
}

Ranking Model::rank(std::string_view text, const Query& query, std::span<const char> allowed,
                    std::size_t limit) const {
    thread_local Scratch scratch;
    Ranking out;
    lexis_.read(text, out.reading);
    out.mass = explained_.mass(lexis_, out.reading);
    out.setting = {.items = members_.size(),
                   .phrases = phrases_,
                   .words = static_cast<int>(out.reading.words.size()),
                   .mass = out.mass.total};
    if (out.reading.words.empty()) return out;
    scratch.prepare(*this, out.reading, allowed);
    scratch.asked.read(out.mass);
    scratch.exact = phrases_index_.exact(out.reading);
    scratch.never = never_.nearest(scratch.asked, 0).likeness;
    out.exact_never = !never_.exact(out.reading).empty();
    choose(query, allowed, std::max(limit, looked_at_max), scratch);
    for (const auto item : scratch.chosen) {
        out.best.push_back(look_at(item, out, query, scratch));
        out.exact_items += out.best.back().exact;
    }
    std::ranges::sort(out.best, [](const Ranked& a, const Ranked& b) {
        return a.rank != b.rank ? a.rank > b.rank : a.item < b.item;
    });
    if (!out.best.empty()) compare(out.best);
    if (out.best.size() > limit) out.best.resize(limit);
    return out;
}

std::size_t Model::bytes() const {
    return choice_.bytes() + rejection_.bytes();
}

}  // namespace kb
