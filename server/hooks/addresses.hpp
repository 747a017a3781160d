// Which addresses belong to the inside world, and an address of curl's as text.
#pragma once

#include <string>
#include <string_view>

#include <curl/curl.h>

namespace hooks {

/// "93.184.216.34", "2606:2800::1"; empty if it is neither.
std::string text_of(const curl_sockaddr& address);

}  // namespace hooks
