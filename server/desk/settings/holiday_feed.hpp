// `holidays: {ical: FILE}` of deskbell.yaml: the days of an iCal file in the content folder.
#pragma once

#include "kb/yaml/yaml.hpp"

#include <filesystem>
#include <map>
#include <string>

namespace desk {

// Names by date ("2026-12-25"); what is wrong becomes a problem at the node.
std::map<std::string, std::string> read_feed(const kb::yaml::Node& node,
                                             const std::filesystem::path& folder,
                                             kb::Problems& problems);

}  // namespace desk
