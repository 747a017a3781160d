// From checked YAML to values, one function per file; the private half of intent_file.hpp.
// Knows the keys of our files; what refers to what is checked afterwards (references.hpp).
#pragma once

#include "intents/action.hpp"
#include "intents/entity.hpp"
#include "intents/intent_file.hpp"
#include "kb/yaml/yaml.hpp"

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace intents {

// In the order of the enums.
inline constexpr std::string_view class_words = "safety|handoff|task|faq|smalltalk";
inline constexpr std::string_view handoff_words = "never|offer|always";
inline constexpr std::string_view risk_words = "low|normal|high";
inline constexpr std::string_view on_fail_words = "handoff|cancel";
inline constexpr std::string_view casing_words = "keep|upper|lower";
inline constexpr std::string_view method_words = "get|post";

/// The text of one file by lines, to point at a place inside of a scalar.
class SourceLines {
  public:
    explicit SourceLines(std::string_view text);
    /// The column (in characters) of byte `offset` of `scalar`, which stands on that line; 0 where
    /// the line does not have it as it is.
    [[nodiscard]] int column(int line, std::string_view scalar, std::size_t offset) const;

  private:
    std::vector<std::string> lines_;
};

[[nodiscard]] std::vector<Intent> read_intents(const SourceFile& file,
                                               std::string_view default_lang,
                                               kb::Problems& problems);
[[nodiscard]] std::vector<Entity> read_entities(const SourceFile& file, kb::Problems& problems);
[[nodiscard]] std::map<std::string, Action> read_actions(const SourceFile& file,
                                                         kb::Problems& problems);

/// Items of a list, or the one text: a literal block stays one text of several lines.
[[nodiscard]] std::vector<std::string> whole_texts(const kb::yaml::Node& node);

extern const kb::yaml::Schema& rule_map_schema;

}  // namespace intents
