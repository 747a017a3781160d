// Counted once a second from the counts that the store keeps.
#include "server/desk/waiting.hpp"

#include "server/desk/services.hpp"
#include "server/store/ticket_list.hpp"

namespace desk {

Result<void> Waiting::open() {
    tick(services_.now());
    return {};
}

void Waiting::tick(store::Time) {
    const auto last = services_.options.store.last();
    if (last == counted_at_) return;  // nothing has happened since
    const auto counts = services_.options.store.read(
        [](store::Connection& db) { return store::count_tickets(db); });
    if (!counts) return;  // the last count is better than none
    counted_at_ = last;
    std::int64_t waiting = 0;
    for (const auto& one : *counts) {
        const bool unsolved =
            one.status == escalation::Status::created || one.status == escalation::Status::open;
        if (unsolved && one.assignee == 0) waiting += one.count;
    }
    count_.store(waiting, std::memory_order_relaxed);
}

}  // namespace desk
