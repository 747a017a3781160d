// What visitors of the help centre send: a request by form, more words on it, whether an article
// helped. All of it works without JavaScript.
#pragma once

#include "server/net/api/call.hpp"

namespace net {

/// Answers /help/<lang>/contact, /help/<lang>/request/<token> and what is posted under /help/;
/// false: the path is another.
bool help_form(Parts& parts, const Request& request, Reply& reply);

}  // namespace net
