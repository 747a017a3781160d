// When the team is there: open, closed, next opening, next closing.
#include "escalation/hours.hpp"

#include "tests/escalation/calendars.hpp"

#include <gtest/gtest.h>

namespace escalation {
namespace {

using namespace std::chrono_literals;

// Shows moments as text when an expectation fails.
std::string shown(const std::optional<Instant>& moment) {
    return moment ? format_instant(*moment) : "never";
}

const Calendar& shop() {
    static const Calendar made = [] {
        auto text = workdays("Europe/Vienna", {{"08:30", "12:00"}, {"12:45", "17:15"}});
        text.overrides["2026-12-24"] = {.windows = {{"09:00", "12:00"}}, .name = "Christmas Eve"};
        text.overrides["2026-12-25"] = {.windows = {}, .name = "Christmas Day"};
        text.overrides["2026-12-28"] = {.windows = {}};
        return calendar(text);
    }();
    return made;
}

TEST(Hours, AreOpenFromTheFirstMomentAndClosedFromTheLast) {
    EXPECT_FALSE(shop().is_open(at("2026-06-01T08:29:59.999+02:00")));
    EXPECT_TRUE(shop().is_open(at("2026-06-01T08:30:00+02:00")));
    EXPECT_TRUE(shop().is_open(at("2026-06-01T11:59:59.999+02:00")));
    EXPECT_FALSE(shop().is_open(at("2026-06-01T12:00:00+02:00")));
}

TEST(Hours, CountNothingOverLunch) {
    EXPECT_EQ(
        shop().working_seconds(at("2026-06-01T11:30:00+02:00"), at("2026-06-01T13:00:00+02:00")),
        45min);
    EXPECT_EQ(shop().working(at("2026-06-01T12:00:00+02:00"), at("2026-06-01T12:45:00+02:00")),
              0ms);
}

TEST(Hours, CountNothingBackwards) {
    EXPECT_EQ(shop().working(at("2026-06-01T16:00:00+02:00"), at("2026-06-01T09:00:00+02:00")),
              0ms);
}

TEST(Hours, CountMilliseconds) {
    EXPECT_EQ(
        shop().working(at("2026-06-01T11:59:59.750+02:00"), at("2026-06-01T12:45:00.125+02:00")),
        375ms);
    EXPECT_EQ(shop().working_seconds(at("2026-06-01T11:59:58.750+02:00"),
                                     at("2026-06-01T12:45:00.125+02:00")),
              1s);
}

TEST(Hours, SayWhenTheyOpenAndClose) {
    EXPECT_EQ(shown(shop().next_open(at("2026-06-05T17:15:00+02:00"))), "2026-06-08T06:30:00Z");
    EXPECT_EQ(shown(shop().next_open(at("2026-06-05T10:00:00+02:00"))), "2026-06-05T08:00:00Z");
    EXPECT_EQ(shown(shop().next_close(at("2026-06-05T10:00:00+02:00"))), "2026-06-05T10:00:00Z");
    EXPECT_EQ(shown(shop().next_close(at("2026-06-06T10:00:00+02:00"))), "2026-06-06T08:00:00Z");
}

TEST(Hours, ObeyHolidaysAndShortDays) {
    EXPECT_TRUE(shop().is_open(at("2026-12-24T11:00:00+01:00")));
    EXPECT_FALSE(shop().is_open(at("2026-12-24T13:00:00+01:00")));
    EXPECT_EQ(shown(shop().next_open(at("2026-12-24T12:00:00+01:00"))), "2026-12-29T07:30:00Z");
}

TEST(Hours, NameTheHoliday) {
    EXPECT_EQ(shop().holiday(at("2026-12-24T23:30:00Z")), "Christmas Day");
    EXPECT_EQ(shop().holiday(at("2026-12-24T22:30:00Z")), "Christmas Eve");
    EXPECT_EQ(shop().holiday(at("2026-12-28T10:00:00Z")), std::nullopt);
    EXPECT_EQ(shop().holiday(at("2026-06-01T10:00:00Z")), std::nullopt);
}

TEST(Hours, KnowHowFarTheWallClockIsAhead) {
    EXPECT_EQ(shop().utc_offset(at("2026-06-01T10:00:00Z")), 2h);
    EXPECT_EQ(shop().utc_offset(at("2026-12-01T10:00:00Z")), 1h);
    EXPECT_EQ(shop().zone(), "Europe/Vienna");
}

TEST(Hours, NeverOpenIsAnAnswerAndComesAtOnce) {
    const auto never = calendar({.tz = "Europe/Berlin", .weekly = {}, .overrides = {}});
    EXPECT_EQ(shown(never.next_open(at("2026-06-01T10:00:00Z"))), "never");
    EXPECT_EQ(never.deadline(at("2026-06-01T10:00:00Z"), 1s), std::nullopt);
    EXPECT_EQ(shown(never.next_close(at("2026-06-01T10:00:00Z"))), "2026-06-01T10:00:00Z");
}

TEST(Hours, AlwaysOpenNeverCloses) {
    const auto always = calendar(every_day("Europe/Berlin", {{"00:00", "24:00"}}));
    EXPECT_EQ(shown(always.next_close(at("2026-03-29T00:59:59Z"))), "never");
    EXPECT_EQ(always.working(at("2026-03-28T23:00:00Z"), at("2026-03-29T22:00:00Z")), 23h);
    EXPECT_EQ(shown(Calendar().next_close(at("2026-01-01T00:00:00Z"))), "never");
    EXPECT_TRUE(Calendar().is_open(at("2026-01-01T00:00:00Z")));
}

TEST(Hours, OpenOnceMoreOnASingleDateFarAway) {
    const auto once = calendar({.tz = "UTC",
                                .weekly = {},
                                .overrides = {{"2199-12-30", {.windows = {{"10:00", "10:01"}}}}}});
    EXPECT_EQ(shown(once.next_open(at("2026-01-01T00:00:00Z"))), "2199-12-30T10:00:00Z");
    EXPECT_EQ(shown(once.next_open(at("2199-12-30T10:01:00Z"))), "never");
    EXPECT_EQ(once.deadline(at("2026-01-01T00:00:00Z"), 61s), std::nullopt);
}

TEST(Hours, StayCalmAtTheEndsOfTime) {
    for (const Instant end :
         {Instant::min(), Instant::max(), at("0001-01-01T00:00:00Z"), at("9999-12-31T23:59:59Z")}) {
        EXPECT_FALSE(shop().is_open(end));
        EXPECT_EQ(shop().next_close(end), end);
        EXPECT_EQ(shop().working(end, end), 0ms);
        EXPECT_EQ(shop().holiday(end), std::nullopt);
        EXPECT_NE(shop().utc_offset(end), 12h);
    }
    EXPECT_EQ(shown(shop().next_open(Instant::min())), "1970-01-01T07:30:00Z");
    EXPECT_EQ(shown(shop().next_open(Instant::max())), "never");
    EXPECT_EQ(shown(shop().deadline(Instant::min(), 1s)), "1970-01-01T07:30:01Z");
    EXPECT_EQ(shop().deadline(Instant::min(), 0s), Instant::min());
    EXPECT_EQ(shop().deadline(at("2026-01-01T00:00:00Z"), std::chrono::milliseconds::max()),
              std::nullopt);
}

TEST(Hours, MergeSpansIntoTheSameMoments) {
    const Instant zero{};
    const std::vector<Span> messy = {{zero + 5s, zero + 9s},   {zero + 1s, zero + 2s},
                                     {zero + 4s, zero + 4s},   {zero + 9s, zero + 11s},
                                     {zero + 20s, zero + 15s}, {zero + 6s, zero + 7s}};
    const std::vector<Span> clean = {{zero + 1s, zero + 2s}, {zero + 5s, zero + 11s}};
    EXPECT_EQ(merged(messy), clean);
}

}  // namespace
}  // namespace escalation
