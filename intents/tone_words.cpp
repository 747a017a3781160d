// Word lists in the notation of rules. Each row says what calls for the tone, and what calls it
// off.
#include "intents/tone_words.hpp"

#include <array>

namespace intents {
namespace {

constexpr int key(Tone tone) {
    return static_cast<int>(tone);
}

constexpr auto sets = std::to_array<PhraseSet>({
    {"en", "person",
     "person|human|human being|agent|representative|rep|operator|someone|somebody|advisor|adviser|"
     "manager|supervisor|employee|staff|staff member|member of staff|customer service|"
     "customer support|customer care|support team|support agent|support person|colleague|"
     "actual person|real person|live person|live agent|real human|service team|team member|"
     "one of your people|one of your colleagues|real people|a real one|your boss"},
    {"en", "human", "human|human being|person|agent|representative|operator|supervisor|manager"},
    {"en", "awful",
     "ridiculous|unacceptable|terrible|horrible|awful|appalling|outrageous|disgusting|pathetic|"
     "shocking|shameful|disgraceful|dreadful|abysmal|a joke|a scam|a fraud|a disgrace|a nightmare|"
     "a rip off|a ripoff|bullshit|crap|rubbish|garbage|a shambles|a farce"},
    {"en", "angry",
     "angry|furious|disappointed|upset|frustrated|annoyed|unhappy|fed up|outraged|disgusted|livid|"
     "pissed|pissed off|dissatisfied|appalled|mad|infuriated|enraged"},
    {"en", "very",
     "very|so|really|extremely|quite|pretty|absolutely|incredibly|beyond|totally|"
     "super|just|getting|fucking|bloody|completely|deeply|utterly|most"},
    {"en", "insult",
     "idiot|moron|asshole|arsehole|bastard|bitch|wanker|dickhead|motherfucker|cunt|prick|imbecile|"
     "scumbag|retard|twat|dumbass|jackass"},
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

constexpr std::string_view no_person_en = R"(
    not (want|need|like|wish|have|going) ... ("talk"|"speak"|"chat") (to|with) (a|an|the|your|any)? ~person
    not ("talk"|"speak"|"chat") (to|with)
    (hate|avoid|without|instead of|rather not|prefer not) ... (talk|speak|talking|speaking|chat|chatting) (to|with)
    not (want|need) (a|an|any|your|the)? (real|live)? ~human
    (told|asked|advised|had|tried|used) (me|us|him|her)? to ("talk"|"speak"|"chat")
    (do|must|should) i (have|need) to ("talk"|"speak")
    must i ("talk"|"speak")
    no need to ("talk"|"speak"|"chat")
    nobody to ("talk"|"speak")
    (delivery|contact|sales|cleaning) person)";

constexpr std::string_view no_person_de = R"(
    (nicht|kein|keinen|keinem|keine|keiner|ohne|niemanden|niemandem) ... ~person
    (niemanden|niemandem) ... (sprechen|reden|chatten)
    (sprechen|reden|chatten) ... (nicht|vermeiden)
    muss ich ... (sprechen|reden))";

constexpr auto rows = std::to_array<PhraseRow>({
    {key(Tone::self_harm), "en", R"(
        (kill|killing|hang|hanging) myself
        (end|ending|take|taking) my (own)? life
        (want|wanna|wish|going|ready|rather) to die
        (wish|wished) i (was|were) dead
        (am|feel|feeling|felt) suicidal
        suicidal thoughts
        (commit|committing|considering|about|attempt|attempted) suicide
        (harm|harming|harmed|hurt|hurting) myself
        self harm
        not (want|wanna) to (live|be alive|be here) (anymore|any more|any longer)?
        no (reason|point|will) (to|in) (live|living)
        better off dead
        end it all
        (can|could) not go on (living|like this|anymore) )",
     R"(
        (harm|hurt|hurting|harmed) myself (on|with|using|while|when|opening|because)
        suicide squad
        to die for
        die laughing
        (kill|killing) myself laughing)"},
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

    {key(Tone::legal), "en", R"(
        (will|would|shall|may|might|could|can|gonna|going to|want to|have to) sue
        sue (you|your|this company|the company|them)
        (take|taking|see|seeing|drag) (you|them|this|your company) (to|in) (the)? (small claims)? court
        (small claims court|legal action|legal proceedings|legal steps|lawsuit|class action)
        (my|our|a) (lawyer|attorney|solicitor) (will|is|has|would|says|said|about)
        (contact|contacting|call|calling|hire|hiring|consult|consulting|get|getting|involve|involving|speak to|talk to|hear from) (a|my|our|the)? (lawyer|attorney|solicitor|lawyers)
        (report|reporting|reported) (you|this|your company|it) to ... (police|authorities|consumer protection|trading standards|ombudsman|ftc|bbb)
        (call|calling|contact|contacting|go to|going to) the police
        press charges
        (trading standards|ombudsman|consumer protection agency|better business bureau) )",
     R"(
        (not|never) (going to|want to|will|gonna)? (sue|take legal action|press charges|hire a lawyer)
        (tennis|basketball|squash|food) court
        class action figure)"},
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

    {key(Tone::privacy), "en", R"(
        (delete|erase|remove|wipe|destroy|purge|forget) (all|any|everything)? (of)? (my|the|our|your) (personal|customer|private|stored)? (data|information|details|records) (you|about|on|from|of|and|permanently|completely|please|now|$)
        (delete|erase|remove|wipe) (all)? (of)? my (personal|private) (data|information|details|records)
        (delete|erase|wipe) (all)? (of)? my (customer)? data
        delete everything you (have|know|store|hold|saved) (about|on|of) me
        (gdpr|dsgvo|ccpa) (request|deletion|access|erasure|complaint|right|article)
        (request|exercise|right|rights) ... (gdpr|ccpa)
        right (to be forgotten|to erasure|of access)
        (data|subject) (deletion|erasure|access|subject) request
        (what|which) (personal)? (data|information) (do|have|are) you (have|store|hold|keep|stored|collected|saved|storing|keeping|holding|collect|got) (about|on|of) me
        (copy|export|download) of? (all)? (of)? (my|the) (personal)? data (you|about|on|please|$)? )",
     R"(
        (do|did|will|would) (you|not) (delete|remove|erase) my (saved)? (card|payment|address)
        not (delete|erase|remove)
        (data|information) (sheet|cable|plan|transfer))"},
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

    {key(Tone::wants_person), "en", R"(
        (want|need|like|love|wish|prefer|rather|let me|demand|try|trying|ask|asking|going) to? ("talk"|"speak"|"chat") (to|with) (a|an|the|your|some|another|one|any|with)? (other|real|live|actual|different|proper|senior)? ~person
        (can|could|may|might|should) (i|we|someone) (please|just|actually|maybe|possibly|not)? ("talk"|"speak"|"chat") (to|with) (a|an|the|your|some|another|any)? (other|real|live|actual|different|proper|senior)? ~person
        (let|allow) me ("talk"|"speak"|"chat") (to|with) (a|an|the|your|some|another|any)? (real|live|actual|proper)? ~person
        ^ (please|pls|just|hi|hello|ok|okay|no)? ("talk"|"speak"|"chat") (to|with) (a|an|the|your|some|any)? (real|live|actual|proper)? ~person
        (how|where) (can|do|could) i (reach|contact|get|talk to|speak to|speak with|talk with) (a|an|some)? (real|live|actual|proper) (person|human|agent|people)
        (how|where) (can|do|could) i (reach|get|talk to|speak to|speak with|talk with|chat with) (a|an|some)? (person|human|human being|agent|representative|operator)
        (get|give|fetch|find|send|bring) me (a|an|your|some|the)? (real|live|actual|proper)? ~human
        (connect|transfer|put|switch|forward|pass|redirect|hand) (me|us|this) (over|through|on)? (to|with|through) (to)? (a|an|the|your|some|another)? (real|live|actual)? ~person
        (need|want|would like|prefer) (a|an|some|the|your)? (real|live|actual|proper) (person|human|agent|help from a human|human being|human help|one)
        (need|want|would like|prefer|demand) (a|an|your|the) (human|agent|representative|operator|manager|supervisor) (please|now|here|$)
        (need|want) (human|agent|operator|representative) (help|support|assistance|please|now|$)
        ^ (a|an|the)? (real|live|actual)? (human|person|agent|operator|representative|human being|human agent|live agent|live chat|real person|real human|customer service|customer support) (please|pls|now|asap)? $
        (is|are) there (a|an|any|some) (real|live|actual)? ~person (here|there|available|online|around)? (i|we|that|who|to) (i|can|could|may)? (can|could)? ("talk"|"speak"|"chat")
        (is|are) there (a|an|any|some) (real|live|actual) (person|human|agent|people) (here|there|available|online|around)?
        (can|could|would|will) (a|an|some|one of your) (real|live|actual)? (human|person|agent|representative|colleague|someone) (please|just)? (help|call|contact|answer|assist|look|take over)
        (can|could|would|will|have|ask) (someone|somebody) (please|just)? (call|phone|ring|contact) me
        (talk|speak|chat) to (a)? (human|person|agent) not (a|the|another)? (bot|robot|machine|computer)
        not (want|wanna|like|going|wish) to (talk|speak|chat|deal) (to|with) (a|an|the|this|some)? (stupid|dumb)? (bot|chatbot|robot|machine|computer|ai)
        (no|stop|enough|hate) (the|this|these|with the|with this|more)? (bot|bots|chatbot|robot|robots) (please|$)
        (speak|talk) to your (manager|supervisor|boss) )",
     no_person_en},
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

    {key(Tone::wrong_answer), "en", R"(
        (that|this|it) (is|was) not (really|quite|exactly|at all)? (what|the thing|the answer|the question) (i|that i|to|for)
        not what i (asked|ask|meant|mean|wanted|want|was asking|am asking|need|needed|said)
        ^ ... (that|this) (is|was) (totally|completely|just|simply|plain|all)? (wrong|incorrect|not right|not correct|not true|not helpful|unhelpful|no help|useless|nonsense|irrelevant|not it|not relevant)
        (that|this|it) (do|does|did) not (really|even|actually)? (help|answer|solve)
        (you|u) (do|did|can) not (really|even|actually)? (understand|get it|answer|get what|listen|read)
        (you are|you) (not understanding|misunderstood|misunderstand|misunderstanding|not listening|not helping|not helpful)
        (wrong|bad|useless|stupid|incorrect) answer
        ^ (no|nope)? (wrong|incorrect|not helpful|unhelpful|false|rubbish|nonsense) $
        (not|never) (answer|answered|answering) (to)? (my|the) question
        not (my|the) question
        (was|is) not helpful )",
     R"(
        (wrong|incorrect|right|correct) (size|item|colour|color|product|article|address|parcel|package|one|model|number|thing|amount|price|name|date|email|invoice|person|way|place|shoe|book|order|total|part|version)
        if (this|that|it) (is|was|does|do)
        what if)"},
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

    {key(Tone::complaint), "en", R"(
        (want|wish|like|need|going|have) to (make|file|lodge|submit|raise|register) (a|an|another|formal|official)? (formal|official)? complaint
        (want|wish|like|need|going|have) to complain
        (this|here) is (my|a) (formal|official)? complaint
        (am|are|was|feel|feeling|left|getting|become|became) ~very? ~very? ~angry
        (this|that|it|which|service|support|company|shop|you|delivery) (is|are|was|were) (all)? ~very? ~very? ~awful
        (what a|complete|total|absolute|such a) (joke|scam|disgrace|nightmare|shambles|farce|rip off|ripoff|disaster|mess)
        (worst|terrible|awful|horrible|appalling|useless|disgusting|shocking|dreadful|shitty|crappy|crap|abysmal|pathetic|lousy) (customer|possible|delivery)? (service|experience|company|shop|store|support|seller)
        never (ever)? (buying|buy|ordering|order|shopping|shop|use|using) (from|with|here|at|anything)? ... again
        (waste|wasting|wasted) (of)? (my|our)? (time|money)
        (sick|tired|sick and tired) of (this|waiting|your|you|it|being)
        fed up
        (had|have had) enough
        (third|fourth|fifth|3rd|4th|5th|tenth|hundredth) time i (ask|asked|write|wrote|contact|contacted|am asking|am writing|have asked|have written|call|called|have called)
        how dare you
        what the (hell|fuck|heck)
        wtf
        (useless|stupid|dumb|worthless|crap) (bot|chatbot|robot|machine|thing)
        thanks for nothing
        (fucking|bloody) (ridiculous|joke|useless|awful|terrible|scam|disgrace)
        (lost|losing) my patience
        (outrageous|unacceptable|disgraceful|appalling) )",
     R"(
        (not|never|no longer) (am|are|was|feel|be|been)? ~very? ~angry
        not (a|an)? ~awful
        (is|are) (this|that|it|you|your shop|this shop|this site|this website|the site) (site|shop|website|store|email|mail|message|offer)? (a|an)? (legit|joke|scam|fraud) )"},
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

    {key(Tone::abuse), "en", R"(
        (fuck|screw|damn) (you|u|off|your|this company)
        (piss off|go to hell|go fuck yourself|drop dead|eat shit|suck my)
        shut (the fuck|the hell)? up
        (you|u|you are|you all|you are all|are you|bunch of|pack of|load of|bloody|stupid|fucking) (a|an|such a|such an|just a|just an|nothing but|all|just|really|so)? (bunch of|pack of|fucking|stupid|complete|total|absolute|little|bloody)? ~insult
        ^ ~insult $
        (you|u) (are)? (so|really|fucking|just|all|such|all so)? (stupid|dumb|pathetic|worthless|brainless|retarded)
        (i|will|gonna) (will|am going to|gonna)? (kill|find|hurt|beat|punch) (you|u) )",
     R"(
        you are not
        shut up and take my money
        (he|she|they|neighbour|boss|driver) (is|was|called|said) )"},
    {key(Tone::abuse), "de", R"(
        (fick|verpiss|leck|halt|halts) (dich|mich|euch|die fresse|die schnauze|deine fresse|maul|das maul|dein maul)
        (du|ihr|sie|sie sind|du bist|ihr seid|ihr seid alle|alle|so ein|was für ein|scheiß|blöder|blöde) (ein|eine|doch|echt|so|alle|alles|nur|blöder|dummer|dumme|blöde|verdammter|totaler)? (blöder|dummer|dumme|blöde|verdammter|kompletter|totaler)? ~insult
        ^ ~insult $
        (du|ihr|sie) (bist|seid|sind) (so|echt|einfach|doch|total|alle)? (dumm|blöd|bescheuert|dämlich|strohdumm)
        (bring|bringe|mach|mache) (ich)? (dich|euch|sie) (um|fertig) )",
     "nicht"},

    {key(Tone::thanks), "en", R"(
        (thank you|thanks|thankyou|thx|ty|tysm|cheers|much appreciated|many thanks)
        (appreciate|grateful) )",
     R"(
        (no|thanks but no) thanks
        thanks for nothing
        thanks but
        (would|will|be) (be)? (appreciate|grateful|thankful) )"},
    {key(Tone::thanks), "de",
     "(danke|dankeschön|dankesehr|vielen dank|herzlichen dank|besten dank|merci|thx)",
     "nein danke\ndanke für nichts\ndanke aber"},
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

}  // namespace

std::span<const PhraseRow> tone_rows() {
    return rows;
}
std::span<const PhraseSet> tone_sets() {
    return sets;
}
std::span<const BareTone> bare_tones() {
    return bare;
}

}  // namespace intents
