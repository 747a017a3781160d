// `--config deskbell.toml`: settings as `key = value` lines become environment settings, unless the
// environment says otherwise already. So the command line wins over both.
#pragma once

#include <string>

namespace cli {

// Empty when all went well, else what is wrong, with file and line.
std::string apply_config_file(const std::string& path);

// limits.frame_bytes -> DESKBELL_LIMITS_FRAME_BYTES
std::string environment_name(const std::string& key);

}  // namespace cli
