// `match`: JSON lines in, a decision a line out, each flushed as it is made.
#include "kb/matching/traffic.hpp"
#include "kb/words/text.hpp"
#include "server/cli/commands.hpp"
#include "server/cli/print.hpp"
#include "server/desk/bot/verdict.hpp"

#include <chrono>
#include <iostream>
#include <string>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace cli {
namespace {

using nlohmann::json;

constexpr std::size_t candidates_max = 5;
constexpr std::size_t depth_max = 32;

struct Decided {
    desk::Verdict verdict;
    double us = 0;
};

// A line may come from anywhere: never parse what is nested deeper than we read.
bool too_deep(std::string_view line) {
    std::size_t depth = 0;
    for (const char letter : line) {
        if (letter == '{' || letter == '[') ++depth;
        if ((letter == '}' || letter == ']') && depth > 0) --depth;
        if (depth > depth_max) return true;
    }
    return false;
}

// Messages of one file are one shop's traffic: how many of them nothing answers is followed.
Decided decide(const desk::Content& content, const std::string& text, const std::string& wanted,
               kb::Traffic& traffic) {
    const auto begin = std::chrono::steady_clock::now();
    Decided decided{desk::decide_alone(content, text, wanted, traffic.strangers())};
    traffic.heard(decided.verdict.match);
    const std::chrono::duration<double, std::micro> took = std::chrono::steady_clock::now() - begin;
    decided.us = took.count();
    return decided;
}

json candidates_json(const desk::Content& content, const kb::Match& match) {
    json list = json::array();
    for (const auto& candidate : match.candidates) {
        if (list.size() == candidates_max) break;
        list.push_back(
            {{"id", content.matcher().items()[candidate.item].id}, {"score", candidate.score}});
    }
    return list;
}

json to_json(const desk::Content& content, const Decided& decided) {
    const auto& match = decided.verdict.match;
    json line = {{"id", nullptr}, {"kind", "none"}, {"via", "fallback"}, {"score", 0.0}};
    line["decision"] = decided.verdict.decision;
    if (!match.candidates.empty()) {
        const auto& best = match.candidates.front();
        const auto& item = content.matcher().items()[best.item];
        line["id"] = item.id;
        line["kind"] = item.kind == kb::ItemKind::article ? "article" : "intent";
        line["via"] = kb::name(best.via);
        line["score"] = best.score;
    }
    line["candidates"] = candidates_json(content, match);
    line["us"] = static_cast<std::int64_t>(decided.us + 0.5);
    return line;
}

}  // namespace

int match(const MatchOptions& options) {
    const auto begin = std::chrono::steady_clock::now();
    const auto loaded = desk::load_content(options.content, clock_now());
    if (!loaded.content) {
        for (const auto& problem : loaded.problems) error(kb::to_string(problem));
        return problems;
    }
    if (options.summary) {
        const std::chrono::duration<double> took = std::chrono::steady_clock::now() - begin;
        const auto& fit = loaded.content->matcher().calibration();
        error(
            fmt::format("loaded in {:.2f} s; left-out phrases {}, accuracy {:.3f}, coverage "
                        "{:.3f}, precision {:.3f}, needed {:.3f}, demoted {}",
                        took.count(), fit.phrases, fit.accuracy, fit.coverage, fit.precision,
                        fit.needed, fit.demoted.size()));
    }
    kb::Traffic traffic;
    int number = 0;
    int result = good;
    for (std::string line; std::getline(std::cin, line);) {
        ++number;
        const auto asked = too_deep(line) ? json() : json::parse(line, nullptr, false);
        if (!asked.is_object() || !asked.contains("text") || !asked["text"].is_string()) {
            error(fmt::format("line {}: expected {{\"text\":\"...\"}}", number));
            out(R"({"id":null,"kind":"none","via":"fallback","decision":"fallback","score":0.0,"candidates":[],"us":0})");
            std::fflush(stdout);
            result = problems;
            continue;
        }
        std::string lang;
        if (asked.contains("lang") && asked["lang"].is_string())
            lang = asked["lang"].get<std::string>();
        const auto text = kb::valid_utf8(asked["text"].get<std::string>());
        const auto decided = decide(*loaded.content, text, lang, traffic);
        out(to_json(*loaded.content, decided).dump(-1, ' ', false, json::error_handler_t::replace));
        std::fflush(stdout);
    }
    return result;
}

}  // namespace cli
