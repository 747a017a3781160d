// Reads names of statuses from the settings, and lists them beside the fixed ones.
#include "server/desk/settings/status_names.hpp"

#include "kb/problem.hpp"
#include "kb/yaml/yaml.hpp"

#include <algorithm>
#include <array>

#include <fmt/format.h>

namespace desk {
namespace {

constexpr std::size_t names_max = 60;
constexpr std::size_t name_bytes_max = 40;

// What the fixed ones are called where the shop says nothing.
constexpr std::array<std::string_view, 7> plain_labels = {
    "New", "Open", "Waiting for customer", "Waiting for others", "Snoozed", "Solved", "Closed"};
static_assert(plain_labels.size() == std::size(escalation::status_names));

bool is_name(std::string_view text) {
    return text.size() <= name_bytes_max && std::ranges::all_of(text, [](char c) {
               return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
           });
}

std::vector<std::string_view> categories() {
    std::vector<std::string_view> names;
    for (const auto& row : escalation::status_names) names.push_back(row.wire);
    return names;
}

// Where it stands; a fixed one stands in itself. Nothing: the problem is noted.
std::optional<escalation::Status> category_of(std::string_view name, const kb::yaml::Node& node,
                                              const kb::yaml::Node& key, kb::Problems& problems) {
    const auto known = categories();
    const auto written = node["category"];
    if (const auto fixed = escalation::status_named(name)) {
        if (!written || written.text() == name) return fixed;
        problems.push_back(written.error(fmt::format("\"{}\" is a category itself", name),
                                         "leave category out, or give the status another name"));
        return std::nullopt;
    }
    if (!written) {
        problems.push_back(key.error(fmt::format("the status \"{}\" stands in no category", name),
                                     "add category: open, waiting_customer, waiting_other, ..."));
        return std::nullopt;
    }
    const auto category = escalation::status_named(written.text());
    if (category && *category != escalation::Status::created) return category;
    problems.push_back(
        written.error(category ? "nothing becomes new again, so no name can stand in it"
                               : fmt::format("there is no category \"{}\"", written.text()),
                      kb::did_you_mean(written.text(), std::span<const std::string_view>(known))));
    return std::nullopt;
}

}  // namespace

std::vector<StatusName> all_statuses(const std::vector<StatusName>& configured) {
    std::vector<StatusName> all;
    for (const auto& row : escalation::status_names) {
        const auto own = std::ranges::find(configured, row.wire, &StatusName::name);
        all.push_back(
            {.name = std::string(row.wire),
             .label = own != configured.end()
                          ? own->label
                          : std::string(plain_labels[static_cast<std::size_t>(row.value)]),
             .category = row.value});
        for (const auto& one : configured) {
            if (one.custom() && one.category == row.value) all.push_back(one);
        }
    }
    return all;
}

const StatusName* custom_status_named(const std::vector<StatusName>& configured,
                                      std::string_view name) {
    const auto found = std::ranges::find_if(
        configured, [&](const StatusName& one) { return one.custom() && one.name == name; });
    return found == configured.end() ? nullptr : &*found;
}

std::vector<StatusName> read_status_names(const kb::yaml::Node& node, kb::Problems& problems) {
    std::vector<StatusName> names;
    for (const auto& [name, value, key] : node.entries()) {
        if (!is_name(name) || names.size() >= names_max) {
            problems.push_back(key.error(fmt::format("\"{}\" can not name a status", name),
                                         "small letters, digits, - and _; at most 40 of them"));
            continue;
        }
        const auto category = category_of(name, value, key, problems);
        if (!category) continue;
        names.push_back({.name = std::string(name),
                         .label = std::string(value["label"].text(name)),
                         .category = *category});
    }
    return names;
}

}  // namespace desk
