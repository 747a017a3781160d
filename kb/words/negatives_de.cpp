// German lines that no shop's content answers; messages separated by bars and line breaks.
#include "kb/words/negatives_tables.hpp"

namespace kb {

const std::string_view german_negatives = R"(
was ist die hauptstadt von frankreich|wer hat die weltmeisterschaft gewonnen|erzähl mir einen witz
sing mir ein lied|was ist der sinn des lebens|bist du ein roboter|bist du ein mensch|wie heißt du
wie alt bist du|wo wohnst du|liebst du mich|willst du mich heiraten|wie wird das wetter|regnet es morgen
wie spät ist es|welcher tag ist heute|stell einen wecker auf sieben|erinnere mich an die milch
spiel musik|mach das licht aus|wer ist bundeskanzler|wie viele menschen leben in china
übersetze guten morgen ins spanische|wie koche ich reis|rezept für pfannkuchen|wo ist meine katze
mein hund ist krank|mir ist langweilig|ich habe hunger|ich bin traurig|guten morgen|guten tag
guten abend|gute nacht|hallo|hi|hey|moin|servus|grüß gott|danke|vielen dank|danke schön|ok|okay|ja
nein|vielleicht|haha|was|warum|wie|bitte|mein|ich|du|asdf qwer|blabla|test|abc|xyz|ja bitte|nein danke
klar|alles klar|verstanden|egal|vergiss es|nichts|das war alles|ich habe eine frage|kannst du mir helfen
ich brauche hilfe|hilfe|hilf mir bitte|ich brauche infos|mehr details bitte|was meinst du
das verstehe ich nicht|das hilft mir nicht|das ist falsch|falsche antwort|das war nicht meine frage
du bist nutzlos|du bist dumm|blöder bot|idiot|du bist toll|gut gemacht|super service|ich liebe dich
ich hasse dich|ich bin sauer|das ist lächerlich|soll das ein witz sein|bist du da|ist da jemand
hallo jemand da|ich warte noch|gibt es was neues|wie lange muss ich warten|beeil dich|ruf mich an
meine nummer ist 12345|ich heiße peter|ich komme aus hamburg|ich melde mich später|moment bitte
bis später|tschüss|auf wiedersehen|schönen tag noch|gleichfalls|herzlichen glückwunsch
frohe weihnachten|frohes neues jahr|wie geht es dir|wie geht es ihnen|was geht|was machst du
hast du eine freundin|wer hat dich gemacht|wer bist du|was bist du|was kannst du|woher kommst du
sprichst du englisch|träumst du|kannst du denken|erzähl von dir|was ist deine lieblingsfarbe
magst du musik|glaubst du an gott|was ist liebe|was soll ich anziehen|soll ich kündigen|erzähl was
wirf eine münze|sag etwas|buche einen flug nach lissabon|reserviere einen tisch für zwei
finde ein hotel am flughafen|bestell mir eine pizza|ruf ein taxi|wie weit ist der mond
wie komme ich zum bahnhof|wo ist der nächste supermarkt|gibt es stau|wann fährt der nächste zug
wie steht der dollar|was kostet ein bitcoin|soll ich gold kaufen|lottozahlen|wer schrieb faust
wann endete der krieg|was ist die wurzel aus neun|was ist zwei plus zwei|wie viele kalorien hat ein apfel
schreib ein gedicht|mach meine hausaufgaben|schreib einen aufsatz über geschichte|erkläre quantenphysik
warum ist der himmel blau|wie fliegen flugzeuge|was fressen wale|längster fluss der welt
einwohner von indien|wer hat gestern gewonnen|fußballergebnisse|wann ist das nächste spiel
was läuft heute im fernsehen|empfiehl mir einen film|wie backe ich brot|wie lange koche ich ein ei
bestes restaurant der stadt|ich habe kopfschmerzen|wie nehme ich ab|was hilft gegen schnupfen
wie bekomme ich ein visum|wie mache ich meine steuererklärung|was ist mein horoskop
habt ihr einen job für mich|ich suche arbeit|wir bieten seo an|sie haben gewonnen|geld von zu hause verdienen
meine waschmaschine läuft aus|mein handy ist kaputt|mein auto springt nicht an|der drucker streikt
mein computer ist langsam|das internet geht nicht|wie installiere ich windows|was gibt es neues
wer gewinnt die wahl|gibt es geister|ist die erde flach|gut|schlecht|schön|toll|super|wow|hm|äh|so
und|aber|dann|da|hier|jetzt|später|heute|morgen|gestern|montag|eins|zwei|drei|blau|rot|schwarz|groß
klein|links|rechts|beide|das erste|das zweite|das andere|keins|alle|mehr|weniger|nochmal|zurück|weiter
stopp|wo|wann|wer|welche|wie viel|wie viele|wie lange|ist es|kann ich|können sie|ich will|ich möchte
zeig mir|sag mir|was ist|wo ist|wie kann ich|zu hause|in der nähe|meine mutter|mein mann|meine frau
mein chef|für meinen sohn|hans müller|berlin|hamburg|münchen|wien|zürich|es ist dringend|sehr dringend
so schnell wie möglich|sofort|das habe ich schon gesagt|wie gesagt|siehe oben|keine ahnung
weiß ich nicht|ich glaube schon|natürlich|genau|wirklich|echt|bist du sicher|warum nicht|na und
sonst noch was|ich schaue nur|nur ein test|falscher chat|mein nachbar ist zu laut|mein flug fiel aus
ich habe den zug verpasst|ich habe meine schlüssel verloren|ich bin müde|ich kann nicht schlafen
halt die klappe|geh weg|lass mich in ruhe|verdammt|was denkst du über ihn|wo sind sie hin
dürfen hunde schokolade essen|wie binde ich eine krawatte|wie werde ich ameisen los|wann ist ostern
wann beginnt der sommer|setz milch auf die einkaufsliste|was steht in meinem kalender
schreib mama eine nachricht|lauter|nächstes lied|finde mein handy|lies meine nachrichten
ist das legal|erinnerst du dich an mich|wird das aufgezeichnet|reden wir über etwas anderes
ich will reden|mir ist kalt|das essen war kalt|schönes wetter heute|wie war dein tag
)";

}  // namespace kb
