// Reading heads and bodies, refusing what is unclear, answering in order, upgrading.
#include "server/net/line/http_stage.hpp"

#include "server/net/line/http_check.hpp"
#include "server/net/line/http_parser.hpp"
#include "server/net/line/socket_stage.hpp"
#include "server/net/line/worker.hpp"

#include <algorithm>
#include <optional>
#include <utility>

#include <spdlog/spdlog.h>

namespace net {
namespace {
constexpr std::string_view head_end = "\r\n\r\n";
// A file of 8 MiB and the line in front of it that says who sends it.
constexpr std::size_t file_request_bytes_max = (8 * 1024 + 16) * 1024;
constexpr std::string_view go_on = "HTTP/1.1 100 Continue\r\n\r\n";

class HttpStage final : public Stage {
  public:
    explicit HttpStage(Connection& connection) : connection_(connection) { await_request(); }

    std::size_t take(std::span<char> bytes) override;
    void woken() override;
    void leave() override;
    bool ended() override { return answering_; }
    void respond(Response response);

  private:
    House& house() { return connection_.worker().house(); }
    const Limits& limits() { return house().settings.limits; }
    void await_request();
    std::size_t take_head(std::string_view bytes);
    std::size_t take_body(std::string_view bytes);
    void head_complete();
    std::size_t body_limit(std::string_view head);
    void request_complete();
    void look_through_proxy();
    void upgrade();
    void answer();
    void fail(const HttpFault& fault);
    void write(const Response& response);

    Connection& connection_;
    std::string head_;
    std::unique_ptr<HttpParser> parser_;
    Request request_;
    Steady::time_point began_;
    bool answering_ = false;
    bool served_one_ = false;
};

std::size_t HttpStage::take(std::span<char> bytes) {
    if (answering_) return 0;
    const std::string_view text(bytes.data(), bytes.size());
    return parser_ ? take_body(text) : take_head(text);
}

void HttpStage::await_request() {
    const auto& timeouts = house().settings.timeouts;
    connection_.wake_at(
        connection_.worker().tick_in(served_one_ ? timeouts.idle_s : timeouts.handshake_s));
}

std::size_t HttpStage::take_head(std::string_view bytes) {
    if (head_.empty() && served_one_) {  // a new request on a kept line has to come in time, too
        connection_.wake_at(connection_.worker().tick_in(house().settings.timeouts.handshake_s));
    }
    const std::size_t had = head_.size();
    head_.append(bytes);
    const auto end = head_.find(head_end, had < 3 ? 0 : had - 3);
    const auto size = end == head_.npos ? head_.size() : end + head_end.size();
    if (size > limits().http_header_bytes) {
        fail({431, "the head is too large"});
        return bytes.size();
    }
    if (end == head_.npos) return bytes.size();
    head_.resize(size);
    head_complete();
    return size - had;
}

void HttpStage::head_complete() {
    began_ = connection_.worker().loop().now();
    request_ = {};
    request_.id = house().next_request.fetch_add(1, std::memory_order_relaxed);
    if (const auto fault = check_raw_head(head_)) return fail(*fault);
    const auto body_bytes_max = body_limit(head_);
    parser_ = std::make_unique<HttpParser>(limits().http_header_bytes, body_bytes_max);
    const auto fed = parser_->feed(head_);
    if (!fed) return fail(fed.error());
    if (!parser_->head_done()) return fail({400, "this is not an HTTP request we can read"});
    const auto head = parser_->head();
    if (const auto fault = check_head(head, parser_->version(), body_bytes_max)) {
        return fail(*fault);
    }
    head_ = {};
    if (parser_->done()) return request_complete();
    if (same_name(head.header("Expect"), "100-continue")) connection_.outbox().append(go_on);
}

// Files are larger than anything else that is sent here.
std::size_t HttpStage::body_limit(std::string_view head) {
    const bool file = head.starts_with("POST /chat/files ");
    return file ? std::max(file_request_bytes_max, limits().http_body_bytes)
                : limits().http_body_bytes;
}

std::size_t HttpStage::take_body(std::string_view bytes) {
    const auto used = parser_->feed(bytes);
    if (!used) {
        fail(used.error());
        return bytes.size();
    }
    if (parser_->done()) request_complete();
    return *used;
}

void HttpStage::request_complete() {
    const auto id = request_.id;
    const int version = parser_->version();
    request_ = parser_->take();
    request_.id = id;
    parser_.reset();
    look_through_proxy();
    house().counts.requests.fetch_add(1, std::memory_order_relaxed);
    if (!read_target(request_)) return fail({400, "the path is not one we serve"});
    if (!wants_websocket(request_)) return answer();
    if (const auto fault = check_handshake(request_, version)) return fail(*fault);
    upgrade();
}

void HttpStage::look_through_proxy() {
    request_.client =
        visitor_of(connection_.peer(), request_.header("X-Forwarded-For"), house().trusted);
    const bool proxied = std::ranges::any_of(
        house().trusted, [&](const Network& net) { return net.holds(connection_.peer()); });
    request_.secure = proxied && request_.header("X-Forwarded-Proto") == "https";
}

void HttpStage::upgrade() {
    if (connection_.worker().draining()) return fail({503, "we are closing"});
    const auto seat = connection_.seat();
    auto stage = make_socket_stage(connection_);
    auto session = house().application.greet(
        request_, Socket(connection_.worker(), seat.slot, seat.generation));
    if (!session) {
        session.error().close = true;
        return write(session.error());
    }
    connection_.outbox()
        .append("HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n")
        .append("Sec-WebSocket-Accept: ")
        .append(accept_key(request_.header("Sec-WebSocket-Key")))
        .append(head_end);
    begin_session(*stage, std::move(*session));
    connection_.become(std::move(stage));
}

void HttpStage::answer() {
    answering_ = true;
    connection_.hold();
    auto& worker = connection_.worker();
    const auto seat = connection_.seat();
    Reply reply([&worker, seat](Response response) {
        const auto deliver = [&worker, seat](Response& answer) {
            auto* connection = worker.find(seat);
            if (connection)
                static_cast<HttpStage*>(connection->stage())->respond(std::move(answer));
        };
        if (worker.on_own_thread()) return deliver(response);
        worker.loop().post([deliver, answer = std::move(response)]() mutable { deliver(answer); });
    });
    house().application.answer(request_, std::move(reply));
}

void HttpStage::respond(Response response) {
    if (!std::exchange(answering_, false)) return;
    write(response);
    connection_.resume();
}

void HttpStage::write(const Response& given) {
    Response const* response = &given;
    const bool last = given.close || !request_.keep_alive || connection_.worker().draining();
    request_.keep_alive = !last;
    connection_.outbox().append(head_of(*response, request_));
    const bool bodiless =
        request_.method == Method::head || response->status == 204 || response->status == 304;
    if (!bodiless) connection_.outbox().append(response->body);
    if (!bodiless && !response->shared.empty()) connection_.send_shared(response->shared);
    const auto took = connection_.worker().loop().now() - began_;
    spdlog::debug("request {:x}: {} {} -> {} in {} us", request_.id, name(request_.method),
                  request_.path, response->status,
                  std::chrono::duration_cast<std::chrono::microseconds>(took).count());
    served_one_ = true;
    if (last) return connection_.finish();
    await_request();
}

void HttpStage::fail(const HttpFault& fault) {
    auto response = problem(fault.status, "bad_request", fault.why);
    response.close = true;
    if (fault.status == 426) response.headers.emplace_back("Sec-WebSocket-Version", "13");
    write(response);
}

void HttpStage::woken() {
    if (answering_) return connection_.wake_at(connection_.worker().tick_in(1));
    if (head_.empty() && !parser_) return connection_.drop();
    fail({408, "the request did not come in time"});
}

void HttpStage::leave() {
    if (!answering_ && head_.empty() && !parser_) connection_.finish();
}
}  // namespace

std::unique_ptr<Stage> make_http_stage(Connection& connection) {
    return std::make_unique<HttpStage>(connection);
}

Reply::~Reply() {
    if (send_) send_(problem(500, "internal", "the request was not answered"));
}

void Reply::send(Response response) {
    if (auto send = std::exchange(send_, nullptr)) send(std::move(response));
}

}  // namespace net
