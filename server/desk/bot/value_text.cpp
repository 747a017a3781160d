// A value comes from a customer or a shop's back end: it must not format the text around it.
#include "server/desk/bot/value_text.hpp"

#include "kb/markdown/markdown.hpp"

namespace desk {
namespace {

// The letters of addresses that mean nothing to Markdown inside a word.
bool is_plain_address(std::string_view value) {
    if (!value.starts_with("https://") && !value.starts_with("http://")) return false;
    return value.find_first_not_of(
               "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"
               "-._:/?#@$&+,;=%") == value.npos &&
           kb::markdown::link_allowed(value);
}

}  // namespace

std::string value_text(std::string_view value) {
    return is_plain_address(value) ? std::string(value) : kb::markdown::literal(value);
}

}  // namespace desk
