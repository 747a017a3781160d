// Reads `care:` of deskbell.yaml; part of settings_file.cpp.
#pragma once

#include "kb/yaml/yaml.hpp"
#include "server/desk/settings/care_settings.hpp"

namespace desk {

void read_care(const kb::yaml::Node& node, CareSettings& care);

}  // namespace desk
