// `gaps`: the work-list of editors, as text, as JSON, or as one patch for `git apply`.
#include "server/desk/editing/gaps.hpp"

#include "server/cli/commands.hpp"
#include "server/cli/editing.hpp"
#include "server/cli/loading.hpp"
#include "server/cli/print.hpp"
#include "server/wire/editing.hpp"

#include <span>

#include <fmt/format.h>
#include <fmt/ranges.h>

namespace cli {
namespace {

constexpr double far_off = 0.15;  // below it, the nearest item is not near at all

std::string times(std::size_t count) {
    return count == 1 ? "once" : fmt::format("{} times", count);
}

// The other wordings, as customers wrote them.
std::string examples_text(const desk::Gap& gap) {
    std::string text;
    for (const auto& one : gap.examples) {
        if (one.text == gap.message) continue;
        text += fmt::format("{}\"{}\"", text.empty() ? "" : ", ", one.text);
    }
    return text.empty() ? text : fmt::format("  also     {}\n", text);
}

std::string nearest_text(const desk::Gap& gap, std::span<const kb::Item> items) {
    if (!gap.nearest) return "  nearest  none\n";
    const auto& item = items[*gap.nearest];
    if (gap.score < far_off)
        return fmt::format("  nearest  none ({} has {:.2f})\n", item.id, gap.score);
    return fmt::format("  nearest  {} ({:.2f}), {}\n", item.id, gap.score,
                       item.phrases.front().file);
}

std::string gap_text(const desk::Content& content, const desk::Gap& gap) {
    const auto items = content.matcher().items();
    auto text = fmt::format("\"{}\" [{}]: asked {} in {}, cost {}", gap.message, gap.lang,
                            times(gap.times), counted(gap.conversations, "conversation"), gap.cost);
    if (gap.handoffs > 0) text += fmt::format(", {} handed over", gap.handoffs);
    if (gap.unhelpful > 0) text += fmt::format(", {} called unhelpful", gap.unhelpful);
    text += '\n' + examples_text(gap);
    for (const auto& pick : gap.picks)
        text += fmt::format("  picked   {} {}\n", items[pick.item].id, times(pick.times));
    if (gap.none_of_these > 0)
        text += fmt::format("  picked   none of these {}\n", times(gap.none_of_these));
    text += nearest_text(gap, items);
    if (!gap.missing_words.empty())
        text += fmt::format("  missing  {}\n", fmt::join(gap.missing_words, ", "));
    if (!gap.patch) return text + fmt::format("  no patch: {}\n", gap.no_patch);
    return text + gap.patch->diff;
}

}  // namespace

int gaps(const PastOptions& options) {
    const auto content = content_of(options.content);
    if (!content) return problems;
    const auto past = past_of(options.data, options.days);
    if (!past) return problems;
    const auto read = desk::reader_of(options.content);
    const auto report =
        desk::find_gaps(*content, *past, read, {.limit = static_cast<std::size_t>(options.limit)});
    if (options.format == "patch") {
        const auto patch = desk::patch_of_all(*content, report, read);
        if (!patch.empty()) out(std::string_view(patch).substr(0, patch.size() - 1));
        return good;
    }
    if (options.format == "json") {
        std::string body;
        wire::append_gaps(body, *content, report, options.days);
        out(body);
        return good;
    }
    for (const auto& gap : report.gaps) out(gap_text(*content, gap));
    if (past->truncated) out("only the newest events were read; choose fewer --days");
    out(fmt::format(
        "{} to the bot, {} of them not answered well. Cost: 1 each time asked, 5 when a "
        "person was fetched, 3 when called unhelpful",
        counted(report.messages, "message"), report.poor));
    return good;
}

}  // namespace cli
