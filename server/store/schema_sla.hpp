// The migration that keeps what promises of time are reckoned from.
#pragma once

#include <string_view>

namespace store::schema {

extern const std::string_view sla;
extern const std::string_view shifts;

}  // namespace store::schema
