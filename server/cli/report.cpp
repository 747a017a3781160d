// Results in the three shapes programs and people read.
#include "server/cli/report.hpp"

#include "server/cli/print.hpp"

#include <algorithm>
#include <map>
#include <span>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace cli {
namespace {

using nlohmann::json;

constexpr std::size_t told_max = 20;  // phrases that go astray, in the text

std::string escape_xml(std::string_view text) {
    std::string safe;
    for (const char letter : text) {
        switch (letter) {
            case '&':
                safe += "&amp;";
                break;
            case '<':
                safe += "&lt;";
                break;
            case '>':
                safe += "&gt;";
                break;
            case '"':
                safe += "&quot;";
                break;
            default:
                if (static_cast<unsigned char>(letter) >= 0x20 || letter == '\n' || letter == '\t')
                    safe += letter;
        }
    }
    return safe;
}

std::string dump(const json& value) {
    return value.dump(2, ' ', false, json::error_handler_t::replace);
}

std::string percent(std::size_t part, std::size_t whole) {
    if (whole == 0) return "-";
    return fmt::format("{:.1f} %", 100.0 * static_cast<double>(part) / static_cast<double>(whole));
}

std::string figures_text(const desk::PhraseFigures& figures) {
    return fmt::format(
        "each phrase left out and asked: {} phrases, {} answered, {} of them wrong; "
        "{} lines that must not be answered, {} are",
        figures.phrases, percent(figures.answered, figures.phrases),
        percent(figures.wrong, figures.answered), figures.out_of_scope,
        figures.out_of_scope_answered);
}

void add_case(std::string& xml, std::string_view suite, const desk::TestResult& result) {
    xml += fmt::format("    <testcase classname=\"{}\" name=\"{}\" file=\"{}\" line=\"{}\"", suite,
                       escape_xml(result.name), escape_xml(result.file), result.line);
    xml += result.failure.empty()
               ? "/>\n"
               : fmt::format("><failure message=\"{}\"/></testcase>\n", escape_xml(result.failure));
}

}  // namespace

std::string problems_json(const kb::Problems& problems) {
    json list = json::array();
    for (const auto& problem : problems) {
        list.push_back({{"file", problem.file},
                        {"line", problem.line},
                        {"column", problem.column},
                        {"severity", problem.severity == kb::Severity::error ? "error" : "warning"},
                        {"what", problem.what},
                        {"mend", problem.mend}});
    }
    return dump({{"problems", std::move(list)}});
}

std::string problems_summary(const kb::Problems& problems) {
    const auto errors = std::ranges::count(problems, kb::Severity::error, &kb::Problem::severity);
    const auto warnings = static_cast<std::ptrdiff_t>(problems.size()) - errors;
    return fmt::format("{}, {}", counted(static_cast<std::size_t>(errors), "error"),
                       counted(static_cast<std::size_t>(warnings), "warning"));
}

std::string report_text(const desk::TestReport& report) {
    std::string text;
    for (const auto& result : report.results) {
        if (result.failure.empty()) continue;
        text +=
            fmt::format("{}:{}: {}: {}\n", result.file, result.line, result.name, result.failure);
    }
    for (const auto& one : std::span(report.misled).first(std::min(told_max, report.misled.size())))
        text += desk::in_words(one) + "\n";
    if (report.misled.size() > told_max)
        text += fmt::format("... and {} more\n", report.misled.size() - told_max);
    text += figures_text(report.figures) + "\n";
    const auto failed = report.failed();
    return text + fmt::format("{} passed, {} failed", report.results.size() - failed, failed);
}

std::string report_json(const desk::TestReport& report) {
    json results = json::array();
    for (const auto& result : report.results) {
        results.push_back({{"suite", result.suite},
                           {"name", result.name},
                           {"file", result.file},
                           {"line", result.line},
                           {"passed", result.failure.empty()},
                           {"failure", result.failure}});
    }
    json misled = json::array();
    for (const auto& one : report.misled) {
        misled.push_back({{"phrase", one.phrase.text},
                          {"item", one.item},
                          {"file", one.phrase.file},
                          {"line", one.phrase.line},
                          {"answered_by", one.went_to},
                          {"score", one.score}});
    }
    const auto& figures = report.figures;
    return dump({{"results", std::move(results)},
                 {"passed", report.results.size() - report.failed()},
                 {"failed", report.failed()},
                 {"left_out_wrong", std::move(misled)},
                 {"figures",
                  {{"phrases", figures.phrases},
                   {"answered", figures.answered},
                   {"wrong", figures.wrong},
                   {"out_of_scope", figures.out_of_scope},
                   {"out_of_scope_answered", figures.out_of_scope_answered}}}});
}

std::string report_junit(const desk::TestReport& report) {
    std::map<std::string, std::vector<const desk::TestResult*>> suites;
    for (const auto& result : report.results) suites[result.suite].push_back(&result);
    std::string xml = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites>\n";
    for (const auto& [name, results] : suites) {
        const auto failed =
            std::ranges::count_if(results, [](const auto* one) { return !one->failure.empty(); });
        xml += fmt::format("  <testsuite name=\"{}\" tests=\"{}\" failures=\"{}\">\n", name,
                           results.size(), failed);
        for (const auto* result : results) add_case(xml, name, *result);
        xml += "  </testsuite>\n";
    }
    return xml + "</testsuites>";
}

}  // namespace cli
