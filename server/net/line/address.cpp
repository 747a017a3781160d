// Addresses: reading and writing by inet_pton and inet_ntop, networks by bits.
#include "server/net/line/address.hpp"

#include <algorithm>
#include <charconv>
#include <cstring>

#include <arpa/inet.h>

namespace net {
namespace {
constexpr std::array<std::uint8_t, 12> mapped = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff};

std::string_view trim(std::string_view text) {
    const auto first = text.find_first_not_of(" \t");
    if (first == text.npos) return {};
    return text.substr(first, text.find_last_not_of(" \t") - first + 1);
}

template <class Number>
std::optional<Number> read_number(std::string_view text) {
    Number value{};
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
    return value;
}
}  // namespace

bool Address::is_v4() const {
    return std::equal(mapped.begin(), mapped.end(), bytes.begin());
}

std::string Address::text() const {
    char out[INET6_ADDRSTRLEN] = {};
    if (is_v4()) {
        inet_ntop(AF_INET, bytes.data() + 12, out, sizeof out);
    } else {
        inet_ntop(AF_INET6, bytes.data(), out, sizeof out);
    }
    return out;
}

bool Address::is_loopback() const {
    if (is_v4()) return bytes[12] == 127;
    return bytes[15] == 1 && std::all_of(bytes.begin(), bytes.end() - 1, [](auto b) { return !b; });
}

Address Address::counted() const {
    if (is_v4()) return *this;
    Address network = *this;
    std::fill(network.bytes.begin() + 8, network.bytes.end(), std::uint8_t{0});
    return network;
}

std::optional<Address> read_address(std::string_view text) {
    const std::string copy(trim(text));
    Address address;
    if (inet_pton(AF_INET6, copy.c_str(), address.bytes.data()) == 1) return address;
    std::copy(mapped.begin(), mapped.end(), address.bytes.begin());
    if (inet_pton(AF_INET, copy.c_str(), address.bytes.data() + 12) == 1) return address;
    return std::nullopt;
}

bool Network::holds(const Address& address) const {
    const auto whole = static_cast<std::size_t>(bits) / 8;
    if (std::memcmp(base.bytes.data(), address.bytes.data(), whole) != 0) return false;
    const int rest = bits % 8;
    if (rest == 0) return true;
    const auto mask = static_cast<std::uint8_t>(0xff << (8 - rest));
    return (base.bytes[whole] & mask) == (address.bytes[whole] & mask);
}

std::optional<Network> read_network(std::string_view text) {
    const auto slash = text.find('/');
    const auto base = read_address(text.substr(0, slash));
    if (!base) return std::nullopt;
    if (slash == text.npos) return Network{*base, 128};
    const auto bits = read_number<int>(trim(text.substr(slash + 1)));
    const int most = base->is_v4() ? 32 : 128;
    if (!bits || *bits < 0 || *bits > most) return std::nullopt;
    return Network{*base, *bits + (128 - most)};
}

Address visitor_of(const Address& peer, std::string_view forwarded_for,
                   const std::vector<Network>& trusted) {
    const auto is_trusted = [&](const Address& address) {
        return std::ranges::any_of(trusted, [&](const auto& net) { return net.holds(address); });
    };
    Address visitor = peer;
    while (is_trusted(visitor) && !forwarded_for.empty()) {
        const auto comma = forwarded_for.rfind(',');
        const auto last = forwarded_for.substr(comma == forwarded_for.npos ? 0 : comma + 1);
        const auto address = read_address(last);
        if (!address) return visitor;
        visitor = *address;
        forwarded_for = forwarded_for.substr(0, comma == forwarded_for.npos ? 0 : comma);
    }
    return visitor;
}

std::optional<Endpoint> read_endpoint(std::string_view text) {
    const auto colon = text.rfind(':');
    if (colon == text.npos) return std::nullopt;
    const auto port = read_number<std::uint16_t>(text.substr(colon + 1));
    auto host = text.substr(0, colon);
    if (host.starts_with('[') && host.ends_with(']')) host = host.substr(1, host.size() - 2);
    if (host == "localhost") host = "127.0.0.1";
    if (host.empty()) host = "0.0.0.0";
    const auto address = read_address(host);
    if (!port || !address) return std::nullopt;
    return Endpoint{*address, *port};
}

}  // namespace net
