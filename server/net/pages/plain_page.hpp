// The frame around pages that work without JavaScript: survey, contact form, my request. And what
// their forms send back.
#pragma once

#include "server/net/line/http.hpp"

#include <string>
#include <string_view>

namespace net {

struct PlainPage {
    std::string_view lang;
    std::string_view shop;   // as it is; escaped here
    std::string_view title;  // HTML
    std::string_view main;   // HTML
    std::string_view home;   // where the shop's name leads; empty: nowhere
    bool widget = false;     // with the chat and the search-as-you-type
};
/// Never indexed, never telling other sites where the visitor came from.
Response plain_page(const PlainPage& page, int status = 200);

/// A field of a form's body; empty if it is not there.
std::string form_field(std::string_view body, std::string_view name);

}  // namespace net
