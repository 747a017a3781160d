// Holidays as authorities publish them: folded lines, yearly rules, exceptions.
#include "escalation/ical.hpp"

#include <fmt/format.h>
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

std::string days_of(std::string_view events, int first_year = 2026, int last_year = 2028) {
    std::string all;
    for (const auto& holiday : read(events, first_year, last_year)) {
        const std::chrono::year_month_day date{holiday.date};
        all += fmt::format("{}-{}-{} ", static_cast<int>(date.year()),
                           static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()));
    }
    return all;
}

TEST(Ical, KnowsLengthsInDaysAndWeeks) {
    EXPECT_EQ(days_of("BEGIN:VEVENT\nDURATION:P2D\nDTSTART:20261225\nEND:VEVENT\n"),
              "2026-12-25 2026-12-26 ");
    EXPECT_EQ(days_of("BEGIN:VEVENT\nDTSTART:20261228\nDURATION:P1W\nEND:VEVENT\n").size(),
              std::string("2026-12-28 2026-12-29 2026-12-30 2026-12-31 ").size() +
                  std::string("2027-1-1 2027-1-2 2027-1-3 ").size());
    EXPECT_EQ(days_of("BEGIN:VEVENT\nDTSTART:20261225T090000\nDURATION:PT8H\nEND:VEVENT\n"),
              "2026-12-25 ");
}

TEST(Ical, KnowsDatesThatAreListed) {
    EXPECT_EQ(days_of("BEGIN:VEVENT\nDTSTART;VALUE=DATE:20260403\n"
                      "RDATE;VALUE=DATE:20270326,20280414\nEND:VEVENT\n"),
              "2026-4-3 2027-3-26 2028-4-14 ");
}

TEST(Ical, ASingleDayMayBeMovedOrCalledOff) {
    const std::string yearly =
        "BEGIN:VEVENT\nUID:a\nDTSTART;VALUE=DATE:20200501\nRRULE:FREQ=YEARLY\nEND:VEVENT\n";
    EXPECT_EQ(days_of(yearly + "BEGIN:VEVENT\nUID:a\nRECURRENCE-ID;VALUE=DATE:20270501\n"
                               "DTSTART;VALUE=DATE:20270503\nEND:VEVENT\n"),
              "2026-5-1 2027-5-3 2028-5-1 ");
    EXPECT_EQ(days_of("BEGIN:VEVENT\nUID:a\nRECURRENCE-ID;VALUE=DATE:20270501\nDTSTART:20270501\n"
                      "STATUS:CANCELLED\nEND:VEVENT\n" +
                      yearly),
              "2026-5-1 2028-5-1 ");
}

TEST(Ical, KnowsWeekdaysAmongDatesAndDaysFromTheEnd) {
    EXPECT_EQ(days_of("BEGIN:VEVENT\nDTSTART;VALUE=DATE:20201118\nRRULE:FREQ=YEARLY;BYMONTH=11;"
                      "BYDAY=WE;BYMONTHDAY=16,17,18,19,20,21,22\nEND:VEVENT\n"),
              "2026-11-18 2027-11-17 2028-11-22 ");
    EXPECT_EQ(days_of("BEGIN:VEVENT\nDTSTART:20200101\n"
                      "RRULE:FREQ=YEARLY;BYMONTH=2,12;BYMONTHDAY=-1\nEND:VEVENT\n"),
              "2026-2-28 2026-12-31 2027-2-28 2027-12-31 2028-2-29 2028-12-31 ");
    EXPECT_EQ(days_of("BEGIN:VEVENT\nDTSTART:20200525\n"
                      "RRULE:FREQ=YEARLY;BYMONTH=5;BYDAY=-1MO\nEND:VEVENT\n"),
              "2026-5-25 2027-5-31 2028-5-29 ");
}

TEST(Ical, ReadsFilesWithAMarkInFrontAndQuotedParameters) {
    const auto read_from = read_ical(
        "\xEF\xBB\xBF" + calendar("BEGIN:VEVENT\nDTSTART;X-A=\"a:b\";VALUE=DATE:20261225\n"
                                  "SUMMARY;ALTREP=\"http://x/y\":Christmas\nEND:VEVENT\n"),
        2026, 2026);
    ASSERT_TRUE(read_from) << read_from.error();
    EXPECT_EQ(read_from->front(), (Holiday{sys_days{2026y / 12 / 25}, "Christmas"}));
}

TEST(Ical, RefusesAnEventThatIsCutOff) {
    EXPECT_EQ(read_ical("BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART:20261225\n", 2026, 2026).error(),
              "line 2: the event has no END:VEVENT");
    EXPECT_TRUE(read_ical(calendar("BEGIN:VEVENT\nDTSTART:20261225\nDURATION:long\nEND:VEVENT\n"),
                          2026, 2026)
                    .error()
                    .contains("\"long\" is not a length"));
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
