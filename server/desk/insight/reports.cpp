// Adding up: one walk over the facts of the days asked for.
#include "server/desk/insight/reports.hpp"

#include "server/desk/insight/fact_maker.hpp"
#include "server/store/connection.hpp"

#include <algorithm>
#include <charconv>
#include <map>
#include <tuple>

#include <fmt/format.h>

namespace desk {
namespace {
using store::Counted;
using store::Fact;
using store::FactKind;

constexpr std::array<std::string_view, 7> by_names = {"total", "day",     "queue",  "agent",
                                                      "tag",   "article", "channel"};
constexpr std::int64_t good_csat = 4;

// What one row is made of.
struct Gathered {
    std::int64_t created = 0;
    std::int64_t solved = 0;
    std::int64_t reopened = 0;
    std::vector<std::int64_t> first, next, resolution, csat;
    std::int64_t promoters = 0;
    std::int64_t detractors = 0;
    std::int64_t nps = 0;

    void take(const Fact& fact);
    ReportRow row(std::string key);
};

void Gathered::take(const Fact& fact) {
    switch (fact.kind) {
        case FactKind::created:
            ++created;
            break;
        case FactKind::solved:
            ++solved;
            resolution.push_back(fact.value);
            break;
        case FactKind::reopened:
            ++reopened;
            break;
        case FactKind::first_response:
            first.push_back(fact.value);
            break;
        case FactKind::next_response:
            next.push_back(fact.value);
            break;
        case FactKind::csat:
            csat.push_back(fact.value);
            break;
        case FactKind::nps:
            ++nps;
            promoters += fact.value >= 9;
            detractors += fact.value <= 6;
            break;
    }
}

Share csat_share(const std::vector<std::int64_t>& scores) {
    const auto good = std::ranges::count_if(scores, [](auto score) { return score >= good_csat; });
    return share_of(good, static_cast<std::int64_t>(scores.size()));
}

std::optional<double> average(const std::vector<std::int64_t>& scores) {
    if (scores.empty()) return std::nullopt;
    double sum = 0;
    for (const auto score : scores) sum += static_cast<double>(score);
    return sum / static_cast<double>(scores.size());
}

ReportRow Gathered::row(std::string key) {
    ReportRow made{.key = std::move(key), .created = created, .solved = solved};
    made.reopen = share_of(std::min(reopened, solved), solved);
    made.csat = csat_share(csat);
    made.csat_average = average(csat);
    made.first_response = spread_of(std::move(first));
    made.next_response = spread_of(std::move(next));
    made.resolution = spread_of(std::move(resolution));
    made.nps = nps_of(promoters, detractors, nps);
    return made;
}

bool is_wanted(const Fact& fact, const ReportQuery& query) {
    const auto fits = [](const std::string& wanted, const std::string& has) {
        return wanted.empty() || wanted == has;
    };
    return fits(query.queue, fact.queue) && fits(query.channel, fact.channel) &&
           (!query.agent || *query.agent == fact.agent) &&
           (query.tag.empty() || std::ranges::find(fact.tags, query.tag) != fact.tags.end());
}

std::vector<std::string> keys_of(const Fact& fact, ReportBy by) {
    switch (by) {
        case ReportBy::total:
            return {"total"};
        case ReportBy::day:
            return {day_text(fact.day)};
        case ReportBy::queue:
            return {fact.queue};
        case ReportBy::agent:
            return {std::to_string(fact.agent)};
        case ReportBy::tag:
            return fact.tags.empty() ? std::vector<std::string>{""} : fact.tags;
        case ReportBy::article:
            return {fact.article};
        case ReportBy::channel:
            return {fact.channel};
    }
    return {};
}

std::int64_t sum(store::Connection& db, Counted what, DayNumber from, DayNumber to) {
    std::int64_t total = 0;
    store::each_count(db, what, from, to, [&](const store::Count& one) { total += one.count; });
    return total;
}
}  // namespace

std::string_view name_of(ReportBy by) {
    return by_names[static_cast<std::size_t>(by)];
}

std::optional<ReportBy> report_by_named(std::string_view name) {
    const auto at = std::ranges::find(by_names, name);
    if (at == by_names.end()) return std::nullopt;
    return static_cast<ReportBy>(at - by_names.begin());
}

std::string day_text(DayNumber day) {
    const std::chrono::year_month_day date{std::chrono::sys_days{std::chrono::days{day}}};
    return fmt::format("{:04}-{:02}-{:02}", static_cast<int>(date.year()),
                       static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()));
}

std::optional<DayNumber> day_named(std::string_view text) {
    if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
    std::array<int, 3> parts{};
    constexpr std::array<std::pair<std::size_t, std::size_t>, 3> places = {
        {{0, 4}, {5, 2}, {8, 2}}};
    for (std::size_t i = 0; i < parts.size(); ++i) {
        const auto part = text.substr(places[i].first, places[i].second);
        const auto [end, error] = std::from_chars(part.data(), part.data() + part.size(), parts[i]);
        if (error != std::errc{} || end != part.data() + part.size()) return std::nullopt;
    }
    const std::chrono::year_month_day date{std::chrono::year{parts[0]},
                                           std::chrono::month(static_cast<unsigned>(parts[1])),
                                           std::chrono::day(static_cast<unsigned>(parts[2]))};
    if (!date.ok()) return std::nullopt;
    return std::chrono::sys_days{date}.time_since_epoch().count();
}

Report make_report(store::Connection& db, const ReportQuery& query) {
    std::map<std::string, Gathered> rows;
    if (query.by == ReportBy::total) rows["total"];
    if (query.by == ReportBy::day) {  // days on which nothing happened are told too
        for (auto day = query.from; day <= query.to; ++day) rows[day_text(day)];
    }
    const bool tagged = query.by == ReportBy::tag || !query.tag.empty();
    const auto tags = tagged ? store::Tags::read : store::Tags::left_out;
    store::each_fact(db, query.from, query.to, tags, [&](const Fact& fact) {
        if (!is_wanted(fact, query)) return;
        for (auto& key : keys_of(fact, query.by)) rows[std::move(key)].take(fact);
    });
    Report report{.query = query, .rows = {}};
    for (auto& [key, gathered] : rows) report.rows.push_back(gathered.row(key));
    return report;
}

HeatMap make_heat_map(store::Connection& db, DayNumber from, DayNumber to, Counted what) {
    HeatMap map{.what = what};
    store::each_count(db, what, from, to, [&](const store::Count& one) {
        const std::chrono::weekday day{std::chrono::sys_days{std::chrono::days{one.day}}};
        map.cells[day.iso_encoding() - 1][static_cast<std::size_t>(one.hour)] += one.count;
    });
    return map;
}

Deflection make_deflection(store::Connection& db, DayNumber from, DayNumber to, store::Time now) {
    Deflection result;
    store::each_fact_talk(db, from, to, [&](const store::FactTalk& talk) {
        if (talk.questions == 0 && !talk.handed) return;
        ++result.conversations;
        auto& place = talk.handed                       ? result.to_people
                      : talk.came_back                  ? result.came_back
                      : talk.rated > 0                  ? result.said_solved
                      : talk.rated < 0                  ? result.said_not_helpful
                      : !talk.answered                  ? result.silent_exit
                      : now - talk.last < topic_returns ? result.pending
                                                        : result.no_return;
        ++place;
    });
    result.deflection =
        share_of(result.said_solved + result.no_return, result.conversations - result.pending);
    return result;
}

BotReport make_bot_report(store::Connection& db, DayNumber from, DayNumber to) {
    BotReport report;
    report.questions = sum(db, Counted::questions, from, to);
    report.answered = sum(db, Counted::answered, from, to);
    report.coverage = share_of(std::min(report.answered, report.questions), report.questions);
    struct Of {
        std::int64_t answers = 0, helpful = 0, unhelpful = 0, handed = 0, back = 0;
    };
    std::map<std::string, Of> articles;
    const auto gather = [&](Counted what, std::int64_t Of::* place) {
        store::each_count(db, what, from, to, [&](const store::Count& one) {
            if (!one.key.empty()) articles[one.key].*place += one.count;
        });
    };
    gather(Counted::answers, &Of::answers);
    gather(Counted::helpful, &Of::helpful);
    gather(Counted::unhelpful, &Of::unhelpful);
    gather(Counted::handed_over, &Of::handed);
    gather(Counted::came_back, &Of::back);
    for (const auto& [id, of] : articles) {
        report.articles.push_back({.article = id,
                                   .title = {},
                                   .answers = of.answers,
                                   .helpful = share_of(of.helpful, of.helpful + of.unhelpful),
                                   .handed_over = of.handed,
                                   .came_back = of.back});
    }
    std::ranges::sort(report.articles, [](const BotArticle& a, const BotArticle& b) {
        return std::tie(b.answers, a.article) < std::tie(a.answers, b.article);
    });
    return report;
}

Today make_today(store::Connection& db, DayNumber today) {
    Today result;
    std::vector<std::int64_t> scores;
    store::each_fact(db, today, today, store::Tags::left_out, [&](const Fact& fact) {
        result.created += fact.kind == FactKind::created;
        result.solved += fact.kind == FactKind::solved;
        if (fact.kind == FactKind::csat) scores.push_back(fact.value);
    });
    result.bot_answers = sum(db, Counted::answered, today, today);
    result.handoffs = sum(db, Counted::handoffs, today, today);
    result.csat = csat_share(scores);
    result.csat_average = average(scores);
    return result;
}

}  // namespace desk
