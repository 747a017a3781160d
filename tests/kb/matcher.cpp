// What the matcher promises, on a small bicycle shop.
#include "kb/matching/matcher.hpp"

#include "tests/kb/bicycle_shop.hpp"

#include <algorithm>
#include <array>
#include <thread>

#include <gtest/gtest.h>

namespace {

using bicycle_shop::best_id;
using kb::Decision;
using kb::Item;
using kb::Matcher;

const Matcher& shop() {
    static const Matcher matcher = [] {
        auto loaded = bicycle_shop::load();
        return Matcher(std::move(loaded.items), std::move(loaded.settings));
    }();
    return matcher;
}

Item item(std::string id, std::vector<std::string> phrases, std::string lang = "en") {
    Item out{.id = std::move(id), .lang = std::move(lang)};
    out.label = phrases.front();
    for (auto& phrase : phrases) out.phrases.push_back({std::move(phrase), "test.md", 1});
    return out;
}

TEST(Matcher, IsCertainOfAPhraseThatWasWritten) {
    for (const auto& one : shop().items()) {
        for (const auto& phrase : one.phrases) {
            const auto match = shop().match(phrase.text + " ???");
            EXPECT_EQ(best_id(shop(), match), one.id) << phrase.text;
            EXPECT_EQ(match.decision, Decision::answer) << phrase.text;
            EXPECT_EQ(match.candidates[0].via, kb::Via::exact) << phrase.text;
        }
    }
}

struct Tally {
    int inside = 0, right = 0, among_three = 0, answered = 0, wrong = 0, outside = 0, spoke = 0;
};

Tally ask_everything(const Matcher& matcher, const char* questions = "bicycle_questions.txt") {
    Tally out;
    for (const auto& question : bicycle_shop::questions(questions)) {
        const auto match = matcher.match(question.text);
        const bool right = !question.id.empty() && best_id(matcher, match) == question.id;
        const bool answered = match.decision == Decision::answer;
        out.inside += !question.id.empty();
        out.outside += question.id.empty();
        out.right += right;
        out.answered += answered;
        out.wrong += answered && !right;
        out.spoke += answered && question.id.empty();
        for (std::size_t i = 0; i < std::min<std::size_t>(3, match.candidates.size()); ++i) {
            out.among_three += matcher.items()[match.candidates[i].item].id == question.id;
        }
    }
    return out;
}

TEST(Matcher, KnowsWhatCustomersMean) {
    const auto tally = ask_everything(shop());
    ASSERT_GE(tally.inside, 45);
    EXPECT_GE(tally.right, tally.inside * 90 / 100);
    EXPECT_GE(tally.among_three, tally.inside * 95 / 100);
}

TEST(Matcher, AnswersALotAndHardlyEverWrongly) {
    const auto tally = ask_everything(shop());
    EXPECT_GE(tally.answered, tally.inside * 45 / 100);
    EXPECT_LE(tally.wrong, (tally.inside + tally.outside) * 6 / 100);
}

TEST(Matcher, StaysQuietAboutWhatItDoesNotKnow) {
    const auto tally = ask_everything(shop());
    ASSERT_GE(tally.outside, 20);
    EXPECT_LE(tally.spoke, tally.outside * 8 / 100);
}

TEST(Matcher, KnowsWhatCustomersMeanInGerman) {
    auto loaded = bicycle_shop::load("bakery_items_de.txt", "de");
    const Matcher bakery(std::move(loaded.items), std::move(loaded.settings));
    const auto tally = ask_everything(bakery, "bakery_questions_de.txt");
    ASSERT_GE(tally.inside, 34);
    ASSERT_GE(tally.outside, 16);
    EXPECT_GE(tally.right, tally.inside * 88 / 100);
    EXPECT_GE(tally.among_three, tally.inside * 96 / 100);
    EXPECT_GE(tally.answered, tally.inside * 70 / 100);
    EXPECT_LE(tally.wrong, (tally.inside + tally.outside) * 6 / 100);
    EXPECT_LE(tally.spoke, tally.outside * 8 / 100);
}

TEST(Matcher, DoesNotTakeABareNumberForAWish) {
    std::vector<std::string> sizes{"What size do I need?", "72", "78 x 60", "which size is right"};
    const Matcher matcher({item("size", sizes), item("invoice", {"Where is my invoice?"})});
    EXPECT_NE(matcher.match("7021645199 5").decision, Decision::answer);
    EXPECT_NE(matcher.match("my 65").decision, Decision::answer);
}

TEST(Matcher, NeverAnswersWordsThatSayNothing) {
    for (const auto* text : {"my", "please", "what", "how do I", "can you tell me when", "the",
                             "??", "", "where", "is it", "asdf qwer", "where is my cat", "👍"}) {
        const auto match = shop().match(text);
        EXPECT_NE(match.decision, Decision::answer) << text;
    }
}

TEST(Matcher, ForgivesOneSlipOfTheFinger) {
    int right = 0;
    int asked = 0;
    for (const auto& [text, id] : std::to_array<std::pair<const char*, const char*>>(
             {{"can I cancle my order", "cancel-order"},
              {"my tyre is falt and has a punkture", "flat-tyre"},
              {"waranty on the frame", "warranty"},
              {"delivry cost", "delivery-cost"},
              {"oppening hours", "opening-hours"},
              {"testride bookng", "test-ride"}})) {
        ++asked;
        right += best_id(shop(), shop().match(text)) == id;
    }
    EXPECT_GE(right, asked - 1);
}

TEST(Matcher, DoesWithATitleAndAnAnswerAlone) {
    auto parcel = item("parcel", {"Where is my parcel?"});
    parcel.body = "You can follow your shipment with the tracking number we mailed you.";
    auto invoice = item("invoice", {"Where do I find my invoice?"});
    invoice.body = "Bills are in your account under orders, as a PDF to print.";
    const Matcher matcher({parcel, invoice});
    EXPECT_EQ(best_id(matcher, matcher.match("tracking number of my shipment")), "parcel");
    EXPECT_EQ(best_id(matcher, matcher.match("I need the bill as a pdf")), "invoice");
    EXPECT_EQ(best_id(matcher, matcher.match("parcel")), "parcel");
}

TEST(Matcher, AsksBackWhenTwoItemsHaveTheSamePhrase) {
    const Matcher matcher({item("a", {"Refund policy", "money back"}),
                           item("b", {"How refunds are paid", "money back"})});
    const auto match = matcher.match("Money back!");
    EXPECT_EQ(match.decision, Decision::clarify);
    EXPECT_EQ(match.offer, 2u);
}

TEST(Matcher, AsksBackWhenTheSharedPhraseIsSaidALittleDifferently) {
    auto content = bicycle_shop::load();
    const std::string shared = "change my delivery note";
    content.items[1].phrases.push_back({shared, "", 0});
    content.items[2].phrases.push_back({shared, "", 0});
    const kb::Matcher matcher(std::move(content.items), content.settings);
    for (const std::string text : {"changing the delivery note", "I change my delivery notes"}) {
        const auto match = matcher.match(text);
        EXPECT_EQ(match.decision, kb::Decision::clarify) << text;
        EXPECT_LE(match.candidates.at(0).score, 0.5) << text;
    }
}

TEST(Matcher, DoesNotAnswerALookAlikeThatWasForbidden) {
    auto time = item("refund-time", {"How long does a refund take?", "refund time"});
    time.negatives.push_back({"how do I ask for a refund", "t.md", 9});
    const Matcher matcher({time, item("invoice", {"Where is my invoice?"})});
    EXPECT_NE(matcher.match("how do I ask for a refund").decision, Decision::answer);
}

TEST(Matcher, DoesNotAnswerALineThatMustNeverBeAnswered) {
    const Matcher matcher({item("jokes", {"Do you sell joke articles?", "joke shop"})},
                          {.never_answer = {{"tell me a joke", "t.yaml", 1}}});
    EXPECT_EQ(matcher.match("Tell me a joke!").decision, Decision::fallback);
}

TEST(Matcher, LooksOnlyAtWhatIsAllowed) {
    const auto hidden = shop().find(kb::ItemKind::article, "warranty");
    ASSERT_TRUE(hidden);
    const auto match = shop().match("How long is the warranty?",
                                    {.allowed = [&](std::size_t i) { return i != *hidden; }});
    for (const auto& candidate : match.candidates) EXPECT_NE(candidate.item, *hidden);
    EXPECT_NE(match.decision, Decision::answer);
}

TEST(Matcher, LooksOnlyAtTheLanguageAsked) {
    const Matcher matcher({item("refund", {"When do I get my refund?"}),
                           item("refund", {"Wann bekomme ich mein Geld zurück?"}, "de")});
    const auto match = matcher.match("wann kommt mein geld zurück", {.lang = "de"});
    ASSERT_FALSE(match.candidates.empty());
    EXPECT_EQ(matcher.items()[match.candidates[0].item].lang, "de");
    EXPECT_EQ(match.lang, "de");
    EXPECT_EQ(matcher.match("refund", {.lang = "en-GB"}).lang, "en");
}

TEST(Matcher, ListensToARule) {
    const auto leasing = shop().find(kb::ItemKind::article, "leasing");
    const std::array<kb::RuleHit, 1> rules{{{*leasing, 3}}};
    const auto plain = shop().match("scheme via boss");
    const auto match = shop().match("scheme via boss", {.rules = rules});
    ASSERT_FALSE(match.candidates.empty());
    EXPECT_EQ(match.candidates[0].item, *leasing);
    EXPECT_EQ(match.candidates[0].via, kb::Via::rule);
    EXPECT_GT(match.candidates[0].score, plain.candidates[0].score);
}

TEST(Matcher, HearsThatAWishIsRefused) {
    const auto wish = shop().match("I want a test ride");
    const auto refusal = shop().match("I do not want a test ride");
    ASSERT_FALSE(wish.candidates.empty());
    EXPECT_FALSE(wish.candidates[0].signals.negated);
    EXPECT_TRUE(refusal.candidates[0].signals.negated);
    EXPECT_NE(refusal.decision, Decision::answer);
}

TEST(Matcher, NeedsMoreCertaintyWhereAWrongAnswerCostsMore) {
    auto loaded = bicycle_shop::load();
    for (auto& one : loaded.items) one.risk = kb::Risk::high;
    const Matcher careful(std::move(loaded.items), std::move(loaded.settings));
    const auto text = "is it ok to charge over night";
    EXPECT_GT(careful.match(text).needed, shop().match(text).needed);
    EXPECT_LT(shop().match(text, {.person_cost = 3}).needed, shop().match(text).needed);
}

TEST(Matcher, GivesItsReasons) {
    const auto match = shop().match("is my frame still under guarantee", {.explain = true});
    ASSERT_FALSE(match.candidates.empty());
    const auto& reasons = match.candidates[0].reasons;
    EXPECT_TRUE(std::ranges::any_of(reasons, [](const kb::Reason& reason) {
        return reason.what.find("bicycle_items.txt:") != std::string::npos;
    }));
    EXPECT_TRUE(std::ranges::any_of(
        reasons, [](const kb::Reason& reason) { return reason.what.starts_with("word: "); }));
}

TEST(Matcher, IsTheSameEveryTime) {
    auto again = bicycle_shop::load();
    const Matcher twin(std::move(again.items), std::move(again.settings));
    for (const auto& question : bicycle_shop::questions()) {
        const auto a = shop().match(question.text);
        const auto b = twin.match(question.text);
        ASSERT_EQ(a.candidates.size(), b.candidates.size());
        for (std::size_t i = 0; i < a.candidates.size(); ++i) {
            EXPECT_EQ(a.candidates[i].item, b.candidates[i].item);
            EXPECT_EQ(a.candidates[i].score, b.candidates[i].score) << question.text;
        }
    }
}

TEST(Matcher, AnswersManyThreadsAtOnceAlike) {
    const auto asked = bicycle_shop::questions();
    std::vector<std::vector<double>> scores(4);
    std::vector<std::thread> threads;
    for (auto& mine : scores) {
        threads.emplace_back([&] {
            for (const auto& question : asked) {
                const auto match = shop().match(question.text);
                mine.push_back(match.candidates.empty() ? -1 : match.candidates[0].score);
            }
        });
    }
    for (auto& thread : threads) thread.join();
    for (const auto& mine : scores) EXPECT_EQ(mine, scores[0]);
}

TEST(Matcher, TakesAnyBytesAndAnyLength) {
    for (const auto& text : {std::string(200'000, 'a'), std::string("\xff\xfe\x00refund", 9),
                             std::string(5000, '?'), std::string("\xe2\x82 refund \xf0\x9f")}) {
        const auto match = shop().match(text);
        EXPECT_LE(match.candidates.size(), 5u);
    }
    const Matcher empty(std::vector<Item>{});
    EXPECT_EQ(empty.match("anything").decision, Decision::fallback);
}

// With two items one of them is always the likeliest by far, whatever is asked.
TEST(Matcher, KeepsQuietInAShopOfTwoArticles) {
    const Matcher matcher({item("refund-time", {"How long does a refund take?"}),
                           item("delivery-cost", {"How much is delivery?"})});
    for (const auto* const strange :
         {"what is the capital of France", "is there parking near your showroom", "where is my cat",
          "is there a discount for students", "how much is a kettle", "how long is the warranty",
          "my dog ate your homework"}) {
        EXPECT_NE(matcher.match(strange).decision, Decision::answer) << strange;
    }
    for (const auto* const asked :
         {"what does delivery cost", "how much for shipping", "refund", "when is my refund here"}) {
        EXPECT_EQ(matcher.match(asked).decision, Decision::answer) << asked;
    }
}

TEST(Matcher, CalibratesOnItsOwnPhrases) {
    const auto& calibration = shop().calibration();
    EXPECT_GE(calibration.phrases, 90u);
    EXPECT_GT(calibration.accuracy, 0.5);
    EXPECT_GE(calibration.needed, 0.5);
    EXPECT_LE(calibration.needed, 0.9);
}

TEST(Matcher, LeavesEachPhraseOutOnce) {
    const auto out = shop().leave_one_out();
    std::size_t phrases = 0;
    for (const auto& one : shop().items()) phrases += one.phrases.size();
    ASSERT_EQ(out.size(), phrases);
    EXPECT_EQ(out.front().item, 0u);
    EXPECT_TRUE(std::ranges::none_of(out, [](const kb::LeftOut& one) {
        return !one.match.candidates.empty() && one.match.candidates[0].item == one.item &&
               one.match.candidates[0].via == kb::Via::exact;
    }));
}

}  // namespace
