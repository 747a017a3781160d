// The shop's JSON as flat values, and which addresses a host may lead to.
#include "server/hooks/addresses.hpp"
#include "server/hooks/lookup.hpp"
#include "server/hooks/webhook_sender.hpp"
#include "server/wire/fields.hpp"
#include "server/wire/utf8.hpp"

#include <array>
#include <charconv>

#include <arpa/inet.h>
#include <netinet/in.h>
#include <nlohmann/json.hpp>

namespace hooks {
namespace {
using Json = nlohmann::json;
constexpr std::size_t value_bytes_max = 2000;

const Json* step_into(const Json& value, std::string_view step) {
    if (value.is_object()) {
        const auto found = value.find(step);
        return found == value.end() ? nullptr : &*found;
    }
    if (!value.is_array()) return nullptr;
    std::size_t index = 0;
    const auto [end, error] = std::from_chars(step.data(), step.data() + step.size(), index);
    const bool number = error == std::errc{} && end == step.data() + step.size();
    return number && index < value.size() ? &value[index] : nullptr;
}

const Json* at_path(const Json& whole, std::string_view path) {
    const Json* value = &whole;
    while (value && !path.empty()) {
        const auto dot = path.find('.');
        value = step_into(*value, path.substr(0, dot));
        path = dot == path.npos ? std::string_view() : path.substr(dot + 1);
    }
    return value;
}

std::optional<std::string> text_of(const Json& value) {
    if (value.is_string()) {
        auto text = value.get<std::string>();
        if (text.size() > value_bytes_max) return std::nullopt;
        return text;
    }
    if (value.is_boolean() || value.is_number()) return value.dump();
    return std::nullopt;
}

struct Inside {
    std::uint32_t base;
    std::uint32_t mask;
};
// "This" network, private, shared, loopback, link-local, protocols (clouds answer there),
// benchmarks, multicast and beyond.
constexpr std::array inside_v4 = {
    Inside{0x00000000, 0xFF000000}, Inside{0x0A000000, 0xFF000000}, Inside{0x64400000, 0xFFC00000},
    Inside{0x7F000000, 0xFF000000}, Inside{0xA9FE0000, 0xFFFF0000}, Inside{0xAC100000, 0xFFF00000},
    Inside{0xC0000000, 0xFFFFFF00}, Inside{0xC0A80000, 0xFFFF0000}, Inside{0xC6120000, 0xFFFE0000},
    Inside{0xE0000000, 0xE0000000},
};

bool is_inside_v4(std::uint32_t address) {
    for (const auto& [base, mask] : inside_v4) {
        if ((address & mask) == base) return true;
    }
    return false;
}

bool is_inside_v6(const std::array<unsigned char, 16>& bytes) {
    constexpr std::array<unsigned char, 12> mapped = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xFF, 0xFF};
    if (std::equal(mapped.begin(), mapped.end(), bytes.begin())) {
        return is_inside_v4(static_cast<std::uint32_t>(bytes[12]) << 24 | bytes[13] << 16 |
                            bytes[14] << 8 | bytes[15]);
    }
    const bool global = (bytes[0] & 0xE0) == 0x20;  // 2000::/3 is all there is outside
    const bool tunnel = bytes[0] == 0x20 && (bytes[1] == 0x02 ||  // 6to4 and Teredo carry any v4
                                             (bytes[1] == 0x01 && bytes[2] == 0 && bytes[3] == 0));
    return !global || tunnel;
}

bool is_inside(const std::string& address, bool& is_address) {
    in_addr v4{};
    std::array<unsigned char, 16> v6{};
    is_address = true;
    if (::inet_pton(AF_INET, address.c_str(), &v4) == 1) return is_inside_v4(ntohl(v4.s_addr));
    if (::inet_pton(AF_INET6, address.c_str(), v6.data()) == 1) return is_inside_v6(v6);
    is_address = false;
    return true;
}

bool names_the_inside(const std::string& host) {
    if (!host.contains('.')) return true;
    for (const std::string_view ending : {".internal", ".local", ".lan", ".localhost"}) {
        if (host.ends_with(ending)) return true;
    }
    return false;
}
}  // namespace

std::optional<intents::Values> read_answer(std::string_view json, const intents::Lookup& lookup,
                                           int json_depth_max) {
    if (!wire::is_utf8(json) || wire::too_deep(json, json_depth_max)) return std::nullopt;
    const auto whole = Json::parse(json.begin(), json.end(), nullptr, false);
    if (whole.is_discarded() || !whole.is_structured()) return std::nullopt;
    intents::Values values;
    for (const auto& [name, path] : lookup.result) {
        const auto* value = at_path(whole, path);
        const auto text = value ? text_of(*value) : std::nullopt;
        if (text) values[name] = *text;
    }
    return values;
}

bool leads_inside(std::string_view address) {
    bool is_address = false;
    return is_inside(std::string(address), is_address);
}

std::string text_of(const curl_sockaddr& address) {
    char text[INET6_ADDRSTRLEN] = {};
    const void* bytes = address.family == AF_INET6
                            ? static_cast<const void*>(
                                  &reinterpret_cast<const sockaddr_in6*>(&address.addr)->sin6_addr)
                            : &reinterpret_cast<const sockaddr_in*>(&address.addr)->sin_addr;
    ::inet_ntop(address.family, bytes, text, sizeof text);
    return text;
}

bool may_reach(std::string_view host, std::string_view address) {
    bool is_address = false;
    if (!is_inside(std::string(address), is_address)) return true;
    const std::string name(host);
    (void)is_inside(name, is_address);
    return is_address || names_the_inside(name);
}

}  // namespace hooks
