// Frames of a console.
#include "server/wire/agent_frames.hpp"

#include <gtest/gtest.h>

namespace {
template <class Frame>
Frame read(std::string_view text) {
    const auto frame = wire::read_agent_frame(text, 32);
    EXPECT_TRUE(frame.has_value()) << text;
    const auto* found = frame ? std::get_if<Frame>(&*frame) : nullptr;
    EXPECT_NE(found, nullptr) << text;
    return found ? *found : Frame{};
}
}  // namespace

TEST(AgentFrames, AreRead) {
    EXPECT_EQ(read<wire::AgentHello>(R"({"type":"hello","after":991})").after, 991);
    EXPECT_EQ(read<wire::AgentHello>(R"({"type":"hello"})").after, std::nullopt);
    EXPECT_EQ(read<wire::AgentPresence>(R"({"type":"presence","state":"away"})").here,
              desk::Here::away);
    const auto viewing =
        read<wire::AgentViewing>(R"({"type":"viewing","ticket":1042,"editing":true})");
    EXPECT_EQ(viewing.ticket, 1042);
    EXPECT_TRUE(viewing.editing);
    EXPECT_EQ(read<wire::AgentViewing>(R"({"type":"viewing","ticket":null})").ticket, 0);
    EXPECT_TRUE(read<wire::AgentTyping>(R"({"type":"typing","ticket":7,"on":true})").on);
    EXPECT_EQ(read<wire::AgentRead>(R"({"type":"read","ticket":7,"seq":3})").seq, 3);
    read<wire::AgentPing>(R"({"type":"ping"})");
}

TEST(AgentFrames, AreRefusedWithTheFieldToBlame) {
    const auto refused = [](std::string_view text) {
        const auto frame = wire::read_agent_frame(text, 32);
        return frame ? wire::Refusal{} : frame.error();
    };
    EXPECT_EQ(refused(R"({"type":"presence","state":"asleep"})").field, "state");
    EXPECT_EQ(refused(R"({"type":"typing","ticket":"x","on":true})").field, "ticket");
    EXPECT_EQ(refused(R"({"type":"claim","ticket":7})").code, wire::Code::unknown_type);
    EXPECT_EQ(refused("[]").code, wire::Code::invalid_json);
}
