// CSV of reports: one line a row, names of columns first.
#include "server/desk/customers/csv.hpp"
#include "server/wire/insight_nouns.hpp"

#include <array>
#include <vector>

#include <fmt/format.h>

namespace wire {
namespace {
using Cells = std::vector<std::string>;

std::string cell(const std::optional<double>& value) {
    return value ? fmt::format("{:.4f}", *value) : "";
}
std::string cell(const std::optional<std::int64_t>& value) {
    return value ? std::to_string(*value) : "";
}

void add(Cells& cells, const desk::Share& share) {
    for (auto text :
         {std::to_string(share.n), cell(share.share), cell(share.low), cell(share.high)}) {
        cells.push_back(std::move(text));
    }
}
void add(Cells& cells, const desk::Spread& spread) {
    for (auto text : {std::to_string(spread.n), cell(spread.median_s), cell(spread.p90_s)}) {
        cells.push_back(std::move(text));
    }
}
void add_head(Cells& cells, const std::string& name, std::initializer_list<const char*> parts) {
    for (const auto* part : parts) cells.push_back(name + "_" + part);
}
}  // namespace

std::string report_csv(const desk::Report& report) {
    std::string out;
    Cells head = {std::string(desk::name_of(report.query.by)), "label", "created", "solved"};
    add_head(head, "reopen", {"n", "share", "low", "high"});
    for (const auto* name : {"first_response", "next_response", "resolution"}) {
        add_head(head, name, {"n", "median_s", "p90_s"});
    }
    add_head(head, "csat", {"n", "share", "low", "high", "average"});
    add_head(head, "nps", {"n", "score", "low", "high"});
    desk::append_csv_row(out, head);
    for (const auto& row : report.rows) {
        Cells cells = {row.key, row.label, std::to_string(row.created), std::to_string(row.solved)};
        add(cells, row.reopen);
        add(cells, row.first_response);
        add(cells, row.next_response);
        add(cells, row.resolution);
        add(cells, row.csat);
        cells.push_back(cell(row.csat_average));
        cells.push_back(std::to_string(row.nps.n));
        for (const auto& value : {row.nps.score, row.nps.low, row.nps.high}) {
            cells.push_back(cell(value));
        }
        desk::append_csv_row(out, cells);
    }
    return out;
}

std::string heat_map_csv(const desk::HeatMap& map) {
    constexpr std::array<const char*, 7> days = {"Monday", "Tuesday",  "Wednesday", "Thursday",
                                                 "Friday", "Saturday", "Sunday"};
    std::string out;
    Cells head = {"weekday"};
    for (int hour = 0; hour < 24; ++hour) head.push_back(fmt::format("{:02}:00", hour));
    desk::append_csv_row(out, head);
    for (std::size_t day = 0; day < days.size(); ++day) {
        Cells cells = {days[day]};
        for (const auto count : map.cells[day]) cells.push_back(std::to_string(count));
        desk::append_csv_row(out, cells);
    }
    return out;
}

std::string deflection_csv(const desk::Deflection& d) {
    std::string out;
    desk::append_csv_row(
        out, Cells{"conversations", "to_people", "said_solved", "said_not_helpful", "came_back",
                   "no_return", "silent_exit", "pending", "deflection_n", "deflection_share",
                   "deflection_low", "deflection_high"});
    Cells cells;
    for (const auto count : {d.conversations, d.to_people, d.said_solved, d.said_not_helpful,
                             d.came_back, d.no_return, d.silent_exit, d.pending}) {
        cells.push_back(std::to_string(count));
    }
    add(cells, d.deflection);
    desk::append_csv_row(out, cells);
    return out;
}

std::string bot_csv(const desk::BotReport& report) {
    std::string out;
    Cells head = {"article", "title", "answers"};
    add_head(head, "helpful", {"n", "share", "low", "high"});
    head.insert(head.end(), {"handed_over", "came_back"});
    desk::append_csv_row(out, head);
    for (const auto& one : report.articles) {
        Cells cells = {one.article, one.title, std::to_string(one.answers)};
        add(cells, one.helpful);
        cells.push_back(std::to_string(one.handed_over));
        cells.push_back(std::to_string(one.came_back));
        desk::append_csv_row(out, cells);
    }
    return out;
}

}  // namespace wire
