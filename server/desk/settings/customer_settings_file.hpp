// The parts of deskbell.yaml about customers: `retention`, `surveys`, `tiers`, `consent` of a site.
#pragma once

#include "kb/yaml/yaml.hpp"
#include "server/desk/settings/customer_settings.hpp"

namespace desk {

extern const kb::yaml::Schema retention_schema;
extern const kb::yaml::Schema surveys_schema;
extern const kb::yaml::Schema consent_schema;
extern const kb::yaml::Schema tier_schema;

CustomerSettings read_customer_settings(const kb::yaml::Node& root, kb::Problems& problems);

}  // namespace desk
