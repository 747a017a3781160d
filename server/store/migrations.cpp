// Compares what a database has with what we know, and takes the missing steps.
#include "server/store/migrations.hpp"

#include <algorithm>
#include <array>

#include <fmt/format.h>
#include <sodium.h>

namespace store {
namespace {
std::string checksum(std::string_view text) {
    if (sodium_init() < 0) throw GiveUp(ErrorCode::internal, "libsodium does not start");
    std::array<unsigned char, crypto_generichash_BYTES> hash{};
    crypto_generichash(hash.data(), hash.size(),
                       reinterpret_cast<const unsigned char*>(text.data()), text.size(), nullptr,
                       0);
    std::array<char, hash.size() * 2 + 1> hex{};
    return sodium_bin2hex(hex.data(), hex.size(), hash.data(), hash.size());
}

bool has_table(Connection& db) {
    return db.query("SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = 'migration'")
        .next();
}

void take(Connection& db, const Migration& step) {
    db.execute(std::string(step.sql));
    db.run(R"sql(INSERT INTO migration (number, name, checksum, applied)
                 VALUES (?1, ?2, ?3, CAST(strftime('%s', 'now') AS INTEGER) * 1000))sql",
           step.number, step.name, checksum(step.sql));
}

}  // namespace

int schema_number(Connection& db) {
    if (!has_table(db)) return 0;
    auto newest = db.query("SELECT coalesce(max(number), 0) FROM migration");
    return newest.next() ? static_cast<int>(newest.integer(0)) : 0;
}

void check_schema(Connection& db, std::span<const Migration> known) {
    const int has = schema_number(db);
    const int newest = known.empty() ? 0 : known.back().number;
    if (has > newest) {
        throw GiveUp(ErrorCode::newer_database,
                     fmt::format("the database was made by a newer deskbell (schema {}, this one "
                                 "knows {}): start the newer one, or restore a backup from before",
                                 has, newest));
    }
    if (has == 0) return;
    auto steps = db.query("SELECT number, checksum FROM migration ORDER BY number");
    while (steps.next()) {
        const auto step = std::ranges::find(known, steps.integer(0), &Migration::number);
        if (step != known.end() && checksum(step->sql) == steps.text(1)) continue;
        throw GiveUp(ErrorCode::newer_database,
                     fmt::format("schema step {} of the database is not the one this deskbell "
                                 "knows: it was made by another build; start that one",
                                 steps.integer(0)));
    }
}

// Another process may have been quicker: what is missing is asked for inside the transaction.
void migrate(Connection& db, std::span<const Migration> known) {
    db.execute("BEGIN IMMEDIATE");
    try {
        check_schema(db, known);
        db.execute(R"sql(CREATE TABLE IF NOT EXISTS migration (
            number INTEGER PRIMARY KEY, name TEXT NOT NULL, checksum TEXT NOT NULL,
            applied INTEGER NOT NULL))sql");
        const int has = schema_number(db);
        for (const auto& step : known) {
            if (step.number > has) take(db, step);
        }
        db.execute("COMMIT");
    } catch (...) {
        if (db.in_transaction()) db.execute("ROLLBACK");
        throw;
    }
}

}  // namespace store
