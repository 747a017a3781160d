// Moments as text: read strictly, written in UTC.
#include "escalation/instant.hpp"

#include <gtest/gtest.h>

namespace escalation {
namespace {

using namespace std::chrono_literals;

std::string again(std::string_view text) {
    const auto at = parse_instant(text);
    return at ? format_instant(*at) : "error: " + at.error();
}

TEST(Instant, ReadsOffsetsAndWritesUtc) {
    EXPECT_EQ(again("2026-05-04T10:00:00+02:00"), "2026-05-04T08:00:00Z");
    EXPECT_EQ(again("2026-05-04T08:00:00Z"), "2026-05-04T08:00:00Z");
    EXPECT_EQ(again("2026-05-04 08:00:00z"), "2026-05-04T08:00:00Z");
    EXPECT_EQ(again("2025-12-31T23:30:00-05:30"), "2026-01-01T05:00:00Z");
    EXPECT_EQ(again("1969-12-31T23:59:59Z"), "1969-12-31T23:59:59Z");
}

TEST(Instant, KeepsMillisecondsAndCutsWhatIsFiner) {
    EXPECT_EQ(again("2026-05-04T08:00:00.5Z"), "2026-05-04T08:00:00.500Z");
    EXPECT_EQ(again("2026-05-04T08:00:00.123987654Z"), "2026-05-04T08:00:00.123Z");
    EXPECT_EQ(again("2026-05-04T08:00:00.000Z"), "2026-05-04T08:00:00Z");
}

TEST(Instant, KnowsLeapDaysAndLeapSeconds) {
    EXPECT_EQ(again("2028-02-29T00:00:00Z"), "2028-02-29T00:00:00Z");
    EXPECT_EQ(again("2027-02-29T00:00:00Z"),
              "error: \"2027-02-29T00:00:00Z\" names a day that no month has");
    EXPECT_EQ(again("2016-12-31T23:59:60Z"), "2017-01-01T00:00:00Z");
}

TEST(Instant, RefusesWhatIsNotWrittenInFull) {
    const char* wrong[] = {"",
                           "now",
                           "2026-05-04",
                           "2026-05-04T08:00Z",
                           "2026-05-04T08:00:00",
                           "2026-05-04T08:00:00+0200",
                           "2026-05-04T08:00:00.Z",
                           "2026-05-04T08:00:00.1234567890Z",
                           "2026-05-04T08:00:00ZZ",
                           "26-05-04T08:00:00Z",
                           "2026-5-4T08:00:00Z",
                           " 2026-05-04T08:00:00Z",
                           "2026-05-04T24:00:00Z",
                           "2026-05-04T08:60:00Z",
                           "2026-05-04T08:00:61Z",
                           "2026-05-04T08:00:00+24:00",
                           "2026-13-04T08:00:00Z",
                           "2026-00-04T08:00:00Z"};
    for (const char* text : wrong) EXPECT_FALSE(parse_instant(text)) << text;
}

TEST(Instant, SaysLengthsAsPeopleDo) {
    EXPECT_EQ(format_duration(0ms), "0 s");
    EXPECT_EQ(format_duration(45999ms), "45 s");
    EXPECT_EQ(format_duration(750s), "12 min 30 s");
    EXPECT_EQ(format_duration(12min), "12 min");
    EXPECT_EQ(format_duration(65min), "1 h 05 min");
    EXPECT_EQ(format_duration(40h), "40 h");
}

}  // namespace
}  // namespace escalation
