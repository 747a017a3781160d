// The names of events and of who speaks, and what customers see of them.
#include "server/store/event.hpp"

#include <algorithm>
#include <array>

namespace store {
namespace {
constexpr std::array<std::string_view, 4> from_names = {"customer", "bot", "agent", "system"};

constexpr std::array<std::string_view, std::variant_size_v<Body>> kind_names = {"message",
                                                                                "owner",
                                                                                "rating",
                                                                                "survey_asked",
                                                                                "survey_answered",
                                                                                "press",
                                                                                "ticket_created",
                                                                                "ticket_updated",
                                                                                "customer_updated",
                                                                                "agent_presence",
                                                                                "content_published",
                                                                                "content_failed",
                                                                                "sla_alarm",
                                                                                "noted"};
static_assert(static_cast<std::size_t>(EventKind::noted) == std::variant_size_v<Body>,
              "every body has its kind");

constexpr bool seen_by_kind(EventKind kind) {
    return kind >= EventKind::message && kind <= EventKind::press;
}

}  // namespace

std::string_view name_of(From from) {
    return from_names[static_cast<std::size_t>(from) - 1];
}

std::optional<From> from_named(std::string_view name) {
    const auto at = std::ranges::find(from_names, name);
    if (at == from_names.end()) return std::nullopt;
    return static_cast<From>(at - from_names.begin() + 1);
}

std::string_view name_of(EventKind kind) {
    return kind_names[static_cast<std::size_t>(kind) - 1];
}

bool seen_by_customer(const Body& body) {
    if (const auto* message = std::get_if<Message>(&body)) return !message->internal;
    return seen_by_kind(static_cast<EventKind>(body.index() + 1));
}
}  // namespace store
