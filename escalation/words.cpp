// Folds letters by the regular gaps between the cases; no tables of a library.
#include "escalation/words.hpp"

#include <array>
#include <charconv>
#include <cstdint>

namespace escalation {
namespace {

// A block of capital letters: `gap` to the small one; with `pairs` capitals and small ones
// alternate.
struct Capitals {
    char32_t first, last;
    char32_t gap;
    bool pairs;
};
constexpr Capitals capitals[] = {
    {U'À', U'Ö', 32, false}, {U'Ø', U'Þ', 32, false}, {0x100, 0x137, 1, true},
    {0x139, 0x148, 1, true}, {0x14A, 0x177, 1, true}, {0x179, 0x17E, 1, true},
    {U'Α', U'Ω', 32, false}, {U'А', U'Я', 32, false}, {0x400, 0x40F, 80, false},
    {0x460, 0x481, 1, true}, {0x48A, 0x4BF, 1, true}, {0x4D0, 0x52F, 1, true},
};

// Capitals of a run of pairs stand at the places that have the same parity as its first.
char32_t small(char32_t letter) {
    for (const auto& run : capitals) {
        if (letter < run.first || letter > run.last) continue;
        return run.pairs && (letter - run.first) % 2 != 0 ? letter : letter + run.gap;
    }
    return letter;
}

bool is_word_byte(char byte) {
    const auto b = static_cast<unsigned char>(byte);
    return b >= 0x80 || (b >= '0' && b <= '9') || (b >= 'a' && b <= 'z') || (b >= 'A' && b <= 'Z');
}

// Punctuation beyond ASCII (« » “ ” … – and the spaces) is no part of a word: U+2000 to U+206F, and
// U+0080 to U+00BF.
bool ends_in_mark(std::string_view before) {
    const auto size = before.size();
    const auto at = [&](std::size_t back) {
        return static_cast<unsigned char>(before[size - back]);
    };
    if (size >= 3 && at(3) == 0xE2 && (at(2) == 0x80 || at(2) == 0x81)) return true;
    return size >= 2 && at(2) == 0xC2;
}

bool starts_with_mark(std::string_view after) {
    if (after.size() >= 3 && after[0] == '\xE2' && (after[1] == '\x80' || after[1] == '\x81')) {
        return true;
    }
    return after.size() >= 2 && after[0] == '\xC2';
}

struct Unit {
    std::string_view name;
    std::int64_t seconds;
};
constexpr Unit units[] = {
    {"", 1},        {"s", 1},         {"sec", 1},        {"second", 1},   {"seconds", 1},
    {"m", 60},      {"min", 60},      {"minute", 60},    {"minutes", 60}, {"h", 3600},
    {"hour", 3600}, {"hours", 3600},  {"d", 86400},      {"day", 86400},  {"days", 86400},
    {"w", 604800},  {"week", 604800}, {"weeks", 604800},
};
constexpr std::int64_t length_s_max = 10LL * 366 * 86400;

}  // namespace

std::string fold(std::string_view text) {
    std::string out;
    out.reserve(text.size());
    for (std::size_t i = 0; i < text.size(); ++i) {
        const auto byte = static_cast<unsigned char>(text[i]);
        const bool two = byte >= 0xC2 && byte <= 0xDF && i + 1 < text.size() &&
                         (static_cast<unsigned char>(text[i + 1]) & 0xC0) == 0x80;
        if (!two) {
            out += byte >= 'A' && byte <= 'Z' ? static_cast<char>(byte + 32) : text[i];
            continue;
        }
        const auto second = static_cast<unsigned char>(text[++i]);
        const auto letter = small((char32_t{byte} & 0x1F) << 6 | (second & 0x3F));
        out += static_cast<char>(0xC0 | letter >> 6);
        out += static_cast<char>(0x80 | (letter & 0x3F));
    }
    return out;
}

std::vector<WordAt> find_words(std::string_view text, bool (*is_part)(char)) {
    std::vector<WordAt> words;
    for (std::size_t from = 0; from < text.size(); ++from) {
        if (!is_part(text[from])) continue;
        auto to = from;
        while (to < text.size() && is_part(text[to])) ++to;
        words.push_back({from, to});
        from = to;
    }
    return words;
}

bool has_word(std::string_view text, std::string_view word) {
    if (word.empty()) return false;
    for (auto at = text.find(word); at != text.npos; at = text.find(word, at + 1)) {
        const auto before = text.substr(0, at);
        const auto after = text.substr(at + word.size());
        const bool starts = before.empty() || !is_word_byte(before.back()) || ends_in_mark(before);
        const bool ends = after.empty() || !is_word_byte(after.front()) || starts_with_mark(after);
        if (starts && ends) return true;
    }
    return false;
}

std::optional<std::chrono::seconds> read_length(std::string_view text) {
    std::int64_t count = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), count);
    if (error != std::errc{} || count < 0 || count > length_s_max) return std::nullopt;
    auto name = text.substr(static_cast<std::size_t>(end - text.data()));
    while (name.starts_with(' ')) name.remove_prefix(1);
    for (const auto& unit : units) {
        if (unit.name != name) continue;
        if (count > length_s_max / unit.seconds) return std::nullopt;
        return std::chrono::seconds{count * unit.seconds};
    }
    return std::nullopt;
}

}  // namespace escalation
