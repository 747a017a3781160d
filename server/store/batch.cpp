// Savepoints around commands, and what is left of a transaction after a full disk.
#include "server/store/batch.hpp"

#include "server/store/event_log.hpp"

namespace store {
namespace {
// After these the transaction is not to be trusted, whatever SQLite kept of it.
bool breaks_the_batch(ErrorCode code) {
    return code == ErrorCode::disk_full || code == ErrorCode::io || code == ErrorCode::corrupt;
}

// Another process may have written since: the newest number is asked for inside the transaction.
EventSeq begin(Connection& db) {
    db.run("BEGIN IMMEDIATE");
    return last_seq(db);
}
}  // namespace

Batch::Batch(Connection& db, Alone alone) : db_(db), tx_(db, begin(db)), alone_(alone) {}

Batch::~Batch() {
    if (!open_) return;
    try {
        if (db_.in_transaction()) db_.run("ROLLBACK");
    } catch (...) {
        return;  // the connection rolls back when it next begins or closes
    }
}

Result<Committed> Batch::run(std::move_only_function<void(Tx&)>& work) {
    const auto before = tx_.last_;
    tx_.events_.clear();
    try {
        if (alone_ == Alone::no) db_.run("SAVEPOINT command");
        work(tx_);
        if (alone_ == Alone::no) db_.run("RELEASE command");
        return Committed{std::move(tx_.events_)};
    } catch (...) {
        auto error = caught_error();
        broken_ = breaks_the_batch(error.code);
        undo(before);
        return std::unexpected(std::move(error));
    }
}

void Batch::undo(EventSeq last) {
    tx_.last_ = last;
    tx_.events_.clear();
    if (broken_ || alone_ == Alone::yes || !db_.in_transaction()) {
        broken_ = true;
        return;
    }
    try {
        db_.run("ROLLBACK TO command");
        db_.run("RELEASE command");
    } catch (...) {
        broken_ = true;
    }
}

void Batch::commit() {
    db_.run("COMMIT");
    open_ = false;
}

}  // namespace store
