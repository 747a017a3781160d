// The front: one model a language, one calibration, the decision.
#include "kb/matching/matcher.hpp"

#include "kb/flat_map.hpp"
#include "kb/matching/brain.hpp"
#include "kb/matching/decision.hpp"
#include "kb/matching/tuning.hpp"
#include "kb/side_by_side.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#ifdef __GLIBC__
#include <malloc.h>
#endif

namespace kb {

namespace {

constexpr double exact_score = 0.995;
constexpr double shared_phrase = 0.9;    ///< that one of the items that have it is meant
constexpr double the_same_words = 0.95;  ///< likeness, but for endings and small words
constexpr double rule_score = 0.96;
constexpr double rule_explains = 0.75;     // a rule of one word that leaves little unsaid
constexpr double forbidden_factor = 0.2;   ///< nearer to a look-alike than to any phrase
constexpr double refused_factor = 0.3;     ///< "I do not want a refund" is no wish for one
constexpr double nothing_said_max = 0.14;  ///< for a message without one informative word
constexpr double fillers_explain = 0.05;   ///< what words like "is" and "your" may add up to
constexpr double untried_explains = 0.4;   ///< of a message, before the score counts in full
constexpr double strangers_assumed = tuning.near_share + tuning.far_share;  ///< unless known
constexpr std::ptrdiff_t phrase_words_min = 2;  ///< that can mean something by their company

std::vector<std::uint32_t> members_of(std::span<const Item> items, std::string_view lang) {
    std::vector<std::uint32_t> out;
    for (std::uint32_t i = 0; i < items.size(); ++i) {
        if (items[i].lang == lang) out.push_back(i);
    }
    return out;
}

const Model* model_of(const Brain& brain, std::string_view lang) {
    const auto same = [&](const Model& model) { return model.lang() == lang; };
    auto found = std::ranges::find_if(brain.models, same);
    if (found == brain.models.end()) {
        const auto base = [&](const Model& model) {
            return base_language(model.lang()) == base_language(lang);
        };
        found = std::ranges::find_if(brain.models, base);
    }
    return found == brain.models.end() ? nullptr : &*found;
}

std::vector<char> allowed_members(const Model& model, const Query& query) {
    std::vector<char> out;
    if (!query.allowed) return out;
    out.reserve(model.members().size());
    for (const auto member : model.members()) out.push_back(query.allowed(member));
    return out;
}

/// An author who wrote a rule said what it means: where no other item's rule is as specific, a hit
/// of two words or more is as good as sure, and one word as good as what else it explains.
double rule_floor(const Ranked& ranked, const Model& model, const Query& query) {
    const auto& s = ranked.signals;
    for (const auto& hit : query.rules) {
        if (hit.item != model.members()[ranked.item] && hit.specificity >= s.rule) return 0;
    }
    const bool whole = s.rule >= 2 || s.explained >= rule_explains;
    return whole ? rule_score : rule_score * s.explained;
}

std::ptrdiff_t words_without_digits(const Reading& reading) {
    return std::ranges::count_if(
        reading.tokens, [](const Token& token) { return token.text.find('#') == token.text.npos; });
}

/// Where not a word of the message is the item's, or fillers alone ("is", "your"), likeness of
/// letters proves nothing. Among two or three articles one of them is always the likeliest by far:
/// what was never tried on itself is as sure as the item accounts for the message, no surer.
double most_for(const Signals& signals, bool untried) {
    const double accounted = std::max(signals.explained, signals.nearest);
    if (accounted <= fillers_explain) return nothing_said_max;
    if (!untried || accounted >= untried_explains) return 1;
    return nothing_said_max + (1 - nothing_said_max) * accounted / untried_explains;
}

/// How many items were given the phrase that the message is nearest to, all but word for word.
std::ptrdiff_t sharers(const Brain& brain, const Model& model, const Ranking& ranking,
                       const Ranked& ranked) {
    if (ranked.signals.nearest < the_same_words) return 1;
    const auto phrase = [&](const Ranked& one) -> std::string_view {
        const auto& phrases = brain.items[model.members()[one.item]].phrases;
        if (one.nearest.phrase >= phrases.size()) return {};
        return phrases[one.nearest.phrase].text;
    };
    return std::ranges::count(ranking.best, phrase(ranked), phrase);
}

double score_of(const Brain& brain, const Model& model, const Ranking& ranking,
                const Ranked& ranked, const Query& query) {
    auto setting = ranking.setting;
    setting.topic = query.topic == model.members()[ranked.item];
    double p = probability(facts(ranked.signals, ranked.standing, setting), brain.weights);
    const bool rule = ranked.signals.rule > 0;
    // "my" or "65" is nobody's, but "who are you" may be what an item was written for.
    const bool phrase = words_without_digits(ranking.reading) >= phrase_words_min;
    const double said = phrase ? ranked.signals.nearest : 0;
    const bool meant_so = phrase && ranked.standing.small_talk;
    if (ranking.mass.topical_words == 0 && !rule && !meant_so)
        p = std::min(p, std::max(said, nothing_said_max));
    if (!rule) p = std::min(p, most_for(ranked.signals, brain.untried));
    if (rule) p = std::max(p, rule_floor(ranked, model, query));
    // The rest of the content may lean to one of them; the customer said no such thing.
    const auto twins = sharers(brain, model, ranking, ranked);
    if (twins > 1 && !rule) p = std::min(p, shared_phrase / static_cast<double>(twins));
    if (ranked.signals.forbidden) p *= forbidden_factor;
    if (ranked.signals.negated) p *= refused_factor;
    if (ranking.exact_never) p = std::min(p, 0.02);
    if (ranked.exact)
        p = ranking.exact_items > 1 ? shared_phrase / static_cast<double>(ranking.exact_items)
                                    : exact_score;
    return p;
}

Via via_of(const Ranked& ranked) {
    if (ranked.exact) return Via::exact;
    if (ranked.signals.rule > 0) return Via::rule;
    return ranked.signals.retrieval > 0.5 && ranked.signals.top < 0 ? Via::kb : Via::model;
}

/// What the best leaves is shared by the others as far as they themselves are likely.
void share_the_rest(std::vector<Candidate>& candidates) {
    if (candidates.size() < 2) return;
    double others = 0;
    for (std::size_t i = 1; i < candidates.size(); ++i) others += candidates[i].score;
    const double rest = 1 - candidates.front().score;
    for (std::size_t i = 1; i < candidates.size(); ++i) {
        auto& score = candidates[i].score;
        if (others > rest) score *= rest / others;
        score = std::min(score, candidates[i - 1].score);
    }
}

/// A very phrase of ours is nobody else's; a content that was never tried is not to be moved.
void heed_strangers(const Brain& brain, const Ranking& ranking, const Query& query, Match& match) {
    if (brain.untried || match.candidates.empty() || ranking.best.front().exact) return;
    const auto& best = ranking.best.front();
    const double if_wrong =
        probability(facts(best.signals, best.standing, ranking.setting), brain.stranger_weights);
    const auto shared = share_anew(match.candidates.front().score, if_wrong,
                                   query.strangers.value_or(strangers_assumed));
    match.stranger = shared.stranger;
    for (auto& candidate : match.candidates) candidate.score *= shared.factor;
}

const Model* model_for(const Brain& brain, const Query& query) {
    const auto& languages = brain.settings.languages;
    if (!query.lang.empty()) return model_of(brain, query.lang);
    return languages.empty() ? nullptr : model_of(brain, languages.front());
}

std::vector<std::string> unknown_words(const Reading& reading) {
    std::vector<std::string> out;
    for (const auto& word : reading.words) {
        const bool unknown =
            word.stem == ReadWord::none && word.part_stems.front() == ReadWord::none;
        if (unknown && word.commonness == Commonness::topical) {
            out.push_back(reading.tokens[word.token].text);
        }
    }
    return out;
}

/// Training needs several times what stays; without a word glibc would keep it for us.
void give_back_memory() {
#ifdef __GLIBC__
    malloc_trim(0);
#endif
}

/// Turns the scores of `match` into a decision.
void settle(const Brain& brain, const Query& query, Match& match) {
    std::vector<double> scores;
    for (const auto& candidate : match.candidates) scores.push_back(candidate.score);
    DecisionInput input{.scores = scores,
                        .needed = brain.calibration.needed,
                        .person_cost = query.person_cost,
                        .offer_max = brain.settings.clarify_max};
    if (!match.candidates.empty()) {
        const auto& best = match.candidates.front();
        input.risk = brain.items[best.item].risk;
        input.demoted = brain.demoted[best.item] && best.via != Via::exact && best.via != Via::rule;
    }
    const auto decided = decide(input);
    match.decision = decided.decision;
    match.offer = decided.offer;
    match.needed = decided.needed;
}

}  // namespace

std::string_view name(Via via) {
    static constexpr std::array<std::string_view, 4> names{"exact", "rule", "model", "kb"};
    return names[static_cast<std::size_t>(via)];
}

std::string_view name(Decision decision) {
    static constexpr std::array<std::string_view, 4> names{"answer", "clarify", "suggest",
                                                           "fallback"};
    return names[static_cast<std::size_t>(decision)];
}

std::vector<std::string> languages_of(std::span<const Item> items) {
    std::vector<std::string> out;
    for (const auto& item : items) {
        if (std::ranges::find(out, item.lang) == out.end()) out.push_back(item.lang);
    }
    return out;
}

std::vector<Model> train_models(std::span<const Item> items, const Settings& settings,
                                Stock stock) {
    const auto langs = languages_of(items);
    std::vector<std::optional<Model>> trained(langs.size());
    side_by_side(langs.size(), [&](std::size_t i) {
        trained[i].emplace(langs[i], items, members_of(items, langs[i]), settings, stock);
    });
    std::vector<Model> out;
    for (auto& model : trained) out.push_back(std::move(*model));
    return out;
}

namespace {
std::uint64_t hash_of_name(ItemKind kind, std::string_view id) {
    return hash_of(id, static_cast<std::uint64_t>(kind) + 1);
}

std::vector<std::pair<std::uint64_t, std::uint32_t>> names_of(std::span<const Item> items) {
    std::vector<std::pair<std::uint64_t, std::uint32_t>> out;
    for (std::uint32_t i = 0; i < items.size(); ++i) {
        out.emplace_back(hash_of_name(items[i].kind, items[i].id), i);
    }
    std::ranges::sort(out);
    return out;
}
}  // namespace

Matcher::Matcher(std::vector<Item> items, Settings settings) {
    auto brain = std::make_unique<Brain>();
    brain->items = std::move(items);
    brain->settings = std::move(settings);
    if (brain->settings.languages.empty()) brain->settings.languages = languages_of(brain->items);
    brain->demoted.assign(brain->items.size(), 0);
    brain->names = names_of(brain->items);
    // The experiments first: what they used is used again by what stays.
    calibrate(*brain);
    brain->models = train_models(brain->items, brain->settings);
    brain_ = std::move(brain);
    give_back_memory();
}

Matcher::~Matcher() = default;
Matcher::Matcher(Matcher&&) noexcept = default;
Matcher& Matcher::operator=(Matcher&&) noexcept = default;

Match Matcher::match(std::string_view text, const Query& query) const {
    return ask(*brain_, text, query);
}

Match ask(const Brain& brain, std::string_view text, const Query& query) {
    Match out;
    const auto* model = model_for(brain, query);
    if (model == nullptr) return out;
    out.lang = model->lang();
    const auto allowed = allowed_members(*model, query);
    const auto ranking = model->rank(text, query, allowed, query.limit);
    for (const auto& ranked : ranking.best) {
        out.candidates.push_back({.item = model->members()[ranked.item],
                                  .score = score_of(brain, *model, ranking, ranked, query),
                                  .via = via_of(ranked),
                                  .signals = ranked.signals,
                                  .reasons = {}});
        if (!query.explain) continue;
        out.candidates.back().reasons = model->explain(ranking, ranked, brain.items);
    }
    heed_strangers(brain, ranking, query, out);
    share_the_rest(out.candidates);
    out.unknown_words = unknown_words(ranking.reading);
    settle(brain, query, out);
    return out;
}

std::span<const Item> Matcher::items() const {
    return brain_->items;
}
const Settings& Matcher::settings() const {
    return brain_->settings;
}
const Calibration& Matcher::calibration() const {
    return brain_->calibration;
}

std::optional<std::size_t> Matcher::find(ItemKind kind, std::string_view id,
                                         std::string_view lang) const {
    const auto hash = hash_of_name(kind, id);
    const auto same = std::ranges::equal_range(brain_->names, hash, {},
                                               [](const auto& name) { return name.first; });
    for (const auto& [_, i] : same) {
        const auto& item = brain_->items[i];
        if (item.kind == kind && item.id == id && (lang.empty() || item.lang == lang)) return i;
    }
    return std::nullopt;
}

}  // namespace kb
