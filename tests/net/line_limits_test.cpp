// The limits of the line, each met over a real socket: who does not read, who is silent, who is
// many.
#include "tests/net/line_house.hpp"
#include "tests/net/soon.hpp"

namespace {
using Limits = line::Line;
using front::soon;
}  // namespace

TEST_F(Limits, LetGoOfAPeerThatStopsReadingWith1013AfterAllThatWasSaid) {
    open();
    client::Client peer(server->port(), 4096);
    ASSERT_EQ(peer.upgrade().status, 101);
    peer.text("flood");
    ASSERT_TRUE(soon([&] { return server->counts().let_go.load() == 1; }));
    std::size_t whole = 0;
    for (;;) {
        const auto got = peer.read();
        if (got.opcode != 1) {
            EXPECT_EQ(got.close_code(), 1013);
            break;
        }
        ASSERT_EQ(got.payload.size(), 16u * 1024);
        ++whole;
    }
    EXPECT_GT(whole, 16u);
    EXPECT_LT(whole, 4096u);
    EXPECT_TRUE(peer.closed());
}

TEST_F(Limits, LetGoOfAPeerThatNeverReadsAgain) {
    settings.timeouts.handshake_s = 0.5;
    open();
    client::Client peer(server->port(), 4096);
    ASSERT_EQ(peer.upgrade().status, 101);
    peer.text("flood");
    EXPECT_TRUE(soon([&] {
        return server->counts().let_go.load() == 1 && server->counts().connections_open.load() == 0;
    }));
}

TEST_F(Limits, AskWhetherASilentPeerIsStillThereAndHangUpWhenItIsNot) {
    settings.timeouts.ping_s = 0.3;
    settings.timeouts.idle_s = 0.8;
    auto peer = socket();
    EXPECT_EQ(peer->read(true).opcode, 9);  // a ping, not answered
    EXPECT_TRUE(peer->closed());
}

TEST_F(Limits, KeepASilentPeerThatAnswersPings) {
    settings.timeouts.ping_s = 0.2;
    settings.timeouts.idle_s = 0.6;
    auto peer = socket();
    for (int i = 0; i < 5; ++i) {
        ASSERT_EQ(peer->read(true).opcode, 9);
        peer->send(client::frame(10, ""));
    }
    peer->text("here");
    EXPECT_EQ(peer->hear(), "here");
}

TEST_F(Limits, HangUpOnWhoeverSaysNothingAtAll) {
    settings.timeouts.handshake_s = 0.3;
    auto peer = plain();
    EXPECT_TRUE(peer->closed());
}

TEST_F(Limits, DoNotWaitLongForTheRestOfARequest) {
    settings.timeouts.handshake_s = 0.3;
    auto peer = plain();
    peer->send("GET / HTTP/1.1\r\nHost: te");
    EXPECT_EQ(peer->answer().status, 408);
    EXPECT_TRUE(peer->closed());
}

TEST_F(Limits, TurnAwayWhenTheHouseIsFull) {
    settings.limits.connections = 2;
    auto one = socket();
    auto two = socket();
    client::Client three(server->port());
    EXPECT_EQ(three.answer().status, 503);
    one->hang_up();
    ASSERT_TRUE(soon([&] { return server->counts().connections_open.load() == 1; }));
    EXPECT_EQ(client::Client(server->port()).upgrade().status, 101);
}

TEST_F(Limits, TurnAwayTooManyFromOneAddress) {
    settings.limits.connections_per_ip = 1;
    auto one = socket();
    EXPECT_EQ(client::Client(server->port()).answer().status, 429);
    EXPECT_EQ(server->counts().turned_away.load(), 1u);
}

TEST_F(Limits, HoldStopsReadingAndResumeLosesNothing) {
    auto peer = socket();
    peer->text("hold");
    for (int i = 0; i < 100; ++i) peer->text(std::to_string(i));
    peer->wait_ms = 200;
    EXPECT_EQ(peer->read().opcode, -1) << "a held socket is not heard";
    peer->wait_ms = 5000;
    house.last_socket().post(
        [](net::Session& session) { static_cast<line::House::Echo&>(session).socket.resume(); });
    for (int i = 0; i < 100; ++i) ASSERT_EQ(peer->hear(), std::to_string(i));
}

TEST_F(Limits, NoticeAHeldPeerThatIsGone) {
    auto peer = socket();
    peer->text("hold");
    EXPECT_TRUE(soon([&] { return server->counts().frames_in.load() == 1; }));
    peer->send(client::frame(1, "unread"));
    peer->hang_up();
    // The reset of a closed peer is seen although nothing is read.
    house.last_socket().post(
        [](net::Session& session) { static_cast<line::House::Echo&>(session).socket.resume(); });
    EXPECT_TRUE(soon([&] { return server->counts().connections_open.load() == 0; }));
}

TEST_F(Limits, PostToASocketThatIsGoneDoesNothing) {
    auto peer = socket();
    const auto hold = house.last_socket();
    peer->hang_up();
    ASSERT_TRUE(soon([&] { return server->counts().sockets_open.load() == 0; }));
    auto visited = std::make_shared<std::atomic<bool>>(false);
    hold.post([visited](net::Session&) { *visited = true; });
    auto other = socket();
    other->text("later");
    EXPECT_EQ(other->hear(), "later");
    EXPECT_FALSE(*visited);
}

TEST_F(Limits, DrainSaysGoodbyeToIdleSocketsAndWaitsForBusyOnes) {
    settings.timeouts.drain_s = 5;
    auto idle = socket();
    auto busy = socket();
    busy->text("busy");
    busy->text("heard?");
    ASSERT_EQ(busy->hear(), "heard?");
    const auto working = house.last_socket();
    std::thread stopping([&] { server->stop(); });
    EXPECT_EQ(idle->read_close().close_code(), 1001);
    EXPECT_FALSE(client::Client(server->port()).connected() &&
                 client::Client(server->port()).get("/").status == 200);
    working.post([](net::Session& session) {
        auto& echo = static_cast<line::House::Echo&>(session);
        echo.socket.say("done");
        echo.working = false;
    });
    EXPECT_EQ(busy->hear(), "done");
    EXPECT_EQ(busy->read_close().close_code(), 1001);
    idle->hang_up();
    busy->hang_up();
    stopping.join();
}

TEST_F(Limits, DrainFinishesRequestsInFlight) {
    auto peer = plain();
    peer->send("GET /late HTTP/1.1\r\nHost: test\r\n\r\n");
    auto reply = house.take_late();
    std::thread stopping([&] { server->stop(); });
    reply.send({.type = "text/plain", .body = "at last"});
    const auto answer = peer->answer();
    EXPECT_EQ(answer.body, "at last");
    peer->hang_up();
    stopping.join();
}

TEST_F(Limits, DrainEndsInTimeEvenIfNobodyListens) {
    settings.timeouts.drain_s = 0.4;
    auto busy = socket();
    busy->text("busy");
    busy->text("heard?");
    ASSERT_EQ(busy->hear(), "heard?");
    const auto began = std::chrono::steady_clock::now();
    server->stop();
    EXPECT_LT(std::chrono::steady_clock::now() - began, std::chrono::seconds(3));
}

TEST_F(Limits, ManyThreadsShareAPortAndASecondServerDoesNot) {
    settings.threads = 3;
    const auto port = open();
    for (int i = 0; i < 30; ++i) {
        auto peer = socket();
        peer->text("hi");
        EXPECT_EQ(peer->hear(), "hi");
    }
    line::House other;
    net::LineSettings same{.listen = "127.0.0.1:" + std::to_string(port), .threads = 2};
    net::Server second(same, other);
    const auto started = second.start();
    ASSERT_FALSE(started);
    EXPECT_NE(started.error().find("cannot listen on 127.0.0.1"), std::string::npos);
}
