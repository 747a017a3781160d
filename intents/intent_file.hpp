// Reads `intents/*.yaml`, `entities.yaml` and `actions.yaml` of a content folder.
// Every mistake becomes a problem with file, line, column and a mend; what is sound is still
// loaded.
#pragma once

#include "intents/intent_set.hpp"
#include "kb/problem.hpp"

#include <filesystem>
#include <string>
#include <vector>

namespace intents {

struct LoadOptions {
    std::string default_lang = "en";        ///< of files that do not say `lang:`
    std::vector<std::string> queues;        ///< names `queue:` may use; empty: not checked
    std::vector<std::string> extra_values;  ///< values replies may use beside the standing ones
    WordSets words;                         ///< from the lexicon
};

/// Never throws; the set holds whatever could be read.
[[nodiscard]] IntentSet load_intents(const std::filesystem::path& content,
                                     const LoadOptions& options, kb::Problems& problems);

/// Warnings that need the whole set: rules that tie on the same message, rules no message can
/// reach, slots nobody asks for, values nobody sets.
void lint(const IntentSet& set, const LoadOptions& options, kb::Problems& problems);

}  // namespace intents
