// intents/*.yaml to intents: rules are parsed here, so that a mistake in them has its column.
#include "intents/file_readers.hpp"
#include "kb/library/article_file.hpp"
#include "kb/utf8.hpp"

#include <algorithm>

#include <fmt/format.h>

namespace intents {
namespace {

using kb::yaml::Node;

std::vector<Line> lines_of(const Node& node) {
    std::vector<Line> lines;
    for (auto& phrase : node.texts()) {
        lines.push_back({std::move(phrase.text), std::move(phrase.file), phrase.line});
    }
    return lines;
}

// Words of its shortest match: a pattern with none would match every message.
std::size_t words_required(const RuleNode& node) {
    using Kind = RuleNode::Kind;
    std::size_t count = 0;
    switch (node.kind) {
        case Kind::word:
        case Kind::literal:
            return kb::words(node.text).size();
        case Kind::entity:
        case Kind::synonyms:
            return 1;
        case Kind::sequence:
            for (const auto& child : node.children) count += words_required(child);
            return count;
        case Kind::choice:
            count = words_required(node.children.front());
            for (const auto& child : node.children) count = std::min(count, words_required(child));
            return count;
        default:
            return 0;
    }
}

class IntentReader {
  public:
    IntentReader(const SourceFile& file, std::string lang, kb::Problems& problems)
        : lang_(std::move(lang)), source_(file.text), problems_(problems) {}

    std::vector<Intent> all(const Node& root) {
        for (const auto [id, node, key] : root["intents"].entries()) {
            if (!kb::good_id(id)) {
                problems_.push_back(key.error(fmt::format("\"{}\" cannot be an id", id),
                                              "use letters, digits, - and _"));
            }
            auto intent = one(std::string(id), node, key);
            intent.turns = static_cast<int>(node["turns"].integer(intent.turns));
            const auto parent = intents_.size();
            intents_.push_back(std::move(intent));
            for (const auto [name, child, child_key] : node["follow_ups"].entries()) {
                add_follow_up(parent, std::string(name), child, child_key);
            }
        }
        return std::move(intents_);
    }

  private:
    std::string lang_;
    SourceLines source_;
    kb::Problems& problems_;
    std::vector<Intent> intents_;

    void add_follow_up(std::size_t parent, const std::string& name, const Node& node,
                       const Node& key) {
        auto child = one(intents_[parent].id + "/" + name, node, key);
        child.parent = intents_[parent].id;
        child.turns = intents_[parent].turns;
        intents_[parent].follow_ups.push_back(child.id);
        intents_.push_back(std::move(child));
    }

    Intent one(std::string id, const Node& node, const Node& key) {
        Intent intent{
            .id = std::move(id), .lang = lang_, .label = std::string(node["label"].text())};
        intent.klass = node["class"].choice(class_words, Class::task);
        intent.rules = rules(node["rules"]);
        intent.examples = lines_of(node["examples"]);
        intent.not_examples = lines_of(node["not_examples"]);
        for (const auto slot_node : node["slots"].items()) intent.slots.push_back(slot(slot_node));
        intent.action = node["do"].text();
        for (const auto reply_node : node["reply"].one_or_more()) {
            intent.replies.push_back(reply(reply_node));
        }
        intent.handoff = node["handoff"].choice(handoff_words, Handoff::never);
        intent.queue = node["queue"].text();
        intent.ticket = {std::string(node["ticket"]["priority"].text()),
                         node["ticket"]["tags"].words()};
        intent.risk = node["risk"].choice(risk_words, Risk::normal);
        intent.related = node["related"].words();
        intent.file = key.file();
        intent.line = key.line();
        check_slots(intent, node);
        return intent;
    }

    Slot slot(const Node& node) {
        Slot slot{.name = std::string(node["name"].text()),
                  .type = std::string(node["type"].text())};
        slot.ask = whole_texts(node["ask"]);
        slot.error = whole_texts(node["error"]);
        slot.tries = static_cast<int>(node["tries"].integer(slot.tries));
        slot.on_fail = node["on_fail"].choice(on_fail_words, OnFail::handoff);
        slot.secret = node["private"].flag();
        slot.optional = node["optional"].flag();
        slot.confirm = node["confirm"].flag();
        slot.from = node["from"].text();
        slot.file = node.file();
        slot.line = node.line();
        if (slot.ask.empty() && !slot.optional) {
            problems_.push_back(node.error(fmt::format("slot \"{}\" has no question", slot.name),
                                           "add ask: or optional: true"));
        }
        if (slot.confirm && slot.type != "yes-no") {
            problems_.push_back(
                node["confirm"].error("only a yes-no slot can confirm", "write type: yes-no"));
        }
        return slot;
    }

    // A private value is never stored, so a second question would forget the first answer.
    void check_slots(const Intent& intent, const Node& node) {
        if (std::ranges::count(intent.slots, true, &Slot::secret) > 1) {
            problems_.push_back(node.key("slots").error(
                "two private slots in one intent", "ask for one: its value lives for one message"));
        }
        for (auto slot = intent.slots.begin(); slot != intent.slots.end(); ++slot) {
            const auto same = std::find_if(intent.slots.begin(), slot, [&](const Slot& earlier) {
                return earlier.name == slot->name;
            });
            if (same == slot) continue;
            problems_.push_back({kb::Severity::error, slot->file, slot->line, 0,
                                 fmt::format("two slots are called \"{}\"", slot->name),
                                 "give one another name"});
        }
    }

    Reply reply(const Node& node) {
        Reply reply{.when = {}, .say = {}, .buttons = {}, .file = node.file(), .line = node.line()};
        if (node.is_text()) {
            reply.say = whole_texts(node);
            return reply;
        }
        for (const auto [key, values, place] : node["when"].entries()) {
            reply.when[std::string(key)] = values.words();
        }
        reply.say = whole_texts(node["say"]);
        for (const auto each : node["buttons"].items()) reply.buttons.push_back(button(each));
        return reply;
    }

    Button button(const Node& node) {
        Button button{.label = std::string(node["label"].text()),
                      .intent = std::string(node["intent"].text()),
                      .article = std::string(node["article"].text()),
                      .handoff = node["handoff"].flag(),
                      .line = node.line()};
        const int targets = !button.intent.empty() + !button.article.empty() + button.handoff;
        if (targets != 1) {
            problems_.push_back(node.error("a button needs one thing to do",
                                           "give it intent:, article: or handoff: true"));
        }
        return button;
    }

    std::vector<Rule> rules(const Node& node) {
        std::vector<Rule> rules;
        const auto keep = [&](std::optional<Rule> rule) {
            if (rule) rules.push_back(std::move(*rule));
        };
        if (node.is_text()) {
            for (const auto& phrase : node.texts()) keep(pattern_rule(phrase, node));
            return rules;
        }
        for (const auto item : node.one_or_more()) {
            if (item.is_map()) {
                keep(map_rule(item));
            } else {
                for (const auto& phrase : item.texts()) keep(pattern_rule(phrase, item));
            }
        }
        return rules;
    }

    std::optional<Rule> pattern_rule(const kb::Phrase& phrase, const Node& node) {
        auto parsed = pattern(phrase, node);
        if (!parsed) return std::nullopt;
        Rule rule{.all = {},
                  .none = {},
                  .regex = {},
                  .source = phrase.text,
                  .file = phrase.file,
                  .line = phrase.line};
        rule.all.push_back(std::move(*parsed));
        return rule;
    }

    std::optional<Rule> map_rule(const Node& node) {
        Rule rule{.all = {},
                  .none = {},
                  .regex = {},
                  .source = {},
                  .file = node.file(),
                  .line = node.line()};
        bool sound = true;
        const auto add = [&](const Node& from, std::vector<RuleNode>& to) {
            for (const auto& phrase : from.texts()) {
                auto parsed = pattern(phrase, from);
                if (parsed)
                    to.push_back(std::move(*parsed));
                else
                    sound = false;
            }
        };
        add(node["match"], rule.all);
        add(node["all"], rule.all);
        add(node["none"], rule.none);
        rule.regex = node["regex"].text();
        sound = check_regex(node, rule) && sound;
        if (rule.all.empty() && rule.regex.empty() && sound) {
            problems_.push_back(node.error("the rule has nothing to find",
                                           "add match:, all: or regex:; quote \"{entity}\" rules"));
            return std::nullopt;
        }
        rule.source = source_of(rule);
        return sound ? std::optional(std::move(rule)) : std::nullopt;
    }

    bool check_regex(const Node& node, const Rule& rule) {
        const auto wrong = rule.regex.empty() ? std::string{} : regex_error(rule.regex);
        if (wrong.empty()) return true;
        problems_.push_back(
            node["regex"].error(fmt::format("invalid regular expression: {}", wrong),
                                "RE2 has no look-around and no back-references"));
        return false;
    }

    static std::string source_of(const Rule& rule) {
        std::vector<std::string> parts;
        if (!rule.regex.empty()) parts.push_back("regex: " + rule.regex);
        for (const auto& node : rule.all) parts.push_back(to_text(node));
        for (const auto& node : rule.none) parts.push_back("none: " + to_text(node));
        return fmt::format("{{{}}}", fmt::join(parts, ", "));
    }

    std::optional<RuleNode> pattern(const kb::Phrase& phrase, const Node& node) {
        auto parsed = parse_rule(phrase.text);
        if (!parsed) {
            complain(phrase, node, parsed.error());
            return std::nullopt;
        }
        if (words_required(*parsed) == 0) {
            complain(phrase, node,
                     {0, "the rule needs no word at all: it would match every message",
                      "make a word required"});
            return std::nullopt;
        }
        return std::move(*parsed);
    }

    void complain(const kb::Phrase& phrase, const Node& node, RuleError error) {
        auto column = source_.column(phrase.line, phrase.text, error.column);
        if (column == 0 && node.line() == phrase.line) column = node.column();
        problems_.push_back({kb::Severity::error, phrase.file, phrase.line, column,
                             std::move(error.what), std::move(error.mend)});
    }
};

}  // namespace

SourceLines::SourceLines(std::string_view text) {
    while (!text.empty()) {
        const auto end = std::min(text.find('\n'), text.size());
        lines_.emplace_back(text.substr(0, end));
        text.remove_prefix(std::min(end + 1, text.size()));
    }
}

int SourceLines::column(int line, std::string_view scalar, std::size_t offset) const {
    if (line < 1 || static_cast<std::size_t>(line) > lines_.size()) return 0;
    const std::string_view text = lines_[static_cast<std::size_t>(line) - 1];
    const auto at = text.find(scalar);
    if (at == text.npos) return 0;
    return static_cast<int>(kb::code_points(text.substr(0, at + offset))) + 1;
}

std::vector<std::string> whole_texts(const kb::yaml::Node& node) {
    std::vector<std::string> texts;
    for (const auto each : node.one_or_more()) {
        auto text = std::string(each.text());
        while (text.ends_with('\n')) text.pop_back();
        if (!text.empty()) texts.push_back(std::move(text));
    }
    return texts;
}

std::vector<Intent> read_intents(const SourceFile& file, std::string_view default_lang,
                                 kb::Problems& problems) {
    const auto document = kb::yaml::parse(file.name, file.text, problems);
    if (!document || !kb::yaml::check(document->root(), intents_schema, problems)) return {};
    const auto root = document->root();
    std::string lang(root["lang"].text(default_lang));
    if (!kb::good_language(lang)) {
        problems.push_back(root["lang"].error(fmt::format("\"{}\" is no language", lang),
                                              "write en, de, pt-BR, ..."));
    }
    return IntentReader(file, std::move(lang), problems).all(root);
}

}  // namespace intents
