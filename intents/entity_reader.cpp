// entities.yaml to entities; each example must be found by its own entity.
#include "intents/file_readers.hpp"
#include "kb/library/article_file.hpp"
#include "kb/words/text.hpp"

#include <algorithm>

#include <fmt/format.h>

namespace intents {
namespace {

using kb::yaml::Field;
using kb::yaml::Node;
using kb::yaml::Schema;
using kb::yaml::Type;

constexpr Field value_fields[] = {
    {.key = "label", .doc = "What buttons and people call it."},
    {.key = "says", .type = Type::texts, .doc = "How customers say it."},
};
constexpr Schema value_schema{
    .name = "a value", .doc = "One value of a list.", .fields = value_fields};

class EntityReader {
  public:
    explicit EntityReader(kb::Problems& problems) : problems_(problems) {}

    Entity one(std::string name, const Node& node, const Node& key) {
        Entity entity{.name = std::move(name)};
        check_name(entity, key);
        values(node["values"], entity);
        entity.casing = node["case"].choice(casing_words, Casing::keep);
        entity.secret = node["private"].flag();
        const std::string replace(node["value"].text());
        for (const auto item : node["patterns"].one_or_more()) pattern(item, replace, entity);
        entity.examples = node["examples"].words();
        if (entity.values.empty() && entity.patterns.empty()) {
            problems_.push_back(key.error(fmt::format("\"{}\" has no values", entity.name),
                                          "add values: or patterns:"));
        }
        check_examples(entity, node);
        return entity;
    }

  private:
    kb::Problems& problems_;

    void check_name(const Entity& entity, const Node& key) {
        if (is_built_in(entity.name)) {
            problems_.push_back(key.error(
                fmt::format("\"{}\" is a type of its own already", entity.name), "rename it"));
        }
        if (!kb::good_id(entity.name)) {
            problems_.push_back(key.error(fmt::format("\"{}\" cannot be a name", entity.name),
                                          "use letters, digits, - and _"));
        }
    }

    void values(const Node& node, Entity& entity) {
        for (auto& phrase : node.texts()) entity.values.push_back({std::move(phrase.text), {}, {}});
        for (const auto [name, value, key] : node.entries()) {
            EntityValue made{std::string(name), {}, {}};
            if (value.is_map()) {
                if (!kb::yaml::check(value, value_schema, problems_)) continue;
                made.label = value["label"].text();
                made.says = value["says"].words();
            } else {
                made.says = value.words();
            }
            entity.values.push_back(std::move(made));
        }
        check_sayings(node, entity);
    }

    // The same words for two values would make the first one win in silence.
    void check_sayings(const Node& node, const Entity& entity) {
        std::map<std::string, std::string> owner;
        for (const auto& value : entity.values) {
            auto sayings = value.says;
            sayings.push_back(value.value);
            for (const auto& says : sayings) {
                const auto [place, added] = owner.try_emplace(kb::normalise(says), value.value);
                if (added || place->second == value.value) continue;
                problems_.push_back(
                    node.error(fmt::format("\"{}\" is said for \"{}\" and for \"{}\"", says,
                                           place->second, value.value),
                               "keep it at one of them"));
            }
        }
    }

    void pattern(const Node& node, const std::string& replace, Entity& entity) {
        EntityPattern made{std::string(node.text()), replace};
        const auto wrong = regex_error(made.regex);
        if (!wrong.empty()) {
            problems_.push_back(node.error(fmt::format("invalid regular expression: {}", wrong),
                                           "RE2 has no look-around and no back-references"));
            return;
        }
        entity.patterns.push_back(std::move(made));
    }

    void check_examples(const Entity& entity, const Node& node) {
        if (entity.examples.empty()) return;
        std::vector<Entity> alone;
        alone.push_back(entity);
        const EntitySet set(std::move(alone));
        for (const auto& example : node["examples"].texts()) {
            if (!set.find(entity.name, example.text, {}).empty()) continue;
            problems_.push_back({kb::Severity::error, example.file, example.line, 0,
                                 fmt::format("\"{}\" is no {}", example.text, entity.name),
                                 "mend the patterns or the example"});
        }
    }
};

}  // namespace

std::vector<Entity> read_entities(const SourceFile& file, kb::Problems& problems) {
    const auto document = kb::yaml::parse(file.name, file.text, problems);
    if (!document || !kb::yaml::check(document->root(), entities_schema, problems)) return {};
    std::vector<Entity> entities;
    EntityReader reader(problems);
    for (const auto [name, node, key] : document->root()["entities"].entries()) {
        entities.push_back(reader.one(std::string(name), node, key));
    }
    return entities;
}

}  // namespace intents
