// Opening a data folder: lock, mark, schema, then the writer; and the readers' pool.
#include "server/store/store.hpp"

#include "server/store/backup.hpp"
#include "server/store/connection.hpp"
#include "server/store/event_log.hpp"
#include "server/store/folder.hpp"
#include "server/store/migrations.hpp"
#include "server/store/search.hpp"

#include <fmt/format.h>

namespace store {
namespace {
// Before the schema is touched: an emptied file must not become a fresh database.
void check_mark(Connection& db, const HighWater& mark, const std::filesystem::path& folder) {
    const auto known = mark.read();
    if (!known) return;
    const EventSeq has = schema_number(db) == 0 ? 0 : last_seq(db);
    if (has >= *known) return;
    throw GiveUp(
        ErrorCode::corrupt,
        fmt::format("{} ends at event {}, but {} were acknowledged: the database or its -wal file "
                    "was cut short or replaced. Restore a backup (`deskbell restore --data {} "
                    "FILE`); or, to go on without what is missing, delete {}",
                    files_of(folder).database.string(), has, *known, folder.string(),
                    files_of(folder).mark.string()));
}

void back_up_before(int schema, const std::filesystem::path& folder) {
    const auto file = folder / fmt::format("before-schema-{}.sqlite3", migrations().back().number);
    auto done = backup(folder, file);
    if (!done) {
        throw GiveUp(done.error().code,
                     fmt::format("no backup of schema {} could be made before bringing it forward, "
                                 "so nothing was changed: {}",
                                 schema, done.error().message));
    }
}

// A tool takes the lock for as long as it changes the schema; beside a server it may not.
void bring_forward(Connection& db, const StoreOptions& options) {
    check_schema(db, migrations());
    const int has = schema_number(db);
    if (has == migrations().back().number) return;
    std::unique_ptr<FolderLock> lock;
    if (options.access == Access::tool) lock = std::make_unique<FolderLock>(options.folder);
    if (has > 0) back_up_before(has, options.folder);
    migrate(db, migrations());
}

void limit_pages(Connection& db, std::int64_t pages_max) {
    if (pages_max > 0) db.execute(fmt::format("PRAGMA max_page_count={}", pages_max));
}
}  // namespace

Store::Store(StoreOptions options) : options_(std::move(options)) {
    prepare_folder(options_.folder);
    if (options_.access == Access::serve) lock_ = std::make_unique<FolderLock>(options_.folder);
    auto mark = std::make_unique<HighWater>(options_.folder);
    const auto file = files_of(options_.folder).database;
    auto db = std::make_unique<Connection>(file, OpenMode::write);
    check_mark(*db, *mark, options_.folder);
    bring_forward(*db, options_);
    limit_pages(*db, options_.pages_max);
    const auto step = options_.index_step;
    readers_ = std::make_unique<Readers>(file, options_.readers_max);
    writer_ = std::make_unique<Writer>(
        std::move(db), std::move(mark), options_.writer,
        [step](Tx& tx) { return search_index_step(tx, step); },
        [readers = readers_.get()] { readers->changed(); });
}

// The writer's connection goes last: only it can bring the -wal file home into the database.
Store::~Store() {
    writer_->stop();
    readers_.reset();
}

Result<bool> Store::empty_log() {
    readers_->may_park(false);
    Result<bool> emptied = false;
    try {
        Connection db(files_of(options_.folder).database, OpenMode::write);
        auto row = db.query("PRAGMA wal_checkpoint(TRUNCATE)");
        emptied = row.next() && row.integer(0) == 0;
    } catch (...) {
        emptied = std::unexpected(caught_error());
    }
    readers_->may_park(true);
    return emptied;
}

Result<std::unique_ptr<Store>> Store::open(StoreOptions options) {
    try {
        return std::unique_ptr<Store>(new Store(std::move(options)));
    } catch (...) {
        return std::unexpected(caught_error());
    }
}

}  // namespace store
