// The schema's steps about tickets beyond their own row; schema.cpp gives them their numbers.
#pragma once

#include <string_view>

namespace store::schema {

extern const std::string_view ticket_spans;
extern const std::string_view ticket_links;
extern const std::string_view views_and_clocks;
extern const std::string_view ticket_details;
extern const std::string_view teamwork;
extern const std::string_view custom_statuses;
extern const std::string_view later_written;
extern const std::string_view tags_by_priority;

}  // namespace store::schema
