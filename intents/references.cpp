// Dead references, each with its line and the nearest living name.
#include "intents/references.hpp"

#include <algorithm>
#include <array>
#include <set>

#include <fmt/format.h>

namespace intents {
namespace {

using Names = std::set<std::string, std::less<>>;

constexpr auto built_ins =
    std::to_array<std::string_view>({"text", "email", "number", "date", "phone", "yes-no"});

class References {
  public:
    References(const ReadFiles& files, const LoadOptions& options, kb::Problems& problems)
        : files_(files), options_(options), problems_(problems) {
        for (const auto& intent : files.intents) ids_.insert(intent.id);
        for (const auto& [id, action] : files.actions) action_ids_.push_back(id);
        types_ = files.entities.names();
        types_.insert(types_.end(), built_ins.begin(), built_ins.end());
    }

    void all() {
        check_doubles();
        for (const auto& intent : files_.intents) check(intent);
        for (const auto& [id, action] : files_.actions) check(action);
    }

  private:
    const ReadFiles& files_;
    const LoadOptions& options_;
    kb::Problems& problems_;
    std::set<std::string> ids_;
    std::vector<std::string> action_ids_;
    std::vector<std::string> types_;

    void say(const std::string& file, int line, std::string what, std::string mend,
             std::string_view scalar = {}) {
        const auto source = files_.sources.find(file);
        const int column = scalar.empty() || source == files_.sources.end()
                               ? 0
                               : source->second.column(line, scalar, 0);
        problems_.push_back(
            {kb::Severity::error, file, line, column, std::move(what), std::move(mend)});
    }

    void check_doubles() {
        std::map<std::pair<std::string, std::string>, const Intent*> seen;
        for (const auto& intent : files_.intents) {
            const auto [place, added] = seen.try_emplace({intent.lang, intent.id}, &intent);
            if (added) continue;
            say(intent.file, intent.line,
                fmt::format("two intents claim the id \"{}\" in {}", intent.id, intent.lang),
                fmt::format("the other is at {}:{}", place->second->file, place->second->line),
                intent.id);
        }
    }

    void check(const Intent& intent) {
        for (const auto& slot : intent.slots) check_type(slot);
        for (const auto& rule : intent.rules) check(rule, intent.lang);
        check_action(intent);
        check_queue(intent);
        for (const auto& id : intent.related) check_intent_id(id, intent, intent.line);
        for (const auto& reply : intent.replies) {
            for (const auto& button : reply.buttons) {
                if (!button.intent.empty()) check_intent_id(button.intent, intent, button.line);
            }
        }
        check_values(intent);
    }

    void check_type(const Slot& slot) {
        if (files_.entities.knows(slot.type) || !files_.entities_whole) return;
        say(slot.file, slot.line,
            fmt::format("slot \"{}\" has the unknown type \"{}\"", slot.name, slot.type),
            kb::did_you_mean(slot.type, types_, "add it to entities.yaml"));
    }

    void check(const Rule& rule, const std::string& lang) {
        for (const auto& node : rule.all) check(node, rule, lang);
        for (const auto& node : rule.none) check(node, rule, lang);
    }

    void check(const RuleNode& node, const Rule& rule, const std::string& lang) {
        using Kind = RuleNode::Kind;
        for (const auto& child : node.children) check(child, rule, lang);
        if (node.kind == Kind::entity && files_.entities_whole &&
            !files_.entities.knows(node.text)) {
            say(rule.file, rule.line,
                fmt::format("the rule names the unknown entity {{{}}}", node.text),
                kb::did_you_mean(node.text, types_, "add it to entities.yaml"),
                "{" + node.text + "}");
        }
        if (node.kind == Kind::synonyms) check_set(node.text, rule, lang);
        const bool words = node.kind == Kind::word || node.kind == Kind::literal;
        if (words && kb::words(node.text).empty()) {
            say(rule.file, rule.line, fmt::format("there is no word in \"{}\"", node.text),
                "leave it out: signs are not compared", node.text);
        }
    }

    void check_set(const std::string& set, const Rule& rule, const std::string& lang) {
        std::vector<std::string> names;
        if (options_.lexicon != nullptr) {
            for (const auto& known : options_.lexicon->words(lang).concepts) {
                names.push_back(known.name);
            }
        }
        if (std::ranges::find(names, set) != names.end()) return;
        say(rule.file, rule.line,
            fmt::format("lexicon.yaml has no synonyms called \"{}\" in {}", set, lang),
            kb::did_you_mean(set, names, "add them to lexicon.yaml"), "~" + set);
    }

    void check_action(const Intent& intent) {
        if (intent.action.empty() || !files_.actions_whole) return;
        const auto found = files_.actions.find(intent.action);
        if (found == files_.actions.end()) {
            say(intent.file, intent.line,
                fmt::format("\"{}\" does the unknown action \"{}\"", intent.id, intent.action),
                kb::did_you_mean(intent.action, action_ids_, "add it to actions.yaml"));
            return;
        }
        const auto& action = found->second;
        auto known = standing();
        add_slots(intent, known);
        check_text(action.url, known, intent.file, intent.line, "the url of " + action.id);
        check_text(action.body, known, intent.file, intent.line, "the body of " + action.id);
        if (action.not_found_slot.empty() || intent.slot(action.not_found_slot) != nullptr) return;
        say(intent.file, intent.line,
            fmt::format("\"{}\" asks again for \"{}\", which is no slot of \"{}\"", action.id,
                        action.not_found_slot, intent.id),
            "add the slot, or change not_found in actions.yaml");
    }

    void check_queue(const Intent& intent) {
        const auto& queues = options_.queues;
        if (intent.queue.empty() || queues.empty()) return;
        if (std::ranges::find(queues, intent.queue) != queues.end()) return;
        say(intent.file, intent.line,
            fmt::format("\"{}\" names the unknown queue \"{}\"", intent.id, intent.queue),
            kb::did_you_mean(intent.queue, queues, "add it to deskbell.yaml"));
    }

    void check_intent_id(const std::string& id, const Intent& from, int line) {
        if (ids_.contains(id) || !files_.intents_whole) return;
        say(from.file, line, fmt::format("there is no intent \"{}\"", id),
            kb::did_you_mean(id, std::vector<std::string>(ids_.begin(), ids_.end())), id);
    }

    // Names that replies may use.
    Names standing() const {
        auto names = standing_values();
        names.insert(options_.extra_values.begin(), options_.extra_values.end());
        return names;
    }

    static void add_own_slots(const Intent& intent, Names& names) {
        for (const auto& slot : intent.slots) {
            names.insert(slot.name);
            names.insert(slot.name + ".shown");
        }
    }

    // A follow-up knows what its parent has asked for.
    void add_slots(const Intent& intent, Names& names) const {
        add_own_slots(intent, names);
        for (const auto& other : files_.intents) {
            if (other.id == intent.parent && other.lang == intent.lang) add_own_slots(other, names);
        }
    }

    void add_answers(const std::string& action_id, Names& names) const {
        const auto found = files_.actions.find(action_id);
        if (found == files_.actions.end()) return;
        const auto& action = found->second;
        names.insert(action.as + ".lookup");
        for (const auto& [name, path] : action.result) names.insert(action.as + "." + name);
    }

    void check_values(const Intent& intent) {
        if (!files_.actions_whole) return;
        auto known = standing();
        add_slots(intent, known);
        for (const auto& slot : intent.slots) {
            for (const auto& text : slot.ask) check_text(text, known, slot.file, slot.line, "ask");
            for (const auto& text : slot.error)
                check_text(text, known, slot.file, slot.line, "error");
        }
        add_answers(intent.action, known);
        for (const auto& reply : intent.replies) {
            for (const auto& text : reply.say) {
                check_text(text, known, reply.file, reply.line, "the reply");
            }
            for (const auto& [key, values] : reply.when) {
                check_name(value_name(key), known, reply.file, reply.line, "the condition");
            }
        }
    }

    void check(const Action& action) {
        auto known = standing();
        add_answers(action.id, known);
        bool used = false;
        for (const auto& intent : files_.intents) {
            if (intent.action != action.id) continue;
            add_slots(intent, known);
            used = true;
        }
        if (!used) return;  // no slots to name yet
        check_text(action.not_found, known, action.file, action.line, "not_found");
        check_text(action.failure, known, action.file, action.line, "failure");
        for (const auto& [name, text] : action.headers) {
            check_text(text, known, action.file, action.line, "the header " + name);
        }
    }

    void check_text(std::string_view text, const Names& known, const std::string& file, int line,
                    const std::string& where) {
        const auto blanks = read_template(text);
        if (!blanks) {
            say(file, line, fmt::format("{}: {}", where, blanks.error().what), blanks.error().mend);
            return;
        }
        for (const auto& blank : *blanks) check_name(blank.name, known, file, line, where);
    }

    // A shop may keep whatever it likes about its customers.
    void check_name(std::string_view name, const Names& known, const std::string& file, int line,
                    std::string_view where) {
        if (known.contains(name) || name.starts_with("customer.")) return;
        const std::vector<std::string> names(known.begin(), known.end());
        say(file, line, fmt::format("{} uses \"{}\", which nothing sets", where, name),
            kb::did_you_mean(name, names, "add a slot, or a result of the action"),
            std::string(name));
    }
};

}  // namespace

void check_references(const ReadFiles& files, const LoadOptions& options, kb::Problems& problems) {
    References(files, options, problems).all();
}

}  // namespace intents
