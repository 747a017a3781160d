// What editors learn from past conversations, on a real store and real turns.
#include "server/desk/editors.hpp"

#include "server/desk/editing/replay.hpp"
#include "tests/desk/small_shop.hpp"

#include <cstdlib>

namespace {

using desk::Editors;
using shop::Shop;

constexpr std::string_view delivery_address = R"(---
title: How do I change my delivery address?
questions: |
  change my address
---
In your account.
)";

constexpr std::string_view billing_address = R"(---
title: How do I change my billing address?
questions: |
  change my address
---
Write to us.
)";

Editors& editors(Shop& shop) {
    return shop.desk().parts().get<Editors>();
}

desk::Past past_of(Shop& shop) {
    return *shop.store().read(
        [](store::Connection& db) { return desk::read_past(db, store::Time{}); });
}

void publish(Shop& shop, const std::string& file, std::string_view text) {
    shop::write(shop.content() / file, text);
    ASSERT_FALSE(shop.desk().publisher().reload().failed);
}

// The bot's last message to a visitor, with its number.
store::Event last_of_bot(Shop& shop, const desk::Visitor& visitor) {
    store::Event last;
    for (const auto& event : shop.chat(visitor)) {
        const auto* message = std::get_if<store::Message>(&event.body);
        if (message && message->from == store::From::bot) last = event;
    }
    return last;
}

void press(Shop& shop, const desk::Visitor& visitor, const std::string& id, std::size_t button) {
    const auto offer = last_of_bot(shop, visitor);
    const auto& buttons = std::get<store::Message>(offer.body).buttons;
    ASSERT_LT(button, buttons.size());
    ASSERT_TRUE(Shop::wait<desk::Ack>([&](auto done) {
        shop.desk().chat().press(visitor, id, offer.cseq, buttons[button].id, std::move(done));
    }));
}

class Address : public ::testing::Test {
  protected:
    Address() {
        shop::write(shop_.content() / "articles/en/delivery-address.md", delivery_address);
        publish(shop_, "articles/en/billing-address.md", billing_address);
    }
    // Asks what two articles answer, and presses one of the choices.
    desk::Visitor ask_and_press(std::size_t button) {
        const auto visitor = shop_.visitor();
        EXPECT_TRUE(shop_.say(visitor, "c-1", "change my address"));
        EXPECT_EQ(std::get<store::Message>(last_of_bot(shop_, visitor).body).via, "clarify");
        press(shop_, visitor, "c-2", button);
        return visitor;
    }
    Shop shop_;
};

}  // namespace

TEST(Gaps, GatherWhatWasAskedInVainTheDearestFirst) {
    Shop shop;
    const auto ana = shop.visitor();
    ASSERT_TRUE(shop.say(ana, "c-1", "is there parking near your showroom"));
    ASSERT_TRUE(shop.say(ana, "c-2", "parking near the showroom"));
    ASSERT_TRUE(shop.say(shop.visitor(), "c-1", "Is there PARKING near your showroom?"));
    ASSERT_TRUE(shop.say(shop.visitor(), "c-1", "do your parrots speak Latin"));
    ASSERT_TRUE(shop.say(shop.visitor(), "c-1", "delivery costs"));

    const auto list = editors(shop).gaps(30, 50);
    ASSERT_TRUE(list) << list.error().text;
    EXPECT_EQ(list->report.messages, 5U);
    EXPECT_EQ(list->report.poor, 4U);
    ASSERT_EQ(list->report.gaps.size(), 2U);
    const auto& parking = list->report.gaps[0];
    EXPECT_EQ(desk::as_phrase(parking.message), "is there parking near your showroom");
    EXPECT_EQ(parking.times, 3U);
    EXPECT_EQ(parking.conversations, 2U);
    EXPECT_EQ(parking.handoffs, 2U) << "the second miss fetched a person";
    EXPECT_GT(parking.cost, list->report.gaps[1].cost);
    EXPECT_EQ(list->report.gaps[1].times, 1U);
}

TEST(Gaps, LeaveOutWhatTheContentAnswersByNow) {
    Shop shop;
    ASSERT_TRUE(shop.say(shop.visitor(), "c-1", "is there parking near your showroom"));
    ASSERT_EQ(editors(shop).gaps(30, 50)->report.gaps.size(), 1U);
    publish(shop, "articles/en/parking.md",
            "---\ntitle: Is there parking near your showroom?\n---\nBehind the house.\n");
    EXPECT_TRUE(editors(shop).gaps(30, 50)->report.gaps.empty());
}

TEST(Gaps, AreClosedByTheirPatchesAppliedWithGit) {
    if (std::system("git --version >/dev/null 2>&1") != 0) GTEST_SKIP() << "git is not here";
    Shop shop;
    const auto ana = shop.agent("ana");
    const auto asked_in_vain = [&](const std::string& text, const std::string& right) {
        const auto visitor = shop.visitor();
        ASSERT_TRUE(shop.say(visitor, "c-1", text));
        const auto seq = last_of_bot(shop, visitor).cseq;
        ASSERT_TRUE(editors(shop).judge_wrong(ana, visitor.conversation, seq, right)) << text;
    };
    asked_in_vain("lunch break on weekdays", "opening-hours");
    asked_in_vain("a lunch break on weekdays?", "opening-hours");
    asked_in_vain("vanished pallet", "order-status");
    asked_in_vain("postal surcharge to islands", "delivery");
    const auto list = editors(shop).gaps(30, 50);
    ASSERT_EQ(list->report.gaps.size(), 3U);
    const auto patch =
        desk::patch_of_all(*list->content, list->report, desk::reader_of(shop.content()));
    shop::write(shop.content() / "../gaps.patch", patch);
    const auto apply = "cd " + shop.content().string() + " && git apply ../gaps.patch";
    ASSERT_EQ(std::system(apply.c_str()), 0) << patch;
    ASSERT_FALSE(shop.desk().publisher().reload().failed);
    EXPECT_TRUE(editors(shop).gaps(30, 50)->report.gaps.empty());
}

TEST(Gaps, BecomeTheDraftOfAnArticleWhereNothingIsNear) {
    Shop shop;
    ASSERT_TRUE(shop.say(shop.visitor(), "c-1", "do you repair accordions"));
    const auto once = editors(shop).gaps(30, 50)->report.gaps;
    ASSERT_EQ(once.size(), 1U);
    EXPECT_FALSE(once[0].patch);
    EXPECT_EQ(once[0].no_patch, "asked only once, and no item is near");

    ASSERT_TRUE(shop.say(shop.visitor(), "c-1", "can you repair my accordions"));
    const auto twice = editors(shop).gaps(30, 50)->report.gaps;
    ASSERT_EQ(twice.size(), 1U);
    ASSERT_TRUE(twice[0].patch) << twice[0].no_patch;
    EXPECT_EQ(twice[0].patch->field, "article");
    EXPECT_NE(twice[0].patch->diff.find("--- /dev/null\n+++ b/articles/en/"), std::string::npos);
    publish(shop, twice[0].patch->file, twice[0].patch->text);
    const auto drafted = editors(shop).gaps(30, 50)->report.gaps;
    ASSERT_EQ(drafted.size(), 1U) << "a draft answers nobody";
    EXPECT_FALSE(drafted[0].patch) << "and is not drafted again";
}

TEST(Gaps, DraftNoArticleOutOfKeysHitAtRandom) {
    Shop shop;
    ASSERT_TRUE(shop.say(shop.visitor(), "c-1", "asdf qwer"));
    ASSERT_TRUE(shop.say(shop.visitor(), "c-1", "qwer asdf"));
    for (const auto& gap : editors(shop).gaps(30, 50)->report.gaps) EXPECT_FALSE(gap.patch);
}

TEST(Gaps, LookBackNoFurtherThanAsked) {
    Shop shop;
    ASSERT_TRUE(shop.say(shop.visitor(), "c-1", "is there parking near your showroom"));
    shop.now += std::chrono::days(10);
    ASSERT_TRUE(shop.say(shop.visitor(), "c-1", "do your parrots speak Latin"));
    EXPECT_EQ(editors(shop).gaps(5, 50)->report.gaps.size(), 1U);
    EXPECT_EQ(editors(shop).gaps(20, 50)->report.gaps.size(), 2U);
}

TEST(Gaps, KeepPeoplesNumbersOutOfPatches) {
    Shop shop;
    const auto visitor = shop.visitor();
    ASSERT_TRUE(shop.say(visitor, "c-1", "parking for 49171555123 near your showroom"));
    const auto seq = last_of_bot(shop, visitor).cseq;
    ASSERT_TRUE(
        editors(shop).judge_wrong(shop.agent("ana"), visitor.conversation, seq, "opening-hours"));
    const auto list = editors(shop).gaps(30, 50);
    ASSERT_EQ(list->report.gaps.size(), 1U);
    EXPECT_EQ(list->report.gaps[0].picks.size(), 1U);
    EXPECT_FALSE(list->report.gaps[0].patch);
}

TEST_F(Address, PicksBecomeLabelledData) {
    const auto ana = ask_and_press(0);
    const auto offered = last_of_bot(shop_, ana);
    const auto picked = std::get<store::Message>(offered.body).article->id;
    ask_and_press(2);  // none of these
    const auto labels = editors(shop_).labels(30, 50);
    ASSERT_TRUE(labels);
    ASSERT_EQ(labels->size(), 2U);
    const auto pick = std::ranges::find(*labels, std::string("pick"), &desk::Label::source);
    ASSERT_NE(pick, labels->end());
    EXPECT_EQ(pick->text, "change my address");
    EXPECT_EQ(pick->item, picked);
    EXPECT_NE(std::ranges::find(*labels, std::string("none"), &desk::Label::source), labels->end());
    const auto gaps = editors(shop_).gaps(30, 50);
    ASSERT_EQ(gaps->report.gaps.size(), 1U);
    EXPECT_EQ(gaps->report.gaps[0].none_of_these, 1U);
    ASSERT_EQ(gaps->report.gaps[0].picks.size(), 1U);
    EXPECT_EQ(gaps->content->matcher().items()[gaps->report.gaps[0].picks[0].item].id, picked);
}

// What customers pick comes back into the content, through an editor's hands.
TEST_F(Address, WhatIsPickedTwiceIsAPatchThatAnswersNextTime) {
    const auto ask = [&](const std::string& picked) {
        const auto visitor = shop_.visitor();
        ASSERT_TRUE(shop_.say(visitor, "c-1", "another address please"));
        const auto offer = std::get<store::Message>(last_of_bot(shop_, visitor).body);
        const auto choice = std::ranges::find(offer.buttons, picked, &store::Button::value);
        ASSERT_NE(choice, offer.buttons.end()) << offer.text;
        press(shop_, visitor, "c-2",
              static_cast<std::size_t>(std::distance(offer.buttons.begin(), choice)));
    };
    ask("delivery-address");
    ask("delivery-address");
    const auto labels = *editors(shop_).labels(30, 50);
    ASSERT_EQ(labels.size(), 2U);
    for (const auto& label : labels) {
        EXPECT_EQ(label.text, "another address please");
        EXPECT_EQ(label.item, "delivery-address");
    }
    const auto gaps = editors(shop_).gaps(30, 50)->report.gaps;
    ASSERT_EQ(gaps.size(), 1U);
    ASSERT_TRUE(gaps[0].patch) << gaps[0].no_patch;
    EXPECT_EQ(gaps[0].patch->target, "delivery-address");
    publish(shop_, gaps[0].patch->file, gaps[0].patch->text);
    EXPECT_TRUE(editors(shop_).gaps(30, 50)->report.gaps.empty());
    const auto visitor = shop_.visitor();
    ASSERT_TRUE(shop_.say(visitor, "c-1", "Another address, please!"));
    const auto answer = std::get<store::Message>(last_of_bot(shop_, visitor).body);
    EXPECT_EQ(answer.via, "exact");
    EXPECT_EQ(answer.article->id, "delivery-address");
}

TEST(Wrong, GivesPatchesForBothSidesAndSaysWhatElseChanges) {
    Shop shop;
    const auto visitor = shop.visitor();
    ASSERT_TRUE(shop.say(visitor, "c-1", "gift voucher for a friend"));
    const auto answer = last_of_bot(shop, visitor);
    ASSERT_EQ(std::get<store::Message>(answer.body).article->id, "gift-cards");
    const auto judged = editors(shop).judge_wrong(shop.agent("ana"), visitor.conversation,
                                                  answer.cseq, "opening-hours");
    ASSERT_TRUE(judged) << judged.error().text;
    EXPECT_EQ(judged->question, "gift voucher for a friend");
    EXPECT_EQ(judged->asked_seq, 1);
    ASSERT_EQ(judged->patches.size(), 2U);
    EXPECT_EQ(judged->patches[0].target, "gift-cards");
    EXPECT_EQ(judged->patches[0].field, "not_questions");
    EXPECT_NE(judged->patches[0].diff.find("+  gift voucher for a friend"), std::string::npos)
        << judged->patches[0].diff;
    EXPECT_EQ(judged->patches[1].target, "opening-hours");
    EXPECT_EQ(judged->patches[1].field, "questions");
    EXPECT_NE(judged->after.id, "");
    EXPECT_GT(judged->checked, 10U) << "every phrase of the content was asked again";
    const auto labels = editors(shop).labels(30, 50);
    ASSERT_EQ(labels->size(), 1U);
    EXPECT_EQ(labels->front().source, "wrong");
    EXPECT_EQ(labels->front().item, "opening-hours");
    EXPECT_EQ(labels->front().wrong, "gift-cards");
}

TEST(Wrong, MayMeanThatNothingAnswersIt) {
    Shop shop;
    const auto visitor = shop.visitor();
    ASSERT_TRUE(shop.say(visitor, "c-1", "what are your opening hours"));
    ASSERT_TRUE(shop.say(visitor, "c-2", "delivery costs"));
    const auto ana = shop.agent("ana");
    const auto seq = last_of_bot(shop, visitor).cseq;
    const auto judged = editors(shop).judge_wrong(ana, visitor.conversation, seq, "");
    ASSERT_TRUE(judged) << judged.error().text;
    EXPECT_FALSE(judged->right);
    ASSERT_EQ(judged->patches.size(), 1U);
    EXPECT_EQ(judged->patches[0].field, "not_questions");
    ASSERT_TRUE(editors(shop).judge_wrong(ana, visitor.conversation, seq, "opening-hours"));
    std::size_t wrong = 0;
    for (const auto& label : *editors(shop).labels(30, 50)) wrong += label.source == "wrong";
    EXPECT_EQ(wrong, 1U) << "the second judgement replaces the first";
}

TEST(Wrong, RefusesWhatIsNotThere) {
    Shop shop;
    const auto visitor = shop.visitor();
    ASSERT_TRUE(shop.say(visitor, "c-1", "delivery costs"));
    const auto ana = shop.agent("ana");
    const auto judge = [&](store::ConversationSeq seq, const std::string& right) {
        return editors(shop).judge_wrong(ana, visitor.conversation, seq, right).error().code;
    };
    EXPECT_EQ(judge(99, ""), desk::Code::not_found);
    EXPECT_EQ(judge(1, ""), desk::Code::not_found) << "that is the customer's own message";
    EXPECT_EQ(judge(2, "no-such-item"), desk::Code::invalid_field);
    EXPECT_EQ(judge(2, "delivery"), desk::Code::invalid_field) << "it is what answered";
    EXPECT_TRUE(editors(shop).labels(30, 50)->empty());
}

TEST(Replay, SaysWhatImprovesAndWhatBreaks) {
    Shop shop;
    shop.desk().presence().arrived(shop.agent("Ana"));  // a replay takes somebody to be there
    ASSERT_TRUE(shop.say(shop.visitor(), "c-1", "is there parking near your showroom"));
    ASSERT_TRUE(shop.say(shop.visitor(), "c-1", "delivery costs"));
    ASSERT_TRUE(shop.say(shop.visitor(), "c-1", "what are your opening hours"));
    const auto same = desk::replay(*shop.desk().publisher().live(), past_of(shop));
    EXPECT_EQ(same.messages, 3U);
    EXPECT_TRUE(same.changes.empty());
    EXPECT_EQ(same.before.answered, same.after.answered);

    shop::fs::remove(shop.content() / "articles/en/opening-hours.md");
    publish(shop, "articles/en/parking.md",
            "---\ntitle: Is there parking near your showroom?\n---\nBehind the house.\n");
    const auto edited = desk::replay(*shop.desk().publisher().live(), past_of(shop));
    ASSERT_EQ(edited.changes.size(), 2U);
    EXPECT_EQ(edited.changes[0].effect, desk::Effect::worse);
    EXPECT_EQ(edited.changes[0].text, "what are your opening hours");
    EXPECT_EQ(edited.changes[1].effect, desk::Effect::better);
    EXPECT_EQ(edited.changes[1].after.id, "parking");
    EXPECT_LT(edited.after.wrong_expected, 1);
}

// Asking back is cheaper where nobody is there to help: the replay has to know.
TEST(Replay, KnowsWhoWasThere) {
    Shop shop;
    for (const auto* text : {"change", "shipping Saturday", "costs", "open", "voucher money",
                             "refund delivery", "buy", "money", "Saturday costs"}) {
        ASSERT_TRUE(shop.say(shop.visitor(), "c-1", text));
    }
    const auto alone = past_of(shop);
    for (const auto& conversation : alone.conversations) {
        for (const auto& message : conversation.messages)
            EXPECT_EQ(message.nobody_there, message.via != "smalltalk") << message.text;
    }
    EXPECT_TRUE(desk::replay(*shop.desk().publisher().live(), alone).changes.empty());
    shop.desk().presence().arrived(shop.agent("Ana"));
    ASSERT_TRUE(shop.say(shop.visitor(), "c-1", "delivery costs"));
    const auto both = past_of(shop);
    EXPECT_FALSE(both.conversations.back().messages.front().nobody_there);
    EXPECT_TRUE(desk::replay(*shop.desk().publisher().live(), both).changes.empty());
    shop.now += std::chrono::hours(14);  // closed
    for (const auto* text : {"change", "voucher money", "Saturday costs", "parking"})
        ASSERT_TRUE(shop.say(shop.visitor(), "c-1", text));
    EXPECT_TRUE(desk::replay(*shop.desk().publisher().live(), past_of(shop)).changes.empty());
}

TEST_F(Address, ReplayDoesNotHoldAPickAgainstWhatWasNotOffered) {
    ask_and_press(0);
    publish(shop_, "articles/en/move.md",
            "---\ntitle: I have moved\nquestions: |\n  change my address\n---\nCongratulations.\n");
    shop::fs::remove(shop_.content() / "articles/en/billing-address.md");
    publish(shop_, "articles/en/delivery-address.md",
            "---\ntitle: How do I change my delivery address?\n---\nIn your account.\n");
    const auto edited = desk::replay(*shop_.desk().publisher().live(), past_of(shop_));
    ASSERT_EQ(edited.changes.size(), 1U);
    EXPECT_EQ(edited.changes[0].after.id, "move");
    EXPECT_EQ(edited.changes[0].effect, desk::Effect::other) << edited.changes[0].because;
    EXPECT_NE(edited.changes[0].because.find("move was not among the choices"), std::string::npos)
        << edited.changes[0].because;
    EXPECT_LT(edited.changes[0].before.score, 1) << "as sure as it was then";
    EXPECT_EQ(edited.moot, 1U) << "the choice pressed then is not offered";
    EXPECT_EQ(edited.before.answered + edited.before.asked_back, 1U) << "the same message";
    EXPECT_EQ(edited.after.answered, 1U);
}

TEST(Replay, PlaysFormsAndPressesWithTheirMemory) {
    Shop shop;
    const auto visitor = shop.visitor();
    ASSERT_TRUE(shop.say(visitor, "c-1", "where is my order"));
    ASSERT_TRUE(shop.say(visitor, "c-2", "AB-1234"));
    for (int i = 0; i < 400 && shop.chat(visitor).size() < 4; ++i)
        std::this_thread::sleep_for(std::chrono::milliseconds{5});  // the shop answers on its own
    const auto same = desk::replay(*shop.desk().publisher().live(), past_of(shop));
    EXPECT_EQ(same.messages, 2U);
    EXPECT_EQ(same.after.answered, 2U);
    EXPECT_TRUE(same.changes.empty());
}

TEST(Replay, BelievesPeopleMoreThanScores) {
    Shop shop;
    const auto visitor = shop.visitor();
    ASSERT_TRUE(shop.say(visitor, "c-1", "gift voucher for a friend"));
    const auto seq = last_of_bot(shop, visitor).cseq;
    ASSERT_TRUE(editors(shop).judge_wrong(shop.agent("ana"), visitor.conversation, seq, ""));
    shop::fs::remove(shop.content() / "articles/en/gift-cards.md");
    ASSERT_FALSE(shop.desk().publisher().reload().failed);
    const auto edited = desk::replay(*shop.desk().publisher().live(), past_of(shop));
    ASSERT_EQ(edited.changes.size(), 1U);
    EXPECT_EQ(edited.changes[0].effect, desk::Effect::better) << "it was judged wrong";
}
