// The embedded files over HTTP: compressed where the browser can, not at all where it has them.
// Knows paths and tags; the bytes are the web build's.
#pragma once

#include "server/net/assets.hpp"
#include "server/net/line/http.hpp"

#include <optional>

namespace net {

/// The file at this path, or nothing. "/console/" is its index.html.
std::optional<Response> static_file(const Assets& assets, const Request& request);

}  // namespace net
