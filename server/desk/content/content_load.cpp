// Reads a content folder: settings, library, intents, tests; all problems of all files at once.
#include "intents/intent_file.hpp"
#include "kb/yaml/yaml.hpp"
#include "server/desk/content/content.hpp"
#include "server/desk/content/content_files.hpp"
#include "server/desk/content/test_file.hpp"
#include "server/desk/settings/settings_file.hpp"

#include <algorithm>

#include <fmt/format.h>

namespace desk {
namespace {

namespace fs = std::filesystem;

Settings load_settings(const fs::path& folder, kb::Problems& problems) {
    if (!fs::exists(folder / "deskbell.yaml")) return default_settings();
    const auto bytes =
        kb::read_file(folder / "deskbell.yaml", "deskbell.yaml", kb::yaml::bytes_max, problems);
    return bytes ? read_settings("deskbell.yaml", *bytes, problems, folder) : default_settings();
}

// What articles and settings say about intents can only be checked once both are known.
void check_references(const Content& content, kb::Problems& problems) {
    std::vector<std::string> ids;
    for (const auto& intent : content.intents().intents()) ids.push_back(intent.id);
    auto check = [&](const std::string& id, const std::string& lang, const std::string& file,
                     int line) {
        if (id.empty() || content.intents().find_any(id, lang)) return;
        problems.push_back({.file = file,
                            .line = line,
                            .column = 1,
                            .what = fmt::format("there is no intent \"{}\"", id),
                            .mend = kb::did_you_mean(id, std::span<const std::string>(ids))});
    };
    for (const auto& article : content.library().articles()) {
        for (const auto& button : article.buttons) {
            check(button.intent, article.lang, article.file, button.line);
        }
    }
    for (const auto& [lang, starters] : content.settings().persona.starters) {
        for (const auto& starter : starters) check(starter.intent, lang, "deskbell.yaml", 0);
    }
}

}  // namespace

class ContentLoader {
  public:
    ContentLoader(const fs::path& folder, store::Time now) : folder_(folder), now_(now) {}

    LoadedContent load() {
        if (!fs::is_directory(folder_)) return missing();
        auto settings = load_settings(folder_, problems_);
        auto loaded =
            kb::load_library(folder_, {.today = std::chrono::floor<std::chrono::days>(now_)});
        problems_.insert(problems_.end(), loaded.problems.begin(), loaded.problems.end());
        intents::LoadOptions options;
        options.default_lang = settings.default_language();
        for (const auto& queue : settings.queues) options.queues.push_back(queue.name);
        if (loaded.library) options.lexicon = &loaded.library->lexicon();
        auto intents = intents::load_intents(folder_, options, problems_);
        auto tests = load_tests(folder_, problems_);
        if (!loaded.library || kb::has_errors(problems_)) return failed();

        intents::lint(intents, problems_);
        auto content = std::make_shared<Content>(std::move(settings), std::move(loaded.library),
                                                 std::move(intents), std::move(tests.never_answer),
                                                 revision_of(folder_), now_);
        check_references(*content, problems_);
        if (kb::has_errors(problems_)) return failed();
        kb::sort(problems_);
        content->warnings_ = problems_;
        content->canned_ = load_canned(folder_);
        return {std::move(content), std::move(problems_)};
    }

  private:
    LoadedContent missing() {
        problems_.push_back({.file = folder_.string(),
                             .what = "there is no such content folder",
                             .mend = "name the folder that holds articles/ with --content"});
        return failed();
    }
    LoadedContent failed() {
        kb::sort(problems_);
        return {nullptr, std::move(problems_)};
    }

    fs::path folder_;
    store::Time now_;
    kb::Problems problems_;
};

LoadedContent load_content(const fs::path& folder, store::Time now) {
    return ContentLoader(folder, now).load();
}

}  // namespace desk
