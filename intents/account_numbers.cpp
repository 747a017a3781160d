// Check digits, and runs of digits cut at their separators.
#include "intents/account_numbers.hpp"

#include "intents/spans.hpp"

#include <algorithm>
#include <array>
#include <string>

namespace intents {
namespace {

constexpr std::size_t card_digits_min = 13;
constexpr std::size_t card_digits_max = 19;
constexpr std::size_t separator_bytes_max = 4;

struct Country {
    std::string_view code;
    std::size_t length;
};
// The IBAN registry of SWIFT.
constexpr auto countries = std::to_array<Country>({
    {"AD", 24}, {"AE", 23}, {"AL", 28}, {"AT", 20}, {"AZ", 28}, {"BA", 20}, {"BE", 16}, {"BG", 22},
    {"BH", 22}, {"BR", 29}, {"BY", 28}, {"CH", 21}, {"CR", 22}, {"CY", 28}, {"CZ", 24}, {"DE", 22},
    {"DK", 18}, {"DO", 28}, {"EE", 20}, {"EG", 29}, {"ES", 24}, {"FI", 18}, {"FO", 18}, {"FR", 27},
    {"GB", 22}, {"GE", 22}, {"GI", 23}, {"GL", 18}, {"GR", 27}, {"GT", 28}, {"HR", 21}, {"HU", 28},
    {"IE", 22}, {"IL", 23}, {"IQ", 23}, {"IS", 26}, {"IT", 27}, {"JO", 30}, {"KW", 30}, {"KZ", 20},
    {"LB", 28}, {"LC", 32}, {"LI", 21}, {"LT", 20}, {"LU", 20}, {"LV", 21}, {"LY", 25}, {"MC", 27},
    {"MD", 24}, {"ME", 22}, {"MK", 19}, {"MR", 27}, {"MT", 31}, {"MU", 30}, {"NL", 18}, {"NO", 15},
    {"PK", 24}, {"PL", 28}, {"PS", 29}, {"PT", 25}, {"QA", 29}, {"RO", 24}, {"RS", 22}, {"SA", 24},
    {"SC", 31}, {"SE", 24}, {"SI", 19}, {"SK", 24}, {"SM", 27}, {"ST", 25}, {"SV", 28}, {"TL", 23},
    {"TN", 24}, {"TR", 26}, {"UA", 29}, {"VA", 22}, {"VG", 24}, {"XK", 20},
});

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}
bool is_letter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

// Bytes of the separator at `at`: spaces, dashes and dots, a few of them; 0 when there is none.
std::size_t separator_at(std::string_view text, std::size_t at) {
    constexpr std::array<std::string_view, 9> signs = {
        " ", "-", ".", "\t", "\u00A0", "\u2009", "\u202F", "\u2011", "\u2013"};
    std::size_t length = 0;
    while (length < separator_bytes_max) {
        const auto rest = text.substr(at + length);
        const auto sign = std::ranges::find_if(
            signs, [&](std::string_view each) { return rest.starts_with(each); });
        if (sign == signs.end()) break;
        length += sign->size();
    }
    return length;
}

/// Digits that belong together, and where each unbroken group of them stands.
struct Run {
    std::string digits;
    std::vector<Span> groups;
};

// The run of digit groups that begins at `at`.
Run run_at(std::string_view text, std::size_t at) {
    Run run;
    while (at < text.size() && is_digit(text[at])) {
        const auto begin = at;
        while (at < text.size() && is_digit(text[at])) run.digits += text[at++];
        run.groups.push_back({begin, at});
        const auto separator = separator_at(text, at);
        if (separator == 0 || at + separator >= text.size()) break;
        if (!is_digit(text[at + separator])) break;
        at += separator;
    }
    return run;
}

bool begins_as_a_card(std::string_view digits) {
    return digits[0] >= '2' && digits[0] <= '6';
}

bool is_card(std::string_view digits) {
    return digits.size() >= card_digits_min && digits.size() <= card_digits_max &&
           begins_as_a_card(digits) && passes_luhn(digits);
}

// Cards that begin and end with groups of the run; the longest from the leftmost group.
void cards_in(std::string_view text, const Run& run, std::vector<Span>& cards) {
    std::size_t first = 0;
    std::size_t offset = 0;
    while (first < run.groups.size()) {
        std::size_t length = 0;
        std::size_t taken = 0;
        std::size_t taken_digits = 0;
        for (std::size_t last = first; last < run.groups.size(); ++last) {
            length += run.groups[last].end - run.groups[last].begin;
            if (length > card_digits_max) break;
            if (!is_card(std::string_view(run.digits).substr(offset, length))) continue;
            taken = last + 1 - first;
            taken_digits = length;
        }
        if (taken > 0) {
            const Span span{run.groups[first].begin, run.groups[first + taken - 1].end};
            const bool abroad = span.begin > 0 && text[span.begin - 1] == '+';
            if (!abroad) cards.push_back(span);
        } else {
            taken = 1;
            taken_digits = run.groups[first].end - run.groups[first].begin;
        }
        first += taken;
        offset += taken_digits;
    }
}

// The span of `count` letters and digits from `begin` on, single separators allowed between them.
std::size_t end_of_characters(std::string_view text, std::size_t begin, std::size_t count,
                              std::string& characters) {
    std::size_t at = begin;
    while (characters.size() < count && at < text.size()) {
        if (is_digit(text[at]) || is_letter(text[at])) {
            characters += text[at++];
            continue;
        }
        const auto separator = separator_at(text, at);
        if (separator == 0) break;
        at += separator;
    }
    return at;
}

}  // namespace

bool passes_luhn(std::string_view digits) {
    int sum = 0;
    bool doubled = false;
    for (auto at = digits.size(); at-- > 0; doubled = !doubled) {
        const int digit = (digits[at] - '0') * (doubled ? 2 : 1);
        sum += digit > 9 ? digit - 9 : digit;
    }
    return sum % 10 == 0;
}

bool passes_mod_97(std::string_view iban) {
    if (iban.size() < 5) return false;
    const auto turned = std::string(iban.substr(4)) + std::string(iban.substr(0, 4));
    int rest = 0;
    for (const char c : ascii_upper(turned)) {
        if (is_digit(c))
            rest = (rest * 10 + (c - '0')) % 97;
        else
            rest = (rest * 100 + (c - 'A' + 10)) % 97;
    }
    return rest == 1;
}

std::vector<Span> find_cards(std::string_view text) {
    std::vector<Span> cards;
    for (std::size_t at = 0; at < text.size();) {
        if (!is_digit(text[at])) {
            ++at;
            continue;
        }
        const auto run = run_at(text, at);
        cards_in(text, run, cards);
        at = run.groups.back().end;
    }
    return cards;
}

std::vector<Span> find_ibans(std::string_view text) {
    std::vector<Span> ibans;
    for (std::size_t at = 0; at + 4 < text.size(); ++at) {
        if (!is_letter(text[at]) || !is_letter(text[at + 1])) continue;
        if (at > 0 && (is_letter(text[at - 1]) || is_digit(text[at - 1]))) continue;
        const auto country =
            std::ranges::find(countries, ascii_upper(text.substr(at, 2)), &Country::code);
        if (country == countries.end()) continue;
        std::string characters;
        const auto end = end_of_characters(text, at, country->length, characters);
        if (characters.size() != country->length || !is_digit(characters[2])) continue;
        if (!is_digit(characters[3]) || !passes_mod_97(characters)) continue;
        ibans.push_back({at, end});
        at = end - 1;
    }
    return ibans;
}

}  // namespace intents
