// Fuzzes what strangers write: rules, templates, stored dialogues, messages with private data.
#include "intents/dialogue.hpp"
#include "intents/intent_file.hpp"
#include "intents/mask.hpp"
#include "intents/reply.hpp"
#include "intents/rule.hpp"
#include "intents/rule_index.hpp"
#include "intents/tone.hpp"

#include <cstdlib>
#include <string_view>

namespace {

void must(bool holds) {
    if (!holds) std::abort();
}

void rules(std::string_view text, std::string_view message) {
    const auto node = intents::parse_rule(text);
    if (!node) return;
    const auto written = intents::to_text(*node);
    const auto again = intents::parse_rule(written);
    must(!again || intents::to_text(*again) == written);
    intents::Rule rule;
    rule.all.push_back(*node);
    const intents::OwnedRule owned{0, 0, &rule};
    const intents::RuleIndex index(std::span(&owned, 1), "en", {});
    const auto tokens = kb::tokens(message, "en");
    for (const auto& hit : index.match({message, tokens, {}}, intents::EntitySet())) {
        must(hit.span.begin <= hit.span.end && hit.span.end <= message.size());
    }
}

void dialogues(std::string_view text) {
    const auto once = intents::encode(intents::decode(text));
    must(intents::encode(intents::decode(once)) == once);
}

void masks(std::string_view text) {
    const auto masked = intents::mask(text);
    std::size_t at = 0;
    for (const auto& each : masked.masked) {
        must(each.span.begin >= at && each.span.end <= text.size());
        at = each.span.end;
    }
}

void files(std::string_view text) {
    kb::Problems problems;
    const auto set =
        intents::load_intents({{{"intents/a.yaml", std::string(text)}}, {}, {}}, {}, problems);
    intents::lint(set, problems);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size) {
    if (size < 2) return 0;
    const std::string_view text(reinterpret_cast<const char*>(data) + 1, size - 1);
    const auto middle = text.size() / 2;
    switch (data[0] % 6) {
        case 0:
            rules(text.substr(0, middle), text.substr(middle));
            break;
        case 1:
            (void)intents::render(text, {{"a", "b"}});
            break;
        case 2:
            dialogues(text);
            break;
        case 3:
            masks(text);
            break;
        case 4:
            (void)intents::hear_tone(text, "de");
            break;
        case 5:
            files(text);
            break;
    }
    return 0;
}
