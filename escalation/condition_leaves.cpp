// Walks a condition down to its comparisons.
#include "escalation/condition_leaves.hpp"

#include <algorithm>

#include <fmt/format.h>

namespace escalation {
namespace {

constexpr std::string_view group_names[] = {"all", "any", "none"};

void walk(const Condition& condition, const std::string& path, std::vector<Leaf>& leaves) {
    if (condition.kind == Condition::Kind::leaf) {
        leaves.push_back({path.empty() ? "condition" : path, &condition});
        return;
    }
    const auto name = group_names[static_cast<std::size_t>(condition.kind)];
    for (std::size_t i = 0; i < condition.parts.size(); ++i) {
        walk(condition.parts[i], fmt::format("{}{}{}[{}]", path, path.empty() ? "" : ".", name, i),
             leaves);
    }
}

}  // namespace

std::vector<Leaf> leaves_of(const Condition& condition) {
    std::vector<Leaf> leaves;
    walk(condition, "", leaves);
    return leaves;
}

bool depends_on_time(const Condition& condition) {
    if (condition.kind == Condition::Kind::leaf) {
        return condition.op == Operator::older_than || condition.field.starts_with("hours.");
    }
    return std::ranges::any_of(condition.parts, depends_on_time);
}

}  // namespace escalation
