// Edges of values, and the choice among values that overlap.
#include "intents/spans.hpp"

#include <algorithm>
#include <tuple>

namespace intents {
namespace {

bool is_ascii_letter_or_digit(char c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

unsigned char byte(char c) {
    return static_cast<unsigned char>(c);
}

// The first byte of the character that `at` is part of.
std::size_t start_of(std::string_view text, std::size_t at) {
    while (at > 0 && (byte(text[at]) & 0xC0) == 0x80) --at;
    return at;
}

// Printed punctuation and spaces outside ASCII: Latin-1 signs, U+2000-206F, U+3000-303F.
bool is_wide_punctuation(std::string_view rest) {
    if (rest.size() < 2) return false;
    if (byte(rest[0]) == 0xC2) return true;
    if (byte(rest[0]) == 0xE2) return byte(rest[1]) <= 0x81;
    return byte(rest[0]) == 0xE3 && byte(rest[1]) == 0x80;
}

bool is_word_at(std::string_view text, std::size_t at) {
    if (byte(text[at]) < 0x80) return is_ascii_letter_or_digit(text[at]);
    return !is_wide_punctuation(text.substr(start_of(text, at)));
}

}  // namespace

bool stands_alone(std::string_view text, const Span& span) {
    if (span.begin > 0 && is_word_at(text, span.begin) && is_word_at(text, span.begin - 1)) {
        return false;
    }
    return span.end >= text.size() || span.end == 0 || !is_word_at(text, span.end - 1) ||
           !is_word_at(text, span.end);
}

std::vector<Found> without_overlaps(std::vector<Found> found) {
    std::ranges::sort(found, [](const Found& a, const Found& b) {
        return std::tie(a.span.begin, b.span.end, a.type, a.value) <
               std::tie(b.span.begin, a.span.end, b.type, b.value);
    });
    std::vector<Found> kept;
    for (auto& one : found) {
        if (kept.empty() || !kept.back().span.overlaps(one.span)) kept.push_back(std::move(one));
    }
    return kept;
}

std::string_view trimmed(std::string_view text) {
    const auto first = text.find_first_not_of(" \t\r\n");
    if (first == text.npos) return {};
    return text.substr(first, text.find_last_not_of(" \t\r\n") - first + 1);
}

std::string ascii_lower(std::string_view text) {
    std::string lower(text);
    for (auto& c : lower) {
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    }
    return lower;
}

std::string ascii_upper(std::string_view text) {
    std::string upper(text);
    for (auto& c : upper) {
        if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
    }
    return upper;
}

std::string_view capped(std::string_view text, std::size_t bytes_max) {
    if (text.size() <= bytes_max) return text;
    while (bytes_max > 0 && (byte(text[bytes_max]) & 0xC0) == 0x80) --bytes_max;
    return text.substr(0, bytes_max);
}

}  // namespace intents
