// The one file that speaks Beast: its HTTP/1 request parser, fed by hand.
#include "server/net/line/http_parser.hpp"

#include <utility>

#include <boost/asio/buffer.hpp>
#include <boost/beast/http/parser.hpp>
#include <boost/beast/http/string_body.hpp>

namespace net {
namespace {
namespace http = boost::beast::http;
using Parser = http::request_parser<http::string_body>;

Method method_of(http::verb verb) {
    switch (verb) {
        case http::verb::get:
            return Method::get;
        case http::verb::head:
            return Method::head;
        case http::verb::post:
            return Method::post;
        case http::verb::put:
            return Method::put;
        case http::verb::patch:
            return Method::patch;
        case http::verb::delete_:
            return Method::del;
        case http::verb::options:
            return Method::options;
        default:
            return Method::other;
    }
}

HttpFault fault_of(const boost::beast::error_code& error) {
    if (error == http::error::body_limit) return {413, "the body is too large"};
    if (error == http::error::header_limit) return {431, "the head is too large"};
    if (error == http::error::bad_version) return {505, "speak HTTP/1.1"};
    return {400, "this is not an HTTP request we can read"};
}

template <class Text>
std::string copy(const Text& text) {
    return {text.data(), text.size()};
}
}  // namespace

struct HttpParser::Inside {
    Parser parser;
};

HttpParser::HttpParser(std::size_t header_bytes, std::size_t body_bytes)
    : inside_(std::make_unique<Inside>()) {
    inside_->parser.header_limit(static_cast<std::uint32_t>(header_bytes));
    inside_->parser.body_limit(body_bytes);
    inside_->parser.eager(true);
}

HttpParser::~HttpParser() = default;

std::expected<std::size_t, HttpFault> HttpParser::feed(std::string_view bytes) {
    boost::beast::error_code error;
    const auto used =
        inside_->parser.put(boost::asio::const_buffer(bytes.data(), bytes.size()), error);
    if (error && error != http::error::need_more) return std::unexpected(fault_of(error));
    return used;
}

bool HttpParser::head_done() const {
    return inside_->parser.is_header_done();
}
bool HttpParser::done() const {
    return inside_->parser.is_done();
}
int HttpParser::version() const {
    return static_cast<int>(inside_->parser.get().version());
}

Request HttpParser::head() const {
    const auto& message = inside_->parser.get();
    Request request;
    request.method = method_of(message.method());
    request.target = copy(message.target());
    request.keep_alive = message.keep_alive();
    for (const auto& field : message) {
        request.headers.emplace_back(copy(field.name_string()), copy(field.value()));
    }
    return request;
}

Request HttpParser::take() {
    Request request = head();
    request.body = std::move(inside_->parser.get().body());
    return request;
}

}  // namespace net
