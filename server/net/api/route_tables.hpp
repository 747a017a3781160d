// The tables of addresses, one for each part of the API; routes.cpp puts them together.
#pragma once

#include "server/net/api/call.hpp"

#include <algorithm>
#include <span>

namespace net {

/// What every table must keep to; checked when compiling: nothing is changed without logging in,
/// but for the addresses that prove themselves otherwise (`open_changes`).
constexpr bool well_formed(std::span<const Route> table,
                           std::span<const std::string_view> open_changes = {}) {
    for (const auto& one : table) {
        if (!one.pattern.starts_with('/') || one.pattern.ends_with('/')) return false;
        if (std::ranges::count(one.pattern, '{') > 2) return false;
        const bool changes = one.method != Method::get;
        if (one.access == Access::open && changes &&
            std::ranges::find(open_changes, one.pattern) == open_changes.end()) {
            return false;
        }
    }
    return true;
}

std::span<const Route> assignment_routes();
std::span<const Route> sla_routes();
std::span<const Route> sla_settings_routes();
std::span<const Route> editors_routes();  // api_gaps.cpp
std::span<const Route> webhook_routes();
std::span<const Route> access_routes();
std::span<const Route> team_routes();
std::span<const Route> insight_routes();
std::span<const Route> rules_routes();
std::span<const Route> recipes_routes();
std::span<const Route> link_routes();
std::span<const Route> bulk_routes();
std::span<const Route> view_routes();
std::span<const Route> detail_routes();
std::span<const Route> customer_routes();
std::span<const Route> identity_routes();
std::span<const Route> segment_routes();
std::span<const Route> privacy_routes();
std::span<const Route> survey_routes();
std::span<const Route> customer_table_routes();
std::span<const Route> together_routes();
std::span<const Route> care_routes();
std::span<const Route> settings_routes();

}  // namespace net
