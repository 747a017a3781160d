// What a shop owes in mid-week: people who want to be forgotten, and promises of time that change
// while tickets are open.
#include "server/desk/customers/privacy.hpp"
#include "server/store/connection.hpp"
#include "tests/week/week.hpp"

#include <array>

#include <fmt/format.h>

namespace week {

using namespace std::chrono_literals;

namespace {

constexpr std::string_view house = R"(
shop: {name: Small Shop}
languages: [en, de]
timezone: Europe/Berlin
agents: {capacity: 4, grace: 60 s}
queues:
  support: {label: Support, assignment: balanced, silent_after: 20 min, back_to_bot: 12 h}
  orders: {label: Orders, assignment: round_robin, silent_after: 30 min}
)";

// Hours and promises; the week begins with the first of them.
constexpr std::array<std::string_view, 4> promises = {
    R"(
hours: {mon: ["08:00-12:00", "12:30-20:00"], tue: "08:00-20:00", wed: "08:00-20:00", thu: "08:00-20:00", fri: "08:00-20:00", sat: "10:00-16:00"}
sla:
  first_response: {normal: 10 min, high: 5 min}
  next_response: {normal: 5 min, high: 3 min}
  resolution: {normal: 2 h, high: 1 h}
  on_warning: {notify: assignee}
  on_breach: {notify: [admins, assignee], tags: late}
  policies: [{name: german, when: {language: de}, first_response: {normal: 20 min, high: 20 min}, resolution: {normal: 8 h, high: 8 h}}]
)",
    // Stricter, with a longer lunch and a holiday.
    R"(
hours: {mon: ["08:00-12:00", "13:30-20:00"], tue: "09:00-19:00", wed: "09:00-19:00", thu: "08:00-20:00", fri: "08:00-20:00", sat: "10:00-16:00"}
holidays: {"2026-03-26": "Founders' day"}
sla:
  first_response: {normal: 4 min, high: 2 min}
  next_response: {normal: 2 min, high: 1 min}
  resolution: {normal: 30 min, high: 20 min}
  on_warning: {notify: assignee}
  on_breach: {notify: [admins, assignee], tags: late}
)",
    // Far more time, day and night, and less of it for those who write English.
    R"(
hours: {mon: "00:00-24:00", tue: "00:00-24:00", wed: "00:00-24:00", thu: "00:00-24:00", fri: "00:00-24:00", sat: "00:00-24:00", sun: "00:00-24:00"}
sla:
  first_response: {normal: 45 min, high: 30 min}
  next_response: {normal: 30 min, high: 20 min}
  resolution: {normal: 12 h, high: 6 h}
  on_warning: {notify: assignee}
  on_breach: {notify: [admins, assignee], tags: late}
  policies: [{name: english, when: {language: en}, first_response: {normal: 25 min, high: 25 min}, next_response: {normal: 10 min, high: 10 min}, resolution: {normal: 5 h, high: 5 h}}]
)",
    // Another calendar for one queue, and time that passes while others are waited for.
    R"(
hours: {mon: "08:00-20:00", tue: "08:00-20:00", wed: "08:00-20:00", thu: "08:00-20:00", fri: "08:00-20:00", sat: "10:00-16:00"}
calendars: {nights: {mon: "20:00-08:00", tue: "20:00-08:00", wed: "20:00-08:00", thu: "20:00-08:00", fri: "20:00-08:00"}}
sla:
  first_response: {normal: 10 min, high: 5 min}
  next_response: {normal: 5 min, high: 3 min}
  resolution: {normal: 2 h, high: 1 h}
  warn_at: 50
  paused_in: [snoozed]
  on_warning: {notify: assignee}
  on_breach: {notify: [admins, assignee], tags: late}
  policies: [{name: orders, when: {queue: orders}, hours: nights, first_response: {normal: 15 min, high: 15 min}, resolution: {normal: 3 h, high: 3 h}}]
)",
};

}  // namespace

std::string settings_of(std::size_t which) {
    return fmt::format("{}{}", house.substr(1), promises[which % promises.size()].substr(1));
}

// A word that only this message has.
std::string mark_of(std::size_t who, std::size_t index) {
    return fmt::format("zq{}x{}zq", who, index);
}

void Week::plan_care() {
    const auto some_time = [this] { return now_ + std::chrono::minutes{dice(7 * 24 * 60)}; };
    for (std::size_t i = 0; i < 6; ++i) at(some_time(), What::promises, i + dice(2));
    // Most of them while there is still something going on about them.
    for (std::size_t i = 0; i < customers_.size() / 20; ++i) {
        const auto who = dice(customers_.size());
        const auto talk = came_[who] + std::chrono::minutes{1 + dice(240)};
        at(chance(0.7) ? talk : some_time(), What::forget, who);
    }
}

// Asks for everything to be erased and is never heard of again; the ticket goes on.
void Week::forget(std::size_t who) {
    auto& customer = customers_[who];
    if (customer.sent.empty() || customer.forgotten) return;
    const auto card = desk_->tickets().conversation(customer.visitor.conversation);
    if (!card) return;
    customer.forgotten = true;
    std::vector<std::string> marks;  // of what is on disk now; what is under way comes after it
    for (std::size_t i = 0; i < customer.sent.size(); ++i) {
        if (customer.sent[i].seq) marks.push_back(mark_of(who, i));
    }
    const desk::Actor admin{agents_[0].actor.id, agents_[0].actor.name, store::Role::admin};
    desk_->parts().get<desk::Privacy>().erase(
        admin, card->conversation.customer, "asked for it",
        [this, marks = std::move(marks)](const desk::Result<store::Erasure>& done) {
            if (!done) return;
            ++erased_;
            erased_marks_.insert(marks.begin(), marks.end());
        });
}

void Week::promise(std::size_t which) {
    shop::write(folder_.path() / "content/deskbell.yaml", settings_of(which));
    if (desk_->publisher().reload().failed) faults_.emplace_back("the new promises have errors");
    changed_.push_back(now_);
}

// The last change of the promises up to this moment; the beginning of time: there was none.
store::Time Week::changed_before(store::Time moment) const {
    store::Time last{};  // the clock jumps back, so they need not be in order
    for (const auto change : changed_) {
        if (change <= moment) last = std::max(last, change);
    }
    return last;
}

// No column of any table has a word left of what was to be erased, and no search finds it.
void Week::check_erased(std::vector<std::string>& all) {
    std::size_t seen = 0;
    const auto look = [&](std::string_view place, const std::string& text) {
        for (auto from = text.find("zq"); from != text.npos; from = text.find("zq", from)) {
            const auto to = text.find("zq", from + 2);
            if (to == text.npos) return;
            const auto mark = text.substr(from, to + 2 - from);
            ++seen;
            if (erased_marks_.contains(mark)) all.push_back(fmt::format("{} in {}", mark, place));
            from = to + 2;
        }
    };
    const auto read = store_->read([&](store::Connection& db) {
        std::vector<std::pair<std::string, std::string>> columns;
        {
            auto rows = db.query(R"sql(SELECT t.name, c.name FROM sqlite_schema t
                JOIN pragma_table_info(t.name) c
                WHERE t.type = 'table' AND t.name NOT LIKE 'said%' AND t.name NOT LIKE 'sqlite%'
                )sql");
            while (rows.next()) columns.emplace_back(rows.text(0), rows.text(1));
        }
        for (const auto& [table, column] : columns) {
            const auto sql = fmt::format(
                R"sql(SELECT "{0}" FROM "{1}" WHERE instr("{0}", 'zq') > 0)sql", column, table);
            auto rows = db.query(sql);
            while (rows.next()) look(table + "." + column, rows.text(0));
        }
        for (const auto& mark : erased_marks_) {
            if (db.query("SELECT 1 FROM said WHERE said MATCH ?1", mark).next())
                all.push_back(fmt::format("{} is still found by search", mark));
        }
    });
    if (!read) all.push_back(read.error().message);
    if (seen == 0) all.emplace_back("nobody's words are anywhere: the search for them is blind");
}

}  // namespace week
