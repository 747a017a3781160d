// The strict checks behind the parser, and the arithmetic of the opening handshake.
#include "server/net/line/http_check.hpp"

#include <algorithm>
#include <array>
#include <charconv>

#include <openssl/evp.h>
#include <openssl/sha.h>

namespace net {
namespace {
constexpr std::string_view handshake_salt = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";
constexpr std::size_t key_chars = 24;  // 16 bytes in base64

std::size_t count(const Request& request, std::string_view name) {
    return static_cast<std::size_t>(std::ranges::count_if(
        request.headers, [&](const auto& header) { return same_name(header.first, name); }));
}

bool is_digits(std::string_view text) {
    return !text.empty() && std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

bool is_host_char(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
           std::string_view("-._~:[]").contains(c);
}

bool is_base64(std::string_view text) {
    return std::ranges::all_of(text, [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
               c == '+' || c == '/';
    });
}

std::optional<HttpFault> check_host(const Request& request, int version) {
    const auto hosts = count(request, "Host");
    if (hosts == 0 && version == 10) return std::nullopt;
    if (hosts != 1) return HttpFault{400, "exactly one Host header, please"};
    const auto host = request.header("Host");
    if (host.empty() || !std::ranges::all_of(host, is_host_char)) {
        return HttpFault{400, "the Host header is not a host"};
    }
    return std::nullopt;
}

std::optional<HttpFault> check_length(const Request& request, int version, std::size_t max) {
    const auto codings = count(request, "Transfer-Encoding");
    const auto lengths = count(request, "Content-Length");
    if (codings > 1 || lengths > 1) return HttpFault{400, "the length of the body is said twice"};
    if (codings == 1) {
        if (version == 10 || lengths == 1) return HttpFault{400, "contradicting body lengths"};
        if (!same_name(request.header("Transfer-Encoding"), "chunked")) {
            return HttpFault{501, "the only transfer coding here is chunked"};
        }
    }
    if (lengths == 0) return std::nullopt;
    const auto text = request.header("Content-Length");
    if (!is_digits(text)) return HttpFault{400, "Content-Length is not a number"};
    std::uint64_t length = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), length);
    if (error != std::errc{} || length > max) return HttpFault{413, "the body is too large"};
    return std::nullopt;
}
}  // namespace

std::optional<HttpFault> check_raw_head(std::string_view head) {
    for (std::size_t i = 0; i < head.size(); ++i) {
        const char c = head[i];
        if (c == '\0') return HttpFault{400, "a NUL in the head"};
        if (c == '\n' && (i == 0 || head[i - 1] != '\r')) return HttpFault{400, "a bare LF"};
        if (c == '\r' && (i + 1 == head.size() || head[i + 1] != '\n')) {
            return HttpFault{400, "a bare CR"};
        }
        const bool folded =
            c == '\n' && i + 1 < head.size() && (head[i + 1] == ' ' || head[i + 1] == '\t');
        if (folded) return HttpFault{400, "a folded header line"};
    }
    return std::nullopt;
}

std::optional<HttpFault> check_head(const Request& request, int version,
                                    std::size_t body_bytes_max) {
    if (version != 10 && version != 11) return HttpFault{505, "speak HTTP/1.1"};
    if (const auto fault = check_host(request, version)) return fault;
    if (const auto fault = check_length(request, version, body_bytes_max)) return fault;
    if (!request.target.starts_with('/')) return HttpFault{400, "the target is not a path"};
    return std::nullopt;
}

bool has_token(std::string_view list, std::string_view token) {
    while (!list.empty()) {
        const auto comma = std::min(list.find(','), list.size());
        auto item = list.substr(0, comma);
        while (!item.empty() && (item.front() == ' ' || item.front() == '\t'))
            item.remove_prefix(1);
        while (!item.empty() && (item.back() == ' ' || item.back() == '\t')) item.remove_suffix(1);
        if (same_name(item, token)) return true;
        list.remove_prefix(std::min(list.size(), comma + 1));
    }
    return false;
}

bool wants_websocket(const Request& request) {
    return has_token(request.header("Upgrade"), "websocket");
}

std::optional<HttpFault> check_handshake(const Request& request, int version) {
    if (request.method != Method::get || version != 11) {
        return HttpFault{400, "a WebSocket begins with GET in HTTP/1.1"};
    }
    if (!has_token(request.header("Connection"), "upgrade")) {
        return HttpFault{400, "Connection: Upgrade is missing"};
    }
    if (!request.body.empty()) return HttpFault{400, "a handshake has no body"};
    if (request.header("Sec-WebSocket-Version") != "13") {
        return HttpFault{426, "the only version here is 13"};
    }
    const auto key = request.header("Sec-WebSocket-Key");
    const bool good = count(request, "Sec-WebSocket-Key") == 1 && key.size() == key_chars &&
                      key.ends_with("==") && is_base64(key.substr(0, key_chars - 2));
    if (!good) return HttpFault{400, "Sec-WebSocket-Key is not 16 bytes in base64"};
    return std::nullopt;
}

std::string accept_key(std::string_view key) {
    const std::string salted = std::string(key).append(handshake_salt);
    std::array<unsigned char, SHA_DIGEST_LENGTH> digest{};
    SHA1(reinterpret_cast<const unsigned char*>(salted.data()), salted.size(), digest.data());
    std::array<unsigned char, 4 * ((SHA_DIGEST_LENGTH + 2) / 3) + 1> text{};
    const int size = EVP_EncodeBlock(text.data(), digest.data(), static_cast<int>(digest.size()));
    return {reinterpret_cast<const char*>(text.data()), static_cast<std::size_t>(size)};
}

}  // namespace net
