// `replay` and `gaps`: what past conversations say about the content. Also beside a running server.
#include "server/desk/replay.hpp"

#include "server/cli/commands.hpp"
#include "server/cli/comparison_report.hpp"
#include "server/cli/editing.hpp"
#include "server/cli/print.hpp"
#include "server/desk/gaps.hpp"
#include "server/store/store.hpp"
#include "server/wire/editing.hpp"

#include <chrono>
#include <optional>

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <nlohmann/json.hpp>

namespace cli {
namespace {

using nlohmann::json;

std::string replay_text(const desk::Replay& replay) {
    std::string text;
    for (const auto& one : replay.changes) {
        text += fmt::format("{}: \"{}\" (conversation {}, {})\n  was      {}\n  becomes  {}\n",
                            desk::name_of(one.effect), one.text, one.conversation, one.seq,
                            told_text(one.before), told_text(one.after));
        if (!one.because.empty()) text += fmt::format("  because  {}\n", one.because);
    }
    if (replay.truncated) text += "only the newest events were read; choose fewer --days\n";
    text += fmt::format("then     {}\nnow      {}\n", tally_text(replay.before),
                        tally_text(replay.after));
    return text + fmt::format("{} conversations, {} messages: {} better, {} worse, {} otherwise",
                              replay.conversations, replay.messages, replay.effects[1],
                              replay.effects[0], replay.effects[2]);
}

std::string replay_json(const desk::Replay& replay) {
    json changes = json::array();
    for (const auto& one : replay.changes) {
        changes.push_back({{"message", one.text},
                           {"conversation", std::to_string(one.conversation)},
                           {"seq", one.seq},
                           {"effect", desk::name_of(one.effect)},
                           {"before", told_json(one.before)},
                           {"after", told_json(one.after)},
                           {"because", one.because}});
    }
    const json whole{{"conversations", replay.conversations}, {"messages", replay.messages},
                     {"truncated", replay.truncated},         {"before", tally_json(replay.before)},
                     {"after", tally_json(replay.after)},     {"worse", replay.effects[0]},
                     {"better", replay.effects[1]},           {"other", replay.effects[2]},
                     {"changes", std::move(changes)}};
    return whole.dump(2, ' ', false, json::error_handler_t::replace);
}

std::string gap_text(const desk::Content& content, const desk::Gap& gap) {
    const auto items = content.matcher().items();
    auto text =
        fmt::format("\"{}\" [{}]: {} times, {} handed over, {} unhelpful, cost {}\n", gap.message,
                    gap.lang, gap.times, gap.handoffs, gap.unhelpful, gap.cost);
    for (const auto& pick : gap.picks)
        text += fmt::format("  picked   {} ({} times)\n", items[pick.item].id, pick.times);
    if (gap.none_of_these > 0)
        text += fmt::format("  picked   none ({} times)\n", gap.none_of_these);
    if (gap.nearest)
        text += fmt::format("  nearest  {} ({:.2f})\n", items[*gap.nearest].id, gap.score);
    if (!gap.missing_words.empty())
        text += fmt::format("  missing  {}\n", fmt::join(gap.missing_words, ", "));
    return gap.patch ? text + gap.patch->diff : text;
}

std::optional<desk::Past> past_of(const std::string& data, int days) {
    auto opened = store::Store::open({.folder = data, .access = store::Access::tool});
    if (!opened) {
        error(opened.error().message);
        return std::nullopt;
    }
    const auto since = clock_now() - std::chrono::days(days);
    auto past = (*opened)->read([&](store::Connection& db) { return desk::read_past(db, since); });
    if (past) return *std::move(past);
    error(past.error().message);
    return std::nullopt;
}

desk::ContentPtr content_of(const std::string& folder) {
    auto loaded = desk::load_content(folder, clock_now());
    if (!loaded.content) print_problems(loaded.problems);
    return std::move(loaded.content);
}

}  // namespace

int replay(const PastOptions& options) {
    const auto content = content_of(options.content);
    if (!content) return problems;
    const auto past = past_of(options.data, options.days);
    if (!past) return problems;
    const auto done = desk::replay(*content, *past);
    out(options.format == "json" ? replay_json(done) : replay_text(done));
    return good;
}

int gaps(const PastOptions& options) {
    const auto content = content_of(options.content);
    if (!content) return problems;
    const auto past = past_of(options.data, options.days);
    if (!past) return problems;
    const auto report = desk::find_gaps(*content, *past, desk::reader_of(options.content),
                                        {.limit = static_cast<std::size_t>(options.limit)});
    if (options.format == "json") {
        std::string body;
        wire::append_gaps(body, *content, report, options.days);
        out(body);
        return good;
    }
    for (const auto& gap : report.gaps) out(gap_text(*content, gap));
    out(fmt::format("{} messages to the bot, {} of them not answered well", report.messages,
                    report.poor));
    return good;
}

}  // namespace cli
