// Where links and images may lead: an allow-list of beginnings, nothing clever.
#include "kb/markdown/markdown.hpp"

#include <algorithm>

namespace kb::markdown {
namespace {

char lower(char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
}

bool begins(std::string_view address, std::string_view scheme) {
    return address.size() > scheme.size() &&
           std::ranges::equal(address.substr(0, scheme.size()), scheme, {}, lower);
}

// Browsers drop control characters and take \ for /, so that what we read is not what they do.
bool treacherous(std::string_view address) {
    return std::ranges::any_of(address, [](char c) {
        const auto byte = static_cast<unsigned char>(c);
        return byte < 0x20 || byte == 0x7F || c == '\\';
    });
}

// A host follows: "https://x", not "https:///x".
bool web(std::string_view address, std::string_view scheme) {
    return begins(address, scheme) && address[scheme.size()] != '/';
}

bool local_path(std::string_view address) {
    return address.starts_with('/') && !address.starts_with("//");
}
}  // namespace

bool link_allowed(std::string_view address) {
    if (treacherous(address)) return false;
    return local_path(address) || address.starts_with('#') || web(address, "https://") ||
           web(address, "http://") || begins(address, "mailto:") || begins(address, "tel:");
}

bool image_allowed(std::string_view address) {
    return !treacherous(address) && (local_path(address) || web(address, "https://"));
}

}  // namespace kb::markdown
