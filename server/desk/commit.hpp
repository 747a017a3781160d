// One change of the database that is of no conversation's line: work, tell, answer.
// Internal to the room.
#pragma once

#include "server/desk/announce.hpp"
#include "server/desk/refusal.hpp"
#include "server/desk/services.hpp"

#include <functional>
#include <memory>
#include <optional>
#include <utility>
#include <vector>

namespace desk {

/// Runs `work` in one transaction, tells its events, then answers with what it gave.
/// Work that throws GiveUp leaves nothing behind and its reason is the answer.
template <class T>
void commit(Services& services, std::move_only_function<T(store::Tx&)> work, Done<T> done) {
    struct Pending {
        std::move_only_function<T(store::Tx&)> work;
        Done<T> done;
        std::optional<T> made;
    };
    auto pending = std::make_shared<Pending>(std::move(work), std::move(done));
    services.options.store.submit(
        [pending](store::Tx& tx) { pending->made = pending->work(tx); },
        [&services, pending](store::Result<store::Committed> committed) {
            if (!committed) return pending->done(std::unexpected(from_store(committed.error())));
            announce(services, std::move(committed->events));
            pending->done(std::move(*pending->made));
        });
}

/// A store's answer in the desk's words.
template <class T>
Result<T> given(store::Result<T> value) {
    if (!value) return std::unexpected(from_store(value.error()));
    return *std::move(value);
}

}  // namespace desk
