// Clocks of the years to come: zone files list single changes until 2037, and then a rule.
#include "escalation/zone_rule.hpp"
#include "tests/escalation/calendars.hpp"

#include <ranges>

#include <gtest/gtest.h>

namespace escalation {
namespace {

using namespace std::chrono_literals;

// Minutes ahead of UTC, as the stretches say it.
long ahead(const std::string& zone, std::string_view when) {
    const auto all = offsets_of(zone);
    if (!all) return -9999;
    const auto after =
        std::ranges::upper_bound(*all, at(std::string(when)), {}, &OffsetStretch::from);
    return std::chrono::duration_cast<std::chrono::minutes>(std::prev(after)->ahead).count();
}

TEST(Zone, ChangesItsClocksAlsoAfterTheListedYears) {
    EXPECT_EQ(ahead("Europe/Berlin", "2044-03-27T00:59:59Z"), 60);
    EXPECT_EQ(ahead("Europe/Berlin", "2044-03-27T01:00:00Z"), 120);
    EXPECT_EQ(ahead("Europe/Berlin", "2044-10-30T00:59:59Z"), 120);
    EXPECT_EQ(ahead("Europe/Berlin", "2044-10-30T01:00:00Z"), 60);
    EXPECT_EQ(ahead("America/New_York", "2099-07-01T00:00:00Z"), -240);
    EXPECT_EQ(ahead("America/New_York", "2199-12-31T23:00:00Z"), -300);
}

TEST(Zone, KnowsHalfHoursSouthernSummersAndWintersThatAreTheException) {
    EXPECT_EQ(ahead("Australia/Lord_Howe", "2050-01-01T00:00:00Z"), 660);
    EXPECT_EQ(ahead("Australia/Lord_Howe", "2050-07-01T00:00:00Z"), 630);
    EXPECT_EQ(ahead("America/Santiago", "2040-09-02T03:59:59Z"), -240);
    EXPECT_EQ(ahead("America/Santiago", "2040-09-02T04:00:00Z"), -180);
    EXPECT_EQ(ahead("Europe/Dublin", "2050-07-01T00:00:00Z"), 60);
    EXPECT_EQ(ahead("Europe/Dublin", "2050-01-01T00:00:00Z"), 0);
}

TEST(Zone, StaysAsItIsWhereClocksDoNotChange) {
    EXPECT_EQ(ahead("UTC", "2150-07-01T00:00:00Z"), 0);
    EXPECT_EQ(ahead("Asia/Kathmandu", "2150-07-01T00:00:00Z"), 345);
}

TEST(Zone, StretchesStandInOrderAndEachBringsAnotherOffset) {
    for (const std::string zone : {"Europe/Berlin", "America/Santiago", "Africa/Cairo"}) {
        const auto all = offsets_of(zone);
        ASSERT_TRUE(all);
        EXPECT_EQ(all->front().from, first_instant);
        EXPECT_LT(all->back().from, last_instant);
        EXPECT_GT(all->back().from, last_instant - std::chrono::days{366}) << zone;
        for (std::size_t i = 1; i < all->size(); ++i)
            EXPECT_LT((*all)[i - 1].from, (*all)[i].from) << zone;
    }
}

TEST(ZoneRule, ReadsDaysOfTheYearQuotedNamesAndHoursBeforeMidnight) {
    const auto nuuk = read_zone_rule("<-02>2<-01>,M3.5.0/-1,M10.5.0/0");
    ASSERT_TRUE(nuuk);
    EXPECT_EQ(nuuk->standard, -2h);
    EXPECT_EQ(nuuk->summer, -1h);
    EXPECT_EQ(nuuk->to_summer.at, -1h);
    const auto days = read_zone_rule("EET-2EEST,J60/0,300/24:30:15");
    ASSERT_TRUE(days);
    const auto changes = changes_after(at("2043-12-31T00:00:00Z"), *days);
    EXPECT_EQ(format_instant(changes[0].from), "2044-02-29T22:00:00Z");  // 1 March, leap year
    EXPECT_EQ(format_instant(changes[1].from), "2044-10-27T21:30:15Z");
}

TEST(ZoneRule, RefusesWhatIsNoRule) {
    for (const auto* text :
         {"", "UTC0", "<+0545>-5:45", "CET-1CEST", "CET-1CEST,M3.5.0", "CET-1CEST,M13.5.0,M10.5.0",
          "CET-1CEST,M3.6.0,M10.5.0", "C-1D,M3.5.0,M10.5.0", "CET-1CEST,M3.5.0,M10.5.0/3x",
          "<CET-1CEST,M3.5.0,M10.5.0", "CET-1CEST,J0,J400"})
        EXPECT_FALSE(read_zone_rule(text)) << text;
}

}  // namespace
}  // namespace escalation
