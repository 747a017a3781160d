// The help centre as pages: folders with articles, an article, search results. Made on the server,
// complete without JavaScript. Knows content and HTML; knows nothing of sockets or customers.
#pragma once

#include "server/desk/content/content.hpp"
#include "server/net/line/http.hpp"

#include <string>
#include <string_view>

namespace net {

/// `path` is what stands behind /help: "/", "/en/", "/en/delivery-cost". Articles for a closed
/// audience, drafts and those outside their dates are as if they did not exist.
Response help_page(const desk::Content& content, std::string_view path, std::string_view query,
                   store::Time now);

/// Every public article in every language, for search engines; `origin` is "https://host".
std::string help_sitemap(const desk::Content& content, std::string_view origin, store::Time now);

}  // namespace net
