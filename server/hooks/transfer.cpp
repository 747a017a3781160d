// The narrow path of a request: http and https only, no redirects of curl's own, no proxies from
// the environment, an answer of bounded size, and no address of the inside world by surprise.
#include "server/hooks/transfer.hpp"

#include "server/hooks/addresses.hpp"

#include <optional>

#include <fmt/format.h>
#include <sys/socket.h>
#include <unistd.h>

namespace hooks {
namespace {
// `${NAME}` filled in; nothing if a secret is missing (its name is left in `missing`).
std::optional<std::string> filled(std::string_view text, const LookupSettings& settings,
                                  std::string& missing) {
    std::string out;
    while (!text.empty()) {
        const auto open = text.find("${");
        const auto close = open == text.npos ? open : text.find('}', open);
        out += text.substr(0, close == text.npos ? text.size() : open);
        if (close == text.npos) return out;
        const auto name = text.substr(open + 2, close - open - 2);
        const auto value = settings.secret ? settings.secret(name) : std::nullopt;
        if (!value) {
            missing = name;
            return std::nullopt;
        }
        out += *value;
        text.remove_prefix(close + 1);
    }
    return out;
}

bool has_line_break(std::string_view text) {
    return text.find_first_of("\r\n") != text.npos;
}

std::string without_port(std::string host) {
    const auto bracket = host.rfind(']');
    const auto colon = host.rfind(':');
    const bool port = colon != host.npos && (bracket == host.npos || colon > bracket);
    if (port) host.resize(colon);
    if (host.starts_with('[') && host.ends_with(']')) host = host.substr(1, host.size() - 2);
    return host;
}
}  // namespace

Transfer::Transfer(const intents::Lookup& lookup, const std::string& url,
                   const LookupSettings& settings)
    : easy_(curl_easy_init()),
      host_(without_port(intents::host_of(url))),
      sent_body_(lookup.body),
      body_bytes_max_(settings.body_bytes_max) {
    if (!easy_) why_ = "curl does not start";
    if (host_.empty()) why_ = "the url is not http or https";
    if (!ready()) return;
    curl_easy_setopt(easy_, CURLOPT_URL, url.c_str());
    set_headers(lookup, settings);
    set_limits(lookup);
    if (lookup.method == intents::Method::post) {
        curl_easy_setopt(easy_, CURLOPT_POSTFIELDSIZE_LARGE,
                         static_cast<curl_off_t>(sent_body_.size()));
        curl_easy_setopt(easy_, CURLOPT_POSTFIELDS, sent_body_.c_str());
    }
}

Transfer::~Transfer() {
    curl_slist_free_all(headers_);
    if (easy_) curl_easy_cleanup(easy_);
}

void Transfer::set_headers(const intents::Lookup& lookup, const LookupSettings& settings) {
    headers_ = curl_slist_append(headers_, "Accept: application/json");
    if (lookup.method == intents::Method::post) {
        headers_ = curl_slist_append(headers_, "Content-Type: application/json");
    }
    for (const auto& [name, value] : lookup.headers) {
        std::string missing;
        const auto text = filled(value, settings, missing);
        if (!text)
            why_ = fmt::format("the header {} needs ${{{}}}, which is not set", name, missing);
        if (text && has_line_break(*text + name)) {
            why_ = fmt::format("the header {} holds a line break", name);
        }
        if (!ready()) return;
        headers_ = curl_slist_append(headers_, fmt::format("{}: {}", name, *text).c_str());
    }
    curl_easy_setopt(easy_, CURLOPT_HTTPHEADER, headers_);
}

void Transfer::set_limits(const intents::Lookup& lookup) {
    curl_easy_setopt(easy_, CURLOPT_PROTOCOLS_STR, "http,https");
    curl_easy_setopt(easy_, CURLOPT_FOLLOWLOCATION, 0L);
    curl_easy_setopt(easy_, CURLOPT_PROXY, "");
    curl_easy_setopt(easy_, CURLOPT_NOSIGNAL, 1L);
    curl_easy_setopt(easy_, CURLOPT_USERAGENT, "deskbell/" DESKBELL_VERSION);
    curl_easy_setopt(easy_, CURLOPT_TIMEOUT_MS, static_cast<long>(lookup.timeout.count()));
    curl_easy_setopt(easy_, CURLOPT_MAXFILESIZE_LARGE, static_cast<curl_off_t>(body_bytes_max_));
    curl_easy_setopt(easy_, CURLOPT_WRITEFUNCTION, &Transfer::received);
    curl_easy_setopt(easy_, CURLOPT_WRITEDATA, this);
    curl_easy_setopt(easy_, CURLOPT_OPENSOCKETFUNCTION, &Transfer::open_socket);
    curl_easy_setopt(easy_, CURLOPT_OPENSOCKETDATA, this);
}

std::size_t Transfer::received(char* bytes, std::size_t size, std::size_t count, void* self) {
    auto& transfer = *static_cast<Transfer*>(self);
    if (transfer.body_.size() + size * count > transfer.body_bytes_max_) return 0;
    transfer.body_.append(bytes, size * count);
    return size * count;
}

// Asked after the name was resolved: a public name that suddenly points inside stays outside.
curl_socket_t Transfer::open_socket(void* self, curlsocktype, curl_sockaddr* address) {
    const auto& transfer = *static_cast<Transfer*>(self);
    const auto text = text_of(*address);
    if (!may_reach(transfer.host_, text)) return CURL_SOCKET_BAD;
    return ::socket(address->family, address->socktype | SOCK_CLOEXEC, address->protocol);
}

long Transfer::status() const {
    long status = 0;
    curl_easy_getinfo(easy_, CURLINFO_RESPONSE_CODE, &status);
    return status;
}

std::string Transfer::redirect() const {
    char* url = nullptr;
    curl_easy_getinfo(easy_, CURLINFO_REDIRECT_URL, &url);
    return url ? url : "";
}

}  // namespace hooks
