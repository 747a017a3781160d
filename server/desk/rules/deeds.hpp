// Carries out the actions of macros and rules in a draft: all of them, or none.
#pragma once

#include "escalation/rule.hpp"
#include "server/desk/services.hpp"
#include "server/desk/state.hpp"

#include <span>
#include <string>
#include <vector>

namespace desk {

struct Doer {
    Actor agent;            // id 0: a rule
    std::string rule_name;  // of a rule; empty for a person's macro
    std::string client_id;  // sends that come twice are known by it
};

// The error names the action that can't be done now. Changes nothing outside the draft.
Result<void> carry_out(Services& services, Draft& draft,
                       std::span<const escalation::Action> actions, const Doer& doer);

// The same with the shop's own statuses as the fixed ones they stand in, whose steps are theirs.
std::vector<escalation::Action> in_fixed_statuses(const Services& services,
                                                  std::span<const escalation::Action> actions);

// What is wrong with actions beyond their form: an unknown queue, a template's unknown variable.
Result<void> check_deeds(const Services& services, std::span<const escalation::Action> actions);

}  // namespace desk
