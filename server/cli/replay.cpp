// `replay`: past conversations against edited content. Also beside a running server.
#include "server/desk/editing/replay.hpp"

#include "server/cli/commands.hpp"
#include "server/cli/comparison_report.hpp"
#include "server/cli/editing.hpp"
#include "server/cli/loading.hpp"
#include "server/cli/print.hpp"

#include <fmt/format.h>
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
        if (!one.because.empty()) text += fmt::format("  judged   {}\n", one.because);
    }
    if (replay.truncated) text += "only the newest events were read; choose fewer --days\n";
    text += fmt::format("then     {}\nnow      {}\n", tally_text(replay.before),
                        tally_text(replay.after));
    if (replay.moot > 0) {
        text += fmt::format("not compared: {} of a choice that is not offered any more\n",
                            replay.moot == 1 ? "1 press" : fmt::format("{} presses", replay.moot));
    }
    if (replay.with_people > 0) {
        text += fmt::format("not compared: {} behind one that fetches a person now\n",
                            counted(replay.with_people, "message"));
    }
    return text + fmt::format("{}, {}: {} better, {} worse, {} otherwise",
                              counted(replay.conversations, "conversation"),
                              counted(replay.messages, "message"), replay.effects[1],
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
    const json whole{{"conversations", replay.conversations},
                     {"messages", replay.messages},
                     {"not_offered", replay.moot},
                     {"with_people", replay.with_people},
                     {"truncated", replay.truncated},
                     {"before", tally_json(replay.before)},
                     {"after", tally_json(replay.after)},
                     {"worse", replay.effects[0]},
                     {"better", replay.effects[1]},
                     {"other", replay.effects[2]},
                     {"changes", std::move(changes)}};
    return whole.dump(2, ' ', false, json::error_handler_t::replace);
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

}  // namespace cli
