// Internet addresses of peers: text, networks, and who may speak for others.
// Knows IPv4 and IPv6 as 16 bytes; knows nothing of sockets.
#pragma once

#include <array>
#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace net {

/// An address; IPv4 is kept in its mapped form so that there is one kind.
struct Address {
    std::array<std::uint8_t, 16> bytes{};
    auto operator<=>(const Address&) const = default;

    /// "192.0.2.1" or "2001:db8::1".
    std::string text() const;
    bool is_loopback() const;
    bool is_v4() const;
    /// Whom limits count: an IPv4 address itself, of IPv6 the /64 that one customer usually has.
    Address counted() const;
};

std::optional<Address> read_address(std::string_view text);

/// "10.0.0.0/8", "::1" and the like.
struct Network {
    Address base;
    int bits = 128;
    bool holds(const Address& address) const;
};

std::optional<Network> read_network(std::string_view text);

/// The visitor behind `peer`: walks X-Forwarded-For from the right over trusted proxies.
Address visitor_of(const Address& peer, std::string_view forwarded_for,
                   const std::vector<Network>& trusted);

/// "127.0.0.1:8080" or "[::1]:8080" or ":8080" as address and port.
struct Endpoint {
    Address address;
    std::uint16_t port = 0;
};
std::optional<Endpoint> read_endpoint(std::string_view text);

}  // namespace net
