// The files of the web faces, held in the executable.
// Knows paths and bytes; the web build writes the list.
#pragma once

#include <span>
#include <string_view>

namespace net {

/// One file, ready to be sent. All views live as long as the process.
struct Asset {
    std::string_view path;      ///< as in the address: "/widget.js", "/console/assets/app-1a2b.js"
    std::string_view mime;      ///< "text/javascript; charset=utf-8"
    std::string_view etag;      ///< quoted, of the identity bytes
    std::string_view gzip;      ///< empty if it does not pay
    std::string_view identity;  ///< as is
};

using Assets = std::span<const Asset>;

/// All embedded files, sorted by path. The web build defines it; without it there are none.
const Assets& web_assets();

}  // namespace net
