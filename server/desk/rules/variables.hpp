// The variables that macros, canned replies and rules may use in their texts.
#pragma once

#include "intents/reply.hpp"
#include "server/desk/settings/settings.hpp"
#include "server/store/customer.hpp"
#include "server/store/ticket.hpp"

#include <expected>
#include <optional>
#include <string>
#include <string_view>

namespace desk {

intents::Values variables_of(const Settings& settings, const store::Ticket* ticket,
                             const std::optional<store::Customer>& customer,
                             std::string_view agent);

// The first blank that no desk knows, or what is wrong with the template, in words.
std::expected<void, std::string> check_template(std::string_view text);

// What is missing without a default becomes nothing, and is named in `missing`.
struct Filled {
    std::string text;
    std::vector<std::string> missing;
};
Filled fill_template(std::string_view text, intents::Values values, std::string_view language);

}  // namespace desk
