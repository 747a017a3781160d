// Cursors as text: "list:value:id".
#include "server/store/paging.hpp"

#include "server/store/error.hpp"

#include <charconv>

#include <fmt/format.h>

namespace store {
namespace {
// Takes a number and what follows it off the front of `text`; false if there is none.
bool take_number(std::string_view& text, std::int64_t& number) {
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc{}) return false;
    text.remove_prefix(static_cast<std::size_t>(end - text.data()));
    return true;
}
}  // namespace

Cursor Cursor::read(std::string_view text, std::string_view list) {
    Cursor cursor{.list = std::string(list)};
    auto rest = text;
    const bool ours = rest.starts_with(list) && rest.substr(list.size()).starts_with(':');
    if (ours) {
        rest.remove_prefix(list.size() + 1);
        const bool whole = take_number(rest, cursor.value) && rest.starts_with(':') &&
                           (rest.remove_prefix(1), take_number(rest, cursor.id)) && rest.empty();
        if (whole) return cursor;
    }
    throw GiveUp(ErrorCode::invalid,
                 "the cursor is not one of this list: use `next` of the page before, or none");
}

std::string Cursor::text() const {
    return fmt::format("{}:{}:{}", list, value, id);
}

}  // namespace store
