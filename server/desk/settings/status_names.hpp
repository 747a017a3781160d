// The shop's own names of statuses. Each stands in one of the fixed ones, whose steps are its
// steps.
#pragma once

#include "escalation/status.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace kb {
struct Problem;
using Problems = std::vector<Problem>;
namespace yaml {
class Node;
}
}  // namespace kb

namespace desk {

struct StatusName {
    std::string name;   // "waiting-for-parts"; or a fixed one's, which gets another label by it
    std::string label;  // "Waiting for parts"
    escalation::Status category = escalation::Status::open;

    bool custom() const { return !escalation::status_named(name); }
};

// Every status a ticket can show, in the order of their life; the shop's own behind their category.
std::vector<StatusName> all_statuses(const std::vector<StatusName>& configured);

// The custom one of this name; null: there is none.
const StatusName* custom_status_named(const std::vector<StatusName>& configured,
                                      std::string_view name);

// `statuses:` of deskbell.yaml.
std::vector<StatusName> read_status_names(const kb::yaml::Node& node, kb::Problems& problems);

}  // namespace desk
