// Leave-one-out outcomes, sorted into tenths.
#include "server/desk/editing/reliability.hpp"

#include "server/desk/bot/verdict.hpp"

#include <algorithm>
#include <cmath>
#include <map>

namespace desk {
namespace {

constexpr std::size_t stranger_folds = 2;
constexpr std::size_t mistaken_max = 5;   // told of one item
constexpr std::size_t mistakes_max = 10;  // told of all

struct Tried {
    double score = 0;
    bool right = false;
};

std::size_t row_of(double score) {
    const auto row = static_cast<std::size_t>(score * reliability_rows);
    return std::min(row, reliability_rows - 1);
}

ReliabilityTable table_of(std::span<const Tried> tried) {
    ReliabilityTable table{};
    for (std::size_t i = 0; i < table.size(); ++i) {
        table[i].from = static_cast<double>(i) / reliability_rows;
        table[i].to = static_cast<double>(i + 1) / reliability_rows;
    }
    for (const auto& one : tried) {
        auto& row = table[row_of(one.score)];
        ++row.count;
        row.promised += one.score;
        row.right += one.right ? 1 : 0;
    }
    for (auto& row : table) {
        if (row.count == 0) continue;
        row.promised /= static_cast<double>(row.count);
        row.right /= static_cast<double>(row.count);
    }
    return table;
}

double error_of(const ReliabilityTable& table, std::size_t tried) {
    double sum = 0;
    for (const auto& row : table)
        sum += static_cast<double>(row.count) * std::abs(row.promised - row.right);
    return tried == 0 ? 0 : sum / static_cast<double>(tried);
}

// The most that could be answered if the threshold were drawn on these very messages.
double coverage_at(std::vector<Tried> tried, double target) {
    std::ranges::sort(tried, std::ranges::greater{}, &Tried::score);
    double right = 0;
    double covered = 0;
    for (std::size_t i = 0; i < tried.size(); ++i) {
        right += tried[i].right ? 1 : 0;
        const bool last_of_its_score = i + 1 == tried.size() || tried[i + 1].score < tried[i].score;
        const auto asked = static_cast<double>(i + 1);
        if (last_of_its_score && right / asked >= target) covered = asked;
    }
    return tried.empty() ? 0 : covered / static_cast<double>(tried.size());
}

class Measuring {
  public:
    explicit Measuring(const Content& content) : content_(content) {
        const auto& calibration = content.matcher().calibration();
        out_.target = content.matcher().settings().target_precision;
        out_.needed = calibration.needed;
        out_.built_in = calibration.phrases == 0;
        for (const auto item : calibration.demoted) add_demoted(item);
    }

    Reliability measure() {
        phrases();
        strangers();
        out_.table = table_of(tried_);
        out_.error = error_of(out_.table, tried_.size());
        out_.coverage_at_target = coverage_at(tried_, out_.target);
        keep_surest(out_.mistakes, mistakes_max);
        for (auto& [item, demoted] : demoted_) {
            keep_surest(demoted.mistaken, mistaken_max);
            out_.demoted.push_back(std::move(demoted));
        }
        return std::move(out_);
    }

  private:
    static void keep_surest(std::vector<Mistaken>& mistakes, std::size_t most) {
        std::ranges::stable_sort(mistakes, std::ranges::greater{}, &Mistaken::score);
        if (mistakes.size() > most) mistakes.resize(most);
    }

    void add_demoted(std::size_t number) {
        const auto& item = content_.matcher().items()[number];
        auto& demoted = demoted_[number];
        demoted.id = item.id;
        demoted.label = item.label;
        if (item.phrases.empty()) return;
        demoted.file = item.phrases.front().file;
        demoted.line = item.phrases.front().line;
    }

    void phrases() {
        const auto items = content_.matcher().items();
        for (const auto& left : content_.matcher().leave_one_out()) {
            const auto& phrase = items[left.item].phrases[left.phrase];
            ++out_.phrases;
            const bool right = take(left.match, left.item, phrase, items[left.item].id);
            out_.best_right += right ? 1 : 0;
        }
    }

    void strangers() {
        const auto& settings = content_.matcher().settings();
        const auto items = content_.matcher().items();
        const auto& lines = settings.never_answer;
        if (lines.size() < stranger_folds) return;
        for (std::size_t fold = 0; fold < stranger_folds; ++fold) {
            auto without = settings;
            std::erase_if(without.never_answer, [&, n = std::size_t{0}](const auto&) mutable {
                return n++ % stranger_folds == fold;
            });
            const kb::Matcher matcher({items.begin(), items.end()}, std::move(without));
            for (std::size_t i = fold; i < lines.size(); i += stranger_folds) {
                ++out_.strangers;
                take(matcher.match(lines[i].text), items.size(), lines[i], {});
            }
        }
    }

    // True where the best candidate was the one meant.
    bool take(const kb::Match& match, std::size_t meant, const kb::Phrase& phrase,
              const std::string& whose) {
        if (match.candidates.empty()) {
            tried_.push_back({});
            return false;
        }
        const auto& best = match.candidates.front();
        const bool right = best.item == meant;
        tried_.push_back({best.score, right});
        const auto& answered_by = content_.matcher().items()[best.item].id;
        if (match.decision == kb::Decision::answer) {
            ++out_.answered;
            out_.answered_right += right ? 1 : 0;
            if (!right) out_.mistakes.push_back({phrase, whose, best.score, answered_by});
        }
        const auto demoted = demoted_.find(best.item);
        if (demoted == demoted_.end()) return right;
        if (best.score < out_.needed) return right;
        ++demoted->second.answered;
        demoted->second.right += right ? 1 : 0;
        if (!right) demoted->second.mistaken.push_back({phrase, whose, best.score, answered_by});
        return right;
    }

    const Content& content_;
    Reliability out_;
    std::vector<Tried> tried_;
    std::map<std::size_t, DemotedItem> demoted_;
};

}  // namespace

Reliability measure_reliability(const Content& content) {
    return Measuring(content).measure();
}

std::vector<Evidence> evidence_in(const Past& past) {
    std::vector<Evidence> found;
    for (const auto& conversation : past.conversations) {
        for (const auto& message : conversation.messages) {
            if (message.picked) found.push_back({message.text, conversation.lang, *message.picked});
        }
    }
    return found;
}

PickedEvidence weigh_picks(const Content& content, std::span<const Evidence> evidence) {
    PickedEvidence out;
    std::vector<Tried> tried;
    for (const auto& one : evidence) {
        const auto verdict = decide_alone(content, one.text, one.lang);
        ++(one.item.empty() ? out.nones : out.picks);
        if (!verdict.item) continue;
        const bool right =
            !one.item.empty() && content.matcher().items()[*verdict.item].id == one.item;
        out.best_right += right ? 1 : 0;
        tried.push_back({verdict.score, right});
    }
    out.table = table_of(tried);
    return out;
}

}  // namespace desk
