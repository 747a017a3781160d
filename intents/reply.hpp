// Answers with blanks: `Order {{order_number}} is {{order.state | default:"on its way"}}.`
// Knows templates, filters and conditions; knows nothing of where values come from.
#pragma once

#include "intents/intent.hpp"

#include <cstdint>
#include <expected>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace intents {

/// Values by their full name: `order_number`, `order.state`, `customer.name`, `hours.next_open`.
using Values = std::map<std::string, std::string, std::less<>>;

struct TemplateError {
    std::size_t column = 0;  ///< bytes from the start of the template
    std::string what;
    std::string mend;
};

/// A blank of a template.
struct Blank {
    std::string name;
    std::size_t column = 0;
    bool has_default = false;
};

/// Is there anything to be filled in?
[[nodiscard]] constexpr bool has_blanks(std::string_view text) {
    return text.find("{{") != text.npos;
}

/// The blanks of a template, or what is wrong with it (an unknown filter, `{{` without `}}`).
[[nodiscard]] std::expected<std::vector<Blank>, TemplateError> read_template(std::string_view text);

/// How a value is written into the text; the place it goes to may need its own writing.
using Writing = std::string (*)(std::string_view value);

/// The text with its blanks filled; the error is the name of a value that is missing and has no
/// default, or what is wrong with the template.
/// Filters: `date` `time` `upper` `lower` `default:"..."`.
[[nodiscard]] std::expected<std::string, std::string> render(std::string_view text,
                                                             const Values& values,
                                                             std::string_view lang = "en",
                                                             Writing writing = nullptr);

/// Do all conditions hold?
[[nodiscard]] bool holds(const When& when, const Values& values);

/// The full name a condition's short key stands for: `tier` is `customer.tier`.
[[nodiscard]] std::string_view value_name(std::string_view key);

struct Said {
    std::string text;
    const Reply* reply = nullptr;
};

/// The first reply whose conditions hold and whose blanks can all be filled; `seed` picks among
/// its variations.
[[nodiscard]] std::optional<Said> choose_reply(const Intent& intent, const Values& values,
                                               std::uint64_t seed);

/// Values that exist without any file saying so (customer.*, hours.*, ...).
[[nodiscard]] const std::set<std::string, std::less<>>& standing_values();

}  // namespace intents
