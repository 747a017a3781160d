// Tables of concept groups that are too long for one file.
#pragma once

#include <string_view>

namespace kb {

extern const std::string_view everyday_life;
extern const std::string_view everyday_money;

}  // namespace kb
