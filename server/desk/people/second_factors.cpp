// Codes are checked and used up in one transaction, so that none is good twice.
#include "server/desk/people/second_factors.hpp"

#include "server/desk/people/totp.hpp"
#include "server/desk/services.hpp"
#include "server/store/second_factor.hpp"
#include "server/store/session.hpp"

#include <array>
#include <stdexcept>

#include <fmt/format.h>
#include <sodium.h>

namespace desk {
namespace {
constexpr std::size_t secret_bytes = 20;  // as long as the hash, by RFC 4226
constexpr int recovery_codes = 10;
constexpr int recovery_groups = 4;  // of four letters: 80 bits

std::string random_bytes(std::size_t size) {
    if (sodium_init() < 0) throw std::runtime_error("libsodium does not start");
    std::string bytes(size, '\0');
    randombytes_buf(bytes.data(), bytes.size());
    return bytes;
}

std::string make_recovery_code() {
    const auto letters = base32(random_bytes(recovery_groups * 4 * 5 / 8));
    std::string code;
    for (std::size_t i = 0; i < letters.size(); ++i) {
        if (i > 0 && i % 4 == 0) code += '-';
        code += static_cast<char>(letters[i] >= 'A' ? letters[i] + 32 : letters[i]);
    }
    return code;
}

// As typed: spaces and capitals do not matter.
std::string plain(std::string_view code) {
    std::string out;
    for (const char c : code) {
        if (c == ' ' || c == '-') continue;
        out += c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
    }
    return out;
}

std::vector<std::string> make_recovery_codes(store::Tx& tx, store::UserId user) {
    std::vector<std::string> codes;
    std::vector<std::string> hashes;
    for (int i = 0; i < recovery_codes; ++i) {
        codes.push_back(make_recovery_code());
        hashes.push_back(hash_token(plain(codes.back())));
    }
    store::put_recovery_codes(tx, user, hashes);
    return codes;
}

bool use_code(store::Tx& tx, store::SecondFactor& factor, std::string_view typed, store::Time now) {
    const auto code = plain(typed);
    const auto secret = from_base32(factor.secret);
    const auto now_s = std::chrono::floor<std::chrono::seconds>(now).time_since_epoch().count();
    const auto step = secret ? totp_match(*secret, code, now_s, factor.last_step) : std::nullopt;
    if (!step)
        return factor.confirmed && store::use_recovery_code(tx, factor.user, hash_token(code));
    factor.last_step = *step;
    store::put_second_factor(tx, factor);
    return true;
}

Refusal bad_code() {
    return {Code::unauthorized, "that code is not good: wait for the next one of your app", "totp",
            nullptr};
}
}  // namespace

SecondFactors::Status SecondFactors::status(store::UserId user) {
    const auto found = services_.options.store.read([&](store::Connection& db) {
        const auto factor = store::find_second_factor(db, user);
        if (!factor || !factor->confirmed) return Status{};
        return Status{true, store::count_recovery_codes(db, user)};
    });
    return found.value_or(Status{.enabled = true});  // unsure: ask
}

void SecondFactors::begin(const store::User& user, Done<Begun> done) {
    auto begun = std::make_shared<Begun>();
    begun->secret = base32(random_bytes(secret_bytes));
    begun->uri =
        totp_uri(begun->secret, services_.publisher.live()->settings().shop.name, user.email);
    services_.options.store.submit(
        [id = user.id, begun](store::Tx& tx) {
            const auto there = store::find_second_factor(tx, id);
            if (there && there->confirmed) {
                throw store::GiveUp(store::ErrorCode::taken,
                                    "a second factor is on already: switch it off first");
            }
            store::put_second_factor(tx, {.user = id, .secret = begun->secret});
        },
        [begun, done = std::move(done)](auto stored) mutable {
            if (!stored) return done(std::unexpected(from_store(stored.error())));
            done(*std::move(begun));
        });
}

// Runs `make` in the transaction that uses the code up.
template <class Value>
void SecondFactors::with_code(store::UserId user, std::string code, Make<Value> make,
                              Done<Value> done) {
    auto made = std::make_shared<std::optional<Value>>();
    services_.options.store.submit(
        [user, code = std::move(code), now = services_.now(), made,
         make = std::move(make)](store::Tx& tx) mutable {
            auto factor = store::find_second_factor(tx, user);
            if (!factor) {
                throw store::GiveUp(store::ErrorCode::not_found, "there is no second factor");
            }
            if (use_code(tx, *factor, code, now)) *made = make(tx);
        },
        [made, done = std::move(done)](auto stored) mutable {
            if (!stored) return done(std::unexpected(from_store(stored.error())));
            if (!*made) return done(std::unexpected(bad_code()));
            done(**std::move(made));
        });
}

void SecondFactors::confirm(store::UserId user, std::string code,
                            Done<std::vector<std::string>> done) {
    with_code<std::vector<std::string>>(
        user, std::move(code),
        [user, now = services_.now()](store::Tx& tx) {
            auto factor = store::find_second_factor(tx, user).value();
            if (factor.confirmed) {
                throw store::GiveUp(store::ErrorCode::taken, "it is confirmed already");
            }
            factor.confirmed = now;
            store::put_second_factor(tx, factor);
            return make_recovery_codes(tx, user);
        },
        std::move(done));
}

void SecondFactors::new_recovery_codes(store::UserId user, std::string code,
                                       Done<std::vector<std::string>> done) {
    with_code<std::vector<std::string>>(
        user, std::move(code), [user](store::Tx& tx) { return make_recovery_codes(tx, user); },
        std::move(done));
}

void SecondFactors::disable(store::UserId user, std::string code, Done<std::monostate> done) {
    with_code<std::monostate>(
        user, std::move(code),
        [user](store::Tx& tx) {
            store::delete_second_factor(tx, user);
            return std::monostate{};
        },
        std::move(done));
}

void SecondFactors::use(store::UserId user, std::string code, Done<std::monostate> done) {
    with_code<std::monostate>(
        user, std::move(code), [](store::Tx&) { return std::monostate{}; }, std::move(done));
}

void SecondFactors::reset(store::UserId user, Done<std::monostate> done) {
    services_.options.store.submit(
        [user](store::Tx& tx) {
            if (store::delete_second_factor(tx, user)) return;
            throw store::GiveUp(store::ErrorCode::not_found, "there is no second factor");
        },
        [done = std::move(done)](auto stored) mutable {
            if (!stored) return done(std::unexpected(from_store(stored.error())));
            done(std::monostate{});
        });
}

void SecondFactors::end_sessions(store::UserId user, std::int64_t keep, Done<std::monostate> done) {
    services_.options.store.submit(
        [user, keep](store::Tx& tx) { store::delete_sessions_of(tx, user, keep); },
        [done = std::move(done)](auto stored) mutable {
            if (!stored) return done(std::unexpected(from_store(stored.error())));
            done(std::monostate{});
        });
}

}  // namespace desk
