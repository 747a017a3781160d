// Tone words of the smaller languages, courtesies of all, and the tables put together.
#include "intents/tone_words.hpp"

#include <array>

namespace intents {
namespace {

constexpr int key(Tone tone) {
    return static_cast<int>(tone);
}

constexpr auto rows = std::to_array<PhraseRow>({
    {key(Tone::thanks), "fr", "(merci|merci beaucoup)", "non merci"},
    {key(Tone::thanks), "es", "(gracias|muchas gracias|mil gracias)", "no gracias"},
    {key(Tone::thanks), "it", "(grazie|grazie mille|ti ringrazio)", "no grazie"},
    {key(Tone::thanks), "nl", "(bedankt|dank je|dank u|dankjewel|dankuwel)",
     "nee (bedankt|dank je)"},
    {key(Tone::wants_person), "fr", R"(
        (parler|discuter|échanger) (à|avec|a) (un|une|quelqu'un|votre)? (vrai|vraie)? (conseiller|humain|personne|agent|être humain|responsable|service client|quelqu'un)
        ^ (un)? (conseiller|humain|agent|vraie personne) $ )",
     "pas"},
    {key(Tone::wants_person), "es", R"(
        (hablar|chatear|comunicarme) con (un|una|alguien|el|la)? (persona|humano|agente|asesor|operador|representante|alguien|encargado|atención al cliente)?
        ^ (un|una)? (agente|humano|asesor|persona|operador) $ )",
     "no"},
    {key(Tone::wants_person), "it", R"(
        (parlare|chattare) con (un|una|qualcuno)? (vera)? (operatore|persona|umano|agente|responsabile|qualcuno)
        ^ (un)? (operatore|umano|agente) $ )",
     "non"},
    {key(Tone::wants_person), "nl", R"(
        (met|aan) (een)? (echte|echt)? (mens|medewerker|persoon|iemand|klantenservice) (praten|spreken|chatten|te spreken)
        (praten|spreken|chatten) met (een)? (echte|echt)? (mens|medewerker|persoon|iemand)
        ^ (een)? (medewerker|mens) $ )",
     "niet"},
});

constexpr auto bare = std::to_array<BareTone>({
    {Tone::bare_thanks, "en", "thanks thank thx ty tysm cheers appreciated appreciate thankyou",
     "you very much so a lot ok okay great perfect cool that is it was has helped helps helpful "
     "all "
     "for your the help awesome nice super got many really i brilliant wonderful excellent "
     "lovely amazing fantastic alright good again and quick answer reply in advance much bye "
     "yes no now have day one ok works this am day to everyone"},
    {Tone::bare_thanks, "de", "danke dankeschön dankesehr dank merci thx",
     "vielen herzlichen besten schön sehr ihnen euch dir für die das der hilfe schnelle antwort "
     "ok okay super toll prima perfekt alles klar gut hat mir geholfen ist und tschüss im voraus "
     "ja jetzt nochmal tausend lieben auskunft information infos gerne top ich bin war"},
    {Tone::bare_thanks, "fr", "merci",
     "beaucoup bien parfait super ok pour votre aide c est à vous"},
    {Tone::bare_thanks, "es", "gracias", "muchas mil muy amable perfecto ok vale por tu su ayuda"},
    {Tone::bare_thanks, "it", "grazie", "mille molte tante perfetto ok per l aiuto"},
    {Tone::bare_thanks, "nl", "bedankt dank dankjewel dankuwel",
     "je u wel hartelijk voor de hulp ok"},
    {Tone::greeting, "en",
     "hi hii hello helloo hey heyy heya hiya howdy greetings morning evening afternoon hallo yo "
     "sup",
     "good there day to you all everyone team guys bot sir madam dear again folks bell and the a"},
    {Tone::greeting, "de",
     "hallo halloo hi hey moin servus grüezi morgen tag abend grüß gruß hallöchen grüss guten",
     "guten schönen einen gott dich euch zusammen liebes team da bot moin sehr geehrte damen und "
     "herren nochmal wieder"},
    {Tone::greeting, "fr", "bonjour bonsoir salut coucou", "à tous vous madame monsieur"},
    {Tone::greeting, "es", "hola buenos buenas", "días tardes noches muy a todos"},
    {Tone::greeting, "it", "ciao buongiorno buonasera salve", "a tutti"},
    {Tone::greeting, "nl", "hallo hoi goedemorgen goedemiddag goedenavond goedendag dag",
     "allemaal"},
    {Tone::goodbye, "en", "bye goodbye byebye cya farewell later",
     "see you good night for now then ok okay have a nice great lovely day evening weekend that is "
     "all take care and thanks thank"},
    {Tone::goodbye, "de", "tschüss tschüß tschüs ciao wiedersehen servus bye tschau wiederschauen",
     "auf bis bald dann schönen tag abend noch einen wochenende schönes ok okay und danke mach "
     "machs gut baba"},
    {Tone::goodbye, "fr", "adieu revoir", "au merci bonne journée soirée à bientôt"},
    {Tone::goodbye, "es", "adiós chao", "hasta luego pronto gracias buen día"},
    {Tone::goodbye, "it", "arrivederci addio", "a presto grazie buona giornata"},
    {Tone::goodbye, "nl", "doei", "tot ziens dag bedankt fijne"},
});

template <class T>
std::vector<T> joined(std::initializer_list<std::span<const T>> parts) {
    std::vector<T> all;
    for (const auto part : parts) all.insert(all.end(), part.begin(), part.end());
    return all;
}

}  // namespace

std::vector<PhraseRow> tone_rows() {
    return joined<PhraseRow>({english_tones(), german_tones(), rows});
}

std::vector<PhraseSet> tone_sets() {
    return joined<PhraseSet>({english_sets(), german_sets()});
}

std::span<const BareTone> bare_tones() {
    return bare;
}

}  // namespace intents
