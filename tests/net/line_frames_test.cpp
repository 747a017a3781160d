// WebSocket framing over real sockets: what RFC 6455 allows passes, what it forbids ends the line.
#include "tests/net/line_house.hpp"

#include <random>

namespace {
using client::frame;
using Frames = line::Line;

constexpr int text = 1, binary = 2, more = 0, close_frame = 8, ping = 9, pong = 10;

std::string close_payload(int code, std::string_view why = "") {
    return std::string{static_cast<char>(code >> 8), static_cast<char>(code & 255)}.append(why);
}
}  // namespace

TEST_F(Frames, EchoTextOfEveryLengthForm) {
    auto peer = socket();
    for (const std::size_t size : {0, 1, 125, 126, 127, 4096, 16384}) {
        const std::string said(size, 'a');
        peer->text(said);
        const auto got = peer->read();
        EXPECT_TRUE(got.is_text());
        EXPECT_EQ(got.payload, said) << size;
    }
}

TEST_F(Frames, AnswerTheHandshakeWithTheKeyOfTheStandard) {
    auto peer = plain();
    const auto answer = peer->upgrade();
    EXPECT_EQ(answer.status, 101);
    EXPECT_EQ(answer.headers.at("sec-websocket-accept"), "s3pPLMBiTxaQ9kYGzzhZRbK+xOo=");
}

TEST_F(Frames, SentWithTheHandshakeAreNotLost) {
    auto peer = plain();
    peer->send(
        "GET /ws HTTP/1.1\r\nHost: test\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
        "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n\r\n" +
        frame(text, "early") + frame(text, "bird"));
    EXPECT_EQ(peer->answer().status, 101);
    EXPECT_EQ(peer->hear(), "early");
    EXPECT_EQ(peer->hear(), "bird");
}

TEST_F(Frames, AreJoinedFromFragmentsWithControlFramesBetween) {
    auto peer = socket();
    peer->send(frame(text, "Where is ", {.final = false}) + frame(ping, "there?") +
               frame(more, "my ", {.final = false}) + frame(more, "parcel"));
    const auto answered = peer->read();
    EXPECT_EQ(answered.opcode, pong);
    EXPECT_EQ(answered.payload, "there?");
    EXPECT_EQ(peer->hear(), "Where is my parcel");
}

TEST_F(Frames, MayCutACharacterInTwo) {
    auto peer = socket();
    peer->send(frame(text, "\xE2\x82", {.final = false}) + frame(more, "\xAC"));
    EXPECT_EQ(peer->hear(), "\xE2\x82\xAC");
}

TEST_F(Frames, ComeInAnyCutOfTheStream) {
    auto peer = socket();
    std::mt19937 dice(7);
    std::string stream;
    std::vector<std::string> said;
    for (int i = 0; i < 200; ++i) {
        said.emplace_back(dice() % 300, static_cast<char>('a' + i % 26));
        const auto cut = said.back().size() / 2;
        if (i % 3 == 0) {
            stream += frame(text, said.back().substr(0, cut), {.final = false}) +
                      frame(more, said.back().substr(cut));
        } else {
            stream += frame(text, said.back());
        }
    }
    std::size_t at = 0;
    while (at < stream.size()) {
        const std::size_t count = std::min<std::size_t>(1 + dice() % 40, stream.size() - at);
        peer->send(std::string_view(stream).substr(at, count));
        at += count;
    }
    for (const auto& line : said) ASSERT_EQ(peer->hear(), line);
}

TEST_F(Frames, ThatBreakTheProtocolEndItWith1002) {
    const std::pair<const char*, std::string> broken[] = {
        {"not masked", frame(text, "hi", {.masked = false})},
        {"reserved bit", frame(text, "hi", {.reserved = 4})},
        {"reserved bit of an extension nobody asked for", frame(text, "hi", {.reserved = 1})},
        {"unknown data opcode", frame(3, "hi")},
        {"unknown control opcode", frame(11, "hi")},
        {"control frame in pieces", frame(ping, "hi", {.final = false})},
        {"long control frame", frame(ping, std::string(126, 'p'))},
        {"length not minimal", frame(text, "hi", {.length_form = 16})},
        {"length not minimal at all", frame(text, "hi", {.length_form = 64})},
        {"continuation of nothing", frame(more, "hi")},
        {"new text inside a message",
         frame(text, "a", {.final = false}) + frame(text, "b", {.final = false})},
        {"half a close code", frame(close_frame, "x")},
        {"close code nobody may send", frame(close_frame, close_payload(1005))},
        {"close code below all", frame(close_frame, close_payload(999))},
        {"close code of nobody", frame(close_frame, close_payload(2999))},
    };
    for (const auto& [what, bytes] : broken) {
        auto peer = socket();
        peer->send(bytes);
        EXPECT_EQ(peer->read_close().close_code(), 1002) << what;
        EXPECT_TRUE(peer->closed()) << what;
    }
}

TEST_F(Frames, WithANegativeLengthEndItWith1002) {
    auto peer = socket();
    peer->send(std::string("\x81\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\x01\x02\x03\x04", 14));
    EXPECT_EQ(peer->read_close().close_code(), 1002);
}

TEST_F(Frames, ThatAreNotUtf8AreToldAndEndWith1007) {
    for (const std::string bad :
         {"\xC0\xAF", "\xED\xA0\x80", "\xF4\x90\x80\x80", "ok \xFF", "cut \xE2\x82"}) {
        auto peer = socket();
        peer->text(bad);
        EXPECT_EQ(peer->hear(), "not_utf8");
        EXPECT_EQ(peer->read_close().close_code(), 1007);
    }
}

TEST_F(Frames, OfTooManyBytesAreToldAndTheLineStaysOpen) {
    auto peer = socket();
    peer->text(std::string(16385, 'x'));
    EXPECT_EQ(peer->hear(), "too_large");
    peer->text(std::string(300'000, 'x'));
    EXPECT_EQ(peer->hear(), "too_large");
    peer->send(frame(text, std::string(16000, 'x'), {.final = false}) +
               frame(more, std::string(16000, 'x')));
    EXPECT_EQ(peer->hear(), "too_large");
    peer->text("still here");
    EXPECT_EQ(peer->hear(), "still here");
}

TEST_F(Frames, TooLargeToReadPastEndItWith1009) {
    auto peer = socket();
    peer->send(std::string("\x81\xFF\x00\x00\x00\x00\x7F\x00\x00\x00\x01\x02\x03\x04", 14));
    EXPECT_EQ(peer->read_close().close_code(), 1009);
}

TEST_F(Frames, OfBytesAreRefusedAndTheLineStaysOpen) {
    auto peer = socket();
    peer->send(frame(binary, "\x01\x02"));
    EXPECT_EQ(peer->hear(), "not_text");
    peer->text("words");
    EXPECT_EQ(peer->hear(), "words");
}

TEST_F(Frames, OfGoodbyeAreAnsweredInKind) {
    auto peer = socket();
    peer->send(frame(close_frame, close_payload(4001, "bye")));
    EXPECT_EQ(peer->read().close_code(), 4001);
    EXPECT_TRUE(peer->closed());
    auto silent = socket();
    silent->send(frame(close_frame, ""));
    EXPECT_EQ(silent->read().opcode, close_frame);
    EXPECT_TRUE(silent->closed());
}

TEST_F(Frames, BehindAGoodbyeAreNotHeard) {
    auto peer = socket();
    peer->send(frame(close_frame, close_payload(1000)) + frame(text, "and another thing"));
    EXPECT_EQ(peer->read().opcode, close_frame);
    EXPECT_TRUE(peer->closed());
}

TEST_F(Frames, ComeBackFromRandomBytesOnlyAsAGoodbye) {
    open();
    std::mt19937 dice(11);
    for (int round = 0; round < 200; ++round) {
        auto peer = socket();
        std::string noise(1 + dice() % 400, '\0');
        for (auto& byte : noise) byte = static_cast<char>(dice());
        peer->send(noise);
        peer->shut_writing();
        peer->read_close();
        EXPECT_TRUE(peer->closed()) << round;
    }
    auto well = socket();
    well->text("unharmed");
    EXPECT_EQ(well->hear(), "unharmed");
}
