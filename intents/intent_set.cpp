// The set: intents in order, found by id and language, their rules indexed per language.
#include "intents/intent_set.hpp"

#include <algorithm>

namespace intents {

struct IntentSet::Parts {
    std::vector<Intent> intents;
    std::map<std::string, Action> actions;
    EntitySet entities;
    std::map<std::string, std::size_t, std::less<>> by_key;  // "lang/id"
    std::map<std::string, RuleIndex, std::less<>> rules;
};

namespace {

std::string key_of(std::string_view lang, std::string_view id) {
    return std::string(lang) + "/" + std::string(id);
}

std::vector<OwnedRule> rules_of(const std::vector<Intent>& intents, std::string_view lang) {
    std::vector<OwnedRule> owned;
    for (std::size_t i = 0; i < intents.size(); ++i) {
        if (intents[i].lang != lang) continue;
        for (std::size_t rule = 0; rule < intents[i].rules.size(); ++rule) {
            owned.push_back({static_cast<std::uint32_t>(i), static_cast<std::uint32_t>(rule),
                             &intents[i].rules[rule]});
        }
    }
    return owned;
}

}  // namespace

IntentSet::IntentSet() : parts_(std::make_unique<Parts>()) {}

IntentSet::IntentSet(std::vector<Intent> intents, std::map<std::string, Action> actions,
                     EntitySet entities, const kb::Lexicon& lexicon) {
    auto parts = std::make_unique<Parts>();
    parts->intents = std::move(intents);
    parts->actions = std::move(actions);
    parts->entities = std::move(entities);
    for (std::size_t i = 0; i < parts->intents.size(); ++i) {
        const auto& intent = parts->intents[i];
        parts->by_key.try_emplace(key_of(intent.lang, intent.id), i);
        if (parts->rules.contains(intent.lang)) continue;
        parts->rules.emplace(intent.lang, RuleIndex(rules_of(parts->intents, intent.lang),
                                                    intent.lang, rule_words(lexicon, intent.lang)));
    }
    parts_ = std::move(parts);
}

IntentSet::IntentSet(IntentSet&&) noexcept = default;
IntentSet& IntentSet::operator=(IntentSet&&) noexcept = default;
IntentSet::~IntentSet() = default;

std::span<const Intent> IntentSet::intents() const {
    return parts_->intents;
}

const Intent* IntentSet::find(std::string_view id, std::string_view lang) const {
    const auto found = parts_->by_key.find(key_of(lang, id));
    return found == parts_->by_key.end() ? nullptr : &parts_->intents[found->second];
}

const Intent* IntentSet::find_any(std::string_view id, std::string_view lang) const {
    if (const auto* own = find(id, lang)) return own;
    const auto found = std::ranges::find(parts_->intents, id, &Intent::id);
    return found == parts_->intents.end() ? nullptr : &*found;
}

const Action* IntentSet::action(std::string_view id) const {
    const auto found = parts_->actions.find(std::string(id));
    return found == parts_->actions.end() ? nullptr : &found->second;
}

const std::map<std::string, Action>& IntentSet::actions() const {
    return parts_->actions;
}

const EntitySet& IntentSet::entities() const {
    return parts_->entities;
}

const RuleIndex& IntentSet::rules(std::string_view lang) const {
    static const RuleIndex none;
    const auto found = parts_->rules.find(lang);
    return found == parts_->rules.end() ? none : found->second;
}

std::vector<std::string> IntentSet::languages() const {
    std::vector<std::string> languages;
    for (const auto& [lang, rules] : parts_->rules) languages.push_back(lang);
    return languages;
}

}  // namespace intents
