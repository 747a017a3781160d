// Asks both, keeps what differs, and hands it to the search for causes.
#include "server/desk/editing/compare.hpp"

#include "kb/words/text.hpp"
#include "server/desk/editing/cause.hpp"

#include <algorithm>
#include <set>

namespace desk {
namespace {

void add_lines(std::vector<Probe>& probes, std::span<const kb::Phrase> lines,
               const std::string& lang, std::string_view from) {
    for (const auto& line : lines) {
        probes.push_back({line.text, lang, std::string(from), line.file, line.line});
    }
}

}  // namespace

std::vector<Probe> probes_of(const Content& content, const ContentTests& tests) {
    std::vector<Probe> probes;
    for (const auto& item : content.matcher().items()) {
        add_lines(probes, item.phrases, item.lang, "phrase");
        add_lines(probes, item.negatives, item.lang, "look-alike");
    }
    for (const auto& [id, line] : tests.says) add_lines(probes, {&line, 1}, {}, "test");
    add_lines(probes, tests.never_answer, {}, "test");
    for (const auto& test : tests.conversations) {
        if (test.turns.empty() || test.turns.front().user.empty()) continue;
        const auto& first = test.turns.front();
        probes.push_back({first.user, {}, "test", test.file, first.line});
    }
    return probes;
}

void keep_each_once(std::vector<Probe>& probes) {
    std::set<std::pair<std::string, std::string>> seen;
    std::set<std::string> in_any;  // where no language is said, once in any is enough
    std::erase_if(probes, [&](const Probe& probe) {
        const auto whole = kb::normalise(probe.text);
        const bool known = !in_any.insert(whole).second;
        if (whole.empty() || (known && probe.lang.empty())) return true;
        return !seen.emplace(probe.lang, whole).second;
    });
}

void count(Tally& tally, const Verdict& verdict) {
    if (verdict.decision == "answer") {
        ++tally.answered;
        tally.wrong_expected += 1 - verdict.score;
    } else if (verdict.decision == "handoff") {
        ++tally.handed_over;
    } else if (verdict.decision == "fallback") {
        ++tally.missed;
    } else {
        ++tally.asked_back;
    }
}

Told told_of(const kb::Matcher& matcher, const Verdict& verdict) {
    Told out{.decision = verdict.decision, .id = {}, .score = verdict.score, .offered = {}};
    const auto& candidates = verdict.match.candidates;
    if (candidates.empty()) return out;
    out.id = matcher.items()[candidates.front().item].id;
    if (out.decision != "clarify" && out.decision != "suggest") return out;
    const auto offer = std::min(std::max<std::size_t>(verdict.match.offer, 1), candidates.size());
    for (std::size_t i = 0; i < offer; ++i)
        out.offered.push_back(matcher.items()[candidates[i].item].id);
    return out;
}

Comparison compare(const Content& old, const Content& now, std::span<const Probe> probes,
                   const CompareOptions& options) {
    Comparison out{.asked = probes.size(), .edits = edits_between(old, now)};
    std::vector<Difference> differences;
    for (const auto& probe : probes) {
        const auto before = decide_alone(old, probe.text, probe.lang);
        const auto after = decide_alone(now, probe.text, probe.lang);
        count(out.before, before);
        count(out.after, after);
        if (told(old.matcher(), before) == told(now.matcher(), after)) continue;
        out.changes.push_back(
            {probe, told_of(old.matcher(), before), told_of(now.matcher(), after), {}, false});
        differences.push_back({before.rules, after.rules});
    }
    find_causes(old, now, out, differences, options);
    return out;
}

}  // namespace desk
