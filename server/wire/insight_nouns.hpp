// Reports as the JSON that consoles draw and the CSV that spreadsheets open.
#pragma once

#include "server/desk/insight/reports.hpp"

#include <string>
#include <string_view>

namespace wire {

std::string report_json(const desk::Report& report, std::string_view zone);
std::string report_csv(const desk::Report& report);
std::string heat_map_json(const desk::HeatMap& map, std::string_view what, std::string_view zone);
std::string heat_map_csv(const desk::HeatMap& map);
std::string deflection_json(const desk::Deflection& deflection);
std::string deflection_csv(const desk::Deflection& deflection);
std::string bot_json(const desk::BotReport& report);
std::string bot_csv(const desk::BotReport& report);
std::string overview_json(const desk::Overview& overview);

}  // namespace wire
