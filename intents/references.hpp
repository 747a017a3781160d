// Checks what refers to what: slots to types, intents to actions and queues, replies to values.
// Knows the values that were read; knows nothing of YAML.
#pragma once

#include "intents/file_readers.hpp"

#include <map>
#include <string>
#include <vector>

namespace intents {

/// Everything read so far. What could not be read whole is not accused of being missing.
struct ReadFiles {
    const std::vector<Intent>& intents;
    const std::map<std::string, Action>& actions;
    const EntitySet& entities;
    const std::map<std::string, SourceLines>& sources;
    bool intents_whole = true;
    bool actions_whole = true;
    bool entities_whole = true;
};

void check_references(const ReadFiles& files, const LoadOptions& options, kb::Problems& problems);

}  // namespace intents
