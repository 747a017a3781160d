// Dates as people write and read them: "3 May", "03.05.2026", "next Tuesday", "übermorgen".
// Knows English and German words and plain figures; what "today" is, the caller says.
#pragma once

#include "intents/entity.hpp"

#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace intents {

/// Every date in the text, as `2026-05-03`, shown as a person of that language writes it.
/// A date without a year is the one nearest to now; a bare weekday is the coming one.
[[nodiscard]] std::vector<Found> find_dates(std::string_view text, const FindOptions& options);

/// "3 May 2026", "3. Mai 2026"; ISO where we do not know the language's months.
[[nodiscard]] std::string shown_date(std::chrono::year_month_day date, std::string_view lang);

/// "14:30", in English "2:30 pm".
[[nodiscard]] std::string shown_time(int hour, int minute, std::string_view lang);

/// `2026-05-03`.
[[nodiscard]] std::string iso_date(std::chrono::year_month_day date);
/// The date at the beginning of `2026-05-03` or `2026-05-03T10:00:00Z`.
[[nodiscard]] std::optional<std::chrono::year_month_day> read_iso_date(std::string_view text);

}  // namespace intents
