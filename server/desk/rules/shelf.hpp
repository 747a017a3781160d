// Puts things on the shelf and takes them off: rules, macros, canned replies alike.
// Knows versions; what may be put there is its owner's to check first.
#pragma once

#include "server/desk/services.hpp"
#include "server/store/shelf.hpp"

namespace desk {

// Id 0: a new one. A stale version, or one that is gone, is a conflict.
void put_on_shelf(Services& services, store::ShelfItem item, Done<store::ShelfItem> done);

// Version 0: whatever it is.
void take_off_shelf(Services& services, store::ShelfKind kind, std::int64_t id,
                    store::Version version, Done<store::ShelfItem> done);

}  // namespace desk
