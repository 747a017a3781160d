// One message decided by itself, as if it were the first of a conversation: what `match`, `diff`
// and the work-list ask. Knows rules and the matcher; knows nothing of turns, forms or people.
#pragma once

#include "intents/understand.hpp"
#include "server/desk/content/content.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace desk {

struct Verdict {
    std::string decision = "fallback";  // answer | clarify | suggest | fallback | handoff
    std::optional<std::size_t> item;    // the best candidate, whatever the decision
    double score = 0;                   // calibrated probability that it is right
    std::string lang;
    kb::Match match;
    std::vector<const intents::Rule*> rules;  // that hit, the best first; the content's
};

// A message as the rules of one content heard it.
struct Heard {
    std::string lang;
    intents::Understanding words;
    bool wants_person = false;  // words or rules that call for one
};

// With an empty `lang` the language is told from the text.
Heard listen_alone(const Content& content, std::string_view text, std::string_view lang);

// The items whose rules hit, for the matcher.
std::vector<kb::RuleHit> rule_hits_of(const Content& content, const Heard& heard);

// `matcher` is the content's own, or one made of the same items with some edits undone.
// `strangers`: what share of the messages nothing answers, where that is known.
Verdict decide_alone(const Content& content, const kb::Matcher& matcher, std::string_view text,
                     const Heard& heard, std::vector<kb::RuleHit> hits,
                     std::optional<double> strangers = {});
Verdict decide_alone(const Content& content, std::string_view text, std::string_view lang = {},
                     std::optional<double> strangers = {});

// What the customer would get, in a few words: "answer refund-time", "clarify a, b", "fallback".
std::string told(const kb::Matcher& matcher, const Verdict& verdict);

}  // namespace desk
