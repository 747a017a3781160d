// Where in deskbell.yaml each thing is decided, so that a screen can say which line to edit.
// Knows the file and the names in it; what they mean is settings_file.hpp's.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace desk {

struct SettingPlace {
    std::string path;  // "sla", "queues.support", "calendars.warehouse", "sla.policies.gold"
    int line = 0;
};

// In the order of the file as it stands on the disk now; none where it can not be read.
std::vector<SettingPlace> setting_places(const std::filesystem::path& content);

}  // namespace desk
