// Everything the intent files say, loaded, indexed and immutable; safe to read from any thread.
#pragma once

#include "intents/action.hpp"
#include "intents/entity.hpp"
#include "intents/intent.hpp"
#include "intents/rule_index.hpp"

#include <cstdint>
#include <map>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace intents {

class IntentSet {
  public:
    IntentSet();
    IntentSet(std::vector<Intent> intents, std::map<std::string, Action> actions,
              EntitySet entities, const kb::Lexicon& lexicon);
    IntentSet(IntentSet&&) noexcept;
    IntentSet& operator=(IntentSet&&) noexcept;
    ~IntentSet();

    [[nodiscard]] std::span<const Intent> intents() const;
    [[nodiscard]] const Intent* find(std::string_view id, std::string_view lang) const;
    /// In this language, or the first other one in which it exists.
    [[nodiscard]] const Intent* find_any(std::string_view id, std::string_view lang) const;
    [[nodiscard]] const Action* action(std::string_view id) const;
    [[nodiscard]] const std::map<std::string, Action>& actions() const;
    [[nodiscard]] const EntitySet& entities() const;
    /// Rules of one language; the hit's `owner` is an index into intents().
    [[nodiscard]] const RuleIndex& rules(std::string_view lang) const;
    [[nodiscard]] std::vector<std::string> languages() const;

  private:
    struct Parts;
    std::unique_ptr<const Parts> parts_;
};

}  // namespace intents
