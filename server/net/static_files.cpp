// One look-up in a sorted list; what has a hash in its name never changes.
#include "server/net/static_files.hpp"

#include "server/net/line/http_check.hpp"

#include <algorithm>

namespace net {
namespace {
const Asset* find(const Assets& assets, std::string_view path) {
    const auto found = std::ranges::lower_bound(assets, path, {}, &Asset::path);
    return found != assets.end() && found->path == path ? &*found : nullptr;
}

bool wants_gzip(const Request& request) {
    const auto accepted = request.header("Accept-Encoding");
    return has_token(accepted, "gzip") || accepted.contains("gzip,") ||
           accepted.contains("gzip;q=1");
}

// A script of the widget is named with its version: another version is another address.
bool never_changes(const Request& request, std::string_view path) {
    const bool versioned = path.starts_with("/widget/") && !request.parameter("v").empty();
    return versioned || path.contains("/assets/");
}

// Shops load these from their own pages.
bool is_for_shops(std::string_view path) {
    return path == "/widget.js" || path.starts_with("/widget/");
}
}  // namespace

std::optional<Response> static_file(const Assets& assets, const Request& request) {
    const Asset* file = find(assets, request.path);
    if (!file && request.path.ends_with('/')) file = find(assets, request.path + "index.html");
    if (!file) return std::nullopt;
    if (request.method != Method::get && request.method != Method::head) {
        auto refused = problem(405, "method_not_allowed", "files can only be read");
        refused.headers.emplace_back("Allow", "GET, HEAD");
        return refused;
    }
    Response response{.type = std::string(file->mime)};
    response.headers.emplace_back("ETag", file->etag);
    response.headers.emplace_back("Vary", "Accept-Encoding");
    response.headers.emplace_back("Cache-Control", never_changes(request, file->path)
                                                       ? "public, max-age=31536000, immutable"
                                                       : "no-cache");
    if (is_for_shops(file->path)) {
        response.headers.emplace_back("Cross-Origin-Resource-Policy", "cross-origin");
        response.headers.emplace_back("Access-Control-Allow-Origin", "*");
    }
    const auto known = request.header("If-None-Match");
    if (!known.empty() && (known == "*" || known.contains(file->etag))) {
        response.status = 304;
        return response;
    }
    const bool small = !file->gzip.empty() && wants_gzip(request);
    if (small) response.headers.emplace_back("Content-Encoding", "gzip");
    response.shared = small ? file->gzip : file->identity;
    return response;
}

}  // namespace net
