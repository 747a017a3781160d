// Whole words, in any case, also with a plural's end; letters written as digits are read as
// letters.
#include "escalation/abuse.hpp"

#include "escalation/words.hpp"

#include <algorithm>

namespace escalation {
namespace {

constexpr std::string_view abusive[] = {
    "asshole",   "arsehole",  "bastard",      "bitch",      "cunt",        "dickhead",   "fuck",
    "fucker",    "fucking",   "motherfucker", "moron",      "prick",       "retard",     "scumbag",
    "shithead",  "slut",      "twat",         "wanker",     "whore",       "idiot",      "imbecile",
    "arsch",     "arschloch", "drecksau",     "fick",       "ficken",      "fotze",      "hure",
    "hurensohn", "idioten",   "miststück",    "missgeburt", "schlampe",    "schwuchtel", "spast",
    "spasti",    "trottel",   "vollidiot",    "wichser",    "vollpfosten",
};

char letter_for(char c) {
    switch (c) {
        case '0':
            return 'o';
        case '1':
            return 'i';
        case '3':
            return 'e';
        case '4':
            return 'a';
        case '5':
            return 's';
        case '@':
            return 'a';
        case '$':
            return 's';
        default:
            return c;
    }
}

bool is_part_of_word(char c) {
    const auto b = static_cast<unsigned char>(c);
    return b >= 0x80 || (b >= '0' && b <= '9') || (b >= 'a' && b <= 'z') || c == '@' || c == '$' ||
           c == '*';
}

// "f*ck" hides one letter behind each star.
bool fits(std::string_view word, std::string_view wanted) {
    if (word.size() != wanted.size()) return false;
    for (std::size_t i = 0; i < word.size(); ++i) {
        if (word[i] != wanted[i] && (word[i] != '*' || i == 0)) return false;
    }
    return true;
}

bool is_abusive(std::string word, std::span<const std::string> more) {
    std::ranges::transform(word, word.begin(), letter_for);
    const auto stars = std::ranges::count(word, '*');
    if (stars * 2 >= std::ssize(word)) return false;
    const std::string_view whole = word;
    const auto one = whole.ends_with('s') ? whole.substr(0, whole.size() - 1) : whole;
    const auto same = [&](std::string_view wanted) {
        return fits(whole, wanted) || fits(one, wanted);
    };
    return std::ranges::any_of(abusive, same) ||
           std::ranges::any_of(more, [&](const auto& own) { return same(fold(own)); });
}

std::size_t characters(std::string_view text) {
    return static_cast<std::size_t>(std::ranges::count_if(
        text, [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }));
}

}  // namespace

std::vector<Mark> find_abuse(std::string_view text, std::span<const std::string> more) {
    std::vector<Mark> marks;
    const auto folded = fold(text);
    const std::string_view view = folded;
    for (const auto [from, to] : find_words(view, is_part_of_word)) {
        const auto word = view.substr(from, to - from);
        if (!is_abusive(std::string(word), more)) continue;
        const auto first = characters(view.substr(0, from));
        marks.push_back({first, first + characters(word)});
    }
    return marks;
}

std::string veiled(std::string_view text, std::span<const Mark> marks) {
    std::string out;
    std::size_t place = 0;
    const auto is_marked = [&](const Mark& mark) { return mark.from <= place && place < mark.to; };
    for (std::size_t from = 0; from < text.size(); ++place) {
        auto to = from + 1;
        while (to < text.size() && (static_cast<unsigned char>(text[to]) & 0xC0) == 0x80) ++to;
        const bool marked = std::ranges::any_of(marks, is_marked);
        out += marked ? std::string_view("•") : text.substr(from, to - from);
        from = to;
    }
    return out;
}

}  // namespace escalation
