// What the commands of editors work on: a content folder, and what lies in a data folder.
#pragma once

#include "server/desk/content/content.hpp"
#include "server/desk/editing/past.hpp"

#include <optional>
#include <string>

namespace cli {

// The content of a folder. Where it has mistakes: each on stderr, and nothing.
desk::ContentPtr content_of(const std::string& folder);

// The conversations of the last days, also beside a running server; nothing, and why on stderr.
std::optional<desk::Past> past_of(const std::string& data, int days);

}  // namespace cli
