// What is wrong with a calendar is said with its place and its mend.
#include "tests/escalation/calendars.hpp"

#include <gtest/gtest.h>

namespace escalation {
namespace {

std::string refusal(const CalendarText& text) {
    const auto made = Calendar::from(text);
    return made ? "accepted" : made.error().words();
}

CalendarText monday(WindowText window) {
    return {.tz = "UTC", .weekly = {{"0", {std::move(window)}}}, .overrides = {}};
}

CalendarText zone(std::string name) {
    return {.tz = std::move(name), .weekly = {}, .overrides = {}};
}

TEST(CalendarText, TakesTimesAsPeopleWriteThem) {
    for (const WindowText& window : {WindowText{"9:00", "17:00"}, WindowText{"00:00", "24:00"},
                                     WindowText{"09:00:30", "09:00:31"},
                                     WindowText{"22:00", "06:00"}, WindowText{"18:00", "00:00"}}) {
        EXPECT_EQ(refusal(monday(window)), "accepted") << window.from << " " << window.to;
    }
}

TEST(CalendarText, NamesTheTimeItCannotRead) {
    EXPECT_EQ(refusal(monday({"9h", "17:00"})),
              "weekly.0[0]: \"9h\" is not a time of day "
              "(write hours and minutes from 00:00 to 24:00, as in 09:00)");
    for (const char* wrong : {"", ":", "9", "09:0", "24:01", "25:00", "09:60", "-1:00",
                              "09:00:", "09:00:60", "09:00x", "123:00", "0 9:00", "24:00:01"}) {
        EXPECT_NE(refusal(monday({"08:00", wrong})), "accepted") << wrong;
    }
}

TEST(CalendarText, RefusesAWindowOfNothing) {
    EXPECT_EQ(refusal(monday({"09:00", "09:00"})),
              "weekly.0[0]: the window starts and ends at 09:00 "
              "(a whole day is 00:00 to 24:00; leave it out for a closed day)");
    EXPECT_EQ(refusal(monday({"24:00", "02:00"})),
              "weekly.0[0]: a window can't start at 24:00 (start it at 00:00 of the next day)");
}

TEST(CalendarText, KnowsWeekdaysByNumberAndName) {
    EXPECT_EQ(refusal({.tz = "UTC", .weekly = {{"sun", {{"09:00", "10:00"}}}}, .overrides = {}}),
              "accepted");
    EXPECT_EQ(refusal({.tz = "UTC", .weekly = {{"7", {}}}, .overrides = {}}),
              "weekly.7: there is no such weekday (write 0 (Monday) to 6 (Sunday), or mon to sun)");
    EXPECT_EQ(refusal({.tz = "UTC", .weekly = {{"0", {}}, {"monday", {}}}, .overrides = {}}),
              "weekly.monday: this weekday is already given as 0 (put its windows into one list)");
    const auto sunday =
        calendar({.tz = "UTC", .weekly = {{"sunday", {{"9:00", "10:00"}}}}, .overrides = {}});
    EXPECT_TRUE(sunday.is_open(at("2026-06-07T09:30:00Z")));
    EXPECT_FALSE(sunday.is_open(at("2026-06-08T09:30:00Z")));
}

TEST(CalendarText, NamesTheDateItCannotRead) {
    for (const char* wrong : {"2026-02-30", "24.12.2026", "2026-1-1", "1969-12-31", "2200-01-01",
                              "2026-12-24T", "", "2026/12/24", "2026-12-2x"}) {
        EXPECT_EQ(refusal({.tz = "UTC", .weekly = {}, .overrides = {{wrong, {}}}}),
                  "overrides." + std::string(wrong) +
                      ": this is not a date from 1970 to 2199 "
                      "(write year, month and day, as in 2026-12-24)");
    }
    EXPECT_EQ(
        refusal({.tz = "UTC",
                 .weekly = {},
                 .overrides = {{"2026-12-24", {.windows = {{"09:00", "12:00"}, {"x", "y"}}}}}}),
        "overrides.2026-12-24[1]: \"x\" is not a time of day "
        "(write hours and minutes from 00:00 to 24:00, as in 09:00)");
}

TEST(CalendarText, GuessesTheTimeZoneThatWasMeant) {
    EXPECT_EQ(refusal(zone("berlin")),
              "tz: \"berlin\" is not a time zone (did you mean Europe/Berlin?)");
    EXPECT_EQ(refusal(zone("europe/vienna")),
              "tz: \"europe/vienna\" is not a time zone (did you mean Europe/Vienna?)");
    EXPECT_EQ(
        refusal(zone("Mars/Olympus")),
        "tz: \"Mars/Olympus\" is not a time zone (write a name such as Europe/Berlin or UTC)");
    for (const char* wrong : {"", "/etc/passwd", "../UTC", "Europe/", "Europe"}) {
        EXPECT_NE(refusal(zone(wrong)), "accepted") << wrong;
    }
}

TEST(CalendarText, HasLimits) {
    CalendarText many = monday({"09:00", "10:00"});
    many.weekly["0"].assign(97, {"09:00", "10:00"});
    EXPECT_EQ(refusal(many), "weekly.0: 97 windows in one day (at most 96 are allowed)");
}

}  // namespace
}  // namespace escalation
