// Asks the content its own phrases, each of a model that has not learnt it, and whole items'
// phrases of a model that never heard of the item: what is right, what is wrong, how sure we were.
#include "kb/matching/brain.hpp"
#include "kb/matching/tuning.hpp"
#include "kb/side_by_side.hpp"
#include "kb/words/negatives.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>

namespace kb {
namespace {

constexpr std::size_t phrases_min = 100;
constexpr std::size_t items_min = 5;
constexpr std::size_t few_phrases = 1500;    ///< up to here all phrases are tried
constexpr std::size_t folds_of_few = 6;      ///< so that each item is left out once
constexpr std::size_t folds_of_many = 8;     ///< of which one is tried
constexpr std::size_t item_left_out_of = 6;  ///< one item in so many is left out with all phrases
constexpr std::size_t never_lines_min = 30;  ///< to learn from how strangers are told
constexpr std::size_t never_folds = 2;       ///< of the lines that must not be answered
constexpr double tried_below = 0.07;  ///< as tuning.threshold_below, where strangers were asked
constexpr double tries_min = 1.5;     ///< before an item can be demoted
constexpr double doubt = 0.1;         ///< variance of one try where nine of ten are right

/// Where a message came from: an item that was there to be found, one that was taken away, or
/// something that is nobody's business here.
enum class Origin { inside, near, far };

struct Tried {
    std::size_t item = 0;  ///< whose phrase it was
    Origin origin = Origin::far;
    bool best_right = false;
    double score = 0;
    std::size_t best = 0;
    Outcome outcome{};
};

std::size_t count_phrases(std::span<const Item> items) {
    return std::accumulate(
        items.begin(), items.end(), std::size_t{0},
        [](std::size_t sum, const Item& item) { return sum + item.phrases.size(); });
}

bool left_out(std::size_t item, std::size_t fold) {
    return (item * 7 + fold) % item_left_out_of == 0;
}

/// The content of one experiment: a fold of phrases is missing, and some items altogether.
std::vector<Item> content_of(std::span<const Item> items, std::size_t fold, std::size_t folds) {
    auto out = without_fold(items, fold, folds);
    for (std::size_t i = 0; i < out.size(); ++i) {
        if (!left_out(i, fold)) continue;
        out[i].phrases.clear();
        out[i].keywords.clear();
        out[i].body.clear();
    }
    return out;
}

class Experiment {
  public:
    Experiment(const Brain& brain, std::vector<Tried>& tried) : brain_(brain), tried_(tried) {}

    void run(std::size_t fold, std::size_t folds) {
        const auto items = content_of(brain_.items, fold, folds);
        auto settings = brain_.settings;
        std::erase_if(settings.never_answer, [&, n = std::size_t{0}](const Phrase&) mutable {
            return n++ % never_folds == fold % never_folds;
        });
        const auto models = train_models(items, settings, Stock::first_half);
        for (const auto& model : models) {
            ask_phrases(model, fold, folds);
            ask_stock(model);
            ask_never(model, fold);
        }
    }

  private:
    void ask_phrases(const Model& model, std::size_t fold, std::size_t folds) {
        std::vector<char> allowed;
        for (const auto member : model.members()) allowed.push_back(!left_out(member, fold));
        for (const auto member : model.members()) {
            const auto& phrases = brain_.items[member].phrases;
            for (std::size_t p = 0; p < phrases.size(); ++p) {
                if (!in_fold(member, p, fold, folds)) continue;
                const auto origin = left_out(member, fold) ? Origin::near : Origin::inside;
                add(model, phrases[p].text, allowed, {.item = member, .origin = origin});
            }
        }
    }

    void ask_stock(const Model& model) {
        for_stock(model.lang(), Stock::second_half, [&](std::string_view line) {
            if (model.is_our_business(line)) return;
            add(model, line, {}, {.item = brain_.items.size()});
        });
    }

    void ask_never(const Model& model, std::size_t fold) {
        const auto& lines = brain_.settings.never_answer;
        for (std::size_t i = fold % never_folds; i < lines.size(); i += never_folds) {
            add(model, lines[i].text, {}, {.item = brain_.items.size()});
        }
    }

    void add(const Model& model, std::string_view text, std::span<const char> allowed,
             Tried tried) {
        const auto ranking = model.rank(text, {}, allowed, 3);
        if (ranking.best.empty() || ranking.best.front().exact) return;
        tried.best = model.members()[ranking.best.front().item];
        tried.best_right = tried.best == tried.item;
        const auto& best = ranking.best.front();
        tried.outcome = {facts(best.signals, best.standing, ranking.setting), tried.best_right};
        tried_.push_back(tried);
    }

    const Brain& brain_;
    std::vector<Tried>& tried_;
};

/// The mixture of messages is an assumption, the same as in the fit of the built-in weights:
/// it must not depend on how many phrases or strangers happened to be at hand.
void mix_origins(std::vector<Tried>& tried) {
    std::array<double, 3> found{};
    for (const auto& one : tried) ++found[static_cast<std::size_t>(one.origin)];
    const std::array<double, 3> wanted{tuning.inside_share, tuning.near_share, tuning.far_share};
    // As much evidence as the content has phrases, however long our own stock is.
    const double scale = std::max(found[0], 1.0) / wanted[0];
    for (auto& one : tried) {
        const auto origin = static_cast<std::size_t>(one.origin);
        one.outcome.weight = scale * wanted[origin] / found[origin];
    }
}

Weights learn_strangers(std::span<const Tried> tried) {
    std::vector<Mistake> mistakes;
    for (const auto& one : tried) {
        if (one.best_right) continue;
        mistakes.push_back({.facts = one.outcome.facts,
                            .stranger = one.origin != Origin::inside,
                            .weight = one.outcome.weight});
    }
    return adapt_strangers(mistakes, default_stranger_weights());
}

/// To leave out one phrase of two takes half of what an item has: the fewer phrases there are, the
/// less such an experiment tells about the whole content.
double strength_of_prior(Strangers strangers, std::size_t phrases, std::size_t items) {
    if (strangers == Strangers::known) return tuning.prior_strength_strangers;
    const double each = static_cast<double>(phrases) / static_cast<double>(items);
    const double few = tuning.prior_of_few / each;
    return tuning.prior_strength * (1 + few * few);
}

/// The lowest probability above which answers are right often enough, not below what the
/// probabilities themselves promise by half.
double needed_for(std::vector<Tried>& tried, double target) {
    std::ranges::sort(tried, std::ranges::greater{}, &Tried::score);
    double right = 0;
    double all = 0;
    double needed = target;
    for (std::size_t i = 0; i < tried.size(); ++i) {
        right += tried[i].outcome.weight * tried[i].score;
        all += tried[i].outcome.weight;
        if (right / all < target) break;
        needed = tried[i].score;
    }
    return std::clamp(needed, std::max(0.5, target - tried_below), target);
}

/// What an item answered. Tries weigh as often as their like is met, so how many they are worth is
/// Kish's effective number: one heavy try is one try.
struct Record {
    double all = 0;
    double squares = 0;
    double right = 0;

    void add(double weight, bool good) {
        all += weight;
        squares += weight * weight;
        right += good ? weight : 0;
    }
    double tries() const { return squares > 0 ? all * all / squares : 0; }
};

/// Nobody is blamed for a question whose own item was taken away: that told how sure to be at all.
void demote(Brain& brain, std::span<const Tried> tried) {
    std::vector<Record> records(brain.items.size());
    for (const auto& one : tried) {
        if (one.score < brain.calibration.needed || one.origin == Origin::near) continue;
        records[one.best].add(one.outcome.weight, one.best_right);
    }
    for (std::size_t i = 0; i < brain.items.size(); ++i) {
        const auto tries = records[i].tries();
        if (tries < tries_min) continue;
        // To ask back costs little: a few wrong answers to its own phrases take an item back.
        const double share = records[i].right / records[i].all;
        const double error = std::sqrt(doubt / tries);
        if (share + error >= brain.settings.target_precision) continue;
        brain.demoted[i] = 1;
        brain.calibration.demoted.push_back(i);
    }
}

void sum_up(Calibration& out, std::span<const Tried> tried) {
    double inside = 0;
    double inside_right = 0;
    double all = 0;
    double answered = 0;
    double answered_right = 0;
    for (const auto& one : tried) {
        const double weight = one.outcome.weight;
        all += weight;
        if (one.origin == Origin::inside) {
            inside += weight;
            inside_right += one.best_right ? weight : 0;
        }
        if (one.score < out.needed) continue;
        answered += weight;
        answered_right += one.best_right ? weight : 0;
    }
    out.accuracy = inside > 0 ? inside_right / inside : 0;
    out.coverage = all > 0 ? answered / all : 0;
    out.precision = answered > 0 ? answered_right / answered : 0;
}

}  // namespace

bool in_fold(std::size_t item, std::size_t phrase, std::size_t fold, std::size_t folds) {
    return (item * 3 + phrase) % folds == fold;
}

std::vector<Item> without_fold(std::span<const Item> items, std::size_t fold, std::size_t folds) {
    std::vector<Item> out(items.begin(), items.end());
    for (std::size_t i = 0; i < out.size(); ++i) {
        for (std::size_t p = 0; p < out[i].phrases.size(); ++p) {
            if (in_fold(i, p, fold, folds)) out[i].phrases[p].text.clear();
        }
    }
    return out;
}

void calibrate(Brain& brain) {
    auto& out = brain.calibration;
    const auto phrases = count_phrases(brain.items);
    out.needed = std::max(0.5, brain.settings.target_precision - tuning.threshold_below);
    brain.untried = phrases < phrases_min || brain.items.size() < items_min;
    if (brain.untried) return;
    if (phrases * brain.items.size() > tuning.experiment_max) return;
    const bool few = phrases <= few_phrases;
    const auto folds = few ? folds_of_few : folds_of_many;
    std::vector<Tried> tried;
    std::vector<std::vector<Tried>> found(few ? folds : 1);
    side_by_side(found.size(),
                 [&](std::size_t fold) { Experiment(brain, found[fold]).run(fold, folds); });
    for (const auto& some : found) tried.insert(tried.end(), some.begin(), some.end());
    mix_origins(tried);
    std::vector<Outcome> outcomes;
    for (const auto& one : tried) outcomes.push_back(one.outcome);
    const auto strangers = brain.settings.never_answer.size() >= never_lines_min
                               ? Strangers::known
                               : Strangers::guessed;
    brain.weights = adapt(outcomes, default_weights(), strangers,
                          strength_of_prior(strangers, phrases, brain.items.size()));
    brain.stranger_weights = learn_strangers(tried);
    for (auto& one : tried) one.score = probability(one.outcome.facts, brain.weights);
    out.phrases = tried.size();
    out.needed = needed_for(tried, brain.settings.target_precision);
    sum_up(out, tried);
    demote(brain, tried);
}

std::vector<LeftOut> Matcher::leave_one_out() const {
    std::vector<LeftOut> out;
    const auto folds = count_phrases(brain_->items) > 5000 ? std::size_t{4} : std::size_t{10};
    for (std::size_t fold = 0; fold < folds; ++fold) {
        Brain brain{.items = without_fold(brain_->items, fold, folds),
                    .settings = brain_->settings,
                    .models = {},
                    .weights = brain_->weights,
                    .stranger_weights = brain_->stranger_weights,
                    .calibration = brain_->calibration,
                    .demoted = brain_->demoted,
                    .untried = brain_->untried};
        brain.models = train_models(brain.items, brain.settings);
        for (std::size_t i = 0; i < brain.items.size(); ++i) {
            for (std::size_t p = 0; p < brain.items[i].phrases.size(); ++p) {
                if (!in_fold(i, p, fold, folds)) continue;
                const auto& text = brain_->items[i].phrases[p].text;
                out.push_back({i, p, ask(brain, text, {.lang = brain.items[i].lang})});
            }
        }
    }
    std::ranges::sort(out, {}, [](const LeftOut& one) { return std::pair(one.item, one.phrase); });
    return out;
}

}  // namespace kb
