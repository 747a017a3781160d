// Password hashes on libsodium's Argon2id.
#include "server/desk/people/people.hpp"

#include <stdexcept>

#include <sodium.h>

namespace desk {
namespace {

constexpr unsigned long long passes = 2;
constexpr std::size_t memory_bytes = 19U * 1024 * 1024;

void start() {
    if (sodium_init() < 0) throw std::runtime_error("libsodium does not start");
}

}  // namespace

std::string hash_password(std::string_view password) {
    start();
    char hash[crypto_pwhash_STRBYTES];
    if (crypto_pwhash_str_alg(hash, password.data(), password.size(), passes, memory_bytes,
                              crypto_pwhash_ALG_ARGON2ID13) != 0) {
        throw std::bad_alloc();
    }
    return hash;
}

bool password_matches(const std::string& hash, std::string_view password) {
    start();
    return crypto_pwhash_str_verify(hash.c_str(), password.data(), password.size()) == 0;
}

void waste_password_time(std::string_view password) {
    static const std::string nobody = hash_password("nobody has this password");
    (void)password_matches(nobody, password);
}

std::string make_password() {
    start();
    constexpr std::string_view letters = "abcdefghijkmnpqrstuvwxyz23456789";
    std::string password;
    for (int i = 0; i < 20; ++i) password += letters[randombytes_uniform(letters.size())];
    return password;
}

}  // namespace desk
