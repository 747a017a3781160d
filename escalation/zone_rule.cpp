// Reads the rule from left to right, and rolls it out year by year.
#include "escalation/zone_rule.hpp"

#include <algorithm>
#include <utility>

namespace escalation {
namespace {

using namespace std::chrono_literals;
using std::chrono::seconds;
using std::chrono::sys_days;
using std::chrono::year;

constexpr seconds usual_time = 2h;

// What is left of the text; every step takes its part from the front or says no.
class Reader {
  public:
    explicit Reader(std::string_view text) : left_(text) {}

    bool at_end() const { return left_.empty(); }

    bool take(char wanted) {
        if (!left_.starts_with(wanted)) return false;
        left_.remove_prefix(1);
        return true;
    }

    // "CET" or "<+0330>".
    bool take_name() {
        const bool quoted = take('<');
        const auto end = quoted ? left_.find('>') : left_.find_first_of("+-0123456789,");
        const auto length = std::min(end, left_.size());
        if (length < 3 || (quoted && end == left_.npos)) return false;
        left_.remove_prefix(length + (quoted ? 1 : 0));
        return true;
    }

    std::optional<int> take_number() {
        std::size_t digits = 0;
        int value = 0;
        while (digits < left_.size() && digits < 3 && left_[digits] >= '0' && left_[digits] <= '9')
            value = value * 10 + (left_[digits++] - '0');
        if (digits == 0) return std::nullopt;
        left_.remove_prefix(digits);
        return value;
    }

    // "-3:30", "167".
    std::optional<seconds> take_time() {
        const bool negative = take('-');
        if (!negative) take('+');
        const auto hours = take_number();
        if (!hours || *hours > 167) return std::nullopt;
        seconds time = std::chrono::hours{*hours};
        for (const seconds unit : {seconds{1min}, 1s}) {
            if (!take(':')) break;
            const auto part = take_number();
            if (!part || *part > 59) return std::nullopt;
            time += *part * unit;
        }
        return negative ? -time : time;
    }

  private:
    std::string_view left_;
};

std::optional<YearlyChange> read_day(Reader& text) {
    YearlyChange change;
    if (!text.take('M')) {
        const bool leap_left_out = text.take('J');
        const auto day = text.take_number();
        if (!day || *day > 365 || (leap_left_out && *day < 1)) return std::nullopt;
        change.by =
            leap_left_out ? YearlyChange::By::day_without_leap : YearlyChange::By::day_of_year;
        change.day = *day;
        return change;
    }
    const auto month = text.take_number();
    const auto week = text.take('.') ? text.take_number() : std::nullopt;
    const auto weekday = text.take('.') ? text.take_number() : std::nullopt;
    if (!month || !week || !weekday || *month < 1 || *month > 12) return std::nullopt;
    if (*week < 1 || *week > 5 || *weekday > 6) return std::nullopt;
    change.month = static_cast<unsigned>(*month);
    change.week = static_cast<unsigned>(*week);
    change.weekday = static_cast<unsigned>(*weekday);
    return change;
}

std::optional<YearlyChange> read_change(Reader& text) {
    if (!text.take(',')) return std::nullopt;
    auto change = read_day(text);
    if (!change) return std::nullopt;
    const auto at = text.take('/') ? text.take_time() : std::optional(usual_time);
    if (!at) return std::nullopt;
    change->at = *at;
    return change;
}

sys_days day_in(const YearlyChange& change, year in) {
    const sys_days new_year{in / 1 / 1};
    if (change.by == YearlyChange::By::day_of_year) return new_year + std::chrono::days{change.day};
    if (change.by == YearlyChange::By::day_without_leap) {
        const bool after_leap_day = in.is_leap() && change.day > 31 + 28;
        return new_year + std::chrono::days{change.day - (after_leap_day ? 0 : 1)};
    }
    const auto month = in / std::chrono::month{change.month};
    const std::chrono::weekday weekday{change.weekday};
    if (change.week == 5) return sys_days{month / weekday[std::chrono::last]};
    return sys_days{month / weekday[change.week]};
}

}  // namespace

std::optional<ZoneRule> read_zone_rule(std::string_view text) {
    Reader reader(text);
    if (!reader.take_name()) return std::nullopt;
    const auto west = reader.take_time();
    if (!west || !reader.take_name()) return std::nullopt;
    ZoneRule rule{.standard = -*west, .summer = -*west + 1h};
    Reader with_offset = reader;
    if (const auto summer_west = with_offset.take_time()) {
        rule.summer = -*summer_west;
        reader = with_offset;
    }
    const auto to_summer = read_change(reader);
    const auto to_standard = read_change(reader);
    if (!to_summer || !to_standard || !reader.at_end()) return std::nullopt;
    rule.to_summer = *to_summer;
    rule.to_standard = *to_standard;
    return rule;
}

std::vector<OffsetStretch> changes_after(Instant from, const ZoneRule& rule) {
    std::vector<OffsetStretch> changes;
    const auto first = std::chrono::year_month_day{std::chrono::floor<std::chrono::days>(from)};
    const auto last =
        std::chrono::year_month_day{std::chrono::floor<std::chrono::days>(last_instant)};
    for (year in = first.year() - std::chrono::years{1}; in <= last.year(); ++in) {
        // A change is written in the clock that ends with it.
        changes.push_back(
            {day_in(rule.to_summer, in) + rule.to_summer.at - rule.standard, rule.summer});
        changes.push_back(
            {day_in(rule.to_standard, in) + rule.to_standard.at - rule.summer, rule.standard});
    }
    std::erase_if(changes, [from](const OffsetStretch& change) {
        return change.from <= from || change.from >= last_instant;
    });
    std::ranges::sort(changes, {}, &OffsetStretch::from);
    return changes;
}

}  // namespace escalation
