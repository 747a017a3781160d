// SQLite spoken: opening with our settings through SQLiteCpp, and the short ways that every row
// goes (preparing once, binding, stepping, reading) without it.
#include "server/store/connection.hpp"

#include "server/store/error.hpp"

#include <array>
#include <mutex>
#include <stdexcept>
#include <unordered_map>

#include <SQLiteCpp/Database.h>
#include <SQLiteCpp/Exception.h>
#include <fmt/format.h>
#include <sqlite3.h>

namespace store {

struct Prepared {
    Prepared(sqlite3* db, std::string_view sql) {
        check(db, sqlite3_prepare_v3(db, sql.data(), static_cast<int>(sql.size()),
                                     SQLITE_PREPARE_PERSISTENT, &statement, nullptr));
    }
    ~Prepared() { sqlite3_finalize(statement); }
    Prepared(const Prepared&) = delete;
    Prepared& operator=(const Prepared&) = delete;

    static void check(sqlite3* db, int code) {
        if (code != SQLITE_OK) throw SQLite::Exception(db, code);
    }
    void check(int code) const { check(sqlite3_db_handle(statement), code); }

    sqlite3_stmt* statement = nullptr;
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

// By the words of a statement; before that by where they stand, since most of them stand in the
// program and are asked for again and again.
struct Connection::Statements {
    struct Place {
        std::string_view words;
        Prepared* prepared = nullptr;
    };
    Place& place_of(std::string_view sql) {
        return places[(reinterpret_cast<std::uintptr_t>(sql.data()) >> 4) % places.size()];
    }
    std::array<Place, 512> places;
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
    auto& place = statements_->place_of(sql);
    if (place.prepared && place.words == sql) return *place.prepared;
    auto& by_text = statements_->by_text;
    auto found = by_text.find(sql);
    if (found == by_text.end()) {
        found = by_text.try_emplace(std::string(sql), db_->getHandle(), sql).first;
    }
    place = {found->first, &found->second};
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
        throw std::logic_error(std::string("the same statement is at work twice: ") +
                               sqlite3_sql(prepared.statement));
    }
    prepared.at_work = true;
}

// What was bound stays until the next use binds it anew: every use binds all that it names.
Query::~Query() {
    sqlite3_reset(prepared_.statement);
    prepared_.at_work = false;
}

bool Query::next() {
    const auto code = sqlite3_step(prepared_.statement);
    if (code == SQLITE_ROW) return true;
    if (code == SQLITE_DONE) return false;
    throw SQLite::Exception(sqlite3_db_handle(prepared_.statement), code);
}

std::int64_t Query::run() && {
    if (next()) throw std::logic_error("a statement that should give no rows gave one");
    return sqlite3_changes(sqlite3_db_handle(prepared_.statement));
}

std::int64_t Query::integer(int column) const {
    return sqlite3_column_int64(prepared_.statement, column);
}

std::string Query::text(int column) const {
    const auto* bytes = static_cast<const char*>(sqlite3_column_blob(prepared_.statement, column));
    if (!bytes) return {};
    return {bytes, static_cast<std::size_t>(sqlite3_column_bytes(prepared_.statement, column))};
}

std::optional<Time> Query::time_or_none(int column) const {
    if (is_null(column)) return std::nullopt;
    return time(column);
}

bool Query::is_null(int column) const {
    return sqlite3_column_type(prepared_.statement, column) == SQLITE_NULL;
}

void Query::bind_integer(std::int64_t value) {
    prepared_.check(sqlite3_bind_int64(prepared_.statement, ++bound_, value));
}

void Query::bind_text(const std::string& text) {
    prepared_.check(sqlite3_bind_text(prepared_.statement, ++bound_, text.data(),
                                      static_cast<int>(text.size()), SQLITE_STATIC));
}

void Query::bind_copy(const std::string& text) {
    prepared_.check(sqlite3_bind_text(prepared_.statement, ++bound_, text.data(),
                                      static_cast<int>(text.size()), SQLITE_TRANSIENT));
}

void Query::bind_null() {
    prepared_.check(sqlite3_bind_null(prepared_.statement, ++bound_));
}

}  // namespace store
