// Tables as CSV (RFC 4180) that spreadsheets open without running anything: what would be read as
// a formula is made text.
#pragma once

#include <span>
#include <string>

namespace wire {

/// One line. Numbers stay numbers; a cell that begins with = + - @ or a tab gets an apostrophe.
void append_csv_line(std::string& out, std::span<const std::string> cells);

}  // namespace wire
