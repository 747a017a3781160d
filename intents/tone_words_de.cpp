// German words by which tones are heard, in the notation of rules.
// Each row says what calls for the tone, and what calls it off.
#include "intents/tone_words.hpp"

#include <array>

namespace intents {
namespace {

constexpr int key(Tone tone) {
    return static_cast<int>(tone);
}

constexpr auto sets = std::to_array<PhraseSet>({
    {"de", "person",
     "menschen|mensch|person|mitarbeiter|mitarbeiterin|berater|beraterin|jemand|jemandem|jemanden|"
     "kundendienst|kundenservice|kundenbetreuer|kundenbetreuung|sachbearbeiter|ansprechpartner|"
     "support|supportmitarbeiter|kollegen|vorgesetzten|chef|chefin|agent|agenten|"
     "echten person|echten menschen|richtigen menschen|service mitarbeiter"},
    {"de", "awful",
     "unverschämt|unverschämtheit|inakzeptabel|lächerlich|frechheit|katastrophe|katastrophal|"
     "skandal|betrug|abzocke|witz|sauerei|unfassbar|unmöglich|furchtbar|schrecklich|"
     "schlechter scherz|zumutung|saftladen|schweinerei|peinlich|unerhört|unzumutbar|mist|scheiße"},
    {"de", "angry",
     "wütend|sauer|stinksauer|verärgert|enttäuscht|frustriert|genervt|empört|unzufrieden|"
     "stocksauer|entsetzt"},
    {"de", "insult",
     "idiot|idioten|arschloch|arschlöcher|wichser|schlampe|hurensohn|depp|deppen|vollidiot|"
     "missgeburt|penner|trottel|drecksack|dummkopf|blödmann"},
});

constexpr std::string_view no_person_de = R"(
    (nicht|kein|keinen|keinem|keine|keiner|ohne|niemanden|niemandem) ... ~person
    (niemanden|niemandem) ... (sprechen|reden|chatten)
    (sprechen|reden|chatten) ... (nicht|vermeiden)
    muss ich ... (sprechen|reden))";

constexpr auto rows = std::to_array<PhraseRow>({
    {key(Tone::self_harm), "de", R"(
        mich (selbst)? (umbringen|umzubringen|töten|erhängen)
        bringe mich (selbst)? um
        mir (selbst)? (das|mein) leben (nehmen|zu nehmen)
        (will|möchte|kann|mag) nicht (mehr|länger) leben
        (will|möchte) (nur noch|einfach|am liebsten)? (sterben|tot sein)
        (selbstmord|suizid|suizidgedanken|selbstmordgedanken|suizidal|lebensmüde)
        mich (selbst)? (verletzen|ritzen)
        (wäre|bin) (ich)? (lieber|besser) tot )",
     "verletzen (an|mit|beim|weil)"},
    {key(Tone::legal), "de", R"(
        (anwalt|rechtsanwalt|anwältin|rechtsanwältin) (einschalten|nehmen|kontaktieren|beauftragen|übergeben|informieren|melden|meldet|hören|gehen|eingeschaltet)
        (mein|meine|meinen|meinem|einen|einem|zum) (anwalt|rechtsanwalt|anwältin)
        (rechtliche|juristische|gerichtliche) (schritte|mittel)
        (verklage|verklagen|verklag) (ich)? (sie|euch|dich|die firma)?
        (sie|euch|die firma|diese firma) verklagen
        (vor gericht|anzeige erstatten|anzeige erstatte|strafanzeige|klage einreichen|rechtsweg|sammelklage)
        (verbraucherzentrale|verbraucherschutz|schlichtungsstelle)
        (rufe|hole|verständige|einschalten) (ich)? die polizei
        zur polizei )",
     "nicht ... (verklagen|anwalt|klagen)"},
    {key(Tone::privacy), "de", R"(
        (lösch|lösche|löschen|löscht|entfernen|entfernt) ... (meine|meiner|alle|aller|sämtliche) (meine|personenbezogenen|persönlichen|gespeicherten|kundendaten)? (daten|kundendaten)
        (meine|alle|sämtliche) (meine|personenbezogenen|persönlichen|gespeicherten)? (daten|kundendaten) ... (gelöscht|löschen|löscht|entfernen)
        (löschung|auskunft) ... (meiner|meine|personenbezogenen|persönlichen|gespeicherten) ... daten
        (dsgvo|datenschutz) (anfrage|auskunft|löschung|beschwerde|antrag)
        (anfrage|auskunft|auskunftsersuchen|löschung|antrag) ... (dsgvo|datenschutzgrundverordnung)
        recht auf (vergessenwerden|löschung|auskunft)
        (welche|was für) (personenbezogenen|persönlichen)? daten ... (über|von|zu) mir?
        kopie meiner daten )",
     "nicht (löschen|gelöscht)"},
    {key(Tone::wants_person), "de", R"(
        (mit|zu|an) (einem|einer|nem|ner|dem|der|einen|ihrem|ihrer|eurem|dem)? (echten|richtigen|realen|menschlichen|anderen)? ~person (sprechen|reden|chatten|verbinden|telefonieren|schreiben|verbunden|weiterleiten|weitergeleitet|durchstellen|sprechen)
        (will|möchte|würde|kann|könnte|darf|muss|wollte) (ich)? (gern|gerne|bitte|mal|jetzt|sofort)? (mit|zu) (einem|einer|nem|ner|ihrem|dem)? (echten|richtigen|realen|menschlichen)? ~person
        (verbinden|verbinde|verbindet|leiten|leite) (sie)? mich (bitte)? (mit|an|zu|weiter) (an)? (einen|einem|einer|den|dem|ihren|die)? (echten|richtigen|realen)? ~person
        (brauche|will|möchte|hätte gern|benötige) (einen|eine|nen|n)? (echten|echte|richtigen|richtige|realen|menschlichen) (menschen|person|mitarbeiter|berater|ansprechpartner|mensch)
        (brauche|will|möchte|benötige) (einen|eine|nen) (menschen|mitarbeiter|berater|ansprechpartner|mensch) (sprechen|$)
        ^ (bitte)? (einen|ein|eine|echter|echte|echten)? (mensch|menschen|mitarbeiter|mitarbeiterin|person|berater|kundenservice|kundendienst) (bitte|jetzt)? $
        (kann|könnte|könnten) (mich|mir) (bitte)? (jemand|ein mitarbeiter|ein mensch|eine person) (anrufen|helfen|zurückrufen|kontaktieren)
        (gibt es|ist da|ist hier) (hier|auch|einen|ein|eine|irgendwo)? (einen|ein|eine|auch)? (echten|echter|echte|richtigen)? (menschen|mensch|person|mitarbeiter|jemanden|jemand) ... (sprechen|reden|chatten)
        (nicht|keine lust) ... mit (einem|einer|dem|der|nem)? (bot|chatbot|roboter|maschine|computer|ki) )",
     no_person_de},
    {key(Tone::wrong_answer), "de", R"(
        das (ist|war) nicht (das)? (was|wonach) ich
        (habe|hatte) ich (nicht|so nicht) (gefragt|gemeint|wissen wollen)
        danach habe ich nicht gefragt
        nicht (das)? was ich (gefragt|wissen|meine|meinte|wollte|suche|brauche)
        ^ ... das (ist|war|stimmt) (doch|ja|einfach|so|komplett|total|leider)? (falsch|nicht richtig|nicht korrekt|quatsch|unsinn|nicht hilfreich|nicht|nicht wahr)
        (das|dies) hilft (mir)? (leider|so|gar)? nicht
        (sie|du|ihr) (verstehen|verstehst|versteht|verstehn) (mich|das|die frage)? (nicht|nichts|falsch)
        (falsche|unpassende|blöde) antwort
        ^ (nein)? (falsch|quatsch|unsinn|nicht hilfreich) $
        (nicht|keine antwort auf) meine frage )",
     R"(
        falsche (größe|artikel|farbe|adresse|produkt|ware|rechnung|nummer|paket)
        falscher (artikel|betrag|preis|name)
        wenn das)"},
    {key(Tone::complaint), "de", R"(
        (will|möchte|muss|würde) (ich)? (mich)? (gern|gerne)? (mich)? (offiziell|formell|über|hiermit)? ... beschweren
        (will|möchte|muss|würde) ... beschwerde (einreichen|einlegen|machen|abgeben)
        (hiermit)? beschwere ich mich
        (bin|sind|war|werde) (ich|wir|langsam|mittlerweile)? (sehr|so|echt|wirklich|extrem|richtig|total|ziemlich|schon|mehr als|äußerst|absolut|langsam|stink)? (sehr|richtig|echt)? ~angry
        (das|dies|es|service|hier|so) (ist|war|finde ich) (doch|ja|echt|einfach|wirklich|absolut|eine|ein|der|die|so|hier|alles|total)? (eine|ein|der|absolute|absoluter|totale|einzige|reine|pure)? ~awful
        (so|was für|was) (eine|ein) ~awful
        (schlechtester|schlechteste|schlechten|schlechter|miserabler|miserable|mieser|miese|unterirdischer|katastrophaler|grottenschlechter) (kundenservice|service|laden|shop|support|kundendienst|firma)
        nie (wieder|mehr) (bestelle|bestellen|kaufe|kaufen|etwas|was|hier|bei)
        (bestelle|kaufe) (ich)? (hier|bei euch|bei ihnen) nie (wieder|mehr)
        (zeitverschwendung|geldverschwendung)
        (habe|hab) (es|das|langsam|echt) (langsam|wirklich|so)? satt
        (mir reicht|es reicht|jetzt reicht|reicht mir|schnauze voll|nase voll)
        (dummer|blöder|nutzloser|unfähiger|scheiß) (bot|chatbot|roboter)
        danke für nichts
        was soll (das|der scheiß|der mist) $
        verarschen )",
     R"(
        (nicht|kein|keine|nie) (sehr|so|wirklich)? ~angry
        (nicht|keine|kein) ~awful
        ist das (ein|eine)? (betrug|abzocke|witz) )"},
    {key(Tone::abuse), "de", R"(
        (fick|verpiss|leck|halt|halts) (dich|mich|euch|die fresse|die schnauze|deine fresse|maul|das maul|dein maul)
        (du|ihr|sie|sie sind|du bist|ihr seid|ihr seid alle|alle|so ein|was für ein|scheiß|blöder|blöde) (ein|eine|doch|echt|so|alle|alles|nur|blöder|dummer|dumme|blöde|verdammter|totaler)? (blöder|dummer|dumme|blöde|verdammter|kompletter|totaler)? ~insult
        ^ ~insult $
        (du|ihr|sie) (bist|seid|sind) (so|echt|einfach|doch|total|alle)? (dumm|blöd|bescheuert|dämlich|strohdumm)
        (bring|bringe|mach|mache) (ich)? (dich|euch|sie) (um|fertig) )",
     "nicht"},
    {key(Tone::thanks), "de",
     "(danke|dankeschön|dankesehr|vielen dank|herzlichen dank|besten dank|merci|thx)",
     "nein danke\ndanke für nichts\ndanke aber"},
});

}  // namespace

std::span<const PhraseRow> german_tones() {
    return rows;
}

std::span<const PhraseSet> german_sets() {
    return sets;
}

}  // namespace intents
