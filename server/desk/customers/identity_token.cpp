// Signatures by libsodium, compared in constant time. The key decides the algorithm, never the
// token.
#include "server/desk/customers/identity_token.hpp"

#include <algorithm>
#include <array>

#include <fmt/format.h>
#include <sodium.h>

namespace desk {
namespace {

const unsigned char* bytes_of(std::string_view text) {
    return reinterpret_cast<const unsigned char*>(text.data());
}

bool hs256_holds(const std::string& secret, const IdentityToken& token) {
    std::array<unsigned char, crypto_auth_hmacsha256_BYTES> mac{};
    if (secret.empty() || token.signature.size() != mac.size()) return false;
    crypto_auth_hmacsha256_state state;
    crypto_auth_hmacsha256_init(&state, bytes_of(secret), secret.size());
    crypto_auth_hmacsha256_update(&state, bytes_of(token.signed_part), token.signed_part.size());
    crypto_auth_hmacsha256_final(&state, mac.data());
    return sodium_memcmp(mac.data(), token.signature.data(), mac.size()) == 0;
}

bool eddsa_holds(const std::string& key, const IdentityToken& token) {
    if (key.size() != crypto_sign_PUBLICKEYBYTES || token.signature.size() != crypto_sign_BYTES) {
        return false;
    }
    return crypto_sign_verify_detached(bytes_of(token.signature), bytes_of(token.signed_part),
                                       token.signed_part.size(), bytes_of(key)) == 0;
}

bool signed_with(const store::IdentityKey& key, const IdentityToken& token) {
    if (key.retired || token.algorithm != store::name_of(key.algorithm)) return false;
    if (!token.kid.empty() && token.kid != key.kid) return false;
    return key.algorithm == store::SignatureAlgorithm::hs256 ? hs256_holds(key.bytes, token)
                                                             : eddsa_holds(key.bytes, token);
}

std::string decoded(std::string_view text, int variant) {
    std::string bytes(text.size(), '\0');
    std::size_t size = 0;
    const int bad = sodium_base642bin(reinterpret_cast<unsigned char*>(bytes.data()), bytes.size(),
                                      text.data(), text.size(), " \r\n", &size, nullptr, variant);
    return bad == 0 ? bytes.substr(0, size) : std::string();
}

std::string hex_decoded(std::string_view text) {
    std::string bytes(text.size() / 2, '\0');
    std::size_t size = 0;
    const int bad = sodium_hex2bin(reinterpret_cast<unsigned char*>(bytes.data()), bytes.size(),
                                   text.data(), text.size(), nullptr, &size, nullptr);
    return bad == 0 ? bytes.substr(0, size) : std::string();
}

// The fixed beginning of an Ed25519 key in SubjectPublicKeyInfo (RFC 8410).
constexpr std::string_view spki_head{"\x30\x2a\x30\x05\x06\x03\x2b\x65\x70\x03\x21\x00", 12};

}  // namespace

std::expected<IdentityClaims, std::string> believe(const IdentityToken& token,
                                                   std::span<const store::IdentityKey> keys,
                                                   std::string_view site, store::Time now) {
    const auto signed_by = [&](const auto& key) { return signed_with(key, token); };
    if (std::ranges::none_of(keys, signed_by)) {
        return std::unexpected("the identity is not signed with a live key of this site");
    }
    const auto now_s = store::to_ms(now) / 1000;
    if (!token.expires_s) return std::unexpected("the identity has no exp");
    if (*token.expires_s + identity_leeway_s <= now_s) {
        return std::unexpected("the identity has expired; sign a new one");
    }
    if (token.not_before_s && *token.not_before_s - identity_leeway_s > now_s) {
        return std::unexpected("the identity is not valid yet; is the shop's clock right?");
    }
    if (token.audience && std::ranges::find(*token.audience, site) == token.audience->end()) {
        return std::unexpected(
            fmt::format("the identity is for another audience than \"{}\"", site));
    }
    return token.claims;
}

std::expected<std::string, std::string> read_public_key(std::string_view text) {
    constexpr std::string_view begin = "-----BEGIN PUBLIC KEY-----";
    constexpr std::string_view end = "-----END PUBLIC KEY-----";
    if (const auto from = text.find(begin); from != text.npos) {
        const auto to = text.find(end, from);
        if (to == text.npos) return std::unexpected("the PEM has no end");
        const auto inner = text.substr(from + begin.size(), to - from - begin.size());
        const auto der = decoded(inner, sodium_base64_VARIANT_ORIGINAL);
        if (der.size() == 44 && der.starts_with(spki_head)) return der.substr(spki_head.size());
        return std::unexpected("the PEM holds no Ed25519 public key");
    }
    while (!text.empty() && (text.back() == '\n' || text.back() == ' ')) text.remove_suffix(1);
    if (auto key = hex_decoded(text); key.size() == crypto_sign_PUBLICKEYBYTES) return key;
    for (const int variant :
         {sodium_base64_VARIANT_URLSAFE_NO_PADDING, sodium_base64_VARIANT_ORIGINAL}) {
        if (auto key = decoded(text, variant); key.size() == crypto_sign_PUBLICKEYBYTES) return key;
    }
    return std::unexpected("give an Ed25519 public key: PEM, or its 32 bytes as base64 or hex");
}

std::string make_identity_secret() {
    std::array<unsigned char, 32> bytes{};
    randombytes_buf(bytes.data(), bytes.size());
    constexpr int variant = sodium_base64_VARIANT_URLSAFE_NO_PADDING;
    std::string text(sodium_base64_encoded_len(bytes.size(), variant), '\0');
    sodium_bin2base64(text.data(), text.size(), bytes.data(), bytes.size(), variant);
    text.pop_back();  // the closing zero
    return text;
}

std::string make_kid() {
    return fmt::format("k{:08x}", randombytes_random());
}

}  // namespace desk
