// HTTP values: names, reasons, targets, and the head of every response.
#include "server/net/line/http.hpp"

#include "server/wire/writer.hpp"

#include <algorithm>
#include <array>
#include <ctime>
#include <iterator>

#include <fmt/chrono.h>
#include <fmt/format.h>

namespace net {
namespace {
struct Reason {
    int status;
    std::string_view text;
};
constexpr Reason reasons[] = {
    {200, "OK"},
    {201, "Created"},
    {202, "Accepted"},
    {204, "No Content"},
    {301, "Moved Permanently"},
    {302, "Found"},
    {303, "See Other"},
    {304, "Not Modified"},
    {307, "Temporary Redirect"},
    {308, "Permanent Redirect"},
    {400, "Bad Request"},
    {401, "Unauthorized"},
    {403, "Forbidden"},
    {404, "Not Found"},
    {405, "Method Not Allowed"},
    {406, "Not Acceptable"},
    {408, "Request Timeout"},
    {409, "Conflict"},
    {411, "Length Required"},
    {412, "Precondition Failed"},
    {413, "Content Too Large"},
    {414, "URI Too Long"},
    {415, "Unsupported Media Type"},
    {422, "Unprocessable Content"},
    {426, "Upgrade Required"},
    {429, "Too Many Requests"},
    {431, "Request Header Fields Too Large"},
    {500, "Internal Server Error"},
    {501, "Not Implemented"},
    {503, "Service Unavailable"},
    {505, "HTTP Version Not Supported"},
};

constexpr std::string_view method_names[] = {"GET",   "HEAD",   "POST",    "PUT",
                                             "PATCH", "DELETE", "OPTIONS", "OTHER"};

// Pages may load only what we serve; everything else may load nothing at all.
constexpr std::string_view page_policy =
    "default-src 'self'; img-src 'self' data: https:; object-src 'none'; base-uri 'none'; "
    "form-action 'self'; frame-ancestors 'none'";
constexpr std::string_view data_policy = "default-src 'none'; frame-ancestors 'none'";

char lower(char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
}

int hex(char c) {
    if (c >= '0' && c <= '9') return c - '0';
    const char low = lower(c);
    return low >= 'a' && low <= 'f' ? low - 'a' + 10 : -1;
}

bool decode(std::string_view text, bool plus_is_space, std::string& out) {
    out.clear();
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == '+' && plus_is_space) {
            out.push_back(' ');
            continue;
        }
        if (text[i] != '%') {
            out.push_back(text[i]);
            continue;
        }
        if (i + 2 >= text.size()) return false;
        const int high = hex(text[i + 1]);
        const int low = hex(text[i + 2]);
        if (high < 0 || low < 0 || high * 16 + low == 0) return false;
        out.push_back(static_cast<char>(high * 16 + low));
        i += 2;
    }
    return true;
}

// Steps are judged after decoding, so "%2e%2e" and "%2f" are no way around.
bool is_plain(std::string_view path) {
    if (path.empty() || path.front() != '/' || path.find('\\') != path.npos) return false;
    while (!path.empty()) {
        path.remove_prefix(1);
        const auto step = path.substr(0, path.find('/'));
        if (step == "." || step == "..") return false;
        path.remove_prefix(step.size());
        if (step.empty() && !path.empty()) return false;
    }
    return true;
}

bool read_query(Request& request, std::string_view query) {
    while (!query.empty()) {
        const auto pair = query.substr(0, query.find('&'));
        query.remove_prefix(std::min(query.size(), pair.size() + 1));
        if (pair.empty()) continue;
        const auto equals = pair.find('=');
        auto& [key, value] = request.query.emplace_back();
        if (!decode(pair.substr(0, equals), true, key)) return false;
        if (equals != pair.npos && !decode(pair.substr(equals + 1), true, value)) return false;
    }
    return true;
}

bool sets(const Response& response, std::string_view name) {
    return std::ranges::any_of(response.headers,
                               [&](const auto& header) { return same_name(header.first, name); });
}

// Formatting a date costs more than the rest of the head: once a second is enough.
std::string_view date_now() {
    thread_local std::time_t at = 0;
    thread_local std::string text;
    const std::time_t now = std::time(nullptr);
    if (now != at) {
        at = now;
        text = fmt::format("{:%a, %d %b %Y %H:%M:%S} GMT", fmt::gmtime(now));
    }
    return text;
}

void append_safety(std::string& out, const Response& response, const Request& request) {
    const bool page = response.type.starts_with("text/html");
    const auto add = [&](std::string_view name, std::string_view value) {
        if (!sets(response, name))
            fmt::format_to(std::back_inserter(out), "{}: {}\r\n", name, value);
    };
    add("X-Content-Type-Options", "nosniff");
    add("Referrer-Policy", "strict-origin-when-cross-origin");
    add("Content-Security-Policy", page ? page_policy : data_policy);
    add("Cross-Origin-Resource-Policy", "same-origin");
    if (page) {
        add("X-Frame-Options", "DENY");
        add("Cross-Origin-Opener-Policy", "same-origin");
        add("Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=()");
    }
    if (request.secure) add("Strict-Transport-Security", "max-age=31536000");
    add("Cache-Control", "no-store");
}
}  // namespace

std::string_view name(Method method) {
    return method_names[static_cast<std::size_t>(method)];
}

bool same_name(std::string_view a, std::string_view b) {
    return std::ranges::equal(a, b, [](char x, char y) { return lower(x) == lower(y); });
}

std::string_view Request::header(std::string_view wanted) const {
    for (const auto& [key, value] : headers) {
        if (same_name(key, wanted)) return value;
    }
    return {};
}

bool Request::has_header(std::string_view wanted) const {
    return std::ranges::any_of(headers, [&](const auto& h) { return same_name(h.first, wanted); });
}

std::string_view Request::parameter(std::string_view wanted) const {
    for (const auto& [key, value] : query) {
        if (key == wanted) return value;
    }
    return {};
}

bool Request::has_parameter(std::string_view wanted) const {
    return std::ranges::any_of(query, [&](const auto& pair) { return pair.first == wanted; });
}

std::string_view reason(int status) {
    const auto found = std::ranges::find(reasons, status, &Reason::status);
    return found == std::end(reasons) ? "Unknown" : found->text;
}

Response problem(int status, std::string_view code, std::string_view detail) {
    Response response{.status = status, .type = "application/problem+json; charset=utf-8"};
    wire::Writer(response.body)
        .open()
        .text("type", "about:blank")
        .text("title", reason(status))
        .number("status", status)
        .text("detail", detail)
        .text("code", code)
        .close();
    return response;
}

std::string head_of(const Response& response, const Request& request) {
    const bool bodiless = response.status == 204 || response.status == 304;
    std::string out;
    out.reserve(768);
    const auto into = std::back_inserter(out);
    fmt::format_to(into, "HTTP/1.1 {} {}\r\nDate: {}\r\n", response.status, reason(response.status),
                   date_now());
    if (!bodiless) fmt::format_to(into, "Content-Type: {}\r\n", response.type);
    if (!bodiless) fmt::format_to(into, "Content-Length: {}\r\n", response.content().size());
    for (const auto& [key, value] : response.headers) {
        fmt::format_to(into, "{}: {}\r\n", key, value);
    }
    append_safety(out, response, request);
    fmt::format_to(into, "X-Request-Id: {:x}\r\n", request.id);
    if (response.close || !request.keep_alive) out += "Connection: close\r\n";
    out += "\r\n";
    return out;
}

bool read_target(Request& request) {
    const std::string_view target = request.target;
    const auto path = target.substr(0, target.find('?'));
    if (!decode(path, false, request.path) || !is_plain(request.path)) return false;
    return path.size() == target.size() || read_query(request, target.substr(path.size() + 1));
}

}  // namespace net
