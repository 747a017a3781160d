// The schema's steps about tickets beyond their own row; schema.cpp gives them their numbers.
#pragma once

#include <string_view>

namespace store::schema {

extern const std::string_view ticket_spans;
extern const std::string_view ticket_links;

}  // namespace store::schema
