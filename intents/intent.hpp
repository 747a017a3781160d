// What a customer can want, as its file says it: plain values, no behaviour.
#pragma once

#include "intents/entity.hpp"
#include "intents/rule.hpp"

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace intents {

/// Who wins when several intents match: the lower one.
enum class Class { safety, handoff, task, faq, smalltalk };
enum class Handoff { never, offer, always };
enum class Risk { low, normal, high };
enum class OnFail { handoff, cancel };

[[nodiscard]] std::string_view name_of(Class value);
[[nodiscard]] std::string_view name_of(Handoff value);
[[nodiscard]] std::string_view name_of(Risk value);

/// A line of a file, and where it stands.
struct Line {
    std::string text;
    std::string file;
    int line = 0;
};

/// One thing a form asks for.
struct Slot {
    std::string name;
    std::string type;                ///< a built-in type or an entity
    std::vector<std::string> ask;    ///< templates; each asking takes the next one
    std::vector<std::string> error;  ///< said before asking again, in turn
    int tries = 2;                   ///< answers that are no value before on_fail
    OnFail on_fail = OnFail::handoff;
    bool secret = false;    ///< `private: true`: never stored, never in a trace, asked last
    bool optional = false;  ///< taken when said, never asked for
    bool confirm = false;   ///< a yes-no question; "no" ends the form
    std::string from;       ///< prefilled from this known value, e.g. `customer.email`
    std::string file;
    int line = 0;
};

/// A button under a reply; exactly one of the targets is set.
struct Button {
    std::string label;
    std::string intent;
    std::string article;
    bool handoff = false;
    int line = 0;
};

/// All conditions must hold; a condition holds when one of its values does.
/// Keys are known values (`order.state`, slot names, `customer.tier`) or the short names
/// hours, tier, page, language, channel. Values may hold `*`; a leading `!` means "not".
using When = std::map<std::string, std::vector<std::string>>;

struct Reply {
    When when;
    std::vector<std::string> say;  ///< variations: one is picked by the caller's seed
    std::vector<Button> buttons;
    std::string file;
    int line = 0;
};

struct TicketHint {
    std::string priority;  ///< low normal high urgent; empty: not said
    std::vector<std::string> tags;
};

struct Intent {
    std::string id;  ///< a follow-up is `parent/name`
    std::string lang;
    std::string label;
    Class klass = Class::task;
    std::vector<Rule> rules;
    std::vector<Line> examples;
    std::vector<Line> not_examples;
    std::vector<Slot> slots;
    std::string action;  ///< `do:`; empty for none
    std::vector<Reply> replies;
    std::vector<std::string>
        follow_ups;      ///< ids of the intents that live for `turns` after this one
    std::string parent;  ///< of a follow-up
    int turns = 5;
    Handoff handoff = Handoff::never;
    std::string queue;
    TicketHint ticket;
    Risk risk = Risk::normal;
    std::vector<std::string> related;
    std::string file;
    int line = 0;

    [[nodiscard]] const Slot* slot(std::string_view name) const;
};

}  // namespace intents
