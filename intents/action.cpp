// Look-ups: blanks of the url filled percent-encoded, host held to the allowed ones.
#include "intents/action.hpp"

#include "intents/spans.hpp"

#include <algorithm>

#include <fmt/format.h>

namespace intents {
namespace {

constexpr std::size_t url_bytes_max = 2000;

bool is_unreserved(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' ||
           c == '.' || c == '_' || c == '~';
}

// A value by itself must not become a step in the path: "." and ".." are encoded too.
std::string in_url(std::string_view value) {
    if (value == ".") return "%2E";
    if (value == "..") return "%2E%2E";
    return percent_encode(value);
}

std::string in_json_string(std::string_view value) {
    std::string out;
    for (const char c : value) {
        if (c == '"' || c == '\\') {
            out += '\\';
            out += c;
        } else if (static_cast<unsigned char>(c) < 0x20) {
            out += fmt::format("\\u{:04x}", static_cast<unsigned char>(c));
        } else {
            out += c;
        }
    }
    return out;
}

// A header must stay one line, and a customer's words must not name the sender's `${SECRETS}`.
std::string in_header(std::string_view value) {
    std::string out;
    std::ranges::copy_if(value, std::back_inserter(out), [](char c) {
        return static_cast<unsigned char>(c) >= 0x20 && c != 0x7F && c != '$';
    });
    return out;
}

bool is_allowed(const Action& action, std::string_view host) {
    if (action.hosts.empty()) return host == host_of(action.url);
    return std::ranges::any_of(action.hosts, [&](const std::string& allowed) {
        const auto lower = ascii_lower(allowed);
        return host == lower || host.substr(0, host.rfind(':')) == lower;
    });
}

std::string language_of(const Values& values) {
    const auto found = values.find("language");
    return found == values.end() ? "en" : found->second;
}

}  // namespace

std::string percent_encode(std::string_view text) {
    std::string out;
    for (const char c : text) {
        if (is_unreserved(c))
            out += c;
        else
            out += fmt::format("%{:02X}", static_cast<unsigned char>(c));
    }
    return out;
}

std::string host_of(std::string_view url) {
    const auto lower = ascii_lower(url.substr(0, 8));
    const std::size_t skipped = lower.starts_with("https://")  ? 8
                                : lower.starts_with("http://") ? 7
                                                               : 0;
    if (skipped == 0) return {};
    const auto rest = url.substr(skipped);
    const auto host = rest.substr(0, rest.find_first_of("/?#\\"));
    if (host.find('@') != host.npos) return {};
    return ascii_lower(host);
}

std::string action_error(const Action& action) {
    const auto host = host_of(action.url);
    if (host.empty()) return "the url must begin with http:// or https:// and a host";
    if (host.find("{{") != host.npos) return "the host of a url must not have blanks";
    if (!is_allowed(action, host)) {
        return fmt::format("the url's host \"{}\" is not among the allowed hosts", host);
    }
    return {};
}

std::expected<Lookup, std::string> build_lookup(const Action& action, const Values& values) {
    if (auto wrong = action_error(action); !wrong.empty()) return std::unexpected(std::move(wrong));
    const auto lang = language_of(values);
    auto url = render(action.url, values, lang, in_url);
    if (!url) return std::unexpected(url.error());
    if (url->size() > url_bytes_max) return std::unexpected("the url becomes too long");
    auto body = render(action.body, values, lang, in_json_string);
    if (!body) return std::unexpected(body.error());
    Lookup lookup{.action = action.id,
                  .method = action.method,
                  .url = std::move(*url),
                  .headers = {},
                  .body = std::move(*body),
                  .timeout = action.timeout,
                  .cache = action.cache,
                  .result = action.result};
    for (const auto& [name, text] : action.headers) {
        auto header = render(text, values, lang, in_header);
        if (!header) return std::unexpected(header.error());
        lookup.headers[name] = std::move(*header);
    }
    return lookup;
}

Values lookup_values(const Action& action, LookupEnd end, const Values& answers) {
    constexpr std::string_view ends[] = {"found", "not_found", "failed"};
    Values values;
    values[action.as + ".lookup"] = ends[static_cast<std::size_t>(end)];
    for (const auto& [name, answer] : answers) values[action.as + "." + name] = answer;
    return values;
}

const Values* sample_for(const Action& action, const Values& values) {
    const auto blanks = read_template(action.url);
    if (blanks && !blanks->empty()) {
        const auto value = values.find(blanks->front().name);
        const auto sample =
            value == values.end() ? action.samples.end() : action.samples.find(value->second);
        if (sample != action.samples.end()) return &sample->second;
    }
    const auto any = action.samples.find("*");
    return any == action.samples.end() ? nullptr : &any->second;
}

}  // namespace intents
