// What people say in anger and in haste: promises of time, and words to blur.
#include "escalation/abuse.hpp"
#include "escalation/promise.hpp"

#include <gtest/gtest.h>

namespace escalation {
namespace {

Calendar berlin() {
    CalendarText text{.tz = "Europe/Berlin"};
    for (const auto* day : {"mon", "tue", "wed", "thu", "fri"})
        text.weekly[day] = {{"09:00", "17:00"}};
    return *Calendar::from(text);
}

// Monday, 10:00 on the wall in Berlin.
const Instant monday = *parse_instant("2026-05-04T10:00:00+02:00");

TEST(Promise, IsFoundWithItsDueTime) {
    struct Case {
        std::string_view text, words, due;
    };
    constexpr Case cases[] = {
        {"Hi Ana. We'll write to you by Friday. Best, Ben", "by Friday", "2026-05-08T15:00:00Z"},
        {"We’ll let you know by tomorrow", "by tomorrow", "2026-05-05T15:00:00Z"},
        {"I will call you today.", "today", "2026-05-04T15:00:00Z"},
        {"You will hear from us within two days.", "within two days", "2026-05-06T15:00:00Z"},
        {"I'll get back to you within 24 hours.", "within 24 hours", "2026-05-05T08:00:00Z"},
        {"We will refund it in 5 working days!", "in 5 working days", "2026-05-11T15:00:00Z"},
        {"We'll have news by the end of the week", "end of the week", "2026-05-08T15:00:00Z"},
        {"I will send it by end of day.", "by end of day", "2026-05-04T15:00:00Z"},
        {"You will receive it on Sunday.", "on Sunday", "2026-05-10T21:59:59Z"},
        {"Wir melden uns bis Freitag bei Ihnen.", "bis Freitag", "2026-05-08T15:00:00Z"},
        {"Guten Morgen! Ich melde mich morgen wieder.", "morgen", "2026-05-05T15:00:00Z"},
        {"Sie hören innerhalb von zwei Werktagen von uns.", "innerhalb von zwei Werktagen",
         "2026-05-06T15:00:00Z"},
        {"Wir schreiben Ihnen bis Ende der Woche.", "bis Ende der Woche", "2026-05-08T15:00:00Z"},
        {"In den nächsten 3 Stunden rufe ich Sie an.", "In den nächsten 3 Stunden",
         "2026-05-04T11:00:00Z"},
    };
    for (const auto& one : cases) {
        const auto found = find_promise(one.text, monday, berlin());
        ASSERT_TRUE(found) << one.text;
        EXPECT_EQ(found->words, one.words);
        EXPECT_EQ(format_instant(found->due), one.due) << one.text;
    }
}

TEST(Promise, IsNotFoundWhereNobodyPromises) {
    for (const auto* text :
         {"Can we call you on Friday?", "We are open until Friday.", "Your parcel came on Monday.",
          "If you write by Friday, we will refund it.", "We can't do it by Friday, but I will ask.",
          "Wir werden es nicht bis Freitag schaffen.", "Guten Morgen, wir werden das klären.",
          "I will look into it.", ""}) {
        EXPECT_FALSE(find_promise(text, monday, berlin())) << text;
    }
}

TEST(Promise, OnAFridayMeansTheNext) {
    const auto friday = *parse_instant("2026-05-08T10:00:00+02:00");
    const auto found = find_promise("We'll write by Friday.", friday, berlin());
    ASSERT_TRUE(found);
    EXPECT_EQ(format_instant(found->due), "2026-05-15T15:00:00Z");
}

TEST(Abuse, IsMarkedByCharacters) {
    EXPECT_EQ(find_abuse("You IDIOT, you idiots"), (std::vector<Mark>{{4, 9}, {15, 21}}));
    EXPECT_EQ(find_abuse("Für Sie: Arschloch!"), (std::vector<Mark>{{9, 18}}));
    EXPECT_EQ(find_abuse("what the f*ck, a$$hole"), (std::vector<Mark>{{9, 13}, {15, 22}}));
    EXPECT_EQ(escalation::veiled("Für Sie: Arschloch!", find_abuse("Für Sie: Arschloch!")),
              "Für Sie: •••••••••!");
    EXPECT_EQ(find_abuse("you are lame", std::vector<std::string>{"Lame"}),
              (std::vector<Mark>{{8, 12}}));
}

TEST(Abuse, LeavesHarmlessWordsAlone) {
    for (const auto* text : {"Scunthorpe", "classic assembly", "the shipment to Essex", "****",
                             "Please prickle the dough", "Hurenbach", ""}) {
        EXPECT_TRUE(find_abuse(text).empty()) << text;
    }
}

}  // namespace
}  // namespace escalation
