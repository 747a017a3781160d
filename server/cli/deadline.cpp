// `deadline`: the SLA clock by itself, JSON lines in and out.
#include "escalation/deadline.hpp"

#include "server/cli/commands.hpp"
#include "server/cli/print.hpp"

#include <cmath>
#include <cstdio>
#include <iostream>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace cli {
namespace {

using nlohmann::json;

// What is wrong with a line, in words; caught where the line is answered.
struct Wrong {
    std::string words;
};

[[noreturn]] void refuse(const std::string& place, std::string_view what) {
    throw Wrong{fmt::format("{}: {}", place, what)};
}

std::string text_in(const json& value, const std::string& place) {
    if (!value.is_string()) refuse(place, "this must be a text in quotation marks");
    return value.get<std::string>();
}

const json& member(const json& object, const char* name, const std::string& where = {}) {
    const auto found = object.find(name);
    if (found == object.end()) refuse(where + name, "this is missing");
    return *found;
}

const json& object_in(const json& value, const std::string& place) {
    if (!value.is_object()) refuse(place, "this must be an object, as in {}");
    return value;
}

bool has(const json& object, const char* name) {
    return object.contains(name) && !object[name].is_null();
}

using Pairs = std::vector<std::pair<std::string, std::string>>;

Pairs pairs_in(const json& list, const std::string& place) {
    if (!list.is_array()) refuse(place, "this must be a list of pairs, as in [[\"a\", \"b\"]]");
    Pairs pairs;
    for (std::size_t i = 0; i < list.size(); ++i) {
        const auto here = fmt::format("{}[{}]", place, i);
        if (!list[i].is_array() || list[i].size() != 2) refuse(here, "this must be a pair");
        pairs.emplace_back(text_in(list[i][0], here + "[0]"), text_in(list[i][1], here + "[1]"));
    }
    return pairs;
}

std::vector<escalation::WindowText> windows_in(const json& list, const std::string& place) {
    std::vector<escalation::WindowText> windows;
    for (auto& [from, to] : pairs_in(list, place)) windows.push_back({from, to});
    return windows;
}

escalation::CalendarText calendar_in(const json& object) {
    escalation::CalendarText calendar{.tz = "UTC", .weekly = {}, .overrides = {}};
    if (has(object, "tz")) calendar.tz = text_in(object["tz"], "calendar.tz");
    const auto& weekly = object_in(member(object, "weekly", "calendar."), "calendar.weekly");
    for (const auto& [day, list] : weekly.items())
        calendar.weekly[day] = windows_in(list, "calendar.weekly." + day);
    if (!has(object, "overrides")) return calendar;
    for (const auto& [date, list] : object_in(object["overrides"], "calendar.overrides").items())
        calendar.overrides[date].windows = windows_in(list, "calendar.overrides." + date);
    return calendar;
}

// Whole seconds only: what is cut off would be somebody's promise.
std::int64_t seconds_in(const json& value) {
    constexpr double most = 1e15;
    if (!value.is_number()) refuse("seconds", "this must be a number");
    const auto seconds = value.get<double>();
    if (seconds != std::floor(seconds)) refuse("seconds", "this must be a whole number");
    if (std::abs(seconds) > most) refuse("seconds", "this is out of range");
    return static_cast<std::int64_t>(seconds);
}

escalation::DeadlineRequest request_from(const json& line) {
    object_in(line, "the line");
    escalation::DeadlineRequest request;
    request.calendar = calendar_in(object_in(member(line, "calendar"), "calendar"));
    request.start = text_in(member(line, "start"), "start");
    request.seconds = seconds_in(member(line, "seconds"));
    if (has(line, "pauses")) request.pauses = pairs_in(line["pauses"], "pauses");
    return request;
}

std::string answer(const std::string& line, std::string& why) {
    try {
        const auto due = escalation::due(request_from(json::parse(line)));
        if (due) return json{{"due", *due}}.dump();
        why = due.error();
    } catch (const Wrong& wrong) {
        why = wrong.words;
    } catch (const json::parse_error& bad) {
        why = fmt::format("this is not JSON from character {} on", bad.byte);
    }
    return json{{"due", nullptr}, {"error", why}}.dump(-1, ' ', false,
                                                       json::error_handler_t::replace);
}

}  // namespace

int deadline() {
    int result = good;
    int number = 0;
    for (std::string line; std::getline(std::cin, line);) {
        ++number;
        std::string why;
        out(answer(line, why));
        if (!why.empty()) {
            error(fmt::format("line {}: {}", number, why));
            result = problems;
        }
        std::fflush(stdout);
    }
    return result;
}

}  // namespace cli
