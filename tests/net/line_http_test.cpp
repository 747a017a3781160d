// HTTP over real sockets: what is answered, what is refused, and that two servers could never
// disagree about where a request ends.
#include "tests/net/line_house.hpp"

namespace {
using Http = line::Line;

std::string request(std::string_view first_line, std::string_view headers,
                    std::string_view body = "") {
    return std::string(first_line) + "\r\n" + std::string(headers) + "\r\n" + std::string(body);
}
}  // namespace

TEST_F(Http, KeepsTheLineAndAnswersInOrder) {
    auto peer = plain();
    EXPECT_EQ(peer->get("/one").body, "GET /one  127.0.0.1");
    EXPECT_EQ(peer->get("/two").body, "GET /two  127.0.0.1");
    peer->send("GET /a HTTP/1.1\r\nHost: t\r\n\r\nGET /b HTTP/1.1\r\nHost: t\r\n\r\n");
    EXPECT_EQ(peer->answer().body, "GET /a  127.0.0.1");
    EXPECT_EQ(peer->answer().body, "GET /b  127.0.0.1");
}

TEST_F(Http, AnswersLaterFromAnotherThreadAndHoldsWhatFollows) {
    auto peer = plain();
    peer->send("GET /late HTTP/1.1\r\nHost: t\r\n\r\nGET /b HTTP/1.1\r\nHost: t\r\n\r\n");
    auto reply = house.take_late();
    std::thread([&] { reply.send({.type = "text/plain", .body = "late"}); }).join();
    EXPECT_EQ(peer->answer().body, "late");
    EXPECT_EQ(peer->answer().body, "GET /b  127.0.0.1");
}

TEST_F(Http, SaysSoWhenNobodyAnswered) {
    auto peer = plain();
    EXPECT_EQ(peer->get("/forgotten").status, 500);
}

TEST_F(Http, ReadsBodiesByLengthAndInChunks) {
    auto peer = plain();
    EXPECT_EQ(peer->call("POST", "/p", "hello").body, "POST /p hello 127.0.0.1");
    const auto chunked =
        peer->ask(request("POST /c HTTP/1.1", "Host: t\r\nTransfer-Encoding: chunked\r\n",
                          "3\r\nhel\r\n2\r\nlo\r\n0\r\n\r\n"));
    EXPECT_EQ(chunked.body, "POST /c hello 127.0.0.1");
    EXPECT_EQ(peer->get("/next").status, 200);
}

TEST_F(Http, SendsLargeSharedBodiesWhole) {
    auto peer = plain();
    const auto answer = peer->get("/shared");
    EXPECT_EQ(answer.body, house.shared);
    EXPECT_EQ(peer->get("/after").body, "GET /after  127.0.0.1");
}

TEST_F(Http, AnswersHeadWithoutABody) {
    auto peer = plain();
    const auto head = peer->ask(request("HEAD /h HTTP/1.1", "Host: t\r\n"), true);
    EXPECT_EQ(head.status, 200);
    EXPECT_EQ(head.headers.at("content-length"), std::to_string(sizeof "HEAD /h  127.0.0.1" - 1));
    EXPECT_EQ(peer->get("/x").body, "GET /x  127.0.0.1");
}

TEST_F(Http, InvitesABodyThatWaitsToBeInvited) {
    auto peer = plain();
    peer->send("POST /p HTTP/1.1\r\nHost: t\r\nContent-Length: 2\r\nExpect: 100-continue\r\n\r\n");
    EXPECT_EQ(peer->answer().status, 100);
    peer->send("ok");
    EXPECT_EQ(peer->answer().body, "POST /p ok 127.0.0.1");
}

TEST_F(Http, CarriesTheHeadersThatKeepBrowsersSafe) {
    auto peer = plain();
    const auto answer = peer->get("/x");
    EXPECT_EQ(answer.headers.at("x-content-type-options"), "nosniff");
    EXPECT_EQ(answer.headers.at("content-security-policy"),
              "default-src 'none'; frame-ancestors 'none'");
    EXPECT_EQ(answer.headers.at("cache-control"), "no-store");
    EXPECT_TRUE(answer.headers.contains("referrer-policy"));
    EXPECT_TRUE(answer.headers.contains("x-request-id"));
    EXPECT_TRUE(answer.headers.contains("date"));
}

TEST_F(Http, RefusesEveryRequestThatCouldBeReadInTwoWays) {
    const std::tuple<const char*, std::string, int> bad[] = {
        {"no Host", request("GET / HTTP/1.1", ""), 400},
        {"two Hosts", request("GET / HTTP/1.1", "Host: a\r\nHost: b\r\n"), 400},
        {"an odd Host", request("GET / HTTP/1.1", "Host: a b\r\n"), 400},
        {"unknown coding", request("POST / HTTP/1.1", "Host: t\r\nTransfer-Encoding: gzip\r\n"),
         501},
        {"codings in a row",
         request("POST / HTTP/1.1", "Host: t\r\nTransfer-Encoding: gzip, chunked\r\n"), 501},
        {"coding and length",
         request("POST / HTTP/1.1",
                 "Host: t\r\nTransfer-Encoding: chunked\r\nContent-Length: 3\r\n"),
         400},
        {"two lengths",
         request("POST / HTTP/1.1", "Host: t\r\nContent-Length: 2\r\nContent-Length: 2\r\n", "ab"),
         400},
        {"a list of lengths",
         request("POST / HTTP/1.1", "Host: t\r\nContent-Length: 2, 2\r\n", "ab"), 400},
        {"a signed length", request("POST / HTTP/1.1", "Host: t\r\nContent-Length: +2\r\n", "ab"),
         400},
        {"a folded line", request("GET / HTTP/1.1", "Host: t\r\nX-A: b\r\n c\r\n"), 400},
        {"space before the colon", request("GET / HTTP/1.1", "Host : t\r\n"), 400},
        {"bare line feeds", "GET / HTTP/1.1\nHost: t\n\r\n\r\n", 400},
        {"a bare return", request("GET / HTTP/1.1", "Host: t\r\nX: a\rb\r\n"), 400},
        {"a NUL", request("GET / HTTP/1.1", std::string("Host: t\r\nX: a\0b\r\n", 17)), 400},
        {"an address instead of a path", request("GET http://t/ HTTP/1.1", "Host: t\r\n"), 400},
        {"a way up", request("GET /a/../etc/passwd HTTP/1.1", "Host: t\r\n"), 400},
        {"a hidden way up", request("GET /a/%2e%2e/etc HTTP/1.1", "Host: t\r\n"), 400},
        {"a hidden slash", request("GET /a%2f..%2fetc HTTP/1.1", "Host: t\r\n"), 400},
        {"half an escape", request("GET /%4 HTTP/1.1", "Host: t\r\n"), 400},
        {"a NUL in the path", request("GET /%00 HTTP/1.1", "Host: t\r\n"), 400},
        {"an old version", request("GET / HTTP/0.9", "Host: t\r\n"), 505},
        {"a future version", request("GET / HTTP/2.0", "Host: t\r\n"), 505},
        {"not HTTP at all", "\x16\x03\x01\x02\x01\x01\r\n\r\n", 400},
    };
    for (const auto& [what, bytes, status] : bad) {
        auto peer = plain();
        const auto answer = peer->ask(bytes);
        EXPECT_EQ(answer.status, status) << what << ": " << answer.body;
        EXPECT_TRUE(peer->closed()) << what;
    }
}

TEST_F(Http, RefusesWhatIsTooLarge) {
    settings.limits.http_body_bytes = 1000;
    settings.limits.http_header_bytes = 2000;
    auto peer = plain();
    EXPECT_EQ(peer->call("POST", "/", std::string(1001, 'b')).status, 413);
    EXPECT_TRUE(peer->closed());
    auto chunks = plain();
    EXPECT_EQ(chunks
                  ->ask("POST / HTTP/1.1\r\nHost: t\r\nTransfer-Encoding: chunked\r\n\r\n800\r\n" +
                        std::string(2048, 'c'))
                  .status,
              413);
    auto head = plain();
    EXPECT_EQ(head->get("/", "X: " + std::string(2000, 'h') + "\r\n").status, 431);
    auto endless = plain();
    EXPECT_EQ(endless->ask("GET / HTTP/1.1\r\nX: " + std::string(3000, 'h')).status, 431);
}

TEST_F(Http, RefusesHandshakesThatAreNot) {
    const std::string good =
        "Host: t\r\nUpgrade: websocket\r\nConnection: keep-alive, Upgrade\r\n"
        "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n";
    const auto without = [&](std::string_view line) {
        auto headers = good;
        const auto at = headers.find(line);
        headers.erase(at, headers.find("\r\n", at) + 2 - at);
        return headers;
    };
    EXPECT_EQ(plain()->ask(request("GET /ws HTTP/1.1", good)).status, 101);
    EXPECT_EQ(plain()->ask(request("POST /ws HTTP/1.1", good)).status, 400);
    EXPECT_EQ(plain()->ask(request("GET /ws HTTP/1.0", good)).status, 400);
    EXPECT_EQ(plain()->ask(request("GET /ws HTTP/1.1", without("Connection"))).status, 400);
    EXPECT_EQ(plain()->ask(request("GET /ws HTTP/1.1", without("Sec-WebSocket-Key"))).status, 400);
    EXPECT_EQ(plain()
                  ->ask(request("GET /ws HTTP/1.1",
                                without("Sec-WebSocket-Key") + "Sec-WebSocket-Key: short\r\n"))
                  .status,
              400);
    const auto old = plain()->ask(request(
        "GET /ws HTTP/1.1", without("Sec-WebSocket-Version") + "Sec-WebSocket-Version: 8\r\n"));
    EXPECT_EQ(old.status, 426);
    EXPECT_EQ(old.headers.at("sec-websocket-version"), "13");
    EXPECT_EQ(plain()->ask(request("GET /nowhere HTTP/1.1", good)).status, 404);
}

TEST_F(Http, BelievesOnlyTrustedProxies) {
    auto peer = plain();
    EXPECT_EQ(peer->get("/", "X-Forwarded-For: 203.0.113.9\r\nX-Forwarded-Proto: https\r\n").body,
              "GET /  127.0.0.1");
    server.reset();
    settings.trusted_proxies = {"127.0.0.0/8", "10.0.0.0/8"};
    auto proxied = plain();
    EXPECT_EQ(proxied
                  ->get("/",
                        "X-Forwarded-For: 6.6.6.6, 203.0.113.9, 10.1.2.3\r\n"
                        "X-Forwarded-Proto: https\r\n")
                  .body,
              "GET /  203.0.113.9 https")
        << "the address before the last trusted one; what is left of it may be invented";
}

TEST_F(Http, AnswersWhoeverShutsItsSideAfterAsking) {
    auto peer = plain();
    peer->send("GET /late HTTP/1.1\r\nHost: t\r\n\r\n");
    auto reply = house.take_late();
    peer->shut_writing();
    reply.send({.type = "text/plain", .body = "still"});
    EXPECT_EQ(peer->answer().body, "still");
    EXPECT_TRUE(peer->closed());
}

TEST_F(Http, NamesTheSettingThatIsWrong) {
    for (const auto* listen : {"nowhere", "127.0.0.1:99999", "host.invalid:80"}) {
        net::LineSettings wrong{.listen = listen};
        net::Server refused(wrong, house);
        const auto started = refused.start();
        ASSERT_FALSE(started) << listen;
        EXPECT_NE(started.error().find("ADDRESS:PORT"), std::string::npos);
    }
    net::LineSettings wrong{.listen = "127.0.0.1:0", .trusted_proxies = {"10.0.0.0/40"}};
    EXPECT_FALSE(net::Server(wrong, house).start());
}
