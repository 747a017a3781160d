// How the service is: alive, ready, in numbers, and described.
#include "server/net/api/api.hpp"
#include "server/net/api/openapi.hpp"
#include "server/wire/nouns.hpp"

#include <iterator>

#include <fmt/format.h>

namespace net::api {
namespace {
constexpr std::string_view metrics_type = "text/plain; version=0.0.4; charset=utf-8";

void add(std::string& out, std::string_view name, std::string_view kind, std::string_view help,
         std::uint64_t value) {
    fmt::format_to(std::back_inserter(out),
                   "# HELP deskbell_{0} {1}\n# TYPE deskbell_{0} {2}\n"
                   "deskbell_{0} {3}\n",
                   name, help, kind, value);
}

void add_commits(std::string& out, const store::WriterStats& stats) {
    out +=
        "# HELP deskbell_commit_seconds How long commits took\n"
        "# TYPE deskbell_commit_seconds histogram\n";
    std::uint64_t below = 0;
    for (std::size_t i = 0; i + 1 < stats.commit_us.size(); ++i) {
        below += stats.commit_us[i];
        fmt::format_to(std::back_inserter(out), "deskbell_commit_seconds_bucket{{le=\"{}\"}} {}\n",
                       static_cast<double>(1ULL << i) / 1e6, below);
    }
    fmt::format_to(std::back_inserter(out),
                   "deskbell_commit_seconds_bucket{{le=\"+Inf\"}} {0}\n"
                   "deskbell_commit_seconds_sum {1}\ndeskbell_commit_seconds_count {0}\n",
                   stats.commits, static_cast<double>(stats.commit_us_sum) / 1e6);
}

void add_line(std::string& out, const LineCounts& line) {
    add(out, "connections", "gauge", "Connections open", line.connections_open);
    add(out, "sockets", "gauge", "WebSockets open", line.sockets_open);
    add(out, "connections_total", "counter", "Connections accepted", line.accepted);
    add(out, "turned_away_total", "counter", "Connections over a limit", line.turned_away);
    add(out, "requests_total", "counter", "HTTP requests", line.requests);
    add(out, "frames_in_total", "counter", "WebSocket messages read", line.frames_in);
    add(out, "frames_out_total", "counter", "WebSocket messages sent", line.frames_out);
    add(out, "let_go_total", "counter", "Peers that stopped reading", line.let_go);
}
}  // namespace

void alive(Call call) {
    call.send(R"({"status":"alive"})");
}

void ready(Call call) {
    const auto state = call.parts.desk().publisher().state();
    const bool closing = call.parts.closing;
    const bool good = state.live != nullptr && !closing;
    std::string out;
    wire::Writer body(out);
    body.open().text("status", good ? "ready" : closing ? "closing" : "not ready");
    body.open("content").truth("live", state.live != nullptr).truth("failed", state.failed);
    if (state.live) body.text("revision", state.live->revision());
    body.open_list("problems");
    for (const auto& one : state.problems) {
        if (one.severity == kb::Severity::error) body.item(kb::to_string(one));
    }
    body.close_list().close().close();
    call.send(std::move(out), good ? 200 : 503);
}

void metrics(Call call) {
    std::string out;
    if (const auto* line = call.parts.counts.load()) add_line(out, *line);
    const auto stats = call.parts.options.store.stats();
    add(out, "commits_total", "counter", "Transactions on disk", stats.commits);
    add(out, "commands_total", "counter", "Commands on disk", stats.commands);
    add(out, "commands_refused_total", "counter", "Commands refused by a full queue",
        stats.refused);
    add(out, "commands_failed_total", "counter", "Commands that failed", stats.failed);
    add(out, "events_total", "counter", "Events in the log since the start", stats.events);
    add(out, "commands_waiting", "gauge", "Commands waiting for the disk", stats.waiting);
    add_commits(out, stats);
    add(out, "agents_online", "gauge", "Agents online",
        static_cast<std::uint64_t>(call.parts.desk().presence().online()));
    call.reply.send({.type = std::string(metrics_type), .body = std::move(out)});
}

void openapi(Call call) {
    call.send(openapi_document());
}

}  // namespace net::api
