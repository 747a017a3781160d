// Reads `intents/*.yaml`, `entities.yaml` and `actions.yaml` of a content folder.
// Every mistake becomes a problem with file, line, column and a mend; what is sound is still
// loaded.
#pragma once

#include "intents/intent_set.hpp"
#include "kb/problem.hpp"
#include "kb/yaml/schema.hpp"

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace intents {

struct LoadOptions {
    std::string default_lang = "en";        ///< of files that do not say `lang:`
    std::vector<std::string> queues;        ///< names `queue:` may use; empty: not checked
    std::vector<std::string> extra_values;  ///< values replies may use beside the standing ones
    const kb::Lexicon* lexicon = nullptr;   ///< synonym sets of rules, negations
};

/// One file as it was read: its name for problems ("intents/orders.yaml") and its text.
struct SourceFile {
    std::string name;
    std::string text;
};

/// The files of a content folder, unread.
struct IntentSources {
    std::vector<SourceFile> intents;  ///< in the order of their names
    SourceFile entities;              ///< empty where there is none
    SourceFile actions;
};

/// From the folder, or from texts (tests, previews of an edit). Never throws; what is wrong is in
/// `problems`, the set holds what is sound.
[[nodiscard]] IntentSet load_intents(const std::filesystem::path& content,
                                     const LoadOptions& options, kb::Problems& problems);
[[nodiscard]] IntentSet load_intents(const IntentSources& sources, const LoadOptions& options,
                                     kb::Problems& problems);

/// Warnings that need the whole set: rules that tie on the same message, rules that another intent
/// always wins, examples that an other intent's rule catches.
void lint(const IntentSet& set, kb::Problems& problems);

extern const kb::yaml::Schema intents_schema;
extern const kb::yaml::Schema entities_schema;
extern const kb::yaml::Schema actions_schema;

}  // namespace intents
