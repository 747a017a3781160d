// SHA-1, HMAC, base 32, and six digits of them.
#include "server/desk/people/totp.hpp"

#include <algorithm>
#include <array>
#include <bit>

#include <fmt/format.h>

namespace desk {
namespace {
constexpr std::string_view alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
constexpr std::size_t block_bytes = 64;
using Words = std::array<std::uint32_t, 5>;

std::uint8_t byte_at(std::string_view bytes, std::size_t at) {
    return static_cast<std::uint8_t>(bytes[at]);
}

// One round's function and constant, by quarter.
std::uint32_t mixed(std::size_t round, std::uint32_t b, std::uint32_t c, std::uint32_t d) {
    if (round < 20) return ((b & c) | (~b & d)) + 0x5A827999U;
    if (round < 40) return (b ^ c ^ d) + 0x6ED9EBA1U;
    if (round < 60) return ((b & c) | (b & d) | (c & d)) + 0x8F1BBCDCU;
    return (b ^ c ^ d) + 0xCA62C1D6U;
}

void take_block(Words& hash, std::string_view block) {
    std::array<std::uint32_t, 80> w{};
    for (std::size_t i = 0; i < 16; ++i) {
        for (std::size_t k = 0; k < 4; ++k) w[i] = w[i] << 8 | byte_at(block, 4 * i + k);
    }
    for (std::size_t i = 16; i < 80; ++i) {
        w[i] = std::rotl(w[i - 3] ^ w[i - 8] ^ w[i - 14] ^ w[i - 16], 1);
    }
    auto [a, b, c, d, e] = hash;
    for (std::size_t i = 0; i < 80; ++i) {
        const auto next = std::rotl(a, 5) + mixed(i, b, c, d) + e + w[i];
        e = d;
        d = c;
        c = std::rotl(b, 30);
        b = a;
        a = next;
    }
    const Words more = {a, b, c, d, e};
    for (std::size_t i = 0; i < hash.size(); ++i) hash[i] += more[i];
}

void add_number(std::string& bytes, std::uint64_t number) {
    for (int shift = 56; shift >= 0; shift -= 8) bytes += static_cast<char>(number >> shift & 0xff);
}

std::string hmac_sha1(std::string key, std::string_view text) {
    if (key.size() > block_bytes) key = sha1(key);
    key.resize(block_bytes, '\0');
    std::string inner;
    std::string outer;
    for (const char c : key) {
        inner += static_cast<char>(c ^ 0x36);
        outer += static_cast<char>(c ^ 0x5c);
    }
    return sha1(outer + sha1(inner.append(text)));
}

// Compares without telling how far it got.
bool same(std::string_view a, std::string_view b) {
    if (a.size() != b.size()) return false;
    unsigned odd = 0;
    for (std::size_t i = 0; i < a.size(); ++i) odd |= byte_at(a, i) ^ byte_at(b, i);
    return odd == 0;
}

std::string escaped(std::string_view text) {
    std::string out;
    for (const char c : text) {
        const bool plain = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') ||
                           (c >= 'A' && c <= 'Z') || c == '-' || c == '.' || c == '_';
        if (plain) {
            out += c;
        } else {
            out += fmt::format("%{:02X}", static_cast<unsigned char>(c));
        }
    }
    return out;
}
}  // namespace

std::string sha1(std::string_view bytes) {
    Words hash = {0x67452301U, 0xEFCDAB89U, 0x98BADCFEU, 0x10325476U, 0xC3D2E1F0U};
    std::string padded(bytes);
    padded += '\x80';
    while (padded.size() % block_bytes != block_bytes - 8) padded += '\0';
    add_number(padded, bytes.size() * 8);
    for (std::size_t at = 0; at < padded.size(); at += block_bytes) {
        take_block(hash, std::string_view(padded).substr(at, block_bytes));
    }
    std::string out;
    for (const auto word : hash) {
        for (int shift = 24; shift >= 0; shift -= 8) out += static_cast<char>(word >> shift & 0xff);
    }
    return out;
}

std::string base32(std::string_view bytes) {
    std::string out;
    std::uint32_t held = 0;
    int bits = 0;
    for (std::size_t i = 0; i < bytes.size(); ++i) {
        held = held << 8 | byte_at(bytes, i);
        for (bits += 8; bits >= 5; bits -= 5) out += alphabet[held >> (bits - 5) & 31U];
    }
    if (bits > 0) out += alphabet[held << (5 - bits) & 31U];
    return out;
}

std::optional<std::string> from_base32(std::string_view text) {
    std::string out;
    std::uint32_t held = 0;
    int bits = 0;
    for (const char c : text) {
        const auto value = alphabet.find(c);
        if (value == alphabet.npos) return std::nullopt;
        held = held << 5 | static_cast<std::uint32_t>(value);
        bits += 5;
        if (bits < 8) continue;
        bits -= 8;
        out += static_cast<char>(held >> bits & 0xff);
    }
    return out;
}

std::string totp_code(std::string_view secret, std::int64_t step, int digits) {
    std::string counter;
    add_number(counter, static_cast<std::uint64_t>(step));
    const auto hash = hmac_sha1(std::string(secret), counter);
    const std::size_t at = byte_at(hash, hash.size() - 1) & 0x0f;
    std::uint32_t number = byte_at(hash, at) & 0x7f;
    for (std::size_t i = 1; i < 4; ++i) number = number << 8 | byte_at(hash, at + i);
    std::uint32_t most = 1;
    for (int i = 0; i < digits; ++i) most *= 10;
    return fmt::format("{:0{}}", number % most, digits);
}

std::optional<std::int64_t> totp_match(std::string_view secret, std::string_view code,
                                       std::int64_t now_s, std::int64_t last_step) {
    const auto now = now_s / totp_step_s;
    std::optional<std::int64_t> found;
    for (auto step = now - totp_slack_steps; step <= now + totp_slack_steps; ++step) {
        const bool good = same(totp_code(secret, step), code);
        if (good && step > last_step && !found) found = step;
    }
    return found;
}

std::string totp_uri(std::string_view secret, std::string_view shop, std::string_view email) {
    return fmt::format(
        "otpauth://totp/{0}:{1}?secret={2}&issuer={0}&algorithm=SHA1&digits=6&period={3}",
        escaped(shop), escaped(email), secret, totp_step_s);
}

}  // namespace desk
