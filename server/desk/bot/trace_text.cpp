// Writes a trace as JSON: the one place below wire that does, because what explains an answer is
// stored with it and must not be taken apart again to be sent.
#include "server/desk/bot/trace_text.hpp"

#include "server/store/json_text.hpp"

#include <cmath>
#include <string_view>

#include <fmt/format.h>

namespace desk {
namespace {

constexpr std::size_t usual_bytes = 1500;

class Writer {
  public:
    Writer() { out_.reserve(usual_bytes); }
    void text(std::string_view name, std::string_view value) {
        key(name);
        quote(value);
    }
    void number(std::string_view name, double value) {
        key(name);
        if (!std::isfinite(value))
            out_ += "null";
        else
            fmt::format_to(std::back_inserter(out_), "{:.4g}", value);
    }
    template <class Items, class Each>
    void list(std::string_view name, const Items& items, Each each) {
        key(name);
        out_ += '[';
        first_ = true;
        for (const auto& item : items) {
            if (!first_) out_ += ',';
            each(item);
            first_ = false;
        }
        out_ += ']';
        first_ = false;
    }
    template <class Inside>
    void object(Inside inside) {
        out_ += '{';
        first_ = true;
        inside();
        out_ += '}';
        first_ = false;
    }
    void quote(std::string_view text) {
        out_ += '"';
        store::append_json_escaped(out_, text);
        out_ += '"';
    }
    std::string take() { return std::move(out_); }

  private:
    void key(std::string_view name) {
        out_ += first_ ? "\"" : ",\"";
        first_ = false;
        out_ += name;
        out_ += "\":";
    }
    std::string out_;
    bool first_ = true;
};

void write_candidate(Writer& out, const TraceCandidate& candidate) {
    out.object([&] {
        out.text("id", candidate.id);
        out.text("kind", candidate.kind);
        out.text("label", candidate.label);
        out.text("via", candidate.via);
        out.number("score", candidate.score);
        out.list("reasons", candidate.reasons, [&](const TraceReason& reason) {
            out.quote(fmt::format("{} ({:.2f})", reason.what, reason.weight));
        });
    });
}

}  // namespace

std::string trace_text(const Trace& trace) {
    Writer out;
    out.object([&] {
        out.text("decision", trace.decision);
        out.text("via", trace.via);
        out.text("language", trace.language);
        out.number("needed", trace.needed);
        out.text("rule", trace.rule);
        out.text("revision", trace.revision);
        out.list("candidates", trace.candidates,
                 [&](const TraceCandidate& candidate) { write_candidate(out, candidate); });
        out.list("facts", trace.facts, [&](const TraceFact& fact) {
            out.object([&] {
                out.text("name", fact.name);
                out.text("value", fact.value);
            });
        });
        out.list("steps", trace.steps, [&](const std::string& step) { out.quote(step); });
    });
    return out.take();
}

}  // namespace desk
