// Lending, and what becomes of a snapshot that is given back.
#include "server/store/readers.hpp"

#include "server/store/connection.hpp"

#include <exception>
#include <utility>

namespace store {
namespace {

// What another process wrote is seen after this at the latest; nobody tells us of that.
constexpr auto parked_for = std::chrono::milliseconds{10};

bool end_snapshot(Connection& db) noexcept {
    try {
        if (db.in_transaction()) db.run("COMMIT");
        return true;
    } catch (...) {
        return false;
    }
}

}  // namespace

Readers::Readers(std::filesystem::path file, std::size_t kept_max) : file_(std::move(file)) {
    idle_.reserve(kept_max);
}

Readers::~Readers() = default;

Readers::Lent Readers::borrow() {
    Lent lent;
    {
        const std::scoped_lock lock(door_);
        lent.change = change_;
        lent.began = Snapshot::Clock::now();
        if (parked_.db) {
            if (lent.began - parked_.began < parked_for) return std::exchange(parked_, {});
            unpark();
        }
        if (!idle_.empty()) {
            lent.db = std::move(idle_.back());
            idle_.pop_back();
        }
    }
    if (!lent.db) lent.db = std::make_unique<Connection>(file_, OpenMode::read);
    lent.db->run("BEGIN");
    return lent;
}

// A connection that can not end its reading is not used again.
void Readers::give_back(Lent lent, bool intact) noexcept {
    {
        const std::scoped_lock lock(door_);
        const bool fresh = intact && lent.change == change_ && lent.db->in_transaction();
        if (fresh && may_park_ && !parked_.db) {
            parked_ = std::move(lent);
            return;
        }
    }
    if (!end_snapshot(*lent.db)) return;
    const std::scoped_lock lock(door_);
    keep(std::move(lent.db));
}

void Readers::keep(std::unique_ptr<Connection> db) noexcept {
    if (idle_.size() < idle_.capacity()) idle_.push_back(std::move(db));
}

void Readers::changed() noexcept {
    const std::scoped_lock lock(door_);
    ++change_;
    unpark();
}

void Readers::may_park(bool may) noexcept {
    const std::scoped_lock lock(door_);
    may_park_ = may;
    if (!may) unpark();
}

void Readers::unpark() noexcept {
    auto parked = std::exchange(parked_, {});
    if (parked.db && end_snapshot(*parked.db)) keep(std::move(parked.db));
}

Readers::Snapshot::Snapshot(Readers& readers) : readers_(readers), lent_(readers.borrow()) {}

Readers::Snapshot::~Snapshot() {
    readers_.give_back(std::move(lent_), std::uncaught_exceptions() == 0);
}

}  // namespace store
