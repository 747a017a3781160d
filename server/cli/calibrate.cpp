// `calibrate`: what share can be answered at the target, and whether scores can be believed.
#include "server/cli/commands.hpp"
#include "server/cli/editing.hpp"
#include "server/cli/loading.hpp"
#include "server/cli/print.hpp"
#include "server/desk/editing/reliability.hpp"
#include "server/wire/editing.hpp"

#include <optional>

#include <fmt/format.h>

namespace cli {
namespace {

std::string percent(std::size_t part, std::size_t whole) {
    if (whole == 0) return "-";
    return fmt::format("{:.1f} %", 100.0 * static_cast<double>(part) / static_cast<double>(whole));
}

std::string table_text(const desk::ReliabilityTable& table) {
    std::string text = "  score        messages  promised  right\n";
    for (const auto& row : table) {
        text += fmt::format("  {:.1f} to {:.1f}  {:>9}", row.from, row.to, row.count);
        text += row.count == 0 ? "         -      -\n"
                               : fmt::format("      {:.2f}   {:.2f}\n", row.promised, row.right);
    }
    return text;
}

std::string mistaken_text(const desk::Mistaken& one) {
    return fmt::format("{:.2f}  \"{}\" of {} ({}:{})", one.score, one.phrase.text,
                       one.item.empty() ? "nobody" : one.item, one.phrase.file, one.phrase.line);
}

// The trial leaves phrases out by the fold, this list one by one: all of it may be right.
std::string demoted_text(const desk::DemotedItem& item) {
    auto text =
        fmt::format("{}:{}: {} asks back instead of answering: ", item.file, item.line, item.id);
    if (item.answered == item.right) {
        text +=
            "with a part of the content left out, too much of what it answered was not its own\n";
    } else {
        text += fmt::format("of {} it would have answered, {} its own\n",
                            counted(item.answered, "message"),
                            item.right == 1 ? "1 is" : fmt::format("{} are", item.right));
    }
    for (const auto& one : item.mistaken) text += fmt::format("  {}\n", mistaken_text(one));
    return text;
}

std::string mistakes_text(const desk::Reliability& found) {
    if (found.mistakes.empty()) return {};
    std::string text = "the surest wrong answers\n";
    for (const auto& one : found.mistakes)
        text += fmt::format("  {} goes to {}\n", mistaken_text(one), one.answered_by);
    return text;
}

std::string picks_text(const desk::PickedEvidence& picks) {
    const auto all = picks.picks + picks.nones;
    return fmt::format(
               "customers picked from a \"did you mean\" {} and nothing of it {}; today's best "
               "candidate is what was picked in {}\n",
               counted(picks.picks, "time"), counted(picks.nones, "time"),
               percent(picks.best_right, all)) +
           table_text(picks.table);
}

std::string text_of(const desk::Reliability& found,
                    const std::optional<desk::PickedEvidence>& picks) {
    std::string text;
    for (const auto& item : found.demoted) text += demoted_text(item);
    text += fmt::format(
        "target precision {:.2f}: an answer needs a score of {:.3f} at normal risk{}\n",
        found.target, found.needed,
        found.built_in ? " (built in: it takes 100 phrases of 5 items to learn it)" : "");
    text += fmt::format(
        "asked, each of a model that has not learnt it: {}, the right item first in {}; {} that "
        "must not be answered\n",
        counted(found.phrases, "phrase"), percent(found.best_right, found.phrases),
        counted(found.strangers, "line"));
    const auto all = found.phrases + found.strangers;
    text += fmt::format(
        "answered {} of these {}, {} of them rightly; the best threshold for {:.2f} would answer "
        "{:.1f} %\n",
        percent(found.answered, all), all, percent(found.answered_right, found.answered),
        found.target, 100 * found.coverage_at_target);
    text += mistakes_text(found) + table_text(found.table);
    text += fmt::format(
        "calibration error {:.3f}: so far is what scores promise from what is right, on average\n"
        "{} demoted to asking back",
        found.error, counted(found.demoted.size(), "item"));
    if (picks) text += '\n' + picks_text(*picks);
    if (text.ends_with('\n')) text.pop_back();
    return text;
}

}  // namespace

int calibrate(const CalibrateOptions& options) {
    const auto content = content_of(options.content);
    if (!content) return problems;
    std::optional<desk::PickedEvidence> picks;
    if (!options.data.empty()) {
        const auto past = past_of(options.data, options.days);
        if (!past) return problems;
        picks = desk::weigh_picks(*content, desk::evidence_in(*past));
    }
    const auto found = desk::measure_reliability(*content);
    if (options.format == "text") {
        out(text_of(found, picks));
        return good;
    }
    std::string body;
    wire::append_reliability(body, found, picks ? &*picks : nullptr);
    out(body);
    return good;
}

}  // namespace cli
