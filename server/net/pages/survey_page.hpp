// The page behind a survey's link: a form that works without JavaScript, and its thanks.
#pragma once

#include "server/net/line/application.hpp"

namespace net {

struct Parts;

/// Answers requests under /survey/; false: the path is another.
bool survey_page(Parts& parts, const Request& request, Reply& reply);

}  // namespace net
