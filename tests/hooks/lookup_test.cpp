// Look-ups against a real little shop on this machine: good answers, bad ones, slow ones, and none.
#include "server/hooks/lookup.hpp"

#include <atomic>
#include <future>
#include <thread>

#include <gtest/gtest.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

namespace {
using intents::LookupEnd;

/// Answers every request by its path, one thread, until it goes away.
class Shop {
  public:
    Shop() {
        fd_ = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
        sockaddr_in at{};
        at.sin_family = AF_INET;
        at.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        socklen_t size = sizeof at;
        (void)::bind(fd_, reinterpret_cast<sockaddr*>(&at), sizeof at);
        (void)::listen(fd_, 64);
        (void)::getsockname(fd_, reinterpret_cast<sockaddr*>(&at), &size);
        port_ = ntohs(at.sin_port);
        thread_ = std::thread([this] { serve(); });
    }
    ~Shop() {
        ::shutdown(fd_, SHUT_RDWR);
        thread_.join();
        ::close(fd_);
    }
    std::string url(const std::string& path) const {
        return "http://127.0.0.1:" + std::to_string(port_) + path;
    }
    std::atomic<int> asked{0};
    std::string last;

  private:
    void serve() {
        for (;;) {
            const int peer = ::accept(fd_, nullptr, nullptr);
            if (peer < 0) return;
            std::string request;
            char bytes[4096];
            while (!request.contains("\r\n\r\n")) {
                const auto count = ::recv(peer, bytes, sizeof bytes, 0);
                if (count <= 0) break;
                request.append(bytes, static_cast<std::size_t>(count));
            }
            last = request;
            ++asked;
            const auto reply = answer(request);
            if (!reply.empty()) (void)::send(peer, reply.data(), reply.size(), MSG_NOSIGNAL);
            if (reply.empty())
                (void)::recv(peer, bytes, sizeof bytes, 0);  // until the other gives up
            ::close(peer);
        }
    }
    std::string answer(const std::string& request) const {
        const auto says = [](std::string_view status, const std::string& body,
                             std::string more = "") {
            return "HTTP/1.1 " + std::string(status) +
                   "\r\nContent-Length: " + std::to_string(body.size()) +
                   "\r\nConnection: close\r\n" + more + "\r\n" + body;
        };
        const auto path = request.substr(request.find(' ') + 1);
        if (path.starts_with("/order")) {
            return says("200 OK",
                        R"({"order":{"state":"shipped","eta":"2026-05-06","n":3,"ok":true,)"
                        R"("lines":[{"name":"Fern"}]},"deep":null})");
        }
        if (path.starts_with("/missing")) return says("404 Not Found", "{}");
        if (path.starts_with("/broken")) return says("500 Oops", "{}");
        if (path.starts_with("/text")) return says("200 OK", "hello");
        if (path.starts_with("/deep")) return says("200 OK", std::string(5000, '['));
        if (path.starts_with("/large")) return says("200 OK", std::string(400'000, ' ') + "{}");
        if (path.starts_with("/moved")) return says("302 Found", "", "Location: /order\r\n");
        if (path.starts_with("/away")) {
            return says("302 Found", "",
                        "Location: http://localhost:" + std::to_string(port_) + "/order\r\n");
        }
        if (path.starts_with("/circle")) return says("302 Found", "", "Location: /circle\r\n");
        return {};  // says nothing
    }

    int fd_ = -1;
    std::uint16_t port_ = 0;
    std::thread thread_;
};

intents::Lookup lookup(std::string url) {
    intents::Lookup made;
    made.action = "order-lookup";
    made.url = std::move(url);
    made.timeout = std::chrono::milliseconds(2000);
    made.result = {{"state", "order.state"},
                   {"eta", "order.eta"},
                   {"count", "order.n"},
                   {"ok", "order.ok"},
                   {"first", "order.lines.0.name"},
                   {"none", "order.nothing"},
                   {"object", "order"}};
    return made;
}

desk::LookedUp call(hooks::Lookups& lookups, const intents::Lookup& wanted) {
    std::promise<desk::LookedUp> came;
    lookups.call(wanted, [&](desk::LookedUp result) { came.set_value(std::move(result)); });
    return came.get_future().get();
}
}  // namespace

TEST(Lookups, FlattenTheAnswerByItsPaths) {
    Shop shop;
    hooks::Lookups lookups;
    const auto result = call(lookups, lookup(shop.url("/order/AB-1")));
    EXPECT_EQ(result.action, "order-lookup");
    EXPECT_EQ(result.end, LookupEnd::found);
    const intents::Values expected = {{"state", "shipped"},
                                      {"eta", "2026-05-06"},
                                      {"count", "3"},
                                      {"ok", "true"},
                                      {"first", "Fern"}};
    EXPECT_EQ(result.answers, expected);
}

TEST(Lookups, TellNotFoundFromFailed) {
    Shop shop;
    hooks::Lookups lookups;
    EXPECT_EQ(call(lookups, lookup(shop.url("/missing"))).end, LookupEnd::not_found);
    for (const auto* path : {"/broken", "/text", "/deep", "/large", "/away", "/circle"}) {
        EXPECT_EQ(call(lookups, lookup(shop.url(path))).end, LookupEnd::failed) << path;
    }
    EXPECT_EQ(call(lookups, lookup("ftp://127.0.0.1/x")).end, LookupEnd::failed);
    EXPECT_EQ(call(lookups, lookup("file:///etc/passwd")).end, LookupEnd::failed);
    EXPECT_EQ(call(lookups, lookup("http://127.0.0.1:1/x")).end, LookupEnd::failed);
}

TEST(Lookups, FollowARedirectOnTheSameHost) {
    Shop shop;
    hooks::Lookups lookups;
    EXPECT_EQ(call(lookups, lookup(shop.url("/moved"))).end, LookupEnd::found);
}

TEST(Lookups, GiveUpInTime) {
    Shop shop;
    hooks::Lookups lookups;
    auto slow = lookup(shop.url("/silence"));
    slow.timeout = std::chrono::milliseconds(200);
    const auto began = std::chrono::steady_clock::now();
    EXPECT_EQ(call(lookups, slow).end, LookupEnd::failed);
    EXPECT_LT(std::chrono::steady_clock::now() - began, std::chrono::seconds(2));
}

TEST(Lookups, KeepAnAnswerAsLongAsAsked) {
    Shop shop;
    hooks::Lookups lookups;
    auto kept = lookup(shop.url("/order/1"));
    kept.cache = std::chrono::seconds(60);
    call(lookups, kept);
    EXPECT_EQ(call(lookups, kept).end, LookupEnd::found);
    EXPECT_EQ(shop.asked, 1);
    auto fresh = lookup(shop.url("/order/1"));
    call(lookups, fresh);
    EXPECT_EQ(shop.asked, 2);
}

TEST(Lookups, FillSecretsIntoHeadersAndPostBodies) {
    Shop shop;
    hooks::Lookups lookups({.secret = [](std::string_view name) -> std::optional<std::string> {
        if (name == "SHOP_KEY") return "s3cret";
        return std::nullopt;
    }});
    auto post = lookup(shop.url("/order"));
    post.method = intents::Method::post;
    post.body = R"({"n":1})";
    post.headers = {{"Authorization", "Bearer ${SHOP_KEY}"}};
    EXPECT_EQ(call(lookups, post).end, LookupEnd::found);
    EXPECT_TRUE(shop.last.contains("Authorization: Bearer s3cret\r\n")) << shop.last;
    EXPECT_TRUE(shop.last.starts_with("POST ")) << shop.last;
    post.headers = {{"Authorization", "Bearer ${NOT_SET}"}};
    EXPECT_EQ(call(lookups, post).end, LookupEnd::failed);
    EXPECT_EQ(shop.asked, 1) << "nothing is sent without its secret";
}

TEST(Lookups, EndAsFailedWhenTheHouseCloses) {
    Shop shop;
    std::promise<desk::LookedUp> came;
    {
        hooks::Lookups lookups;
        lookups.call(lookup(shop.url("/silence")),
                     [&](desk::LookedUp result) { came.set_value(std::move(result)); });
    }
    EXPECT_EQ(came.get_future().get().end, LookupEnd::failed);
}

TEST(Lookups, RefuseMoreThanTheyCanCarry) {
    hooks::Lookups lookups({.waiting_max = 0});
    EXPECT_EQ(call(lookups, lookup("http://127.0.0.1:1/")).end, LookupEnd::failed);
}

TEST(Lookups, StayOutsideUnlessTheHostSaysInside) {
    EXPECT_TRUE(hooks::may_reach("shop.example", "93.184.216.34"));
    EXPECT_TRUE(hooks::may_reach("shop.example", "2606:2800:220:1::1"));
    for (const auto* inside :
         {"127.0.0.1", "10.1.2.3", "172.16.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1",
          "0.0.0.0", "::1", "fe80::1", "fd00::1", "::ffff:10.0.0.1"}) {
        EXPECT_FALSE(hooks::may_reach("shop.example", inside)) << inside;
    }
    EXPECT_TRUE(hooks::may_reach("127.0.0.1", "127.0.0.1"));
    EXPECT_TRUE(hooks::may_reach("localhost", "127.0.0.1"));
    EXPECT_TRUE(hooks::may_reach("backend", "172.18.0.3"));
    EXPECT_TRUE(hooks::may_reach("orders.internal", "10.0.0.7"));
}
