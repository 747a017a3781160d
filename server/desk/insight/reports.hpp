// Reports as values: what is asked, and what is told. Added up from facts in reports.cpp.
#pragma once

#include "server/desk/insight/statistics.hpp"
#include "server/store/fact.hpp"

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace store {
class Connection;
}

namespace desk {

using store::DayNumber;

enum class ReportBy : std::uint8_t { total, day, queue, agent, tag, article, channel };
std::string_view name_of(ReportBy by);
std::optional<ReportBy> report_by_named(std::string_view name);

struct ReportQuery {
    ReportBy by = ReportBy::total;
    DayNumber from = 0;
    DayNumber to = 0;
    std::string queue;  // empty: every one, as are the next
    std::string channel;
    std::string tag;
    std::optional<store::UserId> agent;
};

struct ReportRow {
    std::string key;
    std::string label;
    std::int64_t created = 0;
    std::int64_t solved = 0;
    Share reopen;  // of what was solved
    Spread first_response;
    Spread next_response;
    Spread resolution;
    Share csat;  // of those who answered: four or five of five
    std::optional<double> csat_average;
    Nps nps;
};
struct Report {
    ReportQuery query;
    std::vector<ReportRow> rows;
};

struct HeatMap {
    store::Counted what = store::Counted::messages;
    std::array<std::array<std::int64_t, 24>, 7> cells{};  // Monday first
};

/// How visits to the bot ended. Each is counted in one place.
struct Deflection {
    std::int64_t conversations = 0;
    std::int64_t to_people = 0;
    std::int64_t said_solved = 0;
    std::int64_t said_not_helpful = 0;
    std::int64_t came_back = 0;    // on the topic, within seven days
    std::int64_t no_return = 0;    // answered, and nothing more heard for seven days
    std::int64_t silent_exit = 0;  // left without a full answer
    std::int64_t pending = 0;      // the seven days are not over
    Share deflection;              // said solved and no return, of all that are not pending
};

struct BotArticle {
    std::string article;
    std::string title;
    std::int64_t answers = 0;
    Share helpful;
    std::int64_t handed_over = 0;
    std::int64_t came_back = 0;
};
struct BotReport {
    std::int64_t questions = 0;
    std::int64_t answered = 0;
    Share coverage;
    std::vector<BotArticle> articles;  // the most given first
};

struct QueueNow {
    std::string queue;
    std::string label;
    bool open = true;
    std::int64_t waiting = 0;
    std::int64_t longest_wait_s = 0;
    std::int64_t active = 0;  // unsolved with somebody
};
struct AgentNow {
    store::UserId id = 0;
    std::string name;
    std::string presence;
    std::int64_t open = 0;
    std::int64_t waiting_customer = 0;
    std::int64_t snoozed = 0;
};
struct AtRisk {
    store::TicketNumber ticket = 0;
    std::string subject;
    std::string metric;
    store::Time due{};
};
struct Today {
    std::int64_t created = 0;
    std::int64_t solved = 0;
    std::int64_t bot_answers = 0;
    std::int64_t handoffs = 0;
    Share csat;
    std::optional<double> csat_average;
};
struct Overview {
    store::Time at{};
    std::int64_t waiting = 0;
    std::int64_t longest_wait_s = 0;
    store::TicketNumber oldest_ticket = 0;
    std::vector<QueueNow> queues;
    std::vector<AgentNow> agents;
    std::vector<AtRisk> at_risk;
    std::int64_t breached = 0;
    Today today;
};

/// Adds up; labels are put in by whoever knows them.
Report make_report(store::Connection& db, const ReportQuery& query);
HeatMap make_heat_map(store::Connection& db, DayNumber from, DayNumber to, store::Counted what);
Deflection make_deflection(store::Connection& db, DayNumber from, DayNumber to, store::Time now);
BotReport make_bot_report(store::Connection& db, DayNumber from, DayNumber to);
Today make_today(store::Connection& db, DayNumber today);

/// "2026-05-04", and back.
std::string day_text(DayNumber day);
std::optional<DayNumber> day_named(std::string_view text);

}  // namespace desk
