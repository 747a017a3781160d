// Calendars against a slow, obvious twin: it steps through the minutes and asks the C library what
// the clock on the wall shows.
#include "tests/escalation/calendars.hpp"

#include <algorithm>
#include <cstdlib>
#include <ctime>
#include <random>

#include <gtest/gtest.h>

namespace escalation {
namespace {

using namespace std::chrono_literals;
using std::chrono::minutes;

// Windows of one day in minutes from its midnight; may end after 24:00.
using Windows = std::vector<std::pair<int, int>>;

struct TwinCalendar {
    std::string tz;
    std::array<Windows, 7> weekly;  // Sunday first, as the C library counts
    std::map<std::string, Windows> overrides;
};

std::string written(int minute) {
    char text[8];
    std::snprintf(text, sizeof text, "%02d:%02d", minute / 60, minute % 60);
    return text;
}

std::vector<WindowText> texts(const Windows& windows) {
    std::vector<WindowText> all;
    for (auto [from, to] : windows)
        all.push_back({written(from), written(to > 1440 ? to - 1440 : to)});
    return all;
}

Calendar fast(const TwinCalendar& twin) {
    CalendarText text{.tz = twin.tz, .weekly = {}, .overrides = {}};
    for (int day = 0; day < 7; ++day) {
        text.weekly[std::to_string((day + 6) % 7)] = texts(twin.weekly[day]);
    }
    for (const auto& [date, windows] : twin.overrides) text.overrides[date] = {texts(windows)};
    return calendar(text);
}

std::string date_text(std::tm day) {
    char text[16];
    std::strftime(text, sizeof text, "%Y-%m-%d", &day);
    return text;
}

std::tm day_before(std::tm day) {
    --day.tm_mday;
    day.tm_hour = 12;
    day.tm_isdst = 0;
    const std::time_t noon = timegm(&day);
    gmtime_r(&noon, &day);
    return day;
}

// Opening hours minute by minute over some weeks.
class Twin {
  public:
    Twin(const TwinCalendar& calendar, Instant first, int count) : first_(first) {
        setenv("TZ", (":" + calendar.tz).c_str(), 1);
        tzset();
        for (int i = 0; i < count; ++i) open_.push_back(shows_open(calendar, moment(i)));
    }
    Instant moment(int minute) const { return first_ + minutes{minute}; }
    int size() const { return static_cast<int>(open_.size()); }
    bool is_open(int minute) const { return open_[static_cast<std::size_t>(minute)]; }

    int next(int minute, bool open) const {
        while (minute < size() && is_open(minute) != open) ++minute;
        return minute;
    }
    int working(int from, int to) const {
        int sum = 0;
        for (int minute = from; minute < to; ++minute) sum += is_open(minute);
        return sum;
    }
    // The first minute at which `length` open minutes outside of the pauses are over.
    int deadline(int start, int length, const std::vector<Span>& pauses) const {
        int minute = start;
        for (; length > 0 && minute < size(); ++minute) {
            const Instant now = moment(minute);
            const bool paused = std::ranges::any_of(
                pauses, [&](const Span& pause) { return pause.from <= now && now < pause.to; });
            length -= is_open(minute) && !paused;
        }
        return length > 0 ? size() : minute;
    }

  private:
    static const Windows& hours_of(const TwinCalendar& calendar, const std::tm& day) {
        const auto own = calendar.overrides.find(date_text(day));
        return own != calendar.overrides.end()
                   ? own->second
                   : calendar.weekly[static_cast<std::size_t>(day.tm_wday)];
    }
    static bool shows_open(const TwinCalendar& calendar, Instant at) {
        const std::time_t seconds =
            std::chrono::duration_cast<std::chrono::seconds>(at.time_since_epoch()).count();
        std::tm wall{};
        localtime_r(&seconds, &wall);
        const int minute = wall.tm_hour * 60 + wall.tm_min;
        const auto covers = [](const Windows& windows, int shown) {
            return std::ranges::any_of(windows, [&](auto window) {
                return window.first <= shown && shown < window.second;
            });
        };
        return covers(hours_of(calendar, wall), minute) ||
               covers(hours_of(calendar, day_before(wall)), minute + 1440);
    }

    Instant first_;
    std::vector<bool> open_;
};

// Places and days on which clocks were changed, or a day was left out.
constexpr std::pair<const char*, const char*> places[] = {
    {"Europe/Berlin", "2025-03-20T00:00:00Z"},
    {"Europe/Berlin", "2025-10-16T00:00:00Z"},
    {"America/New_York", "2026-03-01T00:00:00Z"},
    {"America/New_York", "2026-10-25T00:00:00Z"},
    {"Australia/Lord_Howe", "2025-04-01T00:00:00Z"},
    {"Australia/Lord_Howe", "2025-10-01T00:00:00Z"},
    {"Pacific/Apia", "2011-12-24T00:00:00Z"},
    {"Asia/Kathmandu", "2028-02-24T00:00:00Z"},
    {"America/Sao_Paulo", "2018-10-28T00:00:00Z"},
    {"Pacific/Chatham", "2025-09-20T00:00:00Z"},
    {"Africa/Casablanca", "2025-02-18T00:00:00Z"},
    {"UTC", "2027-12-24T00:00:00Z"},
};

class Dice {
  public:
    explicit Dice(unsigned seed) : random_(seed) {}
    int roll(int low, int high) { return std::uniform_int_distribution(low, high)(random_); }
    bool one_in(int chances) { return roll(1, chances) == 1; }

    Windows windows() {
        Windows all;
        for (int count = roll(0, 3); count > 0; --count) {
            const int from = one_in(3) ? roll(0, 5 * 12) * 5 % 1440 : roll(0, 287) * 5;
            const int length = one_in(6) ? 1440 - from : roll(1, 150) * 5;
            const int to = from + std::min(length, 1435);
            if (to != 1440 || from != 0 || one_in(2)) all.emplace_back(from, to);
        }
        return all;
    }

    TwinCalendar calendar(const char* tz, Instant first) {
        TwinCalendar made{.tz = tz, .weekly = {}, .overrides = {}};
        for (Windows& day : made.weekly) day = windows();
        for (int count = roll(0, 6); count > 0; --count) {
            const Instant day = first + std::chrono::days{roll(-1, 20)};
            made.overrides[format_instant(day).substr(0, 10)] = windows();
        }
        return made;
    }

    std::vector<Span> pauses(const Twin& twin) {
        std::vector<Span> all;
        for (int count = roll(0, 5); count > 0; --count) {
            const int from = roll(0, twin.size() / 2);
            all.push_back({twin.moment(from), twin.moment(from + roll(0, 3000))});
        }
        return all;
    }

  private:
    std::mt19937 random_;
};

void expect_same_minutes(const Calendar& calendar, const Twin& twin) {
    for (int minute = 0; minute < twin.size(); ++minute) {
        ASSERT_EQ(calendar.is_open(twin.moment(minute)), twin.is_open(minute))
            << format_instant(twin.moment(minute));
    }
}

void expect_same_answers(const Calendar& calendar, const Twin& twin, Dice& dice) {
    for (int question = 0; question < 20; ++question) {
        const int start = dice.roll(0, twin.size() - 1);
        const Instant from = twin.moment(start);
        for (const bool open : {true, false}) {
            const int found = twin.next(start, open);
            if (found == twin.size()) continue;
            EXPECT_EQ(open ? calendar.next_open(from) : calendar.next_close(from),
                      twin.moment(found))
                << format_instant(from) << (open ? " opens" : " closes");
        }
        const int end = dice.roll(start, twin.size() - 1);
        EXPECT_EQ(calendar.working(from, twin.moment(end)), minutes{twin.working(start, end)});

        const auto pauses = dice.pauses(twin);
        const int length = dice.roll(0, 2000);
        const int due = twin.deadline(start, length, pauses);
        if (due == twin.size()) continue;
        EXPECT_EQ(calendar.deadline(from, minutes{length}, pauses), twin.moment(due))
            << format_instant(from) << " and " << length << " minutes";
    }
}

TEST(HoursProperty, AgreesWithATwinThatLooksAtTheClockEveryMinute) {
    for (unsigned seed = 1; seed <= 120; ++seed) {
        Dice dice(seed);
        const auto& [tz, begin] = places[seed % std::size(places)];
        const Instant first = at(begin);
        const TwinCalendar made = dice.calendar(tz, first);
        const Calendar calendar = fast(made);
        const Twin twin(made, first, 20 * 1440);
        expect_same_minutes(calendar, twin);
        expect_same_answers(calendar, twin, dice);
        ASSERT_FALSE(HasFailure()) << "seed " << seed << ", " << tz;
    }
}

// Over years: the due time is the first moment that has all the working time behind it.
TEST(HoursProperty, WorkingTimeUntilTheDeadlineIsWhatWasAsked) {
    for (unsigned seed = 1; seed <= 400; ++seed) {
        Dice dice(seed);
        const auto& [tz, begin] = places[seed % std::size(places)];
        const Calendar calendar = fast(dice.calendar(tz, at(begin)));
        const Instant start = at(begin) + std::chrono::milliseconds{dice.roll(0, 2'000'000'000)};
        const std::chrono::milliseconds length{dice.roll(1, 2'000'000'000)};
        const auto due = calendar.deadline(start, length);
        if (!due) continue;
        EXPECT_EQ(calendar.working(start, *due), length) << "seed " << seed;
        EXPECT_EQ(calendar.working(start, *due - 1ms), length - 1ms) << "seed " << seed;
    }
}

}  // namespace
}  // namespace escalation
