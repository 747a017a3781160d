// The store of one data folder: one writer, many readers, all under one roof.
// Nouns have files of their own: read them through `read`, change them through `submit`.
//
//     store.submit([=](store::Tx& tx) { ... }, [](store::Result<store::Committed> done) { ... });
//     auto ticket = store.read([&](store::Connection& db) { return store::find_ticket(db, 1042);
//     });
#pragma once
#include "server/store/error.hpp"
#include "server/store/readers.hpp"
#include "server/store/writer.hpp"

#include <filesystem>
#include <memory>
#include <type_traits>

namespace store {

class FolderLock;

enum class Access : std::uint8_t {
    serve,  // alone: holds the folder's lock, brings an older database forward
    tool,   // beside a running `serve`: no lock, never changes the schema of a served folder
};

struct StoreOptions {
    std::filesystem::path folder;
    Access access = Access::serve;
    WriterOptions writer;
    std::size_t readers_max = 16;  // connections kept for reading
    std::size_t index_step = 128;  // events a search index step takes
    std::int64_t pages_max = 0;    // limits the database file (4 KiB a page); 0 is no limit
};

class Store {
  public:
    /// Creates the folder (0700) and database (0600) at need. Refuses a folder that is served, a
    /// newer database, and one that ends before what was acknowledged; the error says what to do.
    static Result<std::unique_ptr<Store>> open(StoreOptions options);
    ~Store();  // writes all that waits, marks, lets go of the lock

    void submit(Writer::Work work, Writer::Done done) {
        writer_->submit(std::move(work), std::move(done));
    }
    /// Waits until it is on disk: for tools, tests and threads that may wait.
    Result<Committed> write(Writer::Work work) { return writer_->write(std::move(work)); }

    /// Runs `reader(Connection&)` on one consistent snapshot, on this thread.
    template <class Reader>
    auto read(Reader&& reader) -> Result<std::invoke_result_t<Reader, Connection&>> {
        try {
            const Readers::Snapshot snapshot(*readers_);
            if constexpr (std::is_void_v<std::invoke_result_t<Reader, Connection&>>) {
                reader(snapshot.db());
                return {};
            } else {
                return reader(snapshot.db());
            }
        } catch (...) {
            return std::unexpected(caught_error());
        }
    }

    /// With `writer.own_thread = false`: see Writer.
    bool carry_out() { return writer_->carry_out(); }
    void idle() { writer_->idle(); }

    /// The last event that this store has on disk: no reading needed.
    EventSeq last() const { return writer_->last(); }
    WriterStats stats() const { return writer_->stats(); }
    const std::filesystem::path& folder() const { return options_.folder; }
    /// Brings the -wal file home and empties it, so that nothing erased stays in it. False:
    /// somebody reads for too long; the next checkpoint will do it.
    Result<bool> empty_log();
    /// Refuses further commands and writes those that wait.
    void stop() { writer_->stop(); }

  private:
    explicit Store(StoreOptions options);

    StoreOptions options_;
    std::unique_ptr<FolderLock> lock_;
    std::unique_ptr<Readers> readers_;
    std::unique_ptr<Writer> writer_;
};

}  // namespace store
