// The dialogue as text: nothing lost but secrets, nothing broken by a broken text.
#include "intents/dialogue.hpp"

#include <random>

#include <gtest/gtest.h>

using namespace intents;

namespace {

Dialogue full() {
    Dialogue dialogue;
    dialogue.turn = 7;
    dialogue.lang = "de-AT";
    dialogue.form = Form{"order-status", "en", {}, "order number", 1, 2};
    dialogue.form->slots.push_back({"a", "text", "two\nlines & 100 %", "größer", false});
    dialogue.form->slots.push_back({"b", "email", "", "", false});
    dialogue.done = Form{"return", "en", {{"x", "number", "3", "3", false}}, "", 0, 0};
    dialogue.done_turn = 5;
    dialogue.known.push_back({"order_number", "order-number", "AB-1234", "AB-1234", false});
    dialogue.follow_up = FollowUp{"order-status", "en", 4};
    dialogue.topic = Topic{"article", "refund-time", "en", 6};
    dialogue.misses = {2, 3};
    dialogue.answers = {{"refund-time", 4}, {"shipping", 6}};
    dialogue.choices = {{"intent", "return", "I want to return it"}, {"handoff", "", "Talk"}};
    dialogue.next = Wish{"return", "en", "and send 100 % of it back"};
    dialogue.awaiting = "order-lookup";
    return dialogue;
}

}  // namespace

TEST(Dialogues, AreTheSameAfterStoring) {
    EXPECT_EQ(decode(encode(full())), full());
    EXPECT_EQ(decode(encode(Dialogue{})), Dialogue{});
}

TEST(Dialogues, NeverStorePrivateValues) {
    auto dialogue = full();
    dialogue.form->slots.push_back({"iban", "text", "DE89370400440532013000", "DE89", true});
    dialogue.known.push_back({"pin", "text", "4711", "4711", true});
    const auto text = encode(dialogue);
    EXPECT_EQ(text.find("DE89"), std::string::npos);
    EXPECT_EQ(text.find("4711"), std::string::npos);
    EXPECT_EQ(decode(text), full());
}

TEST(Dialogues, SkipLinesOfALaterVersion) {
    EXPECT_EQ(decode(encode(full()) + "mood happy 3\n"), full());
}

TEST(Dialogues, StartAnewFromAForeignText) {
    for (const auto* text : {"", "{}", "deskbell-dialogue 2\nturn 4\n", "deskbell-dialogue 1"}) {
        EXPECT_EQ(decode(text), Dialogue{}) << text;
    }
}

TEST(Dialogues, EndureBrokenText) {
    std::mt19937 random(1);
    const auto good = encode(full());
    for (int i = 0; i < 5000; ++i) {
        auto text = good;
        for (int changes = 0; changes < 4; ++changes) {
            const auto at = std::uniform_int_distribution<std::size_t>(0, text.size() - 1)(random);
            const auto byte = static_cast<char>(std::uniform_int_distribution<int>(0, 255)(random));
            if (changes % 2)
                text[at] = byte;
            else
                text.erase(at, 1);
        }
        const auto dialogue = decode(text);
        EXPECT_EQ(encode(decode(encode(dialogue))), encode(dialogue));
    }
}

TEST(Dialogues, KeepOnlyTheLastOfWhatGrows) {
    Dialogue dialogue;
    for (int i = 0; i < 100; ++i) {
        begin_turn(dialogue);
        note_miss(dialogue);
        note_answer(dialogue, "same");
    }
    EXPECT_EQ(dialogue.misses.size(), dialogue_list_max);
    EXPECT_EQ(dialogue.answers.size(), dialogue_list_max);
    EXPECT_EQ(decode(encode(dialogue)), dialogue);
}

TEST(Dialogues, CountMissesInAWindow) {
    Dialogue dialogue;
    begin_turn(dialogue);
    note_miss(dialogue);
    begin_turn(dialogue);
    begin_turn(dialogue);
    begin_turn(dialogue);
    note_miss(dialogue);
    EXPECT_EQ(misses_within(dialogue, 4), 2);
    EXPECT_EQ(misses_within(dialogue, 3), 1);
    note_answer(dialogue, "a");
    begin_turn(dialogue);
    note_answer(dialogue, "a");
    EXPECT_EQ(answered_within(dialogue, "a", 2), 2);
    EXPECT_EQ(answered_within(dialogue, "a", 1), 1);
    EXPECT_EQ(answered_within(dialogue, "b", 9), 0);
}

TEST(Dialogues, LetFollowUpsLiveForTheirTurns) {
    Dialogue dialogue;
    dialogue.follow_up = FollowUp{"order-status", "en", 2};
    begin_turn(dialogue);
    EXPECT_TRUE(dialogue.follow_up);
    begin_turn(dialogue);
    EXPECT_TRUE(dialogue.follow_up);
    begin_turn(dialogue);
    EXPECT_FALSE(dialogue.follow_up);
}
