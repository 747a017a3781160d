// What rules take from the lexicon, and the usual negations where it names none.
#include "intents/rule_index.hpp"

#include <array>

namespace intents {
namespace {

struct Negations {
    std::string_view lang;
    std::string_view words;  // by spaces
};
constexpr auto usual_negations = std::to_array<Negations>({
    {"en", "not no never without neither nor"},
    {"de", "nicht kein keine keinen keinem keiner nie niemals ohne"},
    {"fr", "ne pas jamais sans aucun aucune"},
    {"es", "no nunca sin ningún ninguna jamás"},
    {"it", "non mai senza nessun nessuna"},
    {"nl", "niet geen nooit zonder"},
    {"pt", "não nunca sem nenhum nenhuma"},
});

}  // namespace

RuleWords rule_words(const kb::Lexicon& lexicon, std::string_view lang) {
    RuleWords words;
    const auto& own = lexicon.words(lang);
    for (const auto& concept_words : own.concepts) {
        words.synonyms[concept_words.name] = concept_words.words;
    }
    words.negations = own.negations;
    if (!words.negations.empty()) return words;
    for (const auto& usual : usual_negations) {
        if (usual.lang != kb::base_language(lang)) continue;
        for (const auto& token : kb::words(usual.words)) words.negations.push_back(token.text);
    }
    return words;
}

}  // namespace intents
