// Reads deskbell.yaml: keys checked by a table, mistakes said at their line and column.
#pragma once

#include "kb/problem.hpp"
#include "kb/yaml/schema.hpp"
#include "server/desk/settings/settings.hpp"

#include <filesystem>
#include <string>
#include <string_view>

namespace desk {

// What deskbell.yaml may say; also the source of its JSON Schema.
extern const kb::yaml::Schema settings_schema;

// Never fails: what is wrong becomes a problem, what is missing has its default.
// Files that it names (`holidays: {ical: holidays.ics}`) are looked for in `folder`.
Settings read_settings(std::string file, std::string_view yaml, kb::Problems& problems,
                       const std::filesystem::path& folder = {});

// The settings of a shop that has no deskbell.yaml.
Settings default_settings();

}  // namespace desk
