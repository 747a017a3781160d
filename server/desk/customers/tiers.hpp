// What a customer's tier and loyalty credit change about a new ticket. Internal to the room.
#pragma once

#include "server/desk/settings/customer_settings.hpp"
#include "server/store/customer.hpp"
#include "server/store/ticket.hpp"

#include <string_view>

namespace desk {

// The rule for this customer: of the tier, or of the credit; nothing for everybody else.
const TierRule* tier_rule(const CustomerSettings& settings, std::string_view tier,
                          std::int64_t credit);

// Raises the priority, and moves a ticket of the default queue to the tier's.
void apply_tier(const TierRule& rule, std::string_view default_queue, store::Ticket& ticket);

}  // namespace desk
