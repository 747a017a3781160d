// From the content folder to an IntentSet: read each file, check references, build the index.
#include "intents/intent_file.hpp"

#include "intents/references.hpp"

#include <algorithm>
#include <fstream>
#include <iterator>

namespace intents {
namespace {

namespace fs = std::filesystem;

SourceFile read_source(const fs::path& content, const fs::path& file, kb::Problems& problems) {
    std::ifstream in(file, std::ios::binary);
    SourceFile source{file.lexically_relative(content).generic_string(), {}};
    source.text.assign(std::istreambuf_iterator<char>(in), {});
    if (in.bad() || !in.is_open()) {
        problems.push_back({kb::Severity::error, source.name, 0, 0, "cannot read the file",
                            "check its permissions"});
    }
    return source;
}

bool is_yaml(const fs::path& file) {
    return file.extension() == ".yaml" || file.extension() == ".yml";
}

std::vector<fs::path> yaml_files(const fs::path& folder) {
    std::vector<fs::path> files;
    std::error_code error;
    for (fs::recursive_directory_iterator it(folder, error), end; !error && it != end;
         it.increment(error)) {
        if (it->is_regular_file(error) && is_yaml(it->path())) files.push_back(it->path());
    }
    std::ranges::sort(files);
    return files;
}

IntentSources read_sources(const fs::path& content, kb::Problems& problems) {
    IntentSources sources;
    for (const auto& file : yaml_files(content / "intents")) {
        sources.intents.push_back(read_source(content, file, problems));
    }
    std::error_code error;
    const auto entities = content / "entities.yaml";
    if (fs::exists(entities, error)) sources.entities = read_source(content, entities, problems);
    const auto actions = content / "actions.yaml";
    if (fs::exists(actions, error)) sources.actions = read_source(content, actions, problems);
    return sources;
}

bool is_blamed(const kb::Problems& problems, const SourceFile& file) {
    return std::ranges::any_of(problems, [&](const kb::Problem& problem) {
        return problem.severity == kb::Severity::error && problem.file == file.name;
    });
}

bool has_words(const SourceFile& file) {
    return file.text.find_first_not_of(" \t\r\n") != file.text.npos;
}

// A follow-up may name its siblings without their parent.
void complete_ids(std::vector<Intent>& intents) {
    std::map<std::string, bool, std::less<>> ids;
    for (const auto& intent : intents) ids[intent.id] = true;
    for (auto& intent : intents) {
        const auto parent = intent.parent.empty() ? intent.id : intent.parent;
        const auto complete = [&](std::string& id) {
            const auto full = parent + "/" + id;
            if (!ids.contains(id) && ids.contains(full)) id = full;
        };
        for (auto& id : intent.related) complete(id);
        for (auto& reply : intent.replies) {
            for (auto& button : reply.buttons) complete(button.intent);
        }
    }
}

}  // namespace

IntentSet load_intents(const IntentSources& sources, const LoadOptions& options,
                       kb::Problems& problems) {
    std::vector<Intent> intents;
    std::map<std::string, SourceLines> lines;
    bool intents_whole = true;
    for (const auto& file : sources.intents) {
        if (!has_words(file)) continue;
        auto read = read_intents(file, options.default_lang, problems);
        std::ranges::move(read, std::back_inserter(intents));
        intents_whole = intents_whole && !is_blamed(problems, file);
        lines.emplace(file.name, SourceLines(file.text));
    }
    complete_ids(intents);
    std::vector<Entity> entities;
    if (has_words(sources.entities)) entities = read_entities(sources.entities, problems);
    EntitySet entity_set(std::move(entities));
    std::map<std::string, Action> actions;
    if (has_words(sources.actions)) actions = read_actions(sources.actions, problems);

    const ReadFiles files{.intents = intents,
                          .actions = actions,
                          .entities = entity_set,
                          .sources = lines,
                          .intents_whole = intents_whole,
                          .actions_whole = !is_blamed(problems, sources.actions),
                          .entities_whole = !is_blamed(problems, sources.entities)};
    check_references(files, options, problems);
    static const kb::Lexicon no_words;
    const auto& lexicon = options.lexicon == nullptr ? no_words : *options.lexicon;
    return {std::move(intents), std::move(actions), std::move(entity_set), lexicon};
}

IntentSet load_intents(const fs::path& content, const LoadOptions& options,
                       kb::Problems& problems) {
    return load_intents(read_sources(content, problems), options, problems);
}

}  // namespace intents
