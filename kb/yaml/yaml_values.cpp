// Texts to values: flags, numbers, dates, durations, choices, phrases.
#include "kb/yaml/yaml.hpp"
#include "kb/yaml/yaml_tree.hpp"

#include <algorithm>
#include <array>
#include <charconv>

namespace kb::yaml {
namespace {
using std::chrono::seconds;
using std::chrono::sys_days;
using std::chrono::sys_seconds;

struct Unit {
    std::string_view name;
    std::int64_t seconds;
};
constexpr std::array units = {
    Unit{"s", 1},          Unit{"sec", 1},      Unit{"second", 1},      Unit{"seconds", 1},
    Unit{"m", 60},         Unit{"min", 60},     Unit{"minute", 60},     Unit{"minutes", 60},
    Unit{"h", 3600},       Unit{"hour", 3600},  Unit{"hours", 3600},    Unit{"d", 86400},
    Unit{"day", 86400},    Unit{"days", 86400}, Unit{"w", 604800},      Unit{"week", 604800},
    Unit{"weeks", 604800}, Unit{"y", 31536000}, Unit{"year", 31536000}, Unit{"years", 31536000},
};

constexpr std::array yes_words = {"true", "yes", "on"};
constexpr std::array no_words = {"false", "no", "off"};

char lower(char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
}
bool is_digit(char c) {
    return c >= '0' && c <= '9';
}
bool is_letter(char c) {
    return lower(c) >= 'a' && lower(c) <= 'z';
}

bool same_word(std::string_view a, std::string_view b) {
    return std::ranges::equal(a, b, {}, lower, lower);
}

std::string_view trimmed(std::string_view text) {
    constexpr std::string_view blanks = " \t\n";
    const auto begin = text.find_first_not_of(blanks);
    if (begin == text.npos) return {};
    return text.substr(begin, text.find_last_not_of(blanks) - begin + 1);
}

template <class Number>
std::optional<Number> whole(std::string_view text) {
    Number value{};
    const auto end = text.data() + text.size();
    const auto [stopped, error] = std::from_chars(text.data(), end, value);
    if (error != std::errc() || stopped != end) return std::nullopt;
    return value;
}

// Exactly `count` digits at the front of `text`, which they leave.
std::optional<int> digits(std::string_view& text, std::size_t count) {
    if (text.size() < count) return std::nullopt;
    if (!std::ranges::all_of(text.substr(0, count), is_digit)) return std::nullopt;
    const auto value = whole<int>(text.substr(0, count));
    text.remove_prefix(count);
    return value;
}

bool take(std::string_view& text, char c) {
    if (!text.starts_with(c)) return false;
    text.remove_prefix(1);
    return true;
}

std::optional<sys_days> take_date(std::string_view& text) {
    const auto year = digits(text, 4);
    if (!year || !take(text, '-')) return std::nullopt;
    const auto month = digits(text, 2);
    if (!month || !take(text, '-')) return std::nullopt;
    const auto day = digits(text, 2);
    if (!day) return std::nullopt;
    const std::chrono::year_month_day date{std::chrono::year(*year),
                                           std::chrono::month(static_cast<unsigned>(*month)),
                                           std::chrono::day(static_cast<unsigned>(*day))};
    return date.ok() ? std::optional(sys_days(date)) : std::nullopt;
}

// "10:00", "10:00:30"
std::optional<seconds> take_time(std::string_view& text) {
    const auto hour = digits(text, 2);
    if (!hour || *hour > 23 || !take(text, ':')) return std::nullopt;
    const auto minute = digits(text, 2);
    if (!minute || *minute > 59) return std::nullopt;
    int second = 0;
    if (take(text, ':')) {
        const auto given = digits(text, 2);
        if (!given || *given > 59) return std::nullopt;
        second = *given;
    }
    return seconds(*hour * 3600 + *minute * 60 + second);
}

// "Z", "+02:00"
std::optional<seconds> zone(std::string_view text) {
    if (text == "Z" || text == "z") return seconds(0);
    const bool west = text.starts_with('-');
    if (!take(text, west ? '-' : '+')) return std::nullopt;
    const auto offset = take_time(text);
    if (!offset || !text.empty()) return std::nullopt;
    return west ? -*offset : *offset;
}

std::optional<seconds> unit_of(std::string_view word) {
    for (const auto& unit : units) {
        if (same_word(word, unit.name)) return seconds(unit.seconds);
    }
    return std::nullopt;
}

template <class Accept>
std::string_view take_while(std::string_view& text, Accept accept) {
    const auto end = std::ranges::find_if_not(text, accept);
    const auto taken = text.substr(0, static_cast<std::size_t>(end - text.begin()));
    text.remove_prefix(taken.size());
    return taken;
}

void add_lines(const Cell& cell, const std::string& file, std::vector<Phrase>& phrases) {
    std::string_view rest = cell.text;
    for (int line = cell.line + 1; !rest.empty(); ++line) {
        const auto end = std::min(rest.find('\n'), rest.size());
        const auto text = trimmed(rest.substr(0, end));
        if (!text.empty()) phrases.push_back({std::string(text), file, line});
        rest.remove_prefix(std::min(end + 1, rest.size()));
    }
}
}  // namespace

std::vector<std::string_view> words_of(std::string_view values) {
    std::vector<std::string_view> words;
    while (!values.empty()) {
        const auto end = std::min(values.find('|'), values.size());
        words.push_back(values.substr(0, end));
        values.remove_prefix(std::min(end + 1, values.size()));
    }
    return words;
}

std::string_view Node::text(std::string_view otherwise) const {
    return is_text() ? std::string_view(tree_->cells[at_].text) : otherwise;
}

std::vector<Phrase> Node::texts() const {
    std::vector<Phrase> phrases;
    for (const auto node : one_or_more()) {
        if (!node.is_text()) continue;
        const auto& cell = tree_->cells[node.at_];
        if (cell.literal) {
            add_lines(cell, tree_->file, phrases);
        } else if (const auto text = trimmed(cell.text); !text.empty()) {
            phrases.push_back({std::string(text), tree_->file, cell.line});
        }
    }
    return phrases;
}

std::vector<std::string> Node::words() const {
    std::vector<std::string> words;
    for (auto& phrase : texts()) words.push_back(std::move(phrase.text));
    return words;
}

bool Node::flag(bool otherwise) const {
    const auto is = [&](std::string_view word) { return same_word(text(), word); };
    if (std::ranges::any_of(yes_words, is)) return true;
    if (std::ranges::any_of(no_words, is)) return false;
    return otherwise;
}

std::int64_t Node::integer(std::int64_t otherwise) const {
    return whole<std::int64_t>(trimmed(text())).value_or(otherwise);
}

double Node::number(double otherwise) const {
    return whole<double>(trimmed(text())).value_or(otherwise);
}

std::optional<sys_days> Node::date() const {
    auto rest = trimmed(text());
    const auto date = take_date(rest);
    return rest.empty() ? date : std::nullopt;
}

std::optional<sys_seconds> Node::instant() const {
    auto rest = trimmed(text());
    const auto date = take_date(rest);
    if (!date || !(take(rest, 'T') || take(rest, 't') || take(rest, ' '))) return std::nullopt;
    const auto time = take_time(rest);
    if (!time) return std::nullopt;
    const auto offset = zone(rest);
    if (!offset) return std::nullopt;
    return sys_seconds(*date) + *time - *offset;
}

std::optional<seconds> Node::duration() const {
    constexpr std::size_t digits_max = 9;
    auto rest = trimmed(text());
    if (rest == "0") return seconds(0);
    if (rest.empty()) return std::nullopt;
    seconds sum(0);
    while (!rest.empty()) {
        const auto amount = take_while(rest, is_digit);
        rest = trimmed(rest);
        const auto unit = unit_of(take_while(rest, is_letter));
        if (amount.empty() || amount.size() > digits_max || !unit) return std::nullopt;
        sum += *unit * whole<std::int64_t>(amount).value_or(0);
        rest = trimmed(rest);
    }
    return sum;
}

seconds Node::duration(seconds otherwise) const {
    return duration().value_or(otherwise);
}

std::optional<std::size_t> Node::choice_of(std::string_view values) const {
    const auto words = words_of(values);
    const auto found = std::ranges::find(words, text());
    if (!is_text() || found == words.end()) return std::nullopt;
    return static_cast<std::size_t>(found - words.begin());
}

}  // namespace kb::yaml
