// From nodes to conditions; what a comparison may mean is escalation's to check, leaf by leaf.
#include "server/desk/settings/condition_file.hpp"

#include <fmt/format.h>

namespace desk {
namespace {

using escalation::Condition;
using kb::yaml::Field;
using kb::yaml::Node;
using kb::yaml::Type;

constexpr Field fields[] = {
    {.key = "field", .doc = "What is asked: ticket.tags, customer.tier, hours.open, ..."},
    {.key = "op", .doc = "is, is_not, contains, in, greater, less, matches_word, empty."},
    {.key = "value", .type = Type::texts, .doc = "With what; one of several is enough."},
    {.key = "all", .type = Type::list, .doc = "Each of these holds.", .of = &condition_schema},
    {.key = "any", .type = Type::list, .doc = "One of these holds.", .of = &condition_schema},
    {.key = "none", .type = Type::list, .doc = "None of these holds.", .of = &condition_schema},
};

struct Group {
    const char* key;
    Condition::Kind kind;
};
constexpr Group groups[] = {
    {"all", Condition::Kind::all}, {"any", Condition::Kind::any}, {"none", Condition::Kind::none}};

class Reader {
  public:
    Reader(const FieldRule& rule, kb::Problems& problems) : rule_(rule), problems_(problems) {}

    Condition groups_of(const Node& node, int depth) {
        Condition all;
        for (const auto& group : groups) {
            if (!node[group.key]) continue;
            Condition one{.kind = group.kind};
            for (const auto& part : node[group.key].items()) {
                one.parts.push_back(part_of(part, depth + 1));
            }
            all.parts.push_back(std::move(one));
        }
        return all.parts.size() == 1 ? std::move(all.parts.front()) : all;
    }

  private:
    Condition part_of(const Node& node, int depth) {
        if (depth > escalation::condition_depth_max) {
            problems_.push_back(
                node.error("conditions are nested too deep",
                           fmt::format("at most {} levels", escalation::condition_depth_max)));
            return {};
        }
        if (!node["field"]) return groups_of(node, depth);
        return leaf_of(node);
    }

    Condition leaf_of(const Node& node) {
        const auto op = escalation::operator_named(node["op"].text("is"));
        if (!op) {
            problems_.push_back(
                node["op"].error(fmt::format("there is no operator \"{}\"", node["op"].text()),
                                 "one of is, is_not, contains, in, greater, less, ..."));
            return {};
        }
        auto leaf = escalation::leaf(std::string(node["field"].text()), *op, node["value"].words());
        if (auto sound = escalation::check(leaf, escalation::Moment::any); !sound) {
            problems_.push_back(node.error(sound.error().what, sound.error().mend));
        } else if (auto why = rule_(leaf); !why.empty()) {
            problems_.push_back(node["field"].error(std::move(why)));
        }
        return leaf;
    }

    const FieldRule& rule_;
    kb::Problems& problems_;
};

}  // namespace

const kb::yaml::Schema condition_schema{
    .name = "condition", .doc = "A comparison, or several joined.", .fields = fields};

Condition read_groups(const Node& node, const FieldRule& rule, kb::Problems& problems) {
    auto condition = Reader(rule, problems).groups_of(node, 0);
    if (auto sound = escalation::check(condition, escalation::Moment::any);
        !sound && sound.error().path == "condition") {
        problems.push_back(node.error(sound.error().what, sound.error().mend));
    }
    return condition;
}

}  // namespace desk
