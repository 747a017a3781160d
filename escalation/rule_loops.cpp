// Finds rules that would wake each other for ever, before they do.
// An edge A → B: what A does can make B fire. Only circles that undo something go on without end.
#include "escalation/rule.hpp"
#include "escalation/words.hpp"

#include <algorithm>
#include <map>
#include <set>

namespace escalation {
namespace {

// What a rule leaves behind, as far as it is known beforehand.
struct Effect {
    std::map<std::string, std::string, std::less<>> sets;    // field → value
    std::map<std::string, std::string, std::less<>> stands;  // not its doing, but so all the same
    std::set<std::string, std::less<>> moves;                // to something, nobody knows what
    std::set<std::string> tags_added, tags_removed;          // folded
    bool restless = false;  // something new each time: a later snooze, or there and back again

    void set(const std::string& field, std::string value) {
        const auto [at, fresh] = sets.try_emplace(field, value);
        if (!fresh && at->second != value) restless = true;
        at->second = std::move(value);
    }

    bool touches(std::string_view field) const {
        if (field == "ticket.tags") return !tags_added.empty() || !tags_removed.empty();
        if (field == "ticket.status_since" || field == "ticket.solved_at") {
            return sets.contains("ticket.status");
        }
        if (field == "ticket.snoozed_until") return snoozes();
        return field == "ticket.updated_at" || sets.contains(field) || moves.contains(field);
    }
    bool snoozes() const {
        const auto status = sets.find("ticket.status");
        return status != sets.end() && status->second == "snoozed";
    }
    bool nothing() const { return sets.empty() && tags_added.empty() && tags_removed.empty(); }
};

constexpr std::string_view the_assignment = "the assignment of tickets";

// A status of the shop's own is two things at once: the fixed one it stands in, and its name.
void set_status(Effect& effect, const std::string& value, const House& house) {
    const auto own = house.own_statuses.find(value);
    const bool fixed = own == house.own_statuses.end();
    effect.set("ticket.status", fixed ? value : std::string(name_of(own->second)));
    effect.set("ticket.custom_status", fixed ? "" : value);
}

Effect effect_of(const Rule& rule, const House& house) {
    Effect effect;
    for (const auto& action : rule.actions) {
        const auto& value = action.values.empty() ? std::string() : action.values.front();
        switch (action.deed) {
            case Deed::set_status:
                set_status(effect, value, house);
                break;
            case Deed::set_priority:
                effect.set("ticket.priority", value);
                break;
            case Deed::set_queue:
                effect.set("ticket.queue", value);
                break;
            case Deed::assign:
                effect.set("ticket.assignee", value == "0" ? "" : value);
                break;
            case Deed::snooze:
                set_status(effect, "snoozed", house);
                effect.restless = true;
                break;
            case Deed::add_tags:
                for (const auto& tag : action.values) effect.tags_added.insert(fold(tag));
                break;
            case Deed::remove_tags:
                for (const auto& tag : action.values) effect.tags_removed.insert(fold(tag));
                break;
            default:
                break;
        }
    }
    return effect;
}

enum class Maybe { no, unknown, yes };

Maybe from_bool(bool held) {
    return held ? Maybe::yes : Maybe::no;
}

Maybe tag_leaf(const Condition& leaf, const Effect& effect) {
    const auto among = [&](const std::set<std::string>& tags) {
        return std::ranges::any_of(leaf.values,
                                   [&](auto& tag) { return tags.contains(fold(tag)); });
    };
    switch (leaf.op) {
        case Operator::contains:
            if (among(effect.tags_added)) return Maybe::yes;
            if (leaf.values.size() == 1 && among(effect.tags_removed)) return Maybe::no;
            return Maybe::unknown;
        case Operator::empty:
            return effect.tags_added.empty() ? Maybe::unknown : Maybe::no;
        case Operator::changed_to:
            return among(effect.tags_added) ? Maybe::unknown : Maybe::no;
        case Operator::changed_from:
            return among(effect.tags_removed) ? Maybe::unknown : Maybe::no;
        default:
            return Maybe::unknown;
    }
}

// What is sure of a leaf right after the effect; `fresh`: asked about the change itself.
Maybe judge_leaf(const Condition& leaf, const Effect& effect, bool fresh) {
    const bool about_change = leaf.op >= Operator::changed;
    if (about_change && (!fresh || !effect.touches(leaf.field))) return Maybe::no;
    if (leaf.field == "ticket.tags") return tag_leaf(leaf, effect);
    if (fresh && (leaf.field.starts_with("message.") || leaf.field.starts_with("survey.") ||
                  leaf.field.starts_with("sla."))) {
        return from_bool(leaf.op == Operator::empty || leaf.op == Operator::is_not);
    }
    if (effect.moves.contains(leaf.field)) {
        return leaf.op == Operator::empty ? Maybe::no : Maybe::unknown;
    }
    auto set = effect.sets.find(leaf.field);
    if (set == effect.sets.end()) {
        set = effect.stands.find(leaf.field);
        if (set == effect.stands.end()) return Maybe::unknown;
    }
    Facts facts;
    if (!set->second.empty()) facts.set(leaf.field, set->second);
    if (leaf.op == Operator::changed) return Maybe::unknown;
    if (leaf.op == Operator::changed_from) {
        const auto same = escalation::leaf(leaf.field, Operator::is, leaf.values);
        return leaf.values.size() == 1 && holds(same, facts) ? Maybe::no : Maybe::unknown;
    }
    auto now = leaf;
    if (leaf.op == Operator::changed_to) now.op = Operator::is;
    return from_bool(holds(now, facts));
}

Maybe judge(const Condition& condition, const Effect& effect, bool fresh) {
    if (condition.kind == Condition::Kind::leaf) return judge_leaf(condition, effect, fresh);
    std::size_t yes = 0;
    std::size_t no = 0;
    for (const auto& part : condition.parts) {
        const auto one = judge(part, effect, fresh);
        yes += one == Maybe::yes;
        no += one == Maybe::no;
    }
    const auto all = condition.parts.size();
    switch (condition.kind) {
        case Condition::Kind::all:
            return no ? Maybe::no : yes == all ? Maybe::yes : Maybe::unknown;
        case Condition::Kind::any:
            return yes ? Maybe::yes : no == all ? Maybe::no : Maybe::unknown;
        default:
            return yes ? Maybe::no : no == all ? Maybe::yes : Maybe::unknown;
    }
}

bool can_wake(const Effect& effect, const Rule& other) {
    if (effect.nothing()) return false;
    if (other.after) {
        return effect.touches(other.after->since) && judge(other.when, effect, false) != Maybe::no;
    }
    const bool hears = other.wakes_on(Trigger::ticket_updated) ||
                       (other.wakes_on(Trigger::tag_added) && !effect.tags_added.empty());
    return hears && judge(other.when, effect, true) != Maybe::no;
}

// Who is put back in line is given to somebody again, at once: what that leaves behind, for each
// queue it can happen in.
std::vector<Effect> assignments(const Effect& effect, const House& house) {
    const auto is = [&](std::string_view field, std::initializer_list<std::string_view> values) {
        const auto set = effect.sets.find(field);
        return set != effect.sets.end() && std::ranges::find(values, set->second) != values.end();
    };
    const bool in_line = !effect.sets.contains("ticket.status") ||
                         is("ticket.status", {name_of(Status::created), name_of(Status::open)});
    std::vector<Effect> all;
    if (!in_line || !is("ticket.assignee", {""})) return all;
    for (const auto& queue : house.automatic_queues) {
        if (effect.sets.contains("ticket.queue") && !is("ticket.queue", {queue})) continue;
        Effect given;
        given.moves.insert("ticket.assignee");
        given.stands["ticket.queue"] = queue;
        given.stands["ticket.status"] = name_of(Status::open);
        all.push_back(std::move(given));
    }
    return all;
}

bool fights_the_assignment(const Rule& rule, const Effect& effect, const House& house) {
    return rule.enabled && !rule.after &&
           std::ranges::any_of(assignments(effect, house), [&](const Effect& given) {
               return rule.wakes_on(Trigger::ticket_updated) &&
                      judge(rule.when, given, true) != Maybe::no;
           });
}

struct Graph {
    std::vector<Effect> effects;
    std::vector<std::vector<std::size_t>> next;

    // The shortest way from `from` to `to`, of one step at least; empty if there is none.
    std::vector<std::size_t> way(std::size_t from, std::size_t to) const {
        std::vector<std::size_t> before(next.size(), next.size());
        std::vector<std::size_t> line{from};
        for (std::size_t at = 0; at < line.size(); ++at) {
            for (const auto one : next[line[at]]) {
                if (before[one] != next.size()) continue;
                before[one] = line[at];
                line.push_back(one);
            }
        }
        if (before[to] == next.size()) return {};
        std::vector<std::size_t> steps{to};
        for (auto one = before[to]; one != from; one = before[one]) steps.push_back(one);
        steps.push_back(from);
        std::ranges::reverse(steps);
        return steps;
    }
};

Graph graph_of(std::span<const Rule> rules, const House& house) {
    Graph graph;
    for (const auto& rule : rules) graph.effects.push_back(effect_of(rule, house));
    for (std::size_t a = 0; a < rules.size(); ++a) {
        graph.next.emplace_back();
        for (std::size_t b = 0; b < rules.size(); ++b) {
            if (!rules[a].enabled || !rules[b].enabled) continue;
            if (can_wake(graph.effects[a], rules[b])) graph.next[a].push_back(b);
        }
    }
    return graph;
}

bool meets(const std::set<std::string>& a, const std::set<std::string>& b) {
    return std::ranges::any_of(a, [&](auto& tag) { return b.contains(tag); });
}

// Whether one takes back what the other did, so that there is always something new to do.
bool undoes(const Effect& a, const Effect& b) {
    if (meets(a.tags_added, b.tags_removed) || meets(a.tags_removed, b.tags_added)) return true;
    return std::ranges::any_of(a.sets, [&](const auto& set) {
        const auto other = b.sets.find(set.first);
        return other != b.sets.end() && other->second != set.second;
    });
}

}  // namespace

std::vector<std::string> find_loop(std::span<const Rule> rules, const House& house) {
    const auto graph = graph_of(rules, house);
    for (std::size_t a = 0; a < rules.size(); ++a) {
        if (fights_the_assignment(rules[a], graph.effects[a], house)) {
            return {rules[a].name, std::string(the_assignment), rules[a].name};
        }
        for (std::size_t b = a; b < rules.size(); ++b) {
            const bool endless =
                a == b ? graph.effects[a].restless || undoes(graph.effects[a], graph.effects[a])
                       : undoes(graph.effects[a], graph.effects[b]);
            if (!endless) continue;
            auto circle = graph.way(a, b);
            if (circle.empty()) continue;
            if (a != b) {
                const auto back = graph.way(b, a);
                if (back.empty()) continue;
                circle.insert(circle.end(), back.begin() + 1, back.end());
            }
            std::vector<std::string> names;
            for (const auto one : circle) names.push_back(rules[one].name);
            return names;
        }
    }
    return {};
}

}  // namespace escalation
