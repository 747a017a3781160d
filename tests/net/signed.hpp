// Makes signed identities as a shop would, with libsodium and nothing of ours.
#pragma once

#include <string>
#include <string_view>

#include <nlohmann/json.hpp>
#include <sodium.h>

namespace signed_token {

using Json = nlohmann::json;

inline std::string base64(std::string_view bytes) {
    constexpr int variant = sodium_base64_VARIANT_URLSAFE_NO_PADDING;
    std::string text(sodium_base64_encoded_len(bytes.size(), variant), '\0');
    sodium_bin2base64(text.data(), text.size(),
                      reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size(), variant);
    text.pop_back();
    return text;
}

inline std::string head_and_claims(const Json& header, const Json& claims) {
    return base64(header.dump()) + "." + base64(claims.dump());
}

inline std::string hs256_signature(const std::string& part, const std::string& secret) {
    crypto_auth_hmacsha256_state state;
    std::string mac(crypto_auth_hmacsha256_BYTES, '\0');
    crypto_auth_hmacsha256_init(&state, reinterpret_cast<const unsigned char*>(secret.data()),
                                secret.size());
    crypto_auth_hmacsha256_update(&state, reinterpret_cast<const unsigned char*>(part.data()),
                                  part.size());
    crypto_auth_hmacsha256_final(&state, reinterpret_cast<unsigned char*>(mac.data()));
    return mac;
}

inline std::string hs256(const Json& claims, const std::string& secret,
                         const Json& header = {{"alg", "HS256"}, {"typ", "JWT"}}) {
    const auto part = head_and_claims(header, claims);
    return part + "." + base64(hs256_signature(part, secret));
}

struct KeyPair {
    KeyPair() {
        secret.resize(crypto_sign_SECRETKEYBYTES);
        open.resize(crypto_sign_PUBLICKEYBYTES);
        crypto_sign_keypair(reinterpret_cast<unsigned char*>(open.data()),
                            reinterpret_cast<unsigned char*>(secret.data()));
    }
    std::string secret;
    std::string open;
};

inline std::string eddsa(const Json& claims, const KeyPair& keys) {
    const auto part = head_and_claims({{"alg", "EdDSA"}}, claims);
    std::string signature(crypto_sign_BYTES, '\0');
    crypto_sign_detached(reinterpret_cast<unsigned char*>(signature.data()), nullptr,
                         reinterpret_cast<const unsigned char*>(part.data()), part.size(),
                         reinterpret_cast<const unsigned char*>(keys.secret.data()));
    return part + "." + base64(signature);
}

}  // namespace signed_token
