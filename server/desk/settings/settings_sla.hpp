// Reads `sla:` and `agents:` of deskbell.yaml; part of settings_file.cpp.
#pragma once

#include "kb/yaml/yaml.hpp"
#include "server/desk/settings/settings.hpp"

namespace desk {

// Targets by metric and priority; what is not written stays as it is.
void read_targets(const kb::yaml::Node& node, escalation::SlaTargets& targets);

// How a queue gives its work away.
void read_giving(const kb::yaml::Node& node, escalation::Queue& queue);

// Queues and calendars are read before.
void read_sla(const kb::yaml::Node& root, Settings& settings, kb::Problems& problems);
void read_staff(const kb::yaml::Node& root, StaffSettings& staff);

}  // namespace desk
