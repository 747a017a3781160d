// `calibrate`: what share can be answered at the target, and whether scores can be believed.
#include "server/cli/commands.hpp"
#include "server/cli/editing.hpp"
#include "server/cli/print.hpp"
#include "server/desk/past.hpp"
#include "server/desk/reliability.hpp"
#include "server/store/store.hpp"
#include "server/wire/editing.hpp"

#include <chrono>
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

std::string demoted_text(const desk::DemotedItem& item) {
    auto text = fmt::format(
        "{}:{}: {} asks back instead of answering: of {} it would have answered, {} are its own\n",
        item.file, item.line, item.id, item.answered, item.right);
    for (const auto& one : item.mistaken) {
        text +=
            fmt::format("  {:.2f}  \"{}\" of {} ({}:{})\n", one.score, one.phrase.text,
                        one.item.empty() ? "nobody" : one.item, one.phrase.file, one.phrase.line);
    }
    return text;
}

std::string picks_text(const desk::PickedEvidence& picks) {
    const auto all = picks.picks + picks.nones;
    return fmt::format(
               "customers picked {} times from a \"did you mean\" and {} times none of it; the "
               "best "
               "candidate of today is what was picked in {}\n",
               picks.picks, picks.nones, percent(picks.best_right, all)) +
           table_text(picks.table);
}

std::string text_of(const desk::Reliability& found,
                    const std::optional<desk::PickedEvidence>& picks) {
    std::string text;
    for (const auto& item : found.demoted) text += demoted_text(item);
    text +=
        fmt::format("target precision {:.2f}: an answer needs a score of {:.3f} at normal risk{}\n",
                    found.target, found.needed,
                    found.built_in ? " (too few phrases to learn it from: built in)" : "");
    text += fmt::format(
        "each phrase left out and asked: {} phrases, the right item first {}; {} lines that must "
        "not be answered\n",
        found.phrases, percent(found.best_right, found.phrases), found.strangers);
    const auto all = found.phrases + found.strangers;
    text += fmt::format(
        "answered {} of {}, {} of them rightly; at exactly the target {:.1f} % could be answered\n",
        percent(found.answered, all), all, percent(found.answered_right, found.answered),
        100 * found.coverage_at_target);
    text += table_text(found.table);
    text += fmt::format("calibration error {:.3f}, {} items demoted to asking back", found.error,
                        found.demoted.size());
    if (picks) text += '\n' + picks_text(*picks);
    return text;
}

}  // namespace

int calibrate(const CalibrateOptions& options) {
    const auto loaded = desk::load_content(options.content, clock_now());
    if (!loaded.content) {
        print_problems(loaded.problems);
        return problems;
    }
    std::optional<desk::PickedEvidence> picks;
    if (!options.data.empty()) {
        auto data = store::Store::open({.folder = options.data, .access = store::Access::tool});
        const auto since = clock_now() - std::chrono::days(options.days);
        const auto past =
            data ? (*data)->read([&](store::Connection& db) { return desk::read_past(db, since); })
                 : std::unexpected(data.error());
        if (!past) {
            error(past.error().message);
            return problems;
        }
        picks = desk::weigh_picks(*loaded.content, desk::evidence_in(*past));
    }
    const auto found = desk::measure_reliability(*loaded.content);
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
