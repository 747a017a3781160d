// Cursors: where a list goes on, as a short text that clients hand back unread.
// A cursor names the last row shown, so that rows that come or go elsewhere shift nothing.
#pragma once
#include "server/store/types.hpp"

#include <algorithm>
#include <cstdint>
#include <limits>
#include <string>
#include <string_view>

namespace store {

struct Cursor {
    std::string list;        // of which list and order: a cursor of another is refused
    std::int64_t value = 0;  // what the list is ordered by, ...
    std::int64_t id = 0;     // ... and who breaks ties

    /// Throws GiveUp(invalid) on a text that is no cursor of this list.
    static Cursor read(std::string_view text, std::string_view list);
    std::string text() const;

    /// Before every row of a list that falls.
    static Cursor end() {
        constexpr auto most = std::numeric_limits<std::int64_t>::max();
        return {{}, most, most};
    }
};

inline std::size_t limit_of(const PageRequest& page) {
    return std::clamp<std::size_t>(page.limit, 1, page_max);
}

/// A page read one row too far: cuts it, and says where the next one begins.
template <class T, class At>
void cut(Page<T>& page, std::size_t limit, At&& cursor_at) {
    if (page.items.size() <= limit) return;
    page.items.resize(limit);
    page.next = cursor_at(page.items.back()).text();
}

}  // namespace store
