// How the value of a {{variable}} is written into a Markdown text.
#pragma once

#include <string>
#include <string_view>

namespace desk {

// Shows exactly the value; only a plain web address stays one, so that it can be followed.
std::string value_text(std::string_view value);

}  // namespace desk
