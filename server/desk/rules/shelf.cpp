// One transaction each, and a clear word when somebody was quicker.
#include "server/desk/rules/shelf.hpp"

#include "server/store/tx.hpp"

namespace desk {
namespace {

constexpr const char* moved_on = "it was changed or removed meanwhile; look at it again";

void submit(Services& services, std::move_only_function<void(store::Tx&)> work,
            std::shared_ptr<store::ShelfItem> item, Done<store::ShelfItem> done) {
    services.options.store.submit(
        std::move(work),
        [item, done = std::move(done)](store::Result<store::Committed> written) mutable {
            if (!written) return done(std::unexpected(from_store(written.error())));
            done(std::move(*item));
        });
}

}  // namespace

void put_on_shelf(Services& services, store::ShelfItem item, Done<store::ShelfItem> done) {
    auto kept = std::make_shared<store::ShelfItem>(std::move(item));
    kept->updated = services.now();
    if (kept->id == 0) kept->created = kept->updated;
    const auto work = [kept](store::Tx& tx) {
        if (kept->id == 0) return store::add_item(tx, *kept);
        if (store::update_item(tx, *kept)) return;
        throw store::GiveUp(store::ErrorCode::stale, moved_on);
    };
    submit(services, work, kept, std::move(done));
}

void take_off_shelf(Services& services, store::ShelfKind kind, std::int64_t id,
                    store::Version version, Done<store::ShelfItem> done) {
    auto kept = std::make_shared<store::ShelfItem>(store::ShelfItem{.id = id, .kind = kind});
    const auto work = [kept, version](store::Tx& tx) {
        if (store::remove_item(tx, kept->kind, kept->id, version)) return;
        if (store::find_item(tx, kept->kind, kept->id)) {
            throw store::GiveUp(store::ErrorCode::stale, moved_on);
        }
        throw store::GiveUp(store::ErrorCode::not_found, "there is no such thing here");
    };
    submit(services, work, kept, std::move(done));
}

}  // namespace desk
