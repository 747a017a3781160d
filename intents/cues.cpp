// The cues as word patterns, per language.
#include "intents/cues.hpp"

#include "intents/phrase_table.hpp"

#include <algorithm>
#include <array>

namespace intents {
namespace {

constexpr int key(Cue cue) {
    return static_cast<int>(cue);
}

constexpr auto rows = std::to_array<PhraseRow>({
    {key(Cue::yes), "en", R"(
        ^ (yes|yeah|yep|yup|yea|ya|sure|ok|okay|okey|k|y|absolutely|definitely|certainly|correct|exactly|right|confirm|confirmed|affirmative|please|indeed|alright)
        ^ (of course|go ahead|go for it|do it|please do|sounds good|why not|go on|all right)
        ^ (that|this|it) is (right|correct|fine|it|true|okay|ok)
        ^ (oh|well|um|uh)? (yes|yeah|yep)
        ^ i (do|am|would|have) $
        ^ (looks|all|that looks) (good|right|correct) )",
     R"(
        (not|never|isnt) (sure|right|correct|fine|okay|ok|yet|it|true)
        not (do|go)? $
        ^ (sure|okay|ok|right) (but|wait) not )"},
    {key(Cue::no), "en", R"(
        ^ (no|nope|nah|na|n|never|negative|wrong|incorrect)
        ^ (oh|well|um|uh)? (no|nope|nah)
        ^ (not|it is not|that is not|this is not) (right|correct|really|yet|now|it|true|that|sure)
        ^ do not $
        ^ i (do|would|have) not $
        ^ i am not $
        ^ please do not
        ^ rather not )"},
    {key(Cue::cancel), "en", R"(
        ^ (please|just|ok|no)? (cancel|stop|abort|quit|exit|nevermind) (please|it|this|that|everything|now)? $
        (never mind|nevermind|forget (it|that|about it)|cancel (that|this) (request|form|question)?)
        ^ ... (do|did) not (want|need) (to)? (do|continue|go on|go ahead|proceed) (this|it|that|with (this|it|that))? (any more|anymore)? $
        ^ (leave it|drop it|skip it|skip this|let it be|let us leave it|stop asking|stop it|stop this) )",
     R"(
        (order|subscription|account|contract|membership|booking|appointment) )"},
    {key(Cue::regret), "en", R"(
        i (have)? changed my mind
        (do|did) not (want|need) (it|this|that)? (any more|anymore) )"},
    {key(Cue::another), "en",
     "(other|another|different|second|new) (one|order|parcel|number|item|address|product)"},
    {key(Cue::correction), "en", R"(
        i (mean|meant)
        ^ ... (actually|correction|sorry|oops|wait|rather)
        ^ no (it|that|the|my|i|sorry|wait|not)
        (that|it|this) (is|was) (wrong|incorrect|not right)
        (should|must) be
        (typo|mistyped|misspelled|mixed up)
        instead $
        (wrong|other) (number|one|date|email|address|order)
        (change|correct) (it|that|this) to
        not ... but )"},
    {key(Cue::question), "en", R"(
        ^ (and|but|so|ok|okay|also|btw|hey|hi|hello|well|wait|by the way)? (what|why|how|when|where|who|which|whose)
        ^ (and|but|so|ok|okay|also|btw|hey|hi|hello|well|wait|by the way)? (can|could|do|does|did|is|are|will|would|should|may|have|has) (i|you|it|there|they|we|he|she|this|that|the|my|your)
        (how (do|can|long|much|many)|what (is|are)|where (is|are|do|can)|why (is|do|should))
        (i (want|need|would like) to (know|ask)|tell me) )"},
    {key(Cue::unknown), "en", R"(
        (do not|did not|can not|could not) (know|remember|recall|have|find|see)
        (no idea|no clue|not sure|dunno|idk|lost it|forgot|forgotten)
        (where (do|can) i find|what is that|which number) )"},
    {key(Cue::first), "en", "(first|1st) one?\n^ (number|option|no|choice)? (1|one) $"},
    {key(Cue::second), "en", "(second|2nd) one?\n^ (number|option|no|choice)? (2|two) $"},
    {key(Cue::third), "en", "(third|3rd) one?\n^ (number|option|no|choice)? (3|three) $"},
    {key(Cue::fourth), "en", "(fourth|4th) one?\n^ (number|option|no|choice)? (4|four) $"},
    {key(Cue::fifth), "en", "(fifth|5th) one?\n^ (number|option|no|choice)? (5|five) $"},
    {key(Cue::sixth), "en", "(sixth|6th) one?\n^ (number|option|no|choice)? (6|six) $"},
    {key(Cue::last), "en", "^ (the|take the|take)? (last|bottom) (one|option|choice)? $"},

    {key(Cue::yes), "de", R"(
        ^ (ja|jo|jap|jep|jup|jawohl|klar|sicher|ok|okay|genau|richtig|stimmt|korrekt|gerne|gern|bitte|passt|natürlich|einverstanden|jawoll|yes)
        ^ (na klar|aber ja|auf jeden fall|mach das|machen sie das|in ordnung|alles klar|warum nicht|sehr gerne)
        ^ das (ist|stimmt|passt) (richtig|korrekt|gut|so)? )",
     R"(
        nicht
        ^ (ja|klar) nein )"},
    {key(Cue::no), "de", R"(
        ^ (nein|nee|nö|ne|niemals|falsch|no|keinesfalls|nicht)
        ^ (lieber|bitte|eher|noch|doch|stimmt|das stimmt|passt|das ist|das passt) nicht
        ^ (auf keinen fall|ach nein|äh nein) )"},
    {key(Cue::cancel), "de", R"(
        ^ (bitte|ok|nein)? (abbrechen|stopp|stop|abbruch|aufhören|beenden) (bitte|das)? $
        (vergiss (es|das)?|vergessen sie (es|das)|lass (es|das|gut|mal)|lassen (sie|wir) (es|das))
        ^ (schon gut|egal) $
        (brech|breche|brechen) ... ab
        hat sich erledigt )",
     R"(
        (bestellung|abo|vertrag|konto|auftrag|termin) )"},
    {key(Cue::regret), "de", R"(
        ich (habe es mir|habs mir|hab es mir) anders überlegt
        (will|möchte|brauche) (das|es) ... (nicht mehr|doch nicht) )"},
    {key(Cue::another), "de",
     "(andere|anderen|anderes|weitere|weiteren|zweite|zweiten|neue|neuen) "
     "(bestellung|paket|nummer|artikel|adresse|lieferung)"},
    {key(Cue::correction), "de", R"(
        (ich)? (meine|meinte) (ich)?
        ^ ... (eigentlich|sorry|entschuldigung|korrektur|moment|ups|vielmehr)
        ^ nein (das|es|die|der|ich|doch|nicht)
        (ist|war) (falsch|verkehrt|nicht richtig)
        (sollte|muss) ... (sein|heißen)
        (vertippt|verschrieben|verwechselt|tippfehler)
        (falsche|andere) (nummer|adresse|mail|datum|bestellung)
        (stattdessen|sondern) )"},
    {key(Cue::question), "de", R"(
        ^ (und|aber|also|ok|okay|hallo|hi|moment|übrigens)? (was|warum|wieso|weshalb|wie|wann|wo|wer|wen|wem|welche|welcher|welches|woher|wohin|womit|wofür)
        ^ (und|aber|also|ok|okay|hallo|hi|moment|übrigens)? (kann|können|könnte|könnt|könnten|ist|sind|gibt|habe|haben|habt|hat|darf|muss|wird|werden|soll) (ich|sie|ihr|man|es|das|wir|er|die|der|mein|meine)
        (wie (lange|viel|viele|kann)|was (ist|kostet)|wo (ist|finde|kann)) )"},
    {key(Cue::unknown), "de", R"(
        (weiß|weiss|finde|habe|hab|erinnere) ... nicht
        (keine ahnung|vergessen|weiß nich|kp|verloren)
        (wo (finde|steht)|welche nummer) )"},
    {key(Cue::first), "de", "(erste|ersten|erstes|erster)\n^ (nummer|option|nr)? (1|eins) $"},
    {key(Cue::second), "de", "(zweite|zweiten|zweites|zweiter)\n^ (nummer|option|nr)? (2|zwei) $"},
    {key(Cue::third), "de", "(dritte|dritten|drittes|dritter)\n^ (nummer|option|nr)? (3|drei) $"},
    {key(Cue::fourth), "de", "(vierte|vierten|viertes|vierter)\n^ (nummer|option|nr)? (4|vier) $"},
    {key(Cue::fifth), "de", "(fünfte|fünften|fünftes|fünfter)\n^ (nummer|option|nr)? (5|fünf) $"},
    {key(Cue::sixth), "de", "(sechste|sechsten|sechstes)\n^ (nummer|option|nr)? (6|sechs) $"},
    {key(Cue::last), "de", "^ (das|die|der|den)? (letzte|letzten|letztes|letzter) $"},

    {key(Cue::yes), "fr", "^ (oui|ouais|ok|d'accord|exact|exactement|bien sûr|parfait|voilà)",
     "pas"},
    {key(Cue::no), "fr", "^ (non|nan|pas du tout|jamais)"},
    {key(Cue::cancel), "fr",
     "^ (annuler|annulez|stop|arrêter) $\n(laisse tomber|laissez tomber|tant pis)"},
    {key(Cue::correction), "fr", "(je voulais dire|plutôt|en fait|pardon|erreur)"},
    {key(Cue::question), "fr",
     "^ (et|mais)? (que|quoi|comment|quand|où|pourquoi|qui|combien|quel|quelle|est-ce que)"},
    {key(Cue::yes), "es", "^ (sí|si|claro|vale|ok|correcto|exacto|por supuesto|de acuerdo)", "no"},
    {key(Cue::no), "es", "^ (no|nunca|para nada)"},
    {key(Cue::cancel), "es",
     "^ (cancelar|cancela|parar|detener) $\n(olvídalo|olvidalo|déjalo|da igual|no importa)"},
    {key(Cue::correction), "es", "(quería decir|quise decir|en realidad|perdón|mejor dicho)"},
    {key(Cue::question), "es",
     "^ (y|pero)? (qué|que|cómo|como|cuándo|cuando|dónde|donde|por qué|quién|cuánto|cuál)"},
    {key(Cue::yes), "it", "^ (sì|si|certo|ok|va bene|esatto|corretto|d'accordo)", "non"},
    {key(Cue::no), "it", "^ (no|mai|per niente)"},
    {key(Cue::cancel), "it",
     "^ (annulla|annullare|stop|basta) $\n(lascia perdere|lasci perdere|non importa)"},
    {key(Cue::correction), "it", "(volevo dire|intendevo|in realtà|scusa|scusi)"},
    {key(Cue::question), "it", "^ (e|ma)? (che|cosa|come|quando|dove|perché|chi|quanto|quale)"},
    {key(Cue::yes), "nl", "^ (ja|jawel|zeker|oké|ok|klopt|juist|goed|graag)", "niet"},
    {key(Cue::no), "nl", "^ (nee|neen|nooit|niet)"},
    {key(Cue::cancel), "nl",
     "^ (annuleren|annuleer|stop|stoppen) $\n(laat maar|vergeet het|nooit meer)"},
    {key(Cue::correction), "nl", "(ik bedoel|ik bedoelde|eigenlijk|sorry|pardon)"},
    {key(Cue::question), "nl", "^ (en|maar)? (wat|waarom|hoe|wanneer|waar|wie|welke)"},
});

const PhraseTable& table() {
    static const PhraseTable built(rows);
    return built;
}

}  // namespace

std::vector<CueFound> find_cues(std::string_view text, std::string_view lang) {
    const auto known = table().knows(kb::base_language(lang)) ? lang : std::string_view("en");
    std::vector<CueFound> found;
    for (const auto& hit : table().match(text, kb::tokens(text, known), known)) {
        found.push_back({static_cast<Cue>(hit.key), hit.span});
    }
    return found;
}

bool has_cue(std::string_view text, std::string_view lang, Cue cue) {
    const auto cues = find_cues(text, lang);
    return std::ranges::find(cues, cue, &CueFound::cue) != cues.end();
}

std::optional<YesNo> find_yes_no(std::string_view text, std::string_view lang) {
    const auto cues = find_cues(text, lang);
    const auto yes = std::ranges::find(cues, Cue::yes, &CueFound::cue);
    const auto no = std::ranges::find(cues, Cue::no, &CueFound::cue);
    const bool says_yes = yes != cues.end();
    if (says_yes == (no != cues.end())) return std::nullopt;
    return YesNo{says_yes, says_yes ? yes->span : no->span};
}

}  // namespace intents
