// Two levels of names, and the policies, which are a list with names of their own.
#include "server/desk/settings/setting_places.hpp"

#include "kb/library/content_files.hpp"
#include "kb/yaml/yaml.hpp"

#include <fmt/format.h>

namespace desk {
namespace {
constexpr std::string_view file = "deskbell.yaml";

void add_inner(std::vector<SettingPlace>& places, std::string_view section,
               const kb::yaml::Node& node) {
    for (const auto& [name, value, key] : node.entries()) {
        places.push_back({fmt::format("{}.{}", section, name), key.line()});
        if (section != "sla" || name != "policies") continue;
        for (const auto& policy : value.items()) {
            places.push_back(
                {fmt::format("sla.policies.{}", policy["name"].text()), policy.line()});
        }
    }
}
}  // namespace

std::vector<SettingPlace> setting_places(const std::filesystem::path& content) {
    kb::Problems problems;  // told by whoever loads the content
    const std::string name(file);
    const auto bytes = kb::read_file(content / file, name, kb::yaml::bytes_max, problems);
    if (!bytes) return {};
    const auto document = kb::yaml::parse(name, *bytes, problems);
    if (!document) return {};
    std::vector<SettingPlace> places;
    for (const auto& [section, value, key] : document->root().entries()) {
        places.push_back({std::string(section), key.line()});
        add_inner(places, section, value);
    }
    return places;
}

}  // namespace desk
