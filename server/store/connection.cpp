// SQLite spoken through SQLiteCpp: opening with our settings, preparing once, binding, stepping.
#include "server/store/connection.hpp"

#include "server/store/error.hpp"

#include <mutex>
#include <stdexcept>
#include <unordered_map>

#include <SQLiteCpp/Database.h>
#include <SQLiteCpp/Statement.h>
#include <fmt/format.h>
#include <sqlite3.h>

namespace store {

struct Prepared {
    Prepared(const SQLite::Database& db, const std::string& sql) : statement(db, sql) {}
    SQLite::Statement statement;
    bool at_work = false;
};

namespace {
constexpr int busy_timeout_ms = 5'000;
constexpr int write_cache_kib = 8'192;
constexpr int read_cache_kib = 2'048;
constexpr int checkpoint_pages = 2'000;             // 8 MiB
constexpr int wal_bytes_kept_max = 64 * 1'048'576;  // after a checkpoint the file shrinks to this

// Finds statements by a view of their text without making a string of it.
struct TextHash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const {
        return std::hash<std::string_view>{}(text);
    }
};

// SQLite counts its memory under a lock by default; nobody asks for the count.
// Takes effect only before the first connection of the process.
void spare_the_memory_count() {
    static std::once_flag once;
    std::call_once(once, [] { sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0); });
}

int flags_of(OpenMode mode) {
    spare_the_memory_count();
    const int access = mode == OpenMode::read ? SQLite::OPEN_READONLY
                                              : SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE;
    return access | SQLite::OPEN_NOMUTEX;
}

void assert_pragma(SQLite::Database& db, const char* pragma, const std::string& wanted) {
    const auto is = db.execAndGet(pragma).getString();
    if (is == wanted) return;
    throw GiveUp(ErrorCode::io,
                 fmt::format("{} is {} and not {}: this disk or build of SQLite can not keep "
                             "acknowledged messages; use another data folder",
                             pragma, is, wanted));
}

void set_up_for_writing(SQLite::Database& db) {
    db.exec("PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON");
    assert_pragma(db, "PRAGMA journal_mode", "wal");
    assert_pragma(db, "PRAGMA synchronous", "2");
    assert_pragma(db, "PRAGMA foreign_keys", "1");
    db.exec(
        fmt::format("PRAGMA cache_size=-{}; PRAGMA wal_autocheckpoint={}; "
                    "PRAGMA journal_size_limit={}",
                    write_cache_kib, checkpoint_pages, wal_bytes_kept_max));
}
}  // namespace

struct Connection::Statements {
    std::unordered_map<std::string, Prepared, TextHash, std::equal_to<>> by_text;
};

Connection::Connection(const std::filesystem::path& file, OpenMode mode)
    : db_(std::make_unique<SQLite::Database>(file.string(), flags_of(mode), busy_timeout_ms)),
      statements_(std::make_unique<Statements>()) {
    sqlite3_extended_result_codes(db_->getHandle(), 1);
    db_->exec("PRAGMA temp_store=MEMORY");
    if (mode == OpenMode::write) {
        set_up_for_writing(*db_);
    } else {
        db_->exec(fmt::format("PRAGMA query_only=ON; PRAGMA cache_size=-{}", read_cache_kib));
    }
}

Connection::~Connection() = default;

Prepared& Connection::prepare(std::string_view sql) {
    auto& by_text = statements_->by_text;
    auto found = by_text.find(sql);
    if (found == by_text.end()) {
        std::string text(sql);
        found = by_text.try_emplace(text, *db_, text).first;
    }
    return found->second;
}

void Connection::execute(const std::string& sql) {
    db_->exec(sql);
}

bool Connection::in_transaction() const {
    return sqlite3_get_autocommit(db_->getHandle()) == 0;
}

std::int64_t Connection::last_id() const {
    return db_->getLastInsertRowid();
}

Query::Query(Begin, Prepared& prepared) : prepared_(prepared) {
    if (prepared.at_work) {
        throw std::logic_error("the same statement is at work twice: " +
                               prepared.statement.getQuery());
    }
    prepared.at_work = true;
}

Query::~Query() {
    prepared_.statement.tryReset();
    prepared_.at_work = false;
}

bool Query::next() {
    return prepared_.statement.executeStep();
}

std::int64_t Query::run() && {
    return prepared_.statement.exec();
}

std::int64_t Query::integer(int column) const {
    return prepared_.statement.getColumn(column).getInt64();
}

std::string Query::text(int column) const {
    return prepared_.statement.getColumn(column).getString();
}

std::optional<Time> Query::time_or_none(int column) const {
    if (is_null(column)) return std::nullopt;
    return time(column);
}

bool Query::is_null(int column) const {
    return prepared_.statement.isColumnNull(column);
}

void Query::bind_integer(std::int64_t value) {
    prepared_.statement.bind(++bound_, value);
}

void Query::bind_text(const std::string& text) {
    prepared_.statement.bindNoCopy(++bound_, text);
}

void Query::bind_copy(const std::string& text) {
    prepared_.statement.bind(++bound_, text);
}

void Query::bind_null() {
    prepared_.statement.bind(++bound_);
}

}  // namespace store
