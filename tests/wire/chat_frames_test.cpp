// Frames of a browser: each is read, and each way of getting one wrong has its own error.
#include "server/wire/chat_frames.hpp"

#include <random>

#include <gtest/gtest.h>

namespace {
using wire::Code;

template <class Frame>
Frame read(std::string_view text) {
    auto frame = wire::read_chat_frame(text);
    EXPECT_TRUE(frame.has_value()) << text << (frame ? "" : frame.error().text);
    const auto* found = frame ? std::get_if<Frame>(&*frame) : nullptr;
    EXPECT_NE(found, nullptr) << text;
    return found ? *found : Frame{};
}

wire::Refusal refused(std::string_view text) {
    const auto frame = wire::read_chat_frame(text);
    EXPECT_FALSE(frame.has_value()) << text;
    return frame ? wire::Refusal{} : frame.error();
}
}  // namespace

TEST(ChatFrames, ReadAHelloWithAllItsFields) {
    const auto frame = read<wire::HelloFrame>(
        R"({"type":"hello","site":"shop","session":"tok","after":12,"locale":"de-AT",)"
        R"("page":{"url":"https://a.example/x","title":"X"},"identity":null,)"
        R"("conversation":"new","from":"earlier"})");
    EXPECT_EQ(frame.hello.site, "shop");
    EXPECT_EQ(frame.hello.session, "tok");
    EXPECT_EQ(frame.hello.after, 12);
    EXPECT_EQ(frame.hello.locale, "de-AT");
    EXPECT_EQ(frame.hello.page.url, "https://a.example/x");
    EXPECT_EQ(frame.hello.page.title, "X");
    EXPECT_EQ(frame.identity, "");
    EXPECT_EQ(frame.hello.wanted, "new");
    EXPECT_EQ(frame.hello.from, "earlier");
}

TEST(ChatFrames, AHelloNeedsNothing) {
    const auto frame = read<wire::HelloFrame>(R"({"type":"hello","session":null,"page":null})");
    EXPECT_EQ(frame.hello.site, "default");
    EXPECT_EQ(frame.hello.after, 0);
}

TEST(ChatFrames, ReadEveryOtherFrame) {
    EXPECT_EQ(read<wire::SayFrame>(R"({"type":"message","id":"c1","text":"hi"})").text, "hi");
    EXPECT_EQ(read<wire::PressFrame>(R"({"type":"press","id":"c","seq":0,"button":"g1"})").button,
              "g1");
    EXPECT_TRUE(
        read<wire::RateFrame>(R"({"type":"rate","id":"c","seq":2,"helpful":true})").helpful);
    EXPECT_EQ(read<wire::HandoffFrame>(R"({"type":"handoff","id":"c9"})").id, "c9");
    const auto survey = read<wire::SurveyFrame>(
        R"({"type":"survey","id":"c","seq":20,"score":5,"comment":"good"})");
    EXPECT_EQ(survey.score, 5);
    EXPECT_EQ(survey.comment, "good");
    EXPECT_TRUE(read<wire::TypingFrame>(R"({"type":"typing","on":true})").on);
    EXPECT_EQ(read<wire::ReadFrame>(R"({"type":"read","seq":17})").seq, 17);
    read<wire::PingFrame>(R"({"type":"ping"})");
    read<wire::PingFrame>(R"({ "type" : "ping", "n": 1 })");
}

TEST(ChatFrames, SayWhatIsWrongAndWhoseIdItWas) {
    const std::tuple<const char*, Code, const char*, const char*> wrong[] = {
        {R"({"type":"message","id":"c1"})", Code::invalid_field, "text", "c1"},
        {R"({"type":"message","id":"c1","text":5})", Code::invalid_field, "text", "c1"},
        {R"({"type":"message","id":"c1","text":null})", Code::invalid_field, "text", "c1"},
        {R"({"type":"message","text":"hi"})", Code::invalid_field, "id", ""},
        {R"({"type":"message","id":7,"text":"hi"})", Code::invalid_field, "id", ""},
        {R"({"type":"message","id":"","text":"hi"})", Code::invalid_field, "id", ""},
        {R"({"type":"rate","id":"c1","seq":1,"helpful":"yes"})", Code::invalid_field, "helpful",
         "c1"},
        {R"({"type":"rate","id":"c1","seq":-1,"helpful":true})", Code::invalid_field, "seq", "c1"},
        {R"({"type":"rate","id":"c1","seq":1.5,"helpful":true})", Code::invalid_field, "seq", "c1"},
        {R"({"type":"rate","id":"c1","seq":18446744073709551615,"helpful":true})",
         Code::invalid_field, "seq", "c1"},
        {R"({"type":"typing"})", Code::invalid_field, "on", ""},
        {R"({"type":"hello","page":[]})", Code::invalid_field, "page", ""},
        {R"({"type":"hello","page":{"url":3}})", Code::invalid_field, "url", ""},
        {R"({"type":"hello","after":"x"})", Code::invalid_field, "after", ""},
        {R"({"type":"dance","id":"c1"})", Code::unknown_type, "type", "c1"},
        {R"({"id":"c1"})", Code::invalid_field, "type", "c1"},
        {R"({"type":7,"id":"c1"})", Code::invalid_field, "type", "c1"},
        {R"({"type":"message","id":"c1","text":"a\u0000b"})", Code::invalid_field, "text", "c1"},
    };
    for (const auto& [text, code, field, id] : wrong) {
        const auto refusal = refused(text);
        EXPECT_EQ(refusal.code, code) << text;
        EXPECT_EQ(refusal.field, field) << text;
        EXPECT_EQ(refusal.id, id) << text;
        EXPECT_FALSE(refusal.text.empty()) << text;
    }
}

TEST(ChatFrames, CountCharactersNotBytes) {
    std::string text;
    for (int i = 0; i < 4000; ++i) text += "\xC3\xA9";
    const auto frame = [](const std::string& said) {
        return R"({"type":"message","id":"c","text":")" + said + R"("})";
    };
    EXPECT_EQ(read<wire::SayFrame>(frame(text)).text, text);
    EXPECT_EQ(refused(frame(text + "!")).code, Code::too_long);
}

TEST(ChatFrames, RefuseWhatIsNotAJsonObject) {
    for (const auto* text :
         {"", " ", "hi", "[]", "\"x\"", "7", "null", "{", "{}}", "{\"a\":1,}", "{'type':'ping'}",
          "\xEF\xBB\xBF{\"type\":\"ping\"}", "{\"type\":NaN}", "{\"type\":\"\\ud800\"}"}) {
        EXPECT_EQ(refused(text).code, Code::invalid_json) << text;
    }
    EXPECT_EQ(refused("{\"type\":\"\xFF\"}").code, Code::invalid_utf8);
}

TEST(ChatFrames, RefuseDeepNestingBeforeParsingIt) {
    std::string deep = R"({"type":"ping","x":)";
    deep += std::string(20'000, '[') + std::string(20'000, ']') + "}";
    EXPECT_EQ(refused(deep).code, Code::invalid_json);
    EXPECT_EQ(refused(std::string(58'000, '[')).code, Code::invalid_json);
    const std::string brackets_in_text =
        R"({"type":"message","id":"c","text":")" + std::string(100, '[') + R"("})";
    EXPECT_EQ(read<wire::SayFrame>(brackets_in_text).text, std::string(100, '['));
}

TEST(ChatFrames, SurviveEveryCutAndFlip) {
    const std::string good =
        R"({"type":"press","id":"c-1","seq":14,"button":"b1","x":{"y":[1,2.5e3,true,null]}})";
    for (std::size_t i = 0; i < good.size(); ++i) (void)wire::read_chat_frame(good.substr(0, i));
    std::mt19937 dice(3);
    for (int round = 0; round < 20'000; ++round) {
        auto bad = good;
        bad[dice() % bad.size()] = static_cast<char>(dice());
        const auto frame = wire::read_chat_frame(bad);
        if (!frame) {
            EXPECT_FALSE(frame.error().text.empty());
        }
    }
}
