// The small change of Markdown: entities, escapes, anchors.
#include "kb/markdown/markdown.hpp"
#include "kb/markdown/markdown_parse.hpp"
#include "kb/utf8.hpp"
#include "kb/words/text.hpp"

#include <algorithm>
#include <array>
#include <charconv>

namespace kb::markdown {
namespace {

struct Entity {
    std::string_view name;
    char32_t code_point;
};
// In byte order of the names; those that a keyboard or an office program makes.
constexpr std::array entities = {
    Entity{"Auml", 0xC4},     Entity{"Eacute", 0xC9},  Entity{"Ouml", 0xD6},
    Entity{"Uuml", 0xDC},     Entity{"aacute", 0xE1},  Entity{"agrave", 0xE0},
    Entity{"amp", '&'},       Entity{"apos", '\''},    Entity{"aring", 0xE5},
    Entity{"auml", 0xE4},     Entity{"bull", 0x2022},  Entity{"ccedil", 0xE7},
    Entity{"cent", 0xA2},     Entity{"check", 0x2713}, Entity{"copy", 0xA9},
    Entity{"deg", 0xB0},      Entity{"divide", 0xF7},  Entity{"eacute", 0xE9},
    Entity{"egrave", 0xE8},   Entity{"emsp", 0x2003},  Entity{"ensp", 0x2002},
    Entity{"euro", 0x20AC},   Entity{"frac12", 0xBD},  Entity{"frac14", 0xBC},
    Entity{"frac34", 0xBE},   Entity{"gt", '>'},       Entity{"harr", 0x2194},
    Entity{"hellip", 0x2026}, Entity{"iacute", 0xED},  Entity{"laquo", 0xAB},
    Entity{"larr", 0x2190},   Entity{"ldquo", 0x201C}, Entity{"lsquo", 0x2018},
    Entity{"lt", '<'},        Entity{"mdash", 0x2014}, Entity{"middot", 0xB7},
    Entity{"nbsp", 0xA0},     Entity{"ndash", 0x2013}, Entity{"ntilde", 0xF1},
    Entity{"oacute", 0xF3},   Entity{"oslash", 0xF8},  Entity{"ouml", 0xF6},
    Entity{"para", 0xB6},     Entity{"plusmn", 0xB1},  Entity{"pound", 0xA3},
    Entity{"quot", '"'},      Entity{"raquo", 0xBB},   Entity{"rarr", 0x2192},
    Entity{"rdquo", 0x201D},  Entity{"reg", 0xAE},     Entity{"rsquo", 0x2019},
    Entity{"sect", 0xA7},     Entity{"shy", 0xAD},     Entity{"sup2", 0xB2},
    Entity{"sup3", 0xB3},     Entity{"szlig", 0xDF},   Entity{"thinsp", 0x2009},
    Entity{"times", 0xD7},    Entity{"trade", 0x2122}, Entity{"uacute", 0xFA},
    Entity{"uuml", 0xFC},     Entity{"yen", 0xA5},
};
static_assert(std::ranges::is_sorted(entities, {}, &Entity::name));

bool is_control(char c) {
    const auto byte = static_cast<unsigned char>(c);
    return (byte < 0x20 && c != '\n' && c != '\t') || byte == 0x7F;
}

bool is_word(char c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
           static_cast<unsigned char>(c) >= 0x80;
}

bool is_anchor(char c) {
    return (is_word(c) && static_cast<unsigned char>(c) < 0x80) || c == '-' || c == '_' || c == '.';
}

bool is_punctuation(char c) {
    return c > 0x20 && c < 0x7F && !is_word(c);
}

// "#65" or "#x41" without & and ;
std::string decoded_number(std::string_view digits) {
    digits.remove_prefix(1);
    const bool hex = digits.starts_with('x') || digits.starts_with('X');
    if (hex) digits.remove_prefix(1);
    std::uint32_t value = 0;
    std::from_chars(digits.data(), digits.data() + digits.size(), value, hex ? 16 : 10);
    std::string out;
    append_utf8(out, value == 0 ? 0xFFFD : value);
    return out;
}

std::string slug(std::string_view text) {
    std::string out;
    for (const char c : text) {
        const char low = c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
        if (is_word(low)) {
            out += low;
        } else if (!out.empty() && out.back() != '-') {
            out += '-';
        }
    }
    while (out.ends_with('-')) out.pop_back();
    return out.empty() ? "section" : out;
}
}  // namespace

std::string readable(std::string_view markdown) {
    auto end = std::min(markdown.size(), bytes_max);
    const auto inside = [&] {
        return end < markdown.size() && (static_cast<unsigned char>(markdown[end]) & 0xC0U) == 0x80;
    };
    while (end > 0 && inside()) --end;
    markdown = markdown.substr(0, end);
    return first_invalid_utf8(markdown) ? valid_utf8(markdown) : std::string(markdown);
}

std::string decoded_entity(std::string_view entity) {
    if (entity.size() < 3) return std::string(entity);
    const auto name = entity.substr(1, entity.size() - 2);
    if (name.starts_with('#')) return decoded_number(name);
    const auto found = std::ranges::lower_bound(entities, name, {}, &Entity::name);
    if (found == entities.end() || found->name != name) return std::string(entity);
    std::string out;
    append_utf8(out, found->code_point);
    return out;
}

std::string decoded(const MD_ATTRIBUTE& attribute) {
    std::string out;
    for (std::size_t i = 0; attribute.text && attribute.substr_offsets[i] < attribute.size; ++i) {
        const auto begin = attribute.substr_offsets[i];
        const std::string_view part(attribute.text + begin,
                                    attribute.substr_offsets[i + 1] - begin);
        switch (attribute.substr_types[i]) {
            case MD_TEXT_ENTITY:
                out += decoded_entity(part);
                break;
            case MD_TEXT_NULLCHAR:
                append_utf8(out, 0xFFFD);
                break;
            default:
                out += part;
        }
    }
    return out;
}

void append_printable(std::string& to, std::string_view text) {
    std::ranges::copy_if(text, std::back_inserter(to), [](char c) { return !is_control(c); });
}

void append_words(std::string& to, MD_TEXTTYPE type, std::string_view bytes) {
    switch (type) {
        case MD_TEXT_BR:
        case MD_TEXT_SOFTBR:
            to += ' ';
            break;
        case MD_TEXT_NULLCHAR:
            append_utf8(to, 0xFFFD);
            break;
        case MD_TEXT_ENTITY:
            append_printable(to, decoded_entity(bytes));
            break;
        default:
            append_printable(to, bytes);
    }
}

std::string escape_html(std::string_view text) {
    std::string out;
    out.reserve(text.size());
    for (const char c : text) {
        switch (c) {
            case '&':
                out += "&amp;";
                break;
            case '<':
                out += "&lt;";
                break;
            case '>':
                out += "&gt;";
                break;
            case '"':
                out += "&quot;";
                break;
            case '\'':
                out += "&#39;";
                break;
            default:
                if (!is_control(c)) out += c;
        }
    }
    return out;
}

std::string literal(std::string_view text) {
    std::string out;
    for (const char c : text) {
        if (is_punctuation(c)) out += '\\';
        if (c == '\n' || c == '\t' || c == '\r') {
            out += ' ';
        } else if (!is_control(c)) {
            out += c;
        }
    }
    return out;
}

HeadingText split_anchor(std::string_view heading) {
    const auto trimmed = heading.substr(0, heading.find_last_not_of(" \t\n") + 1);
    const auto begin = trimmed.rfind("{#");
    if (begin == trimmed.npos || !trimmed.ends_with('}')) return {trimmed, {}};
    const auto anchor = trimmed.substr(begin + 2, trimmed.size() - begin - 3);
    if (anchor.empty() || !std::ranges::all_of(anchor, is_anchor)) return {trimmed, {}};
    const auto text = trimmed.substr(0, begin);
    return {text.substr(0, text.find_last_not_of(" \t\n") + 1), anchor};
}

std::string Anchors::next(const HeadingText& heading) {
    const auto wanted = heading.anchor.empty() ? slug(heading.text) : std::string(heading.anchor);
    auto name = wanted;
    auto& number = last_number_.try_emplace(wanted, 1).first->second;
    while (!taken_.insert(name).second) name = wanted + '-' + std::to_string(++number);
    return name;
}

}  // namespace kb::markdown
