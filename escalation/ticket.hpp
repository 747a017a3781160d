// A ticket: what people work on, as a plain value.
// Its steps are in status.hpp, its clocks in sla.hpp; where it is kept is not known here.
#pragma once

#include "escalation/handoff.hpp"
#include "escalation/instant.hpp"
#include "escalation/status.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace escalation {

enum class Channel { chat, email, form, api };
inline constexpr Name<Channel> channel_names[] = {{Channel::chat, "chat"},
                                                  {Channel::email, "email"},
                                                  {Channel::form, "form"},
                                                  {Channel::api, "api"}};
constexpr std::string_view name_of(Channel value) {
    return name_in(channel_names, value);
}
constexpr std::optional<Channel> channel_named(std::string_view wire) {
    return value_in(channel_names, wire);
}

struct Ticket {
    std::int64_t number = 0;  ///< what people say: #1042
    std::string subject;
    Status status = Status::created;
    Priority priority = Priority::normal;
    std::string queue;
    std::optional<std::int64_t> assignee;  ///< id of a user of the console
    std::vector<std::string> tags;
    Channel channel = Channel::chat;
    std::int64_t conversation = 0;  ///< id; 0 for tickets without a chat
    std::int64_t customer = 0;      ///< id
    std::string language;
    std::optional<HandoffCard> handoff;
    Instant created_at;
    Instant updated_at;
    std::optional<Instant> first_response_at;  ///< first public message of a person
    std::optional<Instant> snoozed_until;
    std::optional<Instant> solved_at;
    std::int64_t version = 1;  ///< counts changes; a stale one is refused
    bool operator==(const Ticket&) const = default;
};

}  // namespace escalation
