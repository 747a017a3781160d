// One template, and the notation of forms.
#include "server/net/pages/plain_page.hpp"

#include "kb/markdown/markdown.hpp"
#include "server/desk/settings/page_words.hpp"

#include <algorithm>

#include <fmt/format.h>

namespace net {
namespace {
using kb::markdown::escape_html;

int hex_value(char letter) {
    if (letter >= '0' && letter <= '9') return letter - '0';
    if (letter >= 'a' && letter <= 'f') return letter - 'a' + 10;
    if (letter >= 'A' && letter <= 'F') return letter - 'A' + 10;
    return -1;
}

std::string decoded(std::string_view text) {
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const bool escape = text[i] == '%' && i + 2 < text.size() && hex_value(text[i + 1]) >= 0 &&
                            hex_value(text[i + 2]) >= 0;
        if (escape) {
            out += static_cast<char>(hex_value(text[i + 1]) * 16 + hex_value(text[i + 2]));
            i += 2;
        } else {
            out += text[i] == '+' ? ' ' : text[i];
        }
    }
    return out;
}
}  // namespace

Response plain_page(const PlainPage& page, int status) {
    const auto shop = escape_html(page.shop);
    const auto brand = page.home.empty() ? fmt::format(R"(<span class="brand">{}</span>)", shop)
                                         : fmt::format(R"(<a class="brand" href="{}">{}</a>)",
                                                       escape_html(page.home), shop);
    const auto scripts =
        page.widget ? fmt::format(R"(<script src="/portal/help.js" defer></script>)"
                                  R"(<script src="/widget.js" async data-name="{}"></script>)",
                                  shop)
                    : std::string();
    Response response{.status = status, .type = "text/html; charset=utf-8"};
    response.body = fmt::format(
        R"(<!doctype html><html lang="{}" dir="{}"><head><meta charset="utf-8">)"
        R"(<meta name="viewport" content="width=device-width, initial-scale=1">)"
        R"(<meta name="robots" content="noindex"><meta name="referrer" content="no-referrer">)"
        R"(<title>{} · {}</title><link rel="icon" href="/portal/icon.svg" type="image/svg+xml">)"
        R"(<link rel="stylesheet" href="/portal/help.css">{}</head><body>)"
        R"(<header class="awning"><div class="wide head">{}</div></header>)"
        R"(<main id="main" class="wide"><div class="sheet">{}</div></main></body></html>)",
        page.lang, desk::direction(page.lang), page.title, shop, scripts, brand, page.main);
    return response;
}

std::string form_field(std::string_view body, std::string_view name) {
    while (!body.empty()) {
        const auto pair = body.substr(0, std::min(body.find('&'), body.size()));
        body.remove_prefix(std::min(body.size(), pair.size() + 1));
        const auto equals = pair.find('=');
        if (equals != pair.npos && pair.substr(0, equals) == name) {
            return decoded(pair.substr(equals + 1));
        }
    }
    return {};
}

}  // namespace net
