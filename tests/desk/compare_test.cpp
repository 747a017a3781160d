// What an edit changes, and the line that did it.
#include "server/desk/editing/compare.hpp"

#include "tests/desk/small_shop.hpp"

namespace {

using desk::Comparison;
using desk::EditKind;
using desk::EditOf;

// The small shop twice: as it is, and as somebody edited it.
class Compare : public ::testing::Test {
  protected:
    Compare() {
        shop::write_content(old_.path());
        shop::write_content(now_.path());
    }
    void replace(const std::string& file, std::string_view what, std::string_view with) {
        std::ifstream in(now_.path() / file);
        std::string text{std::istreambuf_iterator<char>(in), {}};
        const auto at = text.find(what);
        ASSERT_NE(at, std::string::npos) << what;
        shop::write(now_.path() / file, text.replace(at, what.size(), with));
    }
    Comparison compare(std::vector<desk::Probe> probes) {
        before_ = load(old_.path());
        after_ = load(now_.path());
        return desk::compare(*before_, *after_, probes);
    }
    static desk::ContentPtr load(const shop::fs::path& folder) {
        auto loaded = desk::load_content(folder, {});
        for (const auto& problem : loaded.problems) {
            if (!loaded.content) ADD_FAILURE() << kb::to_string(problem);
        }
        return loaded.content;
    }
    static desk::Probe english(std::string text) {
        return {.text = std::move(text), .lang = "en", .from = "file", .file = {}};
    }

    shop::Folder old_;
    shop::Folder now_;
    desk::ContentPtr before_;
    desk::ContentPtr after_;
};

TEST_F(Compare, FindsNothingBetweenTwins) {
    const auto found = compare({english("where is my order"), english("delivery costs")});
    EXPECT_TRUE(found.changes.empty());
    EXPECT_TRUE(found.edits.empty());
    EXPECT_EQ(found.before.answered, found.after.answered);
}

TEST_F(Compare, NamesThePhraseThatWasAdded) {
    replace("articles/en/gift-cards.md", "gift voucher for a friend",
            "gift voucher for a friend\n  surprise box as a present");
    const auto found = compare({english("surprise box as a present"), english("delivery costs")});
    ASSERT_EQ(found.changes.size(), 1U);
    const auto& change = found.changes[0];
    EXPECT_NE(change.before.decision, "answer");
    EXPECT_EQ(change.after.decision, "answer");
    EXPECT_EQ(change.after.id, "gift-cards");
    ASSERT_TRUE(change.cause);
    EXPECT_TRUE(change.proved);
    const auto& edit = found.edits[*change.cause];
    EXPECT_EQ(edit.kind, EditKind::added);
    EXPECT_EQ(edit.of, EditOf::phrase);
    EXPECT_EQ(edit.file, "articles/en/gift-cards.md");
    EXPECT_EQ(edit.line, 6);
    EXPECT_EQ(found.after.answered, found.before.answered + 1);
}

TEST_F(Compare, NamesTheRuleThatCatchesAMessage) {
    replace("intents/orders.yaml", "      - track (my|the)? (order|parcel)\n",
            "      - track (my|the)? (order|parcel)\n      - zebra ... crossing\n");
    const auto found = compare({english("is there a zebra at the crossing")});
    ASSERT_EQ(found.changes.size(), 1U);
    EXPECT_EQ(found.changes[0].after.id, "order-status");
    ASSERT_TRUE(found.changes[0].cause);
    const auto& edit = found.edits[*found.changes[0].cause];
    EXPECT_EQ(edit.of, EditOf::rule);
    EXPECT_EQ(edit.text, "zebra ... crossing");
    EXPECT_TRUE(found.changes[0].proved);
}

TEST_F(Compare, NamesTheArticleThatWentAway) {
    shop::fs::remove(now_.path() / "articles/en/opening-hours.md");
    const auto found = compare({english("what are your opening hours")});
    ASSERT_EQ(found.changes.size(), 1U);
    EXPECT_EQ(found.changes[0].before.id, "opening-hours");
    ASSERT_TRUE(found.changes[0].cause);
    const auto& edit = found.edits[*found.changes[0].cause];
    EXPECT_EQ(edit.kind, EditKind::removed);
    EXPECT_EQ(edit.item, "opening-hours");
    EXPECT_TRUE(found.changes[0].proved);
}

TEST_F(Compare, TellsRewordedAnswersFromOtherAnswers) {
    replace("articles/en/delivery.md", "4.90 euros, and free", "5.90 euros, and free");
    const auto found = compare({english("delivery costs")});
    EXPECT_TRUE(found.changes.empty()) << "the same article answers";
    ASSERT_FALSE(found.edits.empty());
    EXPECT_EQ(found.edits[0].of, EditOf::answer);
    EXPECT_EQ(found.edits[0].item, "delivery");
}

TEST_F(Compare, AsksEveryPhraseOfBothOnceAndTheTestsToo) {
    kb::Problems ignored;
    const auto content = load(old_.path());
    const auto tests = desk::load_tests(old_.path(), ignored);
    auto probes = desk::probes_of(*content, tests);
    const auto once = probes.size();
    auto again = desk::probes_of(*content, tests);
    std::ranges::move(again, std::back_inserter(probes));
    desk::keep_each_once(probes);
    EXPECT_EQ(probes.size(), once);
    const auto from = [&](std::string_view what) {
        return std::ranges::count(probes, what, &desk::Probe::from);
    };
    EXPECT_EQ(from("test"), 5);
    EXPECT_EQ(from("look-alike"), 1);
}

}  // namespace
