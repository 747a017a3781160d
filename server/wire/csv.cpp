// Quotes where quotes are needed, apostrophes where formulas lurk.
#include "server/wire/csv.hpp"

#include <charconv>
#include <string_view>

namespace wire {
namespace {
bool is_number(std::string_view cell) {
    double value = 0;
    const auto [end, error] = std::from_chars(cell.data(), cell.data() + cell.size(), value);
    return error == std::errc{} && end == cell.data() + cell.size();
}

bool is_formula(std::string_view cell) {
    constexpr std::string_view starts = "=+-@\t\r\n";
    return !cell.empty() && starts.contains(cell.front()) && !is_number(cell);
}

void append_cell(std::string& out, std::string_view cell) {
    const bool formula = is_formula(cell);
    const bool quoted = cell.find_first_of(",\"\r\n;\t") != cell.npos;
    if (quoted) out += '"';
    if (formula) out += '\'';
    for (const char c : cell) {
        if (c == '"') out += '"';
        out += c;
    }
    if (quoted) out += '"';
}
}  // namespace

void append_csv_line(std::string& out, std::span<const std::string> cells) {
    bool first = true;
    for (const auto& cell : cells) {
        if (!first) out += ',';
        first = false;
        append_cell(out, cell);
    }
    out += "\r\n";
}

}  // namespace wire
