// Asks the system's time zone files through Howard Hinnant's library, which reads the single
// changes in them and leaves out the rule for all later years.
#include "escalation/zone.hpp"

#include "escalation/zone_rule.hpp"

#include <fmt/format.h>

// Debian builds the library over the system's files; its classes are laid out differently without.
#ifndef USE_OS_TZDB
#define USE_OS_TZDB 1
#endif
#include <algorithm>
#include <array>
#include <exception>
#include <fstream>
#include <string_view>

#include <date/tz.h>

namespace escalation {
namespace {

char lower(char letter) {
    return letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter - 'A' + 'a') : letter;
}

// "berlin", "europe/berlin" and "Berlin" mean "Europe/Berlin".
bool resembles(std::string_view zone, std::string_view written) {
    if (written.empty()) return false;
    const auto same = [](char a, char b) { return lower(a) == lower(b); };
    if (std::ranges::equal(zone, written, same)) return true;
    const auto city = zone.substr(zone.rfind('/') + 1);
    return std::ranges::equal(city, written, same);
}

const date::time_zone* find(const std::string& name) {
    const auto& zones = date::get_tzdb().zones;
    const auto found = std::ranges::lower_bound(zones, name, {}, &date::time_zone::name);
    return found != zones.end() && found->name() == name ? &*found : nullptr;
}

ZoneError unknown(const std::string& name) {
    const auto& zones = date::get_tzdb().zones;
    const auto near = std::ranges::find_if(
        zones, [&](const date::time_zone& zone) { return resembles(zone.name(), name); });
    return {.what = fmt::format("\"{:.60}\" is not a time zone", name),
            .mend = near != zones.end() ? fmt::format("did you mean {}?", near->name())
                                        : "write a name such as Europe/Berlin or UTC"};
}

std::vector<OffsetStretch> stretches(const date::time_zone& zone) {
    std::vector<OffsetStretch> all;
    for (Instant at = first_instant; at < last_instant;) {
        const date::sys_info info = zone.get_info(at);
        all.push_back({at, info.offset});
        if (info.end >= std::chrono::floor<std::chrono::seconds>(last_instant)) break;
        at = std::max<Instant>(at + std::chrono::seconds{1}, info.end);
    }
    return all;
}

// The file's last line, where the library looks for files as well; empty where there is none.
std::string last_line(const std::string& zone) {
    constexpr std::array folders = {"/usr/share/zoneinfo/", "/usr/share/lib/zoneinfo/"};
    for (const char* folder : folders) {
        std::ifstream file(folder + zone, std::ios::binary);
        if (!file) continue;
        std::string line;
        for (std::string next; std::getline(file, next);) line = std::move(next);
        return line;
    }
    return {};
}

// What the listed changes leave out: the library holds the last of them to last for ever.
void go_on_by_rule(std::vector<OffsetStretch>& all, const std::string& zone) {
    const auto rule = read_zone_rule(last_line(zone));
    if (!rule) return;
    const auto later = changes_after(all.back().from, *rule);
    all.insert(all.end(), later.begin(), later.end());
}

}  // namespace

std::expected<std::vector<OffsetStretch>, ZoneError> offsets_of(const std::string& zone) {
    try {
        const date::time_zone* found = find(zone);
        if (!found) return std::unexpected(unknown(zone));
        auto all = stretches(*found);
        go_on_by_rule(all, found->name());
        return all;
    } catch (const std::exception& error) {
        return std::unexpected(
            ZoneError{.what = fmt::format("the time zone files can't be read: {}", error.what()),
                      .mend = "install the package tzdata"});
    }
}

}  // namespace escalation
