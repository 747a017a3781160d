// `check`, `test` and `schema`: what editors ask of a content folder.
#include "intents/intent_file.hpp"
#include "kb/library/article_file.hpp"
#include "kb/words/lexicon.hpp"
#include "server/cli/commands.hpp"
#include "server/cli/print.hpp"
#include "server/cli/report.hpp"
#include "server/desk/content/content.hpp"
#include "server/desk/content/content_lint.hpp"
#include "server/desk/editing/content_tests.hpp"
#include "server/desk/settings/settings_file.hpp"

#include <filesystem>
#include <fstream>

#include <fmt/format.h>

namespace cli {
namespace {

// A folder that cannot be read fails its tests, in whatever shape they are reported.
desk::TestReport mistakes_of(const kb::Problems& problems) {
    desk::TestReport report;
    for (const auto& problem : problems) {
        if (problem.severity != kb::Severity::error) continue;
        auto what = problem.what;
        if (!problem.mend.empty()) what += fmt::format(" ({})", problem.mend);
        report.results.push_back(
            {"content", "can be read", problem.file, problem.line, std::move(what)});
    }
    return report;
}

}  // namespace

int check(const ContentOptions& options) {
    auto loaded = desk::load_content(options.content, clock_now());
    if (loaded.content) {
        kb::Problems ignored;  // they are among those of the content
        desk::lint_tests(*loaded.content, desk::load_tests(options.content, ignored),
                         loaded.problems);
        desk::lint_overlaps(*loaded.content, loaded.problems);
    }
    kb::sort(loaded.problems);
    if (options.format == "json") {
        out(problems_json(loaded.problems));
    } else {
        print_problems(loaded.problems);
        out(problems_summary(loaded.problems));
    }
    return kb::has_errors(loaded.problems) ? problems : good;
}

int test(const ContentOptions& options) {
    const auto loaded = desk::load_content(options.content, clock_now());
    auto report = loaded.content ? desk::TestReport{} : mistakes_of(loaded.problems);
    if (loaded.content) {
        kb::Problems ignored;
        const auto tests = desk::load_tests(options.content, ignored);
        report = desk::run_content_tests(*loaded.content, tests);
    }
    if (options.format == "json") {
        out(report_json(report));
    } else if (options.format == "junit") {
        out(report_junit(report));
    } else {
        out(report_text(report));
    }
    return report.failed() ? problems : good;
}

int schema(const std::string& folder) {
    struct Row {
        const kb::yaml::Schema& schema;
        const char* file;
        const char* title;
    };
    const Row rows[] = {
        {desk::settings_schema, "deskbell.schema.json", "Deskbell settings"},
        {desk::tests_schema, "tests.schema.json", "Deskbell content tests"},
        {kb::lexicon_schema, "lexicon.schema.json", "Deskbell lexicon"},
        {kb::article_schema, "article.schema.json", "Deskbell article front matter"},
        {intents::intents_schema, "intents.schema.json", "Deskbell intents"},
        {intents::entities_schema, "entities.schema.json", "Deskbell entities"},
        {intents::actions_schema, "actions.schema.json", "Deskbell actions"},
    };
    std::error_code failed;
    std::filesystem::create_directories(folder, failed);
    for (const auto& row : rows) {
        const auto path = std::filesystem::path(folder) / row.file;
        std::ofstream file(path);
        file << kb::yaml::json_schema(row.schema, row.title) << '\n';
        if (!file.flush()) {
            error(fmt::format("can not write {}; is the folder yours to write to?", path.string()));
            return problems;
        }
        out(path.string());
    }
    return good;
}

}  // namespace cli
