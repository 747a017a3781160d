// Conditions as they stand in YAML: {field, op, value}, or all, any, none of such.
#pragma once

#include "escalation/condition.hpp"
#include "kb/yaml/schema.hpp"
#include "kb/yaml/yaml.hpp"

#include <functional>
#include <string>

namespace desk {

extern const kb::yaml::Schema condition_schema;

/// Why a field may not be asked here, in words; empty: it may.
using FieldRule = std::function<std::string(const escalation::Condition& leaf)>;

/// The keys all, any and none of a map, joined: all of them must hold. Each fault is told at its
/// own line.
escalation::Condition read_groups(const kb::yaml::Node& node, const FieldRule& rule,
                                  kb::Problems& problems);

}  // namespace desk
