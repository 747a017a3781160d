// What `check` learns about items that get in each other's way.
#include "kb/matching/overlap.hpp"

#include "tests/kb/bicycle_shop.hpp"

#include <algorithm>

#include <gtest/gtest.h>

namespace {

using kb::Item;
using kb::Matcher;
using kb::OverlapKind;

Item item(std::string id, const std::vector<std::string>& phrases) {
    Item out{.id = std::move(id), .lang = "en", .label = phrases.front()};
    int line = 0;
    for (const auto& phrase : phrases) out.phrases.push_back({phrase, out.id + ".md", ++line});
    return out;
}

const kb::Overlap* find(const std::vector<kb::Overlap>& all, OverlapKind kind) {
    const auto found = std::ranges::find(all, kind, &kb::Overlap::kind);
    return found == all.end() ? nullptr : &*found;
}

TEST(Overlaps, NameBothPlacesOfTheSamePhrase) {
    const auto all = kb::overlaps(Matcher({item("a", {"Opening hours", "when are you open"}),
                                           item("b", {"Holidays", "When are you open?"})}));
    const auto* same = find(all, OverlapKind::same_phrase);
    ASSERT_NE(same, nullptr);
    EXPECT_EQ(same->phrase.file, "a.md");
    EXPECT_EQ(same->phrase.line, 2);
    EXPECT_EQ(same->other_phrase.file, "b.md");
    EXPECT_EQ(same->other_phrase.line, 2);
}

TEST(Overlaps, FindPhrasesThatDifferOnlyInSmallWords) {
    const auto all = kb::overlaps(Matcher({item("a", {"Change the delivery address please"}),
                                           item("b", {"How do I change my delivery address"})}));
    EXPECT_NE(find(all, OverlapKind::near_duplicate), nullptr);
}

TEST(Overlaps, DoNotTakeANegationForASmallWord) {
    const auto all = kb::overlaps(
        Matcher({item("a", {"parcel arrived broken"}), item("b", {"parcel not arrived broken"})}));
    EXPECT_EQ(find(all, OverlapKind::near_duplicate), nullptr);
}

TEST(Overlaps, FindAPhraseThatIsAlsoForbidden) {
    auto refund = item("refund", {"Refund time", "how do I ask for a refund"});
    refund.negatives.push_back({"How do I ask for a refund?", "refund.md", 9});
    const auto all = kb::overlaps(Matcher({refund, item("b", {"Invoices"})}));
    const auto* found = find(all, OverlapKind::contradiction);
    ASSERT_NE(found, nullptr);
    EXPECT_EQ(found->other_phrase.line, 9);
}

TEST(Overlaps, FindAPhraseThatAnotherItemSteals) {
    const Matcher matcher({item("invoice", {"Invoice", "download the invoice", "invoice as a pdf",
                                            "print my invoice", "invoice copy", "get an invoice"}),
                           item("gift", {"Gift cards", "gift card as a present",
                                         "download the invoice copy as a pdf"}),
                           item("hours", {"Opening hours", "when do you close"})});
    const auto all = kb::overlaps(matcher);
    const auto stolen = std::ranges::find_if(all, [](const kb::Overlap& one) {
        return one.kind == OverlapKind::stolen && one.phrase.file == "gift.md";
    });
    ASSERT_NE(stolen, all.end());
    EXPECT_EQ(stolen->phrase.line, 3);
    EXPECT_EQ(stolen->other_phrase.file, "invoice.md");
}

TEST(Overlaps, TellOfTwoPhrasesThatAreTooAlikeOnce) {
    const auto all = kb::overlaps(Matcher(
        {item("cancel", {"Cancel a booking", "I want to cancel the booking", "call it off"}),
         item("fee", {"How do I cancel my booking?", "what does cancelling cost"}),
         item("hours", {"Opening hours", "when do you close"})}));
    EXPECT_NE(find(all, OverlapKind::near_duplicate), nullptr);
    for (const auto& one : all) {
        const bool again =
            one.kind == OverlapKind::stolen && one.phrase.file == "fee.md" && one.phrase.line == 1;
        EXPECT_FALSE(again) << "that it goes to the other is no news";
    }
}

TEST(Overlaps, NameAMessageThatSomebodyWouldWrite) {
    auto shop = bicycle_shop::load();
    const Matcher matcher(std::move(shop.items), std::move(shop.settings));
    std::size_t clashes = 0;
    for (const auto& one : kb::overlaps(matcher)) {
        if (one.kind != OverlapKind::clash) continue;
        ++clashes;
        EXPECT_GE(one.message.size(), 3U) << one.message;
        const auto match = matcher.match(one.message);
        EXPECT_NE(match.decision, kb::Decision::fallback) << one.message;
        ASSERT_GE(match.candidates.size(), 2U) << one.message;
        const auto hit = std::minmax(match.candidates[0].item, match.candidates[1].item);
        EXPECT_EQ(hit, std::minmax(one.item, one.other)) << one.message;
    }
    EXPECT_GE(clashes, 1U);
}

TEST(Overlaps, AreNoneWhereItemsAreApart) {
    EXPECT_TRUE(kb::overlaps(Matcher({item("a", {"Delivery cost", "price of shipping"}),
                                      item("b", {"Warranty", "guarantee on the motor"})}))
                    .empty());
}

}  // namespace
