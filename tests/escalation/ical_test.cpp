// Holidays as authorities publish them: folded lines, yearly rules, exceptions.
#include "escalation/ical.hpp"

#include <gtest/gtest.h>

namespace escalation {
namespace {

using namespace std::chrono;

std::string calendar(std::string_view events) {
    return "BEGIN:VCALENDAR\r\nVERSION:2.0\r\n" + std::string(events) + "END:VCALENDAR\r\n";
}

std::vector<Holiday> read(std::string_view events, int from = 2026, int to = 2027) {
    const auto found = read_ical(calendar(events), from, to);
    EXPECT_TRUE(found) << found.error();
    return found.value_or(std::vector<Holiday>{});
}

TEST(Ical, ReadsADayAndItsNameOverFoldedLines) {
    const auto days = read(
        "BEGIN:VEVENT\r\nDTSTART;VALUE=DATE:20261224\r\nSUMMARY;LANGUAGE=en:Christmas\\, the\r\n"
        "  eve\r\nEND:VEVENT\r\n");
    ASSERT_EQ(days.size(), 1U);
    EXPECT_EQ(days[0].date, sys_days{2026y / 12 / 24});
    EXPECT_EQ(days[0].name, "Christmas, the eve");
}

TEST(Ical, CountsTheEndOut) {
    const auto days =
        read("BEGIN:VEVENT\nDTSTART;VALUE=DATE:20261225\nDTEND;VALUE=DATE:20261227\nEND:VEVENT\n");
    ASSERT_EQ(days.size(), 2U);
    EXPECT_EQ(days[1].date, sys_days{2026y / 12 / 26});
}

TEST(Ical, RollsYearlyRulesOut) {
    const auto fixed = read(
        "BEGIN:VEVENT\nDTSTART;VALUE=DATE:20200101\nRRULE:FREQ=YEARLY\n"
        "EXDATE;VALUE=DATE:20260101\nSUMMARY:New Year\nEND:VEVENT\n");
    ASSERT_EQ(fixed.size(), 1U);
    EXPECT_EQ(fixed[0].date, sys_days{2027y / 1 / 1});
    const auto thursday = read(
        "BEGIN:VEVENT\nDTSTART;VALUE=DATE:20241128\nRRULE:FREQ=YEARLY;BYMONTH=11;BYDAY=4TH\n"
        "END:VEVENT\nBEGIN:VEVENT\nDTSTART;VALUE=DATE:20240527\n"
        "RRULE:FREQ=YEARLY;BYMONTH=5;BYDAY=-1MO;UNTIL=20260601\nEND:VEVENT\n");
    ASSERT_EQ(thursday.size(), 3U);
    EXPECT_EQ(thursday[0].date, sys_days{2026y / 5 / 25});
    EXPECT_EQ(thursday[1].date, sys_days{2026y / 11 / 26});
    EXPECT_EQ(thursday[2].date, sys_days{2027y / 11 / 25});
}

TEST(Ical, KnowsLeapDaysCountsAndCancelledEvents) {
    const auto leap =
        read("BEGIN:VEVENT\nDTSTART;VALUE=DATE:20240229\nRRULE:FREQ=YEARLY;COUNT=2\nEND:VEVENT\n",
             2024, 2040);
    ASSERT_EQ(leap.size(), 2U);
    EXPECT_EQ(leap[1].date, sys_days{2028y / 2 / 29});
    EXPECT_TRUE(read("BEGIN:VEVENT\nDTSTART:20260101\nSTATUS:CANCELLED\nEND:VEVENT\n").empty());
}

TEST(Ical, SaysWhichLineIsWrong) {
    EXPECT_EQ(read_ical(calendar("BEGIN:VEVENT\nDTSTART:soon\nEND:VEVENT\n"), 2026, 2027).error(),
              "line 4: \"soon\" is not a date (as in 20261225)");
    EXPECT_EQ(read_ical("hello", 2026, 2027).error(), "line 1: there is no BEGIN:VCALENDAR");
    EXPECT_TRUE(
        read_ical(calendar("BEGIN:VEVENT\nDTSTART:20260101\nRRULE:FREQ=DAILY\nEND:VEVENT\n"), 2026,
                  2027)
            .error()
            .contains("line 5"));
}

}  // namespace
}  // namespace escalation
