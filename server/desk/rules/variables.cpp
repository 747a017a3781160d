// One table of names; values come from ticket, customer, agent and shop.
#include "server/desk/rules/variables.hpp"

#include <algorithm>

#include <fmt/format.h>
#include <fmt/ranges.h>

namespace desk {
namespace {

constexpr std::string_view names[] = {
    "customer.name",    "customer.first_name", "customer.email", "customer.tier",  "agent.name",
    "agent.first_name", "ticket.number",       "ticket.id",      "ticket.subject", "ticket.queue",
    "ticket.status",    "ticket.priority",     "shop.name",      "shop.url",       "shop.email",
    "shop.phone",
};
constexpr std::string_view own_prefixes[] = {"customer.attribute."};

bool is_known(std::string_view name) {
    if (std::ranges::find(names, name) != std::end(names)) return true;
    return std::ranges::any_of(own_prefixes, [&](auto prefix) {
        return name.starts_with(prefix) && name.size() > prefix.size();
    });
}

std::string first_word(std::string_view name) {
    return std::string(name.substr(0, name.find(' ')));
}

// What is empty is missing, so that a default can stand in.
void put(intents::Values& values, std::string name, std::string value) {
    if (!value.empty()) values.insert_or_assign(std::move(name), std::move(value));
}

}  // namespace

intents::Values variables_of(const Settings& settings, const store::Ticket* ticket,
                             const std::optional<store::Customer>& customer,
                             std::string_view agent) {
    intents::Values values;
    put(values, "shop.name", settings.shop.name);
    put(values, "shop.url", settings.shop.url);
    put(values, "shop.email", settings.shop.email);
    put(values, "shop.phone", settings.shop.phone);
    put(values, "agent.name", std::string(agent));
    put(values, "agent.first_name", first_word(agent));
    if (ticket) {
        put(values, "ticket.number", std::to_string(ticket->number));
        put(values, "ticket.id", std::to_string(ticket->number));
        put(values, "ticket.subject", ticket->subject);
        put(values, "ticket.queue", ticket->queue);
        put(values, "ticket.status", std::string(escalation::name_of(ticket->status)));
        put(values, "ticket.priority", std::string(escalation::name_of(ticket->priority)));
    }
    if (customer) {
        put(values, "customer.name", customer->name);
        put(values, "customer.first_name", first_word(customer->name));
        put(values, "customer.email", customer->email);
        put(values, "customer.tier", customer->tier);
        for (const auto& [name, value] : customer->attributes) {
            put(values, "customer.attribute." + name, value);
        }
    }
    return values;
}

std::expected<void, std::string> check_template(std::string_view text) {
    const auto blanks = intents::read_template(text);
    if (!blanks) {
        return std::unexpected(fmt::format("at byte {}: {} ({})", blanks.error().column,
                                           blanks.error().what, blanks.error().mend));
    }
    for (const auto& blank : *blanks) {
        if (is_known(blank.name)) continue;
        return std::unexpected(fmt::format("there is no variable \"{}\" (there are: {})",
                                           blank.name, fmt::join(names, ", ")));
    }
    return {};
}

Filled fill_template(std::string_view text, intents::Values values, std::string_view language) {
    Filled filled;
    const auto blanks = intents::read_template(text);
    if (!blanks) return {std::string(text), {}};
    for (const auto& blank : *blanks) {
        if (blank.has_default || values.contains(blank.name)) continue;
        filled.missing.push_back(blank.name);
        values.insert_or_assign(blank.name, "");
    }
    filled.text = intents::render(text, values, language).value_or(std::string(text));
    return filled;
}

}  // namespace desk
