// How the service is: alive, ready, in numbers, and described.
#include "server/net/api.hpp"
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

std::string_view access_words(Access access) {
    switch (access) {
        case Access::open:
            return "Open to everybody.";
        case Access::viewer:
            return "Any log-in or token.";
        case Access::agent:
            return "Role agent or admin; tokens need the scope write.";
        case Access::admin:
            return "Role admin; tokens need the scope admin.";
    }
    return "";
}

std::string lower(std::string_view text) {
    std::string out(text);
    for (auto& c : out) c = static_cast<char>(c | 0x20);
    return out;
}

void describe(wire::Writer& doc, const Route& one) {
    doc.open(lower(name(one.method))).text("summary", one.summary);
    doc.text("description", access_words(one.access));
    doc.open_list("parameters");
    for (auto rest = one.pattern; rest.contains('{');) {
        const auto from = rest.find('{') + 1;
        const auto to = rest.find('}');
        doc.open().text("name", rest.substr(from, to - from)).text("in", "path");
        doc.truth("required", true).open("schema").text("type", "string").close().close();
        rest.remove_prefix(to + 1);
    }
    doc.close_list().open("responses");
    doc.open("200").text("description", "As asked").close();
    doc.open("default").text("description", "A problem document (RFC 9457)").close();
    doc.close().open_list("security");
    if (one.access != Access::open) {
        doc.open().open_list("cookie").close_list().close();
        doc.open().open_list("bearer").close_list().close();
    }
    doc.close_list().close();
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
    std::string out;
    wire::Writer doc(out);
    doc.open().text("openapi", "3.1.0");
    doc.open("info").text("title", "Deskbell").text("version", DESKBELL_VERSION).close();
    doc.open("components").open("securitySchemes");
    doc.open("cookie").text("type", "apiKey").text("in", "cookie");
    doc.text("name", "deskbell_session").close();
    doc.open("bearer").text("type", "http").text("scheme", "bearer").close();
    doc.close().close().open("paths");
    std::string_view last;
    for (const auto& one : routes()) {  // the table keeps methods of one address together
        if (one.pattern != last) {
            if (!last.empty()) doc.close();
            doc.open(one.pattern);
            last = one.pattern;
        }
        describe(doc, one);
    }
    doc.close().close().close();
    call.send(std::move(out));
}

}  // namespace net::api
