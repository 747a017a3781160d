// `form` and `proactive` of a site in deskbell.yaml.
#pragma once

#include "kb/yaml/yaml.hpp"
#include "server/desk/settings/site_widget.hpp"

namespace desk {

extern const kb::yaml::Schema form_field_schema;
extern const kb::yaml::Schema proactive_schema;

SiteWidget read_site_widget(const kb::yaml::Node& site, kb::Problems& problems);

}  // namespace desk
