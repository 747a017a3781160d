// What the service itself says to a customer in the chat, beside the bot's sentences (phrases.hpp).
// A shop overrides it under `texts:` in deskbell.yaml by the same names.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

namespace desk {

struct Settings;

enum class Notice : std::uint8_t { file_arrived, stay_polite };

inline constexpr std::array<std::string_view, 2> notice_names{"file_arrived", "stay_polite"};

// The shop's own words, else ours; English where there are none in that language.
std::string_view notice(const Settings& settings, Notice notice, std::string_view language);

}  // namespace desk
