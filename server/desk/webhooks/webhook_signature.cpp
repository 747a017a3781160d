// HMAC-SHA256 and base64 by libsodium.
#include "server/desk/webhooks/webhook_signature.hpp"

#include <array>
#include <stdexcept>
#include <vector>

#include <fmt/format.h>
#include <sodium.h>

namespace desk {
namespace {
constexpr std::string_view prefix = "whsec_";
constexpr std::size_t secret_bytes = 32;

std::string base64(const unsigned char* bytes, std::size_t size) {
    std::string text(sodium_base64_encoded_len(size, sodium_base64_VARIANT_ORIGINAL), '\0');
    sodium_bin2base64(text.data(), text.size(), bytes, size, sodium_base64_VARIANT_ORIGINAL);
    text.pop_back();  // its closing NUL
    return text;
}
}  // namespace

std::string make_webhook_secret() {
    if (sodium_init() < 0) throw std::runtime_error("libsodium does not start");
    std::array<unsigned char, secret_bytes> bytes{};
    randombytes_buf(bytes.data(), bytes.size());
    return std::string(prefix) + base64(bytes.data(), bytes.size());
}

std::string sign_webhook(std::string_view secret, std::string_view id, std::int64_t timestamp_s,
                         std::string_view body) {
    if (!secret.starts_with(prefix)) return {};
    secret.remove_prefix(prefix.size());
    std::vector<unsigned char> key(secret.size());
    std::size_t size = 0;
    const int bad = sodium_base642bin(key.data(), key.size(), secret.data(), secret.size(), nullptr,
                                      &size, nullptr, sodium_base64_VARIANT_ORIGINAL);
    if (bad != 0) return {};
    const auto head = fmt::format("{}.{}.", id, timestamp_s);
    const auto add = [](auto& state, std::string_view text) {
        crypto_auth_hmacsha256_update(&state, reinterpret_cast<const unsigned char*>(text.data()),
                                      text.size());
    };
    crypto_auth_hmacsha256_state state;
    crypto_auth_hmacsha256_init(&state, key.data(), size);
    add(state, head);
    add(state, body);
    std::array<unsigned char, crypto_auth_hmacsha256_BYTES> hash{};
    crypto_auth_hmacsha256_final(&state, hash.data());
    return "v1," + base64(hash.data(), hash.size());
}

}  // namespace desk
