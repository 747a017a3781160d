// Reads and writes moments (RFC 3339) without a locale and without guessing.
#include "escalation/instant.hpp"

#include <fmt/format.h>

namespace escalation {
namespace {

using namespace std::chrono_literals;

// Eats text from the left; after the first misfit everything else fails too.
class Reader {
  public:
    explicit Reader(std::string_view text) : rest_(text) {}

    int digits(std::size_t count) {
        int value = 0;
        for (std::size_t i = 0; i < count; ++i) {
            if (rest_.empty() || rest_.front() < '0' || rest_.front() > '9') {
                failed_ = true;
                return 0;
            }
            value = value * 10 + (rest_.front() - '0');
            rest_.remove_prefix(1);
        }
        return value;
    }

    bool take_any_of(std::string_view characters) {
        if (rest_.empty() || !characters.contains(rest_.front())) return false;
        rest_.remove_prefix(1);
        return true;
    }

    void expect_any_of(std::string_view characters) {
        if (!take_any_of(characters)) failed_ = true;
    }

    // ".25" is 250 ms; what is finer than a millisecond is cut off.
    std::chrono::milliseconds fraction() {
        if (!take_any_of(".")) return 0ms;
        std::chrono::milliseconds value{0};
        std::chrono::milliseconds unit = 100ms;
        int count = 0;
        for (; !rest_.empty() && rest_.front() >= '0' && rest_.front() <= '9'; ++count) {
            value += unit * (rest_.front() - '0');
            unit /= 10;
            rest_.remove_prefix(1);
        }
        if (count < 1 || count > 9) failed_ = true;
        return value;
    }

    bool done() const { return !failed_ && rest_.empty(); }

  private:
    std::string_view rest_;
    bool failed_ = false;
};

struct Offset {
    std::chrono::minutes ahead{};
    bool valid = true;
};

Offset read_offset(Reader& in) {
    if (in.take_any_of("Zz")) return {};
    const bool behind = in.take_any_of("-");
    if (!behind) in.expect_any_of("+");
    const std::chrono::hours hours{in.digits(2)};
    in.expect_any_of(":");
    const std::chrono::minutes minutes{in.digits(2)};
    const auto ahead = hours + minutes;
    return {.ahead = behind ? -ahead : ahead, .valid = hours < 24h && minutes < 60min};
}

std::string quoted(std::string_view text) {
    return fmt::format("\"{:.60}\"", text);
}

}  // namespace

std::expected<Instant, std::string> parse_instant(std::string_view text) {
    Reader in(text);
    const std::chrono::year year{in.digits(4)};
    in.expect_any_of("-");
    const std::chrono::month month{static_cast<unsigned>(in.digits(2))};
    in.expect_any_of("-");
    const std::chrono::day day{static_cast<unsigned>(in.digits(2))};
    in.expect_any_of("Tt ");
    const std::chrono::hours hours{in.digits(2)};
    in.expect_any_of(":");
    const std::chrono::minutes minutes{in.digits(2)};
    in.expect_any_of(":");
    const std::chrono::seconds seconds{in.digits(2)};
    const auto fraction = in.fraction();
    const Offset offset = read_offset(in);
    if (!in.done()) {
        return std::unexpected(quoted(text) +
                               " is not a time (write it as in 2026-05-04T10:00:00+02:00)");
    }
    const auto date = year / month / day;
    if (!date.ok()) return std::unexpected(quoted(text) + " names a day that no month has");
    if (hours >= 24h || minutes >= 60min || seconds > 60s || !offset.valid) {
        return std::unexpected(quoted(text) + " names a time that no clock shows");
    }
    return std::chrono::sys_days{date} + hours + minutes + seconds + fraction - offset.ahead;
}

std::string format_instant(Instant at) {
    const auto day = std::chrono::floor<std::chrono::days>(at);
    const std::chrono::year_month_day date{day};
    const std::chrono::hh_mm_ss<std::chrono::milliseconds> time{at - day};
    auto text = fmt::format("{:04}-{:02}-{:02}T{:02}:{:02}:{:02}", int{date.year()},
                            unsigned{date.month()}, unsigned{date.day()}, time.hours().count(),
                            time.minutes().count(), time.seconds().count());
    if (time.subseconds() != 0ms) text += fmt::format(".{:03}", time.subseconds().count());
    return text + "Z";
}

std::string format_duration(std::chrono::milliseconds length) {
    const auto seconds = std::chrono::duration_cast<std::chrono::seconds>(length).count();
    const auto minutes = seconds / 60;
    const auto hours = minutes / 60;
    if (seconds < 60) return fmt::format("{} s", seconds);
    if (minutes < 60 && seconds % 60 != 0) return fmt::format("{} min {} s", minutes, seconds % 60);
    if (minutes < 60) return fmt::format("{} min", minutes);
    if (minutes % 60 == 0) return fmt::format("{} h", hours);
    return fmt::format("{} h {:02} min", hours, minutes % 60);
}

}  // namespace escalation
