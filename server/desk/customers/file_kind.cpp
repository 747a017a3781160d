// One table of beginnings, and text as what is left.
#include "server/desk/customers/file_kind.hpp"

#include "kb/utf8.hpp"

#include <algorithm>
#include <array>

namespace desk {
namespace {

using namespace std::string_view_literals;

struct Kind {
    std::string_view begins;
    std::size_t at;
    std::string_view ending;  // empty: any
    std::string_view type;
};
constexpr std::array kinds = {
    Kind{"\x89PNG\r\n\x1a\n"sv, 0, "", "image/png"},
    Kind{"\xff\xd8\xff"sv, 0, "", "image/jpeg"},
    Kind{"GIF87a"sv, 0, "", "image/gif"},
    Kind{"GIF89a"sv, 0, "", "image/gif"},
    Kind{"WEBP"sv, 8, "", "image/webp"},
    Kind{"%PDF-"sv, 0, "", "application/pdf"},
    Kind{"PK\x03\x04"sv, 0, ".docx",
         "application/vnd.openxmlformats-officedocument.wordprocessingml.document"},
    Kind{"PK\x03\x04"sv, 0, ".xlsx",
         "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"},
    Kind{"PK\x03\x04"sv, 0, ".odt", "application/vnd.oasis.opendocument.text"},
    Kind{"PK\x03\x04"sv, 0, ".ods", "application/vnd.oasis.opendocument.spreadsheet"},
    Kind{"PK\x03\x04"sv, 0, ".zip", "application/zip"},
};
constexpr std::string_view address = "/file/";
constexpr std::size_t token_letters = 26;
constexpr std::size_t name_bytes_max = 100;

bool ends_so(std::string_view name, std::string_view ending) {
    if (name.size() < ending.size()) return false;
    const auto tail = name.substr(name.size() - ending.size());
    return std::ranges::equal(tail, ending, [](char a, char b) {
        return (a >= 'A' && a <= 'Z' ? static_cast<char>(a - 'A' + 'a') : a) == b;
    });
}

}  // namespace

std::string_view file_kind(std::string_view name, std::string_view bytes) {
    for (const auto& kind : kinds) {
        if (bytes.size() < kind.at + kind.begins.size()) continue;
        if (bytes.substr(kind.at, kind.begins.size()) != kind.begins) continue;
        if (ends_so(name, kind.ending)) return kind.type;
    }
    const bool readable =
        !bytes.empty() && bytes.find('\0') == bytes.npos && !kb::first_invalid_utf8(bytes);
    return readable ? "text/plain; charset=utf-8" : "";
}

std::string plain_file_name(std::string_view name) {
    name = name.substr(name.find_last_of("/\\") + 1);
    std::string plain;
    for (const char letter : name) {
        if (static_cast<unsigned char>(letter) < 0x20 || letter == 0x7f) continue;
        plain += std::string_view("\"<>|?*:#%&").contains(letter) ? '_' : letter;
    }
    while (plain.starts_with('.')) plain.erase(0, 1);
    if (plain.size() > name_bytes_max) {
        const auto dot = plain.rfind('.');
        const auto ending = dot == plain.npos || plain.size() - dot > 6 ? "" : plain.substr(dot);
        auto cut = name_bytes_max - ending.size();
        while (cut > 0 && (static_cast<unsigned char>(plain[cut]) & 0xc0) == 0x80) --cut;
        plain = plain.substr(0, cut) + ending;
    }
    return plain.empty() ? "file" : plain;
}

std::string_view file_token_in(std::string_view text) {
    for (auto at = text.find(address); at != text.npos; at = text.find(address, at + 1)) {
        const auto token = text.substr(at + address.size(), token_letters);
        const auto end = at + address.size() + token_letters;
        const bool letters =
            std::ranges::all_of(token, [](char c) { return c >= 'a' && c <= 'z'; });
        if (letters && end < text.size() && text[end] == '/') return token;
    }
    return {};
}

}  // namespace desk
