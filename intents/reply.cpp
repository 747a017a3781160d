// Templates: reading them, filling them, and choosing among replies.
#include "intents/reply.hpp"

#include "intents/calendar.hpp"
#include "intents/spans.hpp"

#include <algorithm>
#include <array>

#include <fmt/format.h>

namespace intents {
namespace {

struct FilterUse {
    std::string name;
    std::string argument;
};

/// A piece of a template: words as they are, or a blank with its filters.
struct Piece {
    std::string text;
    std::string name;  // of the blank
    std::size_t column = 0;
    std::vector<FilterUse> filters;
};

std::string filter_date(std::string_view value, std::string_view lang) {
    const auto date = read_iso_date(value);
    return date ? shown_date(*date, lang) : std::string(value);
}

std::optional<int> two_digits(std::string_view text, std::size_t at) {
    const auto digit = [&](std::size_t i) {
        return i < text.size() && text[i] >= '0' && text[i] <= '9' ? text[i] - '0' : -1;
    };
    if (digit(at) < 0 || digit(at + 1) < 0) return std::nullopt;
    return digit(at) * 10 + digit(at + 1);
}

// "14:30" by itself or in "2026-05-03T14:30:00+02:00".
std::string filter_time(std::string_view value, std::string_view lang) {
    const auto colon = value.find(':');
    if (colon == value.npos || colon < 2) return std::string(value);
    const auto hour = two_digits(value, colon - 2);
    const auto minute = two_digits(value, colon + 1);
    if (!hour || !minute || *hour > 23 || *minute > 59) return std::string(value);
    return shown_time(*hour, *minute, lang);
}

std::string filter_upper(std::string_view value, std::string_view) {
    return ascii_upper(value);
}
std::string filter_lower(std::string_view value, std::string_view) {
    return ascii_lower(value);
}

struct Filter {
    std::string_view name;
    std::string (*apply)(std::string_view value, std::string_view lang);
};
constexpr auto filters = std::to_array<Filter>({
    {"date", filter_date},
    {"time", filter_time},
    {"upper", filter_upper},
    {"lower", filter_lower},
});

std::unexpected<TemplateError> fail(std::size_t column, std::string what, std::string mend) {
    return std::unexpected(TemplateError{column, std::move(what), std::move(mend)});
}

bool good_name(std::string_view name) {
    return !name.empty() && std::ranges::all_of(name, [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
               c == '_' || c == '-' || c == '.';
    });
}

// The parts of `a | b:"x|y"`, split at bars outside of quotes.
std::vector<std::string_view> split_at_bars(std::string_view text) {
    std::vector<std::string_view> parts;
    bool quoted = false;
    std::size_t begin = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == '"') quoted = !quoted;
        if (text[i] != '|' || quoted) continue;
        parts.push_back(trimmed(text.substr(begin, i - begin)));
        begin = i + 1;
    }
    parts.push_back(trimmed(text.substr(begin)));
    return parts;
}

std::expected<FilterUse, TemplateError> read_filter(std::string_view text, std::size_t column) {
    const auto colon = text.find(':');
    FilterUse use{std::string(trimmed(text.substr(0, colon))), {}};
    if (use.name == "default") {
        auto argument = colon == text.npos ? std::string_view{} : trimmed(text.substr(colon + 1));
        if (argument.size() < 2 || !argument.starts_with('"') || !argument.ends_with('"')) {
            return fail(column, "default without a text", "write default:\"...\"");
        }
        use.argument = argument.substr(1, argument.size() - 2);
        return use;
    }
    if (std::ranges::find(filters, use.name, &Filter::name) == filters.end()) {
        return fail(column, fmt::format("unknown filter \"{}\"", use.name),
                    "filters are date, time, upper, lower, default:\"...\"");
    }
    return use;
}

std::expected<Piece, TemplateError> read_blank(std::string_view inside, std::size_t column) {
    const auto parts = split_at_bars(inside);
    Piece piece{.text = {}, .name = std::string(parts.front()), .column = column, .filters = {}};
    if (!good_name(piece.name)) {
        return fail(column, fmt::format("\"{}\" is no name of a value", piece.name),
                    "write {{name}} or {{name | filter}}");
    }
    for (std::size_t i = 1; i < parts.size(); ++i) {
        auto use = read_filter(parts[i], column);
        if (!use) return std::unexpected(use.error());
        piece.filters.push_back(std::move(*use));
    }
    return piece;
}

std::expected<std::vector<Piece>, TemplateError> pieces_of(std::string_view text) {
    std::vector<Piece> pieces;
    std::size_t at = 0;
    while (at < text.size()) {
        const auto open = text.find("{{", at);
        if (open != at) pieces.push_back({.text = std::string(text.substr(at, open - at))});
        if (open == text.npos) break;
        const auto close = text.find("}}", open + 2);
        if (close == text.npos) return fail(open, "\"{{\" without \"}}\"", "close it with }}");
        auto blank = read_blank(text.substr(open + 2, close - open - 2), open);
        if (!blank) return std::unexpected(blank.error());
        pieces.push_back(std::move(*blank));
        at = close + 2;
    }
    return pieces;
}

const FilterUse* default_of(const Piece& piece) {
    const auto found = std::ranges::find(piece.filters, "default", &FilterUse::name);
    return found == piece.filters.end() ? nullptr : &*found;
}

std::expected<std::string, std::string> filled(const Piece& piece, const Values& values,
                                               std::string_view lang) {
    const auto found = values.find(piece.name);
    if (found == values.end() || found->second.empty()) {
        if (const auto* otherwise = default_of(piece)) return otherwise->argument;
        return std::unexpected(piece.name);
    }
    std::string value = found->second;
    for (const auto& use : piece.filters) {
        const auto filter = std::ranges::find(filters, use.name, &Filter::name);
        if (filter != filters.end()) value = filter->apply(value, lang);
    }
    return value;
}

// Shell-style: `*` stands for any characters.
bool globbed(std::string_view pattern, std::string_view text) {
    std::size_t p = 0;
    std::size_t t = 0;
    std::size_t star = pattern.npos;
    std::size_t resume = 0;
    while (t < text.size()) {
        if (p < pattern.size() && pattern[p] == '*') {
            star = p++;
            resume = t;
        } else if (p < pattern.size() && pattern[p] == text[t]) {
            ++p;
            ++t;
        } else if (star != pattern.npos) {
            p = star + 1;
            t = ++resume;
        } else {
            return false;
        }
    }
    return pattern.find_first_not_of('*', p) == pattern.npos;
}

bool is_one_of(const std::vector<std::string>& wanted, std::string_view value) {
    const auto lower = ascii_lower(value);
    return std::ranges::any_of(wanted, [&](const std::string& pattern) {
        const bool not_this = pattern.starts_with('!');
        const auto matches = globbed(ascii_lower(pattern.substr(not_this ? 1 : 0)), lower);
        return matches != not_this;
    });
}

struct ShortName {
    std::string_view key;
    std::string_view name;
};
constexpr auto short_names = std::to_array<ShortName>({
    {"hours", "hours.state"},
    {"tier", "customer.tier"},
    {"page", "page.path"},
});

}  // namespace

std::expected<std::vector<Blank>, TemplateError> read_template(std::string_view text) {
    auto pieces = pieces_of(text);
    if (!pieces) return std::unexpected(pieces.error());
    std::vector<Blank> blanks;
    for (const auto& piece : *pieces) {
        if (piece.name.empty()) continue;
        blanks.push_back({piece.name, piece.column, default_of(piece) != nullptr});
    }
    return blanks;
}

std::expected<std::string, std::string> render(std::string_view text, const Values& values,
                                               std::string_view lang, Writing writing) {
    const auto pieces = pieces_of(text);
    if (!pieces) return std::unexpected(pieces.error().what);
    std::string out;
    for (const auto& piece : *pieces) {
        if (piece.name.empty()) {
            out += piece.text;
            continue;
        }
        const auto value = filled(piece, values, lang);
        if (!value) return value;
        out += writing == nullptr ? *value : writing(*value);
    }
    return out;
}

std::string_view value_name(std::string_view key) {
    const auto found = std::ranges::find(short_names, key, &ShortName::key);
    return found == short_names.end() ? key : found->name;
}

bool holds(const When& when, const Values& values) {
    return std::ranges::all_of(when, [&](const auto& condition) {
        const auto found = values.find(value_name(condition.first));
        return is_one_of(condition.second,
                         found == values.end() ? std::string_view{} : found->second);
    });
}

std::optional<Said> choose_reply(const Intent& intent, const Values& values, std::uint64_t seed) {
    for (const auto& reply : intent.replies) {
        if (reply.say.empty() || !holds(reply.when, values)) continue;
        for (std::size_t i = 0; i < reply.say.size(); ++i) {
            const auto& text = reply.say[(seed + i) % reply.say.size()];
            if (auto said = render(text, values, intent.lang))
                return Said{std::move(*said), &reply};
        }
    }
    return std::nullopt;
}

const std::set<std::string, std::less<>>& standing_values() {
    static const std::set<std::string, std::less<>> names = {
        "channel",         "customer.company", "customer.country", "customer.email",
        "customer.name",   "customer.phone",   "customer.tier",    "customer.verified",
        "hours.next_open", "hours.state",      "language",         "page.path",
        "page.title",      "page.url",         "persona.name",     "queue.name",
        "queue.position",  "queue.wait",       "shop.email",       "shop.name",
        "shop.phone",      "shop.url",         "ticket.number",
    };
    return names;
}

}  // namespace intents
