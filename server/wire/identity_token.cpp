// Three parts of strict base64url; two of them JSON objects with few, typed, bounded fields.
#include "server/wire/identity_token.hpp"

#include "server/wire/fields.hpp"
#include "server/wire/utf8.hpp"

#include <array>
#include <cmath>
#include <optional>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace wire {
namespace {
using Json = nlohmann::json;
using Fault = std::unexpected<std::string>;

constexpr int depth_max = 4;
constexpr std::size_t attributes_max = 50;
constexpr std::size_t audiences_max = 20;
constexpr double seconds_max = 253'402'300'799.0;  // the year 9999

int value_of(char letter) {
    if (letter >= 'A' && letter <= 'Z') return letter - 'A';
    if (letter >= 'a' && letter <= 'z') return letter - 'a' + 26;
    if (letter >= '0' && letter <= '9') return letter - '0' + 52;
    if (letter == '-') return 62;
    if (letter == '_') return 63;
    return -1;
}

// One text for each byte string: no padding, no blanks, no stray bits at the end.
std::optional<std::string> from_base64url(std::string_view text) {
    if (text.size() % 4 == 1) return std::nullopt;
    std::string bytes;
    unsigned held = 0;
    int bits = 0;
    for (const char letter : text) {
        const int value = value_of(letter);
        if (value < 0) return std::nullopt;
        held = held << 6U | static_cast<unsigned>(value);
        bits += 6;
        if (bits < 8) continue;
        bits -= 8;
        bytes += static_cast<char>(held >> static_cast<unsigned>(bits) & 0xffU);
    }
    const bool stray = (held & ((1U << static_cast<unsigned>(bits)) - 1)) != 0;
    return stray ? std::nullopt : std::optional(std::move(bytes));
}

std::optional<Json> object_in(std::string_view part) {
    const auto text = from_base64url(part);
    if (!text || !is_utf8(*text) || too_deep(*text, depth_max)) return std::nullopt;
    auto json = Json::parse(text->begin(), text->end(), nullptr, /*allow_exceptions=*/false);
    if (json.is_discarded() || !json.is_object()) return std::nullopt;
    return json;
}

// A text field; `fault` remembers the first that is none.
std::string text_in(const Json& object, const char* name, std::size_t max, std::string& fault) {
    const auto found = object.find(name);
    if (found == object.end() || found->is_null()) return {};
    if (found->is_string()) {
        const auto& text = found->get_ref<const std::string&>();
        if (count_characters(text) <= max && !text.contains('\0')) return text;
    }
    if (fault.empty()) fault = fmt::format("\"{}\" must be a text of at most {}", name, max);
    return {};
}

std::optional<std::int64_t> seconds_in(const Json& object, const char* name, std::string& fault) {
    const auto found = object.find(name);
    if (found == object.end()) return std::nullopt;
    const double seconds = found->is_number() ? found->get<double>() : -1;
    if (seconds >= 0 && seconds <= seconds_max) {
        return static_cast<std::int64_t>(std::floor(seconds));
    }
    if (fault.empty()) fault = fmt::format("\"{}\" must be a time in seconds", name);
    return std::nullopt;
}

std::optional<std::vector<std::string>> audience_in(const Json& object, std::string& fault) {
    const auto found = object.find("aud");
    if (found == object.end()) return std::nullopt;
    std::vector<std::string> audience;
    if (found->is_string()) audience.push_back(found->get<std::string>());
    if (found->is_array() && found->size() <= audiences_max) {
        for (const auto& one : *found) {
            if (one.is_string()) audience.push_back(one.get<std::string>());
        }
    }
    const std::size_t wanted = found->is_array() ? found->size() : 1;
    if (audience.size() != wanted && fault.empty()) fault = "\"aud\" must be a text or a few";
    return audience;
}

void read_attributes(const Json& claims, desk::IdentityClaims& into, std::string& fault) {
    if (auto country = text_in(claims, "country", 2, fault); !country.empty()) {
        into.attributes.emplace_back("country", std::move(country));
    }
    const auto found = claims.find("attributes");
    if (found == claims.end()) return;
    if (!found->is_object() || found->size() > attributes_max) {
        if (fault.empty()) fault = "\"attributes\" must be an object of few values";
        return;
    }
    for (const auto& [name, value] : found->items()) {
        if (value.is_string()) {
            into.attributes.emplace_back(name, value.get<std::string>());
        } else if (!value.is_structured() && !value.is_null()) {
            into.attributes.emplace_back(name, value.dump());
        }
    }
}

Fault wrong(std::string what) {
    return Fault("the identity can not be read: " + std::move(what));
}
}  // namespace

std::expected<desk::IdentityToken, std::string> read_identity_token(std::string_view text) {
    if (text.size() > identity_token_bytes_max) return wrong("it is too long");
    const auto first = text.find('.');
    const auto second = first == text.npos ? text.npos : text.find('.', first + 1);
    if (second == text.npos || text.find('.', second + 1) != text.npos) {
        return wrong("a token has three parts");
    }
    const auto header = object_in(text.substr(0, first));
    const auto claims = object_in(text.substr(first + 1, second - first - 1));
    auto signature = from_base64url(text.substr(second + 1));
    if (!header || !claims || !signature) return wrong("its parts are not JSON in base64url");
    if (header->contains("crit")) return wrong("it wants extensions that are not known here");
    std::string fault;
    desk::IdentityToken token;
    token.algorithm = text_in(*header, "alg", 20, fault);
    token.kid = text_in(*header, "kid", 100, fault);
    token.signed_part = text.substr(0, second);
    token.signature = std::move(*signature);
    token.claims.subject = text_in(*claims, "sub", 200, fault);
    token.claims.name = text_in(*claims, "name", 200, fault);
    token.claims.email = text_in(*claims, "email", 254, fault);
    token.claims.tier = text_in(*claims, "tier", 40, fault);
    read_attributes(*claims, token.claims, fault);
    token.expires_s = seconds_in(*claims, "exp", fault);
    token.not_before_s = seconds_in(*claims, "nbf", fault);
    token.audience = audience_in(*claims, fault);
    if (fault.empty() && token.claims.subject.empty()) fault = "\"sub\" is missing";
    if (!fault.empty()) return wrong(std::move(fault));
    return token;
}

}  // namespace wire
