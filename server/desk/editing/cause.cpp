// The likeliest edits first, by words and items they share with the message; then the new content
// is put together once more without the edit, and asked.
#include "server/desk/editing/cause.hpp"

#include "kb/words/text.hpp"

#include <algorithm>
#include <map>
#include <memory>
#include <set>

namespace desk {
namespace {

constexpr std::size_t suspects_max = 3;  // of one message
constexpr double certain = 10;           // its very words, or a rule that hit it
constexpr double involved = 1;           // it is about an item the message went to
constexpr double whole_item = 2;
constexpr double suspicious = 0.15;

using Stems = std::set<std::string>;

Stems stems_of(std::string_view text, std::string_view lang) {
    Stems stems;
    for (auto& token : kb::tokens(text, lang)) {
        if (!kb::is_function_word(token.text, lang)) stems.insert(std::move(token.stem));
    }
    return stems;
}

double likeness(const Stems& a, const Stems& b) {
    if (a.empty() || b.empty()) return 0;
    const auto shared =
        std::ranges::count_if(a, [&](const auto& stem) { return b.contains(stem); });
    return static_cast<double>(shared) / static_cast<double>(a.size() + b.size()) * 2;
}

bool names(const Told& told, const std::string& id) {
    if (id.empty()) return false;
    return told.id == id || std::ranges::find(told.offered, id) != told.offered.end();
}

class Causes {
  public:
    Causes(const Content& old, const Content& now, Comparison& comparison,
           const CompareOptions& options)
        : old_(old), now_(now), comparison_(comparison), options_(options) {
        for (const auto& edit : comparison.edits) {
            stems_.push_back(stems_of(edit.text, edit.lang.empty() ? lang() : edit.lang));
        }
    }

    void find(Change& change, const Difference& difference) {
        auto suspects = suspects_of(change, difference);
        if (suspects.empty()) suspects = the_only_ones();
        if (suspects.empty()) return;
        change.cause = suspects.front();
        for (const auto suspect : suspects) {
            if (!proves(suspect, change)) continue;
            change.cause = suspect;
            change.proved = true;
            return;
        }
    }

  private:
    const std::string& lang() const { return now_.languages().front(); }

    // Every line moves the scores of all a little: where few were edited, it was one of those.
    std::vector<std::size_t> the_only_ones() const {
        std::vector<std::size_t> found;
        for (std::size_t i = 0; i < comparison_.edits.size(); ++i) {
            if (comparison_.edits[i].of != EditOf::answer) found.push_back(i);
        }
        return found.size() <= suspects_max ? found : std::vector<std::size_t>{};
    }

    double suspicion(std::size_t number, const Change& change, const Difference& difference,
                     const Stems& stems) const {
        const auto& edit = comparison_.edits[number];
        if (edit.of == EditOf::answer) return 0;  // says it otherwise, decides nothing
        if (edit.of == EditOf::rule) {
            const bool added = edit.kind == EditKind::added;
            const auto& hit = added ? difference.rules_after : difference.rules_before;
            const bool did = std::ranges::any_of(hit, [&](const intents::Rule* rule) {
                return rule->line == edit.line && rule->file == edit.file;
            });
            return did ? certain : 0;
        }
        if (edit.item.empty() && edit.of != EditOf::never_answer) return suspicious;
        const bool about = names(change.before, edit.item) || names(change.after, edit.item);
        if (edit.of == EditOf::item) return about ? whole_item : 0;
        if (kb::normalise(edit.text) == kb::normalise(change.probe.text)) return certain;
        const auto alike = likeness(stems, stems_[number]);
        if (edit.of == EditOf::phrase || edit.of == EditOf::negative ||
            edit.of == EditOf::never_answer)
            return alike + (about ? involved * (alike > 0 ? 1 : 0.2) : 0);
        return about ? involved * 0.5 : 0;
    }

    std::vector<std::size_t> suspects_of(const Change& change, const Difference& difference) const {
        const auto& probe = change.probe;
        const auto stems = stems_of(probe.text, probe.lang.empty() ? lang() : probe.lang);
        std::vector<std::pair<double, std::size_t>> found;
        for (std::size_t i = 0; i < comparison_.edits.size(); ++i) {
            const auto weight = suspicion(i, change, difference, stems);
            if (weight >= suspicious) found.emplace_back(-weight, i);
        }
        std::ranges::sort(found);
        std::vector<std::size_t> out;
        for (const auto& [weight, number] : found) {
            if (out.size() < suspects_max) out.push_back(number);
        }
        return out;
    }

    // Without the edit, does the message come out otherwise than with it?
    bool proves(std::size_t number, const Change& change) {
        const auto& edit = comparison_.edits[number];
        const auto heard = listen_alone(now_, change.probe.text, change.probe.lang);
        auto hits = rule_hits_of(now_, heard);
        const kb::Matcher* matcher = &now_.matcher();
        if (edit.of == EditOf::rule) {
            undo_rule(edit, heard, change, hits);
        } else {
            matcher = without(number);
            if (!matcher) return false;
        }
        if (edit.of == EditOf::item && edit.kind == EditKind::added) {
            const auto item = now_.matcher().find(edit.item_kind, edit.item, edit.lang);
            std::erase_if(hits, [&](const kb::RuleHit& hit) { return hit.item == item; });
        }
        const auto undone = decide_alone(now_, *matcher, change.probe.text, heard, hits);
        const auto with = decide_alone(now_, change.probe.text, change.probe.lang);
        return told(*matcher, undone) != told(now_.matcher(), with);
    }

    void undo_rule(const Edit& edit, const Heard& heard, const Change& change,
                   std::vector<kb::RuleHit>& hits) const {
        const auto item = now_.matcher().find(edit.item_kind, edit.item, edit.lang);
        if (!item) return;
        if (edit.kind == EditKind::added) {
            for (const auto& hit : heard.words.hits) {
                if (hit.rule->line != edit.line || hit.rule->file != edit.file) continue;
                std::erase_if(hits, [&](const kb::RuleHit& one) { return one.item == *item; });
            }
            return;
        }
        const auto before = listen_alone(old_, change.probe.text, change.probe.lang);
        for (const auto& hit : before.words.hits) {
            if (hit.rule->source == edit.text && !hit.negated)
                hits.push_back({*item, hit.specificity});
        }
    }

    // The matcher of the new content with one edit undone; nothing once too many were trained.
    const kb::Matcher* without(std::size_t number) {
        if (const auto known = trained_.find(number); known != trained_.end())
            return known->second.get();
        if (trained_.size() >= options_.proofs_max) return nullptr;
        std::vector<kb::Item> items(now_.matcher().items().begin(), now_.matcher().items().end());
        auto settings = now_.matcher().settings();
        undo(comparison_.edits[number], items, settings);
        auto made = std::make_unique<kb::Matcher>(std::move(items), std::move(settings));
        return (trained_[number] = std::move(made)).get();
    }

    void undo(const Edit& edit, std::vector<kb::Item>& items, kb::Settings& settings) const {
        if (edit.item.empty()) return undo_of_the_whole(edit, settings);
        const auto was = old_.matcher().find(edit.item_kind, edit.item, edit.lang);
        const auto* before = was ? &old_.matcher().items()[*was] : nullptr;
        const auto is = now_.matcher().find(edit.item_kind, edit.item, edit.lang);
        if (!is) {
            if (before) items.push_back(*before);
            return;
        }
        auto& item = items[*is];
        switch (edit.of) {
            case EditOf::item:
                item.phrases.clear();
                item.negatives.clear();
                item.keywords.clear();
                item.body.clear();
                break;
            case EditOf::phrase:
                undo_line(edit, item.phrases);
                break;
            case EditOf::negative:
                undo_line(edit, item.negatives);
                break;
            case EditOf::keywords:
                item.keywords = before->keywords;
                break;
            case EditOf::body:
                item.body = before->body;
                break;
            case EditOf::risk:
                item.risk = before->risk;
                break;
            default:
                break;
        }
    }

    void undo_of_the_whole(const Edit& edit, kb::Settings& settings) const {
        const auto& before = old_.matcher().settings();
        if (edit.of == EditOf::never_answer) undo_line(edit, settings.never_answer);
        if (edit.of == EditOf::synonyms) settings.synonyms = before.synonyms;
        if (edit.of == EditOf::settings) settings.target_precision = before.target_precision;
    }

    static void undo_line(const Edit& edit, std::vector<kb::Phrase>& lines) {
        if (edit.kind == EditKind::removed) {
            lines.push_back({edit.text, edit.file, edit.line});
            return;
        }
        const auto line = std::ranges::find(lines, edit.text, &kb::Phrase::text);
        if (line != lines.end()) lines.erase(line);
    }

    const Content& old_;
    const Content& now_;
    Comparison& comparison_;
    const CompareOptions& options_;
    std::vector<Stems> stems_;  // of each edit
    std::map<std::size_t, std::unique_ptr<kb::Matcher>> trained_;
};

}  // namespace

void find_causes(const Content& old, const Content& now, Comparison& comparison,
                 std::span<const Difference> differences, const CompareOptions& options) {
    Causes causes(old, now, comparison, options);
    for (std::size_t i = 0; i < comparison.changes.size(); ++i) {
        causes.find(comparison.changes[i], differences[i]);
    }
}

}  // namespace desk
