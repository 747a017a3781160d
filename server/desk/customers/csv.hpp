// Comma-separated tables as people's programs write them, both ways.
// Knows letters and quotes; nothing of what the columns mean. Pure.
#pragma once

#include <expected>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace desk {

struct CsvRow {
    std::size_t line = 0;  // where it begins, from 1
    std::vector<std::string> cells;
};

struct CsvTable {
    std::vector<std::string> header;
    std::vector<CsvRow> rows;
    char separator = ',';
};

inline constexpr std::size_t csv_rows_max = 50'000;
inline constexpr std::size_t csv_cell_bytes_max = 10'000;

// UTF-8 from UTF-8 or UTF-16 (by their marks), UTF-8 without one, else Latin-1.
std::string csv_to_utf8(std::string_view bytes);

// `;`, `,` or tabs, whichever the first line holds most of; quotes as in RFC 4180.
// The reason names the line.
std::expected<CsvTable, std::string> read_csv(std::string_view bytes);

// One cell, quoted at need. What a spreadsheet would run as a formula gets an apostrophe in front;
// numbers stay numbers.
void append_csv_cell(std::string& out, std::string_view text);
void append_csv_row(std::string& out, std::span<const std::string> cells);

}  // namespace desk
