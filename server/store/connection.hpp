// One connection to the database and its prepared statements, thin enough for two engines.
// Everything above binds values and reads rows; only the .cpp speaks the library's own words.
#pragma once
#include "server/store/types.hpp"

#include <concepts>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>

namespace SQLite {
class Database;
}  // namespace SQLite

namespace store {

/// A statement of a connection, prepared once and kept. Defined where the library is spoken.
struct Prepared;

/// A prepared statement at work: bound when made, walked by next(), reset when it ends.
class Query {
  public:
    template <class... Values>
    explicit Query(Prepared& prepared, Values&&... values) : Query(Begin{}, prepared) {
        (bind(std::forward<Values>(values)), ...);
    }
    ~Query();
    Query(const Query&) = delete;
    Query& operator=(const Query&) = delete;

    bool next();                             // false: no more rows
    std::int64_t run() &&;                   // for statements without rows: how many rows changed
    std::int64_t integer(int column) const;  // 0 where the column is NULL
    std::string text(int column) const;
    Time time(int column) const { return from_ms(integer(column)); }
    std::optional<Time> time_or_none(int column) const;
    bool is_null(int column) const;

  private:
    struct Begin {};
    Query(Begin, Prepared& prepared);  // so that a throwing bind still resets

    template <class T>
        requires std::integral<T> || std::is_enum_v<T>
    void bind(T value) {
        bind_integer(static_cast<std::int64_t>(value));
    }
    void bind(const std::string& text) { bind_text(text); }  // must outlive the query
    void bind(std::string&& text) { bind_copy(text); }
    void bind(const std::string&& text) { bind_copy(text); }  // as a conditional may yield
    void bind(std::string_view text) { bind_copy(std::string(text)); }
    void bind(const char* text) { bind_copy(text); }
    void bind(Time at) { bind_integer(to_ms(at)); }
    void bind(std::nullptr_t) { bind_null(); }
    template <class T>
    void bind(const std::optional<T>& value) {
        value ? bind(*value) : bind_null();
    }
    void bind_integer(std::int64_t value);
    void bind_text(const std::string& text);
    void bind_copy(const std::string& text);
    void bind_null();

    Prepared& prepared_;
    int bound_ = 0;
};

enum class OpenMode : std::uint8_t {
    read,   // only reads; the file must be there
    write,  // WAL, synchronous=FULL (checked), made where missing
};

class Connection {
  public:
    /// Opens and sets up. Throws the library's own exception: see caught_error().
    Connection(const std::filesystem::path& file, OpenMode mode);
    ~Connection();
    Connection(const Connection&) = delete;
    Connection& operator=(const Connection&) = delete;

    /// Prepares `sql` once, then reuses it, with these values bound in order.
    /// The same text can not be at work twice at the same time.
    template <class... Values>
    Query query(std::string_view sql, Values&&... values) {
        return Query(prepare(sql), std::forward<Values>(values)...);
    }
    /// For statements without rows: how many rows changed.
    template <class... Values>
    std::int64_t run(std::string_view sql, Values&&... values) {
        return query(sql, std::forward<Values>(values)...).run();
    }
    /// The row number the latest INSERT gave.
    std::int64_t last_id() const;
    /// Runs one or more statements as they are, unprepared.
    void execute(const std::string& sql);
    /// False when SQLite has rolled everything back by itself, as it does on a full disk.
    bool in_transaction() const;

    SQLite::Database& raw() { return *db_; }

  private:
    struct Statements;
    Prepared& prepare(std::string_view sql);

    std::unique_ptr<SQLite::Database> db_;  // outlives its statements
    std::unique_ptr<Statements> statements_;
};

}  // namespace store
