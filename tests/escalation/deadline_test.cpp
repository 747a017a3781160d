// Golden vectors of the SLA clock, from texts to text, as the command line gives them.
#include "escalation/deadline.hpp"

#include "tests/escalation/calendars.hpp"

#include <filesystem>
#include <fstream>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

namespace escalation {
namespace {

using nlohmann::json;
namespace fs = std::filesystem;
const fs::path source = DESKBELL_SOURCE_DIR;

std::vector<WindowText> windows_in(const json& list) {
    std::vector<WindowText> windows;
    for (const json& window : list) windows.push_back({window.at(0), window.at(1)});
    return windows;
}

CalendarText calendar_in(const json& object) {
    CalendarText text{.tz = object.at("tz"), .weekly = {}, .overrides = {}};
    for (const auto& [day, list] : object.at("weekly").items()) {
        text.weekly[day] = windows_in(list);
    }
    for (const auto& [date, list] : object.at("overrides").items()) {
        text.overrides[date] = {.windows = windows_in(list)};
    }
    return text;
}

DeadlineRequest request_in(const json& file, const json& one) {
    DeadlineRequest request{.calendar = calendar_in(file.at("calendars").at(one.at("calendar"))),
                            .start = one.at("start"),
                            .seconds = one.at("seconds"),
                            .pauses = {}};
    for (const json& pause : one.at("pauses")) {
        request.pauses.emplace_back(pause.at(0), pause.at(1));
    }
    return request;
}

void expect_all(const fs::path& file, std::size_t cases_min) {
    std::ifstream in(file);
    const json vectors = json::parse(in);
    EXPECT_GE(vectors.at("cases").size(), cases_min);
    for (const json& one : vectors.at("cases")) {
        const auto found = due(request_in(vectors, one));
        ASSERT_TRUE(found) << one.at("name") << ": " << found.error();
        EXPECT_EQ(at(*found), at(one.at("deadline").get<std::string>()))
            << one.at("name") << ": " << *found << " instead of " << one.at("deadline");
    }
}

TEST(Deadline, KeepsTheGoldenVectors) {
    const fs::path file = source.parent_path() / "shared/data/sla_vectors.json";
    if (!fs::exists(file)) GTEST_SKIP() << "the shared vectors are not beside this source tree";
    expect_all(file, 10);
}

TEST(Deadline, KeepsTheHarderVectors) {
    expect_all(source / "tests/escalation/deadline_vectors.json", 39);
}

TEST(Deadline, KeepsTheVectorsOfZonesOfEveryKind) {
    expect_all(source / "tests/escalation/deadline_zone_vectors.json", 72);
}

const CalendarText office = workdays("Europe/Berlin", {{"09:00", "17:00"}});

std::string answer(const DeadlineRequest& request) {
    const auto found = due(request);
    return found ? *found : "error: " + found.error();
}

TEST(Deadline, AnswersInUtc) {
    EXPECT_EQ(answer({.calendar = office,
                      .start = "2026-06-01T16:30:00+02:00",
                      .seconds = 3600,
                      .pauses = {}}),
              "2026-06-02T07:30:00Z");
}

TEST(Deadline, NamesTheFieldThatIsWrong) {
    const std::string start = "2026-06-01T16:30:00+02:00";
    EXPECT_EQ(answer({.calendar = {.tz = "Berlin", .weekly = {}, .overrides = {}},
                      .start = start,
                      .seconds = 1,
                      .pauses = {}}),
              "error: calendar.tz: \"Berlin\" is not a time zone (did you mean Europe/Berlin?)");
    EXPECT_EQ(
        answer({.calendar = office, .start = "tomorrow", .seconds = 1, .pauses = {}}),
        "error: start: \"tomorrow\" is not a time (write it as in 2026-05-04T10:00:00+02:00)");
    EXPECT_EQ(answer({.calendar = office, .start = start, .seconds = -1, .pauses = {}}),
              "error: seconds: -1 is out of range (0 to 8000000000)");
    EXPECT_EQ(answer({.calendar = office, .start = start, .seconds = 1, .pauses = {{start, "x"}}}),
              "error: pauses[0][1]: \"x\" is not a time "
              "(write it as in 2026-05-04T10:00:00+02:00)");
    EXPECT_EQ(answer({.calendar = office,
                      .start = start,
                      .seconds = 1,
                      .pauses = {{start, "2026-06-01T16:29:59+02:00"}}}),
              "error: pauses[0]: the pause ends before it starts (swap the two times)");
    EXPECT_EQ(answer({.calendar = {.tz = "UTC", .weekly = {}, .overrides = {}},
                      .start = start,
                      .seconds = 1,
                      .pauses = {}}),
              "error: calendar: so much working time never comes before the year 2200 "
              "(give it more hours)");
}

}  // namespace
}  // namespace escalation
