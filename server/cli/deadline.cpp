// `deadline`: the SLA clock by itself, JSON lines in and out.
#include "escalation/deadline.hpp"

#include "server/cli/commands.hpp"
#include "server/cli/print.hpp"

#include <cstdio>
#include <iostream>
#include <string>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace cli {
namespace {

using nlohmann::json;

std::vector<escalation::WindowText> windows_from(const json& list) {
    std::vector<escalation::WindowText> windows;
    for (const auto& pair : list)
        windows.push_back({pair.at(0).get<std::string>(), pair.at(1).get<std::string>()});
    return windows;
}

escalation::DeadlineRequest request_from(const json& line) {
    escalation::DeadlineRequest request;
    const auto& calendar = line.at("calendar");
    request.calendar.tz = calendar.value("tz", "UTC");
    for (const auto& [day, list] : calendar.at("weekly").items())
        request.calendar.weekly[day] = windows_from(list);
    if (calendar.contains("overrides")) {
        for (const auto& [date, list] : calendar.at("overrides").items()) {
            request.calendar.overrides[date].windows = windows_from(list);
        }
    }
    request.start = line.at("start").get<std::string>();
    request.seconds = line.at("seconds").get<std::int64_t>();
    if (!line.contains("pauses")) return request;
    for (const auto& pause : line.at("pauses")) {
        request.pauses.emplace_back(pause.at(0).get<std::string>(), pause.at(1).get<std::string>());
    }
    return request;
}

}  // namespace

int deadline() {
    int result = good;
    int number = 0;
    for (std::string line; std::getline(std::cin, line);) {
        ++number;
        std::string why;
        try {
            const auto due = escalation::due(request_from(json::parse(line)));
            if (due) out(json{{"due", *due}}.dump());
            if (!due) why = due.error();
        } catch (const json::exception& bad) {
            why = bad.what();
        }
        if (!why.empty()) {
            out(json{{"due", nullptr}, {"error", why}}.dump(-1, ' ', false,
                                                            json::error_handler_t::replace));
            error(fmt::format("line {}: {}", number, why));
            result = problems;
        }
        std::fflush(stdout);
    }
    return result;
}

}  // namespace cli
