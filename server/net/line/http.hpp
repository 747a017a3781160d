// One HTTP request and one response as plain values.
// Knows names and bytes; knows nothing of sockets, parsers or routes.
#pragma once

#include "server/net/line/address.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace net {

enum class Method : std::uint8_t { get, head, post, put, patch, del, options, other };

/// `GET`, `HEAD`, ... for logs and `Allow`.
std::string_view name(Method method);

/// A parsed, checked request. Header names are kept as sent; look them up with `header`.
struct Request {
    Method method = Method::get;
    std::string target;  ///< as sent: path and query
    std::string path;  ///< percent-decoded, always begins with '/', never holds a "." or ".." step
    std::vector<std::pair<std::string, std::string>> query;  ///< decoded, in order
    std::vector<std::pair<std::string, std::string>> headers;
    std::string body;
    Address client;       ///< who speaks, with trusted proxies looked through
    bool secure = false;  ///< the visitor's side is https
    bool keep_alive = true;
    std::uint64_t id = 0;  ///< for the log and `X-Request-Id`

    /// The value of a header, names compared without case; empty if absent.
    std::string_view header(std::string_view name) const;
    bool has_header(std::string_view name) const;
    /// The value of a query parameter; empty if absent.
    std::string_view parameter(std::string_view name) const;
    bool has_parameter(std::string_view name) const;
};

/// What goes back. `shared` is a body that outlives every response (an embedded asset).
struct Response {
    int status = 200;
    std::string type = "application/json; charset=utf-8";
    std::string body = {};
    std::string_view shared = {};
    std::vector<std::pair<std::string, std::string>> headers = {};
    bool close = false;  ///< hang up after this one

    std::string_view content() const { return shared.empty() ? std::string_view(body) : shared; }
};

/// "Not Found" for 404 and so on.
std::string_view reason(int status);

/// A problem document of RFC 9457 as a response.
Response problem(int status, std::string_view code, std::string_view detail);

/// Status line, our own headers (security ones included), theirs, and no body.
std::string head_of(const Response& response, const Request& request);

/// Path of a target, decoded, or nothing if it is not one we serve ("//", "..", bad escapes, NUL).
bool read_target(Request& request);

bool same_name(std::string_view a, std::string_view b);

}  // namespace net
