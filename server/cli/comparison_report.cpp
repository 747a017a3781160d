// One block a message: what it was, what it becomes, and the line that did it.
#include "server/cli/comparison_report.hpp"

#include "server/cli/print.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <nlohmann/json.hpp>

namespace cli {
using nlohmann::json;

std::string told_text(const desk::Told& told) {
    if (told.decision == "answer") return fmt::format("answer {} ({:.2f})", told.id, told.score);
    if (told.offered.empty()) return told.decision;
    return fmt::format("{} {} ({:.2f})", told.decision, fmt::join(told.offered, ", "), told.score);
}

json told_json(const desk::Told& told) {
    json out{{"decision", told.decision}, {"id", nullptr}, {"score", told.score}};
    if (!told.id.empty()) out["id"] = told.id;
    if (!told.offered.empty()) out["offered"] = told.offered;
    return out;
}

json tally_json(const desk::Tally& tally) {
    return {{"answered", tally.answered},
            {"asked_back", tally.asked_back},
            {"handed_over", tally.handed_over},
            {"missed", tally.missed},
            {"wrong_expected", tally.wrong_expected}};
}

std::string tally_text(const desk::Tally& tally) {
    return fmt::format(
        "{} answered ({:.1f} expected wrong), {} asked back, {} handed over, {} missed",
        tally.answered, tally.wrong_expected, tally.asked_back, tally.handed_over, tally.missed);
}

namespace {

json edit_json(const desk::Edit& edit) {
    json out{{"kind", desk::name_of(edit.kind)},
             {"of", desk::name_of(edit.of)},
             {"item", nullptr},
             {"text", edit.text},
             {"file", edit.file},
             {"line", edit.line}};
    if (!edit.item.empty()) out["item"] = edit.item;
    return out;
}

}  // namespace

std::string comparison_text(const desk::Comparison& comparison) {
    std::string text;
    for (const auto& change : comparison.changes) {
        const auto& probe = change.probe;
        text +=
            fmt::format("\"{}\"{}\n  was      {}\n  becomes  {}\n", probe.text,
                        probe.file.empty() ? "" : fmt::format(" ({}:{})", probe.file, probe.line),
                        told_text(change.before), told_text(change.after));
        if (!change.cause) {
            text += "  because  many lines together\n";
            continue;
        }
        text += fmt::format("  {}  {}\n", change.proved ? "because" : "perhaps",
                            desk::in_words(comparison.edits[*change.cause]));
    }
    std::size_t reworded = 0;
    for (const auto& edit : comparison.edits) {
        if (edit.of != desk::EditOf::answer) continue;
        ++reworded;
        text += fmt::format("{}:{}: the answer of {} says something else\n", edit.file, edit.line,
                            edit.item);
    }
    text += fmt::format("before   {}\nafter    {}\n", tally_text(comparison.before),
                        tally_text(comparison.after));
    const auto changed = comparison.changes.size();
    return text +
           fmt::format("{} asked, {} {}; {}, {} reworded", counted(comparison.asked, "message"),
                       changed, changed == 1 ? "changes" : "change",
                       counted(comparison.edits.size(), "edit"), counted(reworded, "answer"));
}

std::string comparison_json(const desk::Comparison& comparison) {
    json changes = json::array();
    for (const auto& change : comparison.changes) {
        json cause = nullptr;
        if (change.cause) cause = edit_json(comparison.edits[*change.cause]);
        changes.push_back({{"message", change.probe.text},
                           {"language", change.probe.lang},
                           {"from", change.probe.from},
                           {"file", change.probe.file},
                           {"line", change.probe.line},
                           {"before", told_json(change.before)},
                           {"after", told_json(change.after)},
                           {"cause", std::move(cause)},
                           {"proved", change.proved}});
    }
    json edits = json::array();
    for (const auto& edit : comparison.edits) edits.push_back(edit_json(edit));
    const json whole{{"asked", comparison.asked},
                     {"changes", std::move(changes)},
                     {"edits", std::move(edits)},
                     {"before", tally_json(comparison.before)},
                     {"after", tally_json(comparison.after)}};
    return whole.dump(2, ' ', false, json::error_handler_t::replace);
}

}  // namespace cli
