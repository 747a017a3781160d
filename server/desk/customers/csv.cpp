// A reader of one letter at a time; a writer that trusts no spreadsheet.
#include "server/desk/customers/csv.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdint>

#include <fmt/format.h>

namespace desk {
namespace {

void append_utf8(std::string& out, std::uint32_t point) {
    const auto put = [&](std::uint32_t byte) { out += static_cast<char>(byte); };
    if (point < 0x80) {
        put(point);
    } else if (point < 0x800) {
        put(0xC0U | point >> 6U);
        put(0x80U | (point & 0x3FU));
    } else if (point < 0x10000) {
        put(0xE0U | point >> 12U);
        put(0x80U | (point >> 6U & 0x3FU));
        put(0x80U | (point & 0x3FU));
    } else {
        put(0xF0U | point >> 18U);
        put(0x80U | (point >> 12U & 0x3FU));
        put(0x80U | (point >> 6U & 0x3FU));
        put(0x80U | (point & 0x3FU));
    }
}

enum class Order { little, big };

std::string from_utf16(std::string_view bytes, Order order) {
    std::string out;
    std::uint32_t high = 0;
    for (std::size_t i = 0; i + 1 < bytes.size(); i += 2) {
        const auto first = static_cast<unsigned char>(bytes[i]);
        const auto second = static_cast<unsigned char>(bytes[i + 1]);
        const std::uint32_t unit = order == Order::little
                                       ? static_cast<std::uint32_t>(second) << 8U | first
                                       : static_cast<std::uint32_t>(first) << 8U | second;
        const bool low = unit >= 0xDC00 && unit <= 0xDFFF;
        if (high != 0 && low) {
            append_utf8(out, 0x10000U + ((high - 0xD800U) << 10U) + (unit - 0xDC00U));
            high = 0;
            continue;
        }
        if (high != 0 || low) append_utf8(out, 0xFFFD);  // half of a pair
        high = unit >= 0xD800 && unit <= 0xDBFF ? unit : 0;
        if (high == 0 && !low) append_utf8(out, unit);
    }
    if (high != 0) append_utf8(out, 0xFFFD);
    return out;
}

// How many bytes of UTF-8 begin here; 0: none that are well formed.
std::size_t utf8_length(std::string_view text) {
    const auto first = static_cast<unsigned char>(text.front());
    if (first < 0x80) return 1;
    const std::size_t size = first >= 0xC2 && first <= 0xDF   ? 2
                             : first >= 0xE0 && first <= 0xEF ? 3
                             : first >= 0xF0 && first <= 0xF4 ? 4
                                                              : 0;
    if (size == 0 || text.size() < size) return 0;
    for (std::size_t i = 1; i < size; ++i) {
        if ((static_cast<unsigned char>(text[i]) & 0xC0U) != 0x80U) return 0;
    }
    return size;
}

bool is_utf8(std::string_view text) {
    while (!text.empty()) {
        const auto size = utf8_length(text);
        if (size == 0) return false;
        text.remove_prefix(size);
    }
    return true;
}

std::string from_latin1(std::string_view bytes) {
    std::string out;
    for (const char byte : bytes) append_utf8(out, static_cast<unsigned char>(byte));
    return out;
}

char separator_in(std::string_view text) {
    constexpr std::array<char, 3> candidates = {',', ';', '\t'};
    std::array<std::size_t, 3> counts{};
    bool quoted = false;
    for (const char letter : text) {
        if (letter == '"') quoted = !quoted;
        if (!quoted && (letter == '\n' || letter == '\r')) break;
        for (std::size_t i = 0; i < candidates.size(); ++i) {
            if (!quoted && letter == candidates[i]) ++counts[i];
        }
    }
    return candidates[static_cast<std::size_t>(std::ranges::max_element(counts) - counts.begin())];
}

// Reads row after row; `line` is where it stands.
class Reader {
  public:
    Reader(std::string_view text, char separator) : text_(text), separator_(separator) {}

    bool more() const { return at_ < text_.size(); }

    std::expected<CsvRow, std::string> row() {
        CsvRow row{.line = line_, .cells = {}};
        for (bool last = false; !last;) {
            auto cell = at_ < text_.size() && text_[at_] == '"' ? quoted() : plain();
            if (!cell) return std::unexpected(cell.error());
            if (cell->size() > csv_cell_bytes_max) {
                return std::unexpected(fmt::format("line {}: a cell is longer than {} bytes",
                                                   row.line, csv_cell_bytes_max));
            }
            row.cells.push_back(*std::move(cell));
            last = ends();
        }
        return row;
    }

  private:
    using Cell = std::expected<std::string, std::string>;

    Cell plain() {
        const auto start = at_;
        while (at_ < text_.size() && text_[at_] != separator_ && text_[at_] != '\n' &&
               text_[at_] != '\r') {
            ++at_;
        }
        return std::string(text_.substr(start, at_ - start));
    }

    Cell quoted() {
        const auto from = line_;
        std::string cell;
        for (++at_; at_ < text_.size(); ++at_) {
            if (text_[at_] == '\n') ++line_;
            if (text_[at_] != '"') {
                cell += text_[at_];
                continue;
            }
            if (at_ + 1 < text_.size() && text_[at_ + 1] == '"') {
                cell += '"';
                ++at_;
                continue;
            }
            ++at_;
            const bool good = at_ == text_.size() || text_[at_] == separator_ ||
                              text_[at_] == '\n' || text_[at_] == '\r';
            if (good) return cell;
            return std::unexpected(
                fmt::format("line {}: something stands behind a closing quote", line_));
        }
        return std::unexpected(fmt::format("line {}: a quote is never closed", from));
    }

    // Steps over what ends a cell; true when the row ends with it.
    bool ends() {
        if (at_ >= text_.size()) return true;
        if (text_[at_] == separator_) {
            ++at_;
            return false;
        }
        if (text_[at_] == '\r') ++at_;
        if (at_ < text_.size() && text_[at_] == '\n') ++at_;
        ++line_;
        return true;
    }

    std::string_view text_;
    char separator_;
    std::size_t at_ = 0;
    std::size_t line_ = 1;
};

bool is_empty(const CsvRow& row) {
    return std::ranges::all_of(row.cells, &std::string::empty);
}

bool is_number(std::string_view cell) {
    double value = 0;
    const auto [end, error] = std::from_chars(cell.data(), cell.data() + cell.size(), value);
    return error == std::errc{} && end == cell.data() + cell.size();
}

bool is_formula(std::string_view cell) {
    constexpr std::string_view starts = "=+-@\t\r\n";
    return !cell.empty() && starts.contains(cell.front()) && !is_number(cell);
}
}  // namespace

std::string csv_to_utf8(std::string_view bytes) {
    if (bytes.starts_with("\xFF\xFE")) return from_utf16(bytes.substr(2), Order::little);
    if (bytes.starts_with("\xFE\xFF")) return from_utf16(bytes.substr(2), Order::big);
    if (bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);
    return is_utf8(bytes) ? std::string(bytes) : from_latin1(bytes);
}

std::expected<CsvTable, std::string> read_csv(std::string_view bytes) {
    const auto text = csv_to_utf8(bytes);
    if (text.find('\0') != text.npos) return std::unexpected("this is no table: it holds NULs");
    CsvTable table{.header = {}, .rows = {}, .separator = separator_in(text)};
    Reader reader(text, table.separator);
    while (reader.more()) {
        auto row = reader.row();
        if (!row) return std::unexpected(row.error());
        if (is_empty(*row)) continue;
        if (table.header.empty()) {
            table.header = std::move(row->cells);
        } else if (table.rows.size() == csv_rows_max) {
            return std::unexpected(fmt::format("more than {} rows: split the file", csv_rows_max));
        } else {
            table.rows.push_back(*std::move(row));
        }
    }
    if (table.header.empty()) return std::unexpected("the file is empty");
    return table;
}

void append_csv_cell(std::string& out, std::string_view text) {
    const bool formula = is_formula(text);
    const bool quote = text.find_first_of(",;\"\r\n\t") != text.npos;
    if (quote) out += '"';
    if (formula) out += '\'';
    for (const char letter : text) {
        if (letter == '"') out += '"';
        out += letter;
    }
    if (quote) out += '"';
}

void append_csv_row(std::string& out, std::span<const std::string> cells) {
    bool first = true;
    for (const auto& cell : cells) {
        if (!first) out += ',';
        first = false;
        append_csv_cell(out, cell);
    }
    out += "\r\n";
}

}  // namespace desk
