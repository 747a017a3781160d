// The zip format (APPNOTE 6.3), method 0: for each file a header and its bytes, then the directory.
#include "server/wire/zip.hpp"

#include <array>
#include <limits>
#include <stdexcept>

namespace wire {
namespace {
constexpr std::array<std::uint32_t, 256> make_table() {
    std::array<std::uint32_t, 256> table{};
    for (std::uint32_t i = 0; i < 256; ++i) {
        std::uint32_t rest = i;
        for (int bit = 0; bit < 8; ++bit) {
            rest = (rest & 1U) != 0 ? 0xEDB88320U ^ (rest >> 1U) : rest >> 1U;
        }
        table[i] = rest;
    }
    return table;
}
constexpr auto crc_table = make_table();

void put16(std::string& out, std::uint32_t value) {
    out += static_cast<char>(value & 0xffU);
    out += static_cast<char>(value >> 8U & 0xffU);
}

void put32(std::string& out, std::uint32_t value) {
    put16(out, value & 0xffffU);
    put16(out, value >> 16U);
}

// Two-second steps since 1980, as DOS counted.
struct DosTime {
    std::uint32_t date = 0x21;
    std::uint32_t time = 0;
};

DosTime dos_time(store::Time at) {
    const auto day = std::chrono::floor<std::chrono::days>(at);
    const std::chrono::year_month_day date(day);
    const int year = static_cast<int>(date.year());
    if (year < 1980 || year > 2107) return {};
    const auto s = static_cast<std::uint32_t>((at - day).count() / 1000);
    return {static_cast<std::uint32_t>(year - 1980) << 9U |
                static_cast<unsigned>(date.month()) << 5U | static_cast<unsigned>(date.day()),
            s / 3600 << 11U | s / 60 % 60 << 5U | s % 60 / 2};
}

// What both headers of a file have in common.
void put_common(std::string& out, const NamedFile& file, const DosTime& at) {
    const auto size = static_cast<std::uint32_t>(file.body.size());
    put16(out, 20);  // version needed
    put16(out, 0x0800);  // names are UTF-8
    put16(out, 0);       // stored
    put16(out, at.time);
    put16(out, at.date);
    put32(out, crc32(file.body));
    put32(out, size);
    put32(out, size);
    put16(out, static_cast<std::uint32_t>(file.name.size()));
    put16(out, 0);  // nothing extra
}
}  // namespace

std::uint32_t crc32(std::string_view bytes) {
    std::uint32_t sum = 0xffffffffU;
    for (const char byte : bytes) {
        sum = crc_table[(sum ^ static_cast<unsigned char>(byte)) & 0xffU] ^ (sum >> 8U);
    }
    return ~sum;
}

std::string zip(std::span<const NamedFile> files, store::Time at) {
    constexpr std::size_t most = std::numeric_limits<std::uint32_t>::max();
    const auto when = dos_time(at);
    std::string out;
    std::string directory;
    for (const auto& file : files) {
        if (file.body.size() > most || out.size() > most - file.body.size() - 1024) {
            throw std::length_error("a zip holds at most 4 GiB");
        }
        const auto offset = static_cast<std::uint32_t>(out.size());
        out += "PK\x03\x04";
        put_common(out, file, when);
        out += file.name;
        out += file.body;
        directory += "PK\x01\x02";
        put16(directory, 20);  // made by
        put_common(directory, file, when);
        put16(directory, 0);  // no comment
        put16(directory, 0);  // first disk
        put16(directory, 0);  // internal attributes
        put32(directory, 0);  // external attributes
        put32(directory, offset);
        directory += file.name;
    }
    const auto begin = static_cast<std::uint32_t>(out.size());
    out += directory;
    out += "PK\x05\x06";
    put32(out, 0);  // one disk
    put16(out, static_cast<std::uint32_t>(files.size()));
    put16(out, static_cast<std::uint32_t>(files.size()));
    put32(out, static_cast<std::uint32_t>(directory.size()));
    put32(out, begin);
    put16(out, 0);  // no comment
    return out;
}

}  // namespace wire
