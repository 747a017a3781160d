// E-mail addresses, numbers and phone numbers, each by one pattern and a check.
#include "intents/built_in.hpp"

#include "intents/calendar.hpp"
#include "intents/spans.hpp"
#include "kb/words/text.hpp"

#include <algorithm>
#include <array>
#include <functional>

#include <re2/re2.h>

namespace intents {
namespace {

constexpr std::size_t number_words_max = 3;  // of a message in which "two" is taken as a number
constexpr std::size_t digits_max = 15;

using Reader = std::function<std::string(std::string_view)>;  // empty: not a value after all

// The "-1234" of "AB-1234" is no number.
bool is_inside_a_code(std::string_view text, const Span& span) {
    return text[span.begin] == '-' && span.begin > 0 && text[span.begin - 1] != ' ';
}

std::vector<Found> find_shape(const re2::RE2& pattern, std::string_view type, std::string_view text,
                              const Reader& read) {
    std::vector<Found> found;
    const re2::StringPiece whole(text.data(), text.size());
    re2::StringPiece match;
    std::size_t from = 0;
    while (from < text.size() &&
           pattern.Match(whole, from, text.size(), re2::RE2::UNANCHORED, &match, 1)) {
        const auto begin = static_cast<std::size_t>(match.data() - text.data());
        const Span span{begin, begin + match.size()};
        from = std::max(span.end, begin + 1);
        if (!stands_alone(text, span) || is_inside_a_code(text, span)) continue;
        const auto shown = text.substr(span.begin, match.size());
        auto value = read(shown);
        if (value.empty()) continue;
        found.push_back({std::string(type), std::move(value), std::string(shown), span});
    }
    return found;
}

std::string read_email(std::string_view text) {
    const auto at = text.rfind('@');
    const auto local = text.substr(0, at);
    const auto domain = text.substr(at + 1);
    const auto top = domain.substr(domain.rfind('.') + 1);
    const bool odd = local.starts_with('.') || local.ends_with('.') ||
                     text.find("..") != text.npos || local.size() > 64 || text.size() > 254;
    const bool letters = std::ranges::none_of(top, [](char c) { return c >= '0' && c <= '9'; });
    if (odd || top.size() < 2 || !letters) return {};
    return std::string(local) + "@" + ascii_lower(domain);
}

std::string digits_of(std::string_view text) {
    std::string digits;
    std::ranges::copy_if(text, std::back_inserter(digits),
                         [](char c) { return c >= '0' && c <= '9'; });
    return digits;
}

// Which of the two signs is the decimal one, if any? The last one, if it cannot be for thousands.
std::size_t decimal_sign(std::string_view text, bool comma_decimals) {
    const auto last = text.find_last_of(".,");
    if (last == text.npos) return last;
    const char sign = text[last];
    const bool both = text.find(sign == '.' ? ',' : '.') != text.npos;
    const bool once = text.find(sign) == last;
    if (both) return once ? last : text.npos;
    if (!once) return text.npos;
    const bool thousands = text.size() - last - 1 == 3;
    return thousands && (sign == ',') != comma_decimals ? text.npos : last;
}

std::string read_number(std::string_view text, bool comma_decimals) {
    const auto decimal = decimal_sign(text, comma_decimals);
    auto whole = digits_of(text.substr(0, decimal));
    auto part = decimal == text.npos ? std::string{} : digits_of(text.substr(decimal));
    if (whole.size() > digits_max || part.size() > digits_max) return {};
    whole.erase(0, std::min(whole.find_first_not_of('0'), whole.size() - 1));
    while (part.ends_with('0')) part.pop_back();
    const bool negative = text.starts_with('-') && (whole != "0" || !part.empty());
    return (negative ? "-" : "") + whole + (part.empty() ? "" : "." + part);
}

struct NumberWord {
    std::string_view word;
    std::string_view value;
};
constexpr auto number_words = std::to_array<NumberWord>({
    {"one", "1"},     {"two", "2"},     {"three", "3"}, {"four", "4"}, {"five", "5"},
    {"six", "6"},     {"seven", "7"},   {"eight", "8"}, {"nine", "9"}, {"ten", "10"},
    {"eleven", "11"}, {"twelve", "12"}, {"eins", "1"},  {"ein", "1"},  {"eine", "1"},
    {"einen", "1"},   {"zwei", "2"},    {"drei", "3"},  {"vier", "4"}, {"fünf", "5"},
    {"sechs", "6"},   {"sieben", "7"},  {"acht", "8"},  {"neun", "9"}, {"zehn", "10"},
    {"elf", "11"},    {"zwölf", "12"},  {"un", "1"},    {"deux", "2"}, {"trois", "3"},
    {"uno", "1"},     {"dos", "2"},     {"tres", "3"},  {"due", "2"},  {"tre", "3"},
    {"een", "1"},     {"twee", "2"},    {"drie", "3"},
});

void find_number_words(std::string_view text, std::vector<Found>& found) {
    const auto words = kb::words(text);
    if (words.size() > number_words_max) return;
    for (const auto& word : words) {
        const auto known = std::ranges::find(number_words, word.text, &NumberWord::word);
        if (known == number_words.end()) continue;
        found.push_back({"number",
                         std::string(known->value),
                         std::string(known->value),
                         {word.begin, word.end}});
    }
}

}  // namespace

std::vector<Found> find_emails(std::string_view text) {
    static const re2::RE2 shape(R"([\w.%+\-]+@[A-Za-z0-9\-]+(?:\.[A-Za-z0-9\-]+)+)");
    return find_shape(shape, "email", text, read_email);
}

std::vector<Found> find_numbers(std::string_view text, const FindOptions& options) {
    static const re2::RE2 shape(R"(-?\d+(?:[.,]\d+)*)");
    const auto base = kb::base_language(options.lang);
    const bool comma_decimals = !base.empty() && base != "en";
    auto found = find_shape(shape, "number", text, [&](std::string_view number) {
        return read_number(number, comma_decimals);
    });
    find_number_words(text, found);
    return without_overlaps(std::move(found));
}

std::vector<Found> find_phones(std::string_view text, const FindOptions& options) {
    static const re2::RE2 shape(R"(\+?\(?\d(?:[\s()/.\-]{0,3}\d){6,14})");
    const auto dates = find_dates(text, options);
    auto found = find_shape(shape, "phone", text, [](std::string_view phone) {
        return (phone.starts_with('+') ? "+" : "") + digits_of(phone);
    });
    std::erase_if(found, [&](const Found& phone) {
        return std::ranges::find(dates, phone.span, &Found::span) != dates.end();
    });
    return found;
}

std::vector<Found> find_text(std::string_view text) {
    const auto said = trimmed(text);
    if (said.empty()) return {};
    const auto begin = static_cast<std::size_t>(said.data() - text.data());
    return {{"text", std::string(said), std::string(said), {begin, begin + said.size()}}};
}

}  // namespace intents
