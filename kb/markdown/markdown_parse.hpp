// The one place that calls md4c: its C callbacks become methods of a handler.
// Only kb/markdown*.cpp look in here.
#pragma once

#include <cstddef>
#include <functional>
#include <map>
#include <set>
#include <string>
#include <string_view>

#include <md4c.h>

namespace kb::markdown {

inline constexpr unsigned dialect = MD_FLAG_TABLES | MD_FLAG_STRIKETHROUGH |
                                    MD_FLAG_PERMISSIVEURLAUTOLINKS |
                                    MD_FLAG_PERMISSIVEEMAILAUTOLINKS;

enum class RawHtml { as_text, as_html };

/// A handler has enter(block), leave(block), enter(span), leave(span) with their details, and
/// text(). They return false to stop. True when the whole text was read.
template <class Handler>
bool parse(std::string_view text, RawHtml raw, Handler& handler) {
    const auto call = [](void* user, auto&& act) noexcept {
        try {
            return act(*static_cast<Handler*>(user))
                       ? 0
                       : -1;  // md4c forgets positive ones on its way out
        } catch (...) {
            return -1;  // no exception may cross C code
        }
    };
    static constexpr auto guarded = call;
    MD_PARSER parser{};
    parser.flags = dialect | (raw == RawHtml::as_text ? unsigned{MD_FLAG_NOHTML} : 0U);
    parser.enter_block = [](MD_BLOCKTYPE type, void* detail, void* user) {
        return guarded(user, [&](Handler& h) { return h.enter(type, detail); });
    };
    parser.leave_block = [](MD_BLOCKTYPE type, void* detail, void* user) {
        return guarded(user, [&](Handler& h) { return h.leave(type, detail); });
    };
    parser.enter_span = [](MD_SPANTYPE type, void* detail, void* user) {
        return guarded(user, [&](Handler& h) { return h.enter(type, detail); });
    };
    parser.leave_span = [](MD_SPANTYPE type, void* detail, void* user) {
        return guarded(user, [&](Handler& h) { return h.leave(type, detail); });
    };
    parser.text = [](MD_TEXTTYPE type, const MD_CHAR* bytes, MD_SIZE size, void* user) {
        return guarded(user,
                       [&](Handler& h) { return h.text(type, std::string_view(bytes, size)); });
    };
    return md_parse(text.data(), static_cast<MD_SIZE>(text.size()), &parser, &handler) == 0;
}

/// Valid UTF-8 of at most bytes_max.
std::string readable(std::string_view markdown);

/// `&amp;`, `&#65;`, `&#x41;` as the characters they stand for; an unknown name stays as it is.
std::string decoded_entity(std::string_view entity);

/// An address or title with its entities decoded.
std::string decoded(const MD_ATTRIBUTE& attribute);

/// Appends `text` without control characters.
void append_printable(std::string& to, std::string_view text);

/// Appends what md4c calls text as plain words.
void append_words(std::string& to, MD_TEXTTYPE type, std::string_view bytes);

/// A heading's words and the anchor the author gave it: "Costs {#costs}".
struct HeadingText {
    std::string_view text;
    std::string_view anchor;
};
HeadingText split_anchor(std::string_view heading);

/// Gives every heading of one document an anchor of its own, in order.
class Anchors {
  public:
    std::string next(const HeadingText& heading);

  private:
    std::set<std::string, std::less<>> taken_;
    std::map<std::string, int, std::less<>> last_number_;
};

}  // namespace kb::markdown
