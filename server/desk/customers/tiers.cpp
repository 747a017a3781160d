// Tiers only ever help: a ticket's priority is never lowered by one.
#include "server/desk/customers/tiers.hpp"

#include <algorithm>

namespace desk {

const TierRule* tier_rule(const CustomerSettings& settings, std::string_view tier,
                          std::int64_t credit) {
    for (const auto& rule : settings.tiers) {
        const bool by_credit = rule.credit_from > 0 && credit >= rule.credit_from;
        if ((!tier.empty() && rule.tier == tier) || by_credit) return &rule;
    }
    return nullptr;
}

void apply_tier(const TierRule& rule, std::string_view default_queue, store::Ticket& ticket) {
    if (rule.priority) ticket.priority = std::max(ticket.priority, *rule.priority);
    if (!rule.queue.empty() && ticket.queue == default_queue) ticket.queue = rule.queue;
}

}  // namespace desk
