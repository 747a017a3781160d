// `diff`: the messages that change answer between two folders, and the line that causes it.
#include "server/cli/commands.hpp"
#include "server/cli/comparison_report.hpp"
#include "server/cli/editing.hpp"
#include "server/cli/loading.hpp"
#include "server/cli/print.hpp"
#include "server/desk/editing/compare.hpp"

#include <fstream>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace cli {
namespace {

using nlohmann::json;

void add_probes(std::vector<desk::Probe>& probes, const desk::Content& content,
                const std::string& folder) {
    kb::Problems ignored;
    const auto tests = desk::load_tests(folder, ignored);
    auto more = desk::probes_of(content, tests);
    std::ranges::move(more, std::back_inserter(probes));
}

// False where a line could not be read; the others are taken.
bool add_file(std::vector<desk::Probe>& probes, const std::string& name) {
    std::ifstream file(name);
    if (!file) {
        error(fmt::format("can not read {}", name));
        return false;
    }
    bool good = true;
    int number = 0;
    for (std::string line; std::getline(file, line);) {
        ++number;
        if (line.empty()) continue;
        const auto asked = json::parse(line, nullptr, false);
        if (!asked.is_object() || !asked.contains("text") || !asked["text"].is_string()) {
            error(fmt::format("{}:{}: expected {{\"text\":\"...\"}}", name, number));
            good = false;
            continue;
        }
        desk::Probe probe{.text = asked["text"].get<std::string>(), .from = "file", .file = name};
        probe.line = number;
        if (asked.contains("lang") && asked["lang"].is_string())
            probe.lang = asked["lang"].get<std::string>();
        probes.push_back(std::move(probe));
    }
    return good;
}

}  // namespace

int diff(const DiffOptions& options) {
    const auto old = content_of(options.against);
    const auto now = content_of(options.content);
    if (!old || !now) return problems;
    std::vector<desk::Probe> probes;
    add_probes(probes, *now, options.content);
    add_probes(probes, *old, options.against);
    const bool read = options.messages.empty() || add_file(probes, options.messages);
    desk::keep_each_once(probes);
    const auto comparison = desk::compare(*old, *now, probes);
    out(options.format == "json" ? comparison_json(comparison) : comparison_text(comparison));
    return read ? good : problems;
}

}  // namespace cli
