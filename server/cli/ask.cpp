// `ask`: one question, one answer, and with --explain everything that led to it.
#include "server/cli/commands.hpp"
#include "server/cli/loading.hpp"
#include "server/cli/print.hpp"
#include "server/desk/bot/hear.hpp"
#include "server/desk/editing/conversation_test.hpp"

#include <fmt/format.h>

namespace cli {
namespace {

void explain(const desk::Trace& trace) {
    out("");
    out(fmt::format("decision   {} (via {}, language {}, revision {})", trace.decision, trace.via,
                    trace.language, trace.revision));
    if (trace.needed > 0) out(fmt::format("needed     {:.3f}", trace.needed));
    if (!trace.rule.empty()) out(fmt::format("rule       {}", trace.rule));
    for (const auto& candidate : trace.candidates) {
        out(fmt::format("candidate  {:.3f}  {} {} \"{}\" via {}", candidate.score, candidate.kind,
                        candidate.id, candidate.label, candidate.via));
        for (const auto& reason : candidate.reasons)
            out(fmt::format("             {:+.2f}  {}", reason.weight, reason.what));
    }
    for (const auto& fact : trace.facts)
        out(fmt::format("fact       {} {}", fact.name, fact.value));
    for (const auto& step : trace.steps) out(fmt::format("step       {}", step));
}

}  // namespace

int ask(const AskOptions& options) {
    const auto content = content_of(options.content);
    if (!content) return problems;
    desk::Situation situation{.now = clock_now()};
    situation.locale = options.lang;
    situation.staffing.somebody_online = true;
    situation.explain = options.explain;
    const auto outcome = desk::hear(*content, {}, options.question, situation);
    for (const auto& message : outcome.messages) {
        out(message.text);
        for (const auto& button : message.buttons) out(fmt::format("  [{}]", button.label));
        if (message.article) out(fmt::format("  {}", message.article->url));
    }
    if (outcome.lookup) out(fmt::format("(asks the shop: {})", outcome.lookup->url));
    if (outcome.hand_over) out(fmt::format("(hands over to {})", outcome.hand_over->queue));
    if (options.explain && !outcome.messages.empty()) explain(outcome.messages.back().trace);
    return good;
}

}  // namespace cli
