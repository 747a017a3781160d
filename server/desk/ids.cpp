// Ids and sealed tokens, on libsodium.
#include "server/desk/ids.hpp"

#include <cstring>
#include <stdexcept>

#include <sodium.h>

namespace desk {
namespace {

constexpr std::string_view digits = "0123456789abcdefghjkmnpqrstvwxyz";
constexpr std::size_t id_letters = 13;
constexpr std::int64_t epoch_s = 1'704'067'200;  // 2024-01-01
constexpr std::size_t mac_bytes = 16;

struct Sealed {
    std::int64_t conversation = 0;
    std::int64_t issued_s = 0;
};
constexpr std::size_t token_bytes = sizeof(Sealed) + mac_bytes;

std::string to_base64(const unsigned char* bytes, std::size_t size) {
    constexpr int variant = sodium_base64_VARIANT_URLSAFE_NO_PADDING;
    std::string text(sodium_base64_encoded_len(size, variant), '\0');
    sodium_bin2base64(text.data(), text.size(), bytes, size, variant);
    text.pop_back();  // the closing zero
    return text;
}

using Mac = std::array<unsigned char, mac_bytes>;

Mac mac_of(const Sealed& sealed, const std::array<unsigned char, 32>& key) {
    Mac mac{};
    unsigned char bytes[sizeof(Sealed)];
    std::memcpy(bytes, &sealed, sizeof bytes);
    crypto_generichash(mac.data(), mac.size(), bytes, sizeof bytes, key.data(), key.size());
    return mac;
}

}  // namespace

std::int64_t make_id(store::Time now, std::uint64_t chance) {
    const auto seconds = std::chrono::floor<std::chrono::seconds>(now).time_since_epoch().count();
    const auto high = static_cast<std::uint64_t>(std::max<std::int64_t>(seconds - epoch_s, 1));
    return static_cast<std::int64_t>(((high << 31U) | (chance & 0x7fffffffU)) &
                                     0x7fffffffffffffffU);
}

std::string public_id(std::int64_t id) {
    std::string text(id_letters, '0');
    auto rest = static_cast<std::uint64_t>(id);
    for (std::size_t i = id_letters; i-- > 0; rest >>= 5U) text[i] = digits[rest & 31U];
    return text;
}

std::optional<std::int64_t> id_from(std::string_view text) {
    if (text.size() != id_letters) return std::nullopt;
    std::uint64_t id = 0;
    for (const char letter : text) {
        const auto digit = digits.find(letter);
        if (digit == digits.npos || id >> 59U) return std::nullopt;
        id = (id << 5U) | digit;
    }
    if (id == 0 || id >> 63U) return std::nullopt;
    return static_cast<std::int64_t>(id);
}

SessionSeal::SessionSeal(std::string_view secret) {
    if (sodium_init() < 0) throw std::runtime_error("libsodium does not start");
    crypto_generichash(key_.data(), key_.size(),
                       reinterpret_cast<const unsigned char*>(secret.data()), secret.size(),
                       nullptr, 0);
}

std::string SessionSeal::seal(store::ConversationId conversation, store::Time issued) const {
    const Sealed sealed{conversation, store::to_ms(issued) / 1000};
    const auto mac = mac_of(sealed, key_);
    unsigned char bytes[token_bytes];
    std::memcpy(bytes, &sealed, sizeof sealed);
    std::memcpy(bytes + sizeof sealed, mac.data(), mac.size());
    return to_base64(bytes, sizeof bytes);
}

std::optional<store::ConversationId> SessionSeal::open(std::string_view token, store::Time now,
                                                       int ttl_days) const {
    unsigned char bytes[token_bytes];
    std::size_t size = 0;
    const int bad = sodium_base642bin(bytes, sizeof bytes, token.data(), token.size(), nullptr,
                                      &size, nullptr, sodium_base64_VARIANT_URLSAFE_NO_PADDING);
    if (bad != 0 || size != token_bytes) return std::nullopt;
    Sealed sealed;
    std::memcpy(&sealed, bytes, sizeof sealed);
    const auto mac = mac_of(sealed, key_);
    if (sodium_memcmp(mac.data(), bytes + sizeof sealed, mac.size()) != 0) return std::nullopt;
    const auto age_s = store::to_ms(now) / 1000 - sealed.issued_s;
    if (age_s > std::int64_t{ttl_days} * 86'400) return std::nullopt;
    return sealed.conversation;
}

std::string make_token() {
    unsigned char bytes[32];
    randombytes_buf(bytes, sizeof bytes);
    return to_base64(bytes, sizeof bytes);
}

std::string hash_token(std::string_view token) {
    unsigned char hash[32];
    crypto_generichash(hash, sizeof hash, reinterpret_cast<const unsigned char*>(token.data()),
                       token.size(), nullptr, 0);
    return to_base64(hash, sizeof hash);
}

}  // namespace desk
