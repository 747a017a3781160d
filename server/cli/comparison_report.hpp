// What an edit changes, as text and JSON.
#pragma once

#include "server/desk/editing/compare.hpp"

#include <string>

#include <nlohmann/json_fwd.hpp>

namespace cli {

std::string told_text(const desk::Told& told);
std::string tally_text(const desk::Tally& tally);
nlohmann::json told_json(const desk::Told& told);
nlohmann::json tally_json(const desk::Tally& tally);

std::string comparison_text(const desk::Comparison& comparison);
std::string comparison_json(const desk::Comparison& comparison);

}  // namespace cli
