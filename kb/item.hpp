// What can be matched: one article or one intent, reduced to the sentences people say for it.
// Made from content by those who read it; the matcher knows nothing else about content.
#pragma once

#include <string>
#include <vector>

namespace kb {

enum class ItemKind { article, intent };

/// The cost of a wrong answer, as the author of the item sees it.
enum class Risk { low, normal, high };

/// A sentence and the line it was written on.
struct Phrase {
    std::string text{};
    std::string file{};
    int line = 0;

    bool operator==(const Phrase&) const = default;
};

struct Item {
    ItemKind kind = ItemKind::article;
    std::string id{};    ///< unique per language and kind
    std::string lang{};  ///< "en", "de", ...
    /// Title of the article or label of the intent: shown on "did you mean" buttons.
    std::string label{};
    /// Sentences that mean this item. Put the title first; an article may have nothing else.
    std::vector<Phrase> phrases{};
    /// Look-alikes that this item must not answer (`not_questions`, `not_examples`).
    std::vector<Phrase> negatives{};
    /// Extra search words of low weight.
    std::vector<std::string> keywords{};
    /// The answer as plain text; teaches something only where there are few phrases.
    std::string body{};
    Risk risk = Risk::normal;
};

}  // namespace kb
