// What every page of a site should know of the chat before it is opened: the form for strangers and
// what is said first. A script beside widget.js, as its other parts.
#pragma once

#include "server/net/api/call.hpp"

namespace net {

/// Answers `GET /widget/site.js?site=&lang=`; nothing: the address is another one.
std::optional<Response> site_script(Parts& parts, const Request& request);

}  // namespace net
