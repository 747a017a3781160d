// Function words, chat words and negations by language. Folded spelling, no apostrophes.
#include "kb/words/vocabulary_tables.hpp"

#include <array>

namespace kb {
namespace {

constexpr auto lists = std::to_array<WordLists>({
    {"en",
     "a an the this that these those i me my mine myself you your yours yourself he him his she "
     "her "
     "hers it its we us our ours they them their theirs who whom whose what which where when why "
     "how "
     "am is are was were be been being do does did doing done have has had having will would shall "
     "should can could may might must ought and or but if then else so because as until while of "
     "at "
     "by for with about against between into through during before after above below to from up "
     "down "
     "in out on off over under again further once here there all any both each few more most other "
     "some such no nor not only own same than too very just also ever never always often sometimes "
     "still yet already now today anyone anything someone something everyone everything nothing "
     "none "
     "nobody one ones whether though although however per via without within upon onto unless "
     "since "
     "s t d ll m re ve o y whats else either neither rather quite really much many lot lots bit "
     "else "
     "else going got get gets getting gotten",
     "please thanks thank hello hi hey dear sir madam team guys ok okay yes yeah yep sure sorry "
     "excuse good morning afternoon evening day days night bye goodbye cheers great nice well fine "
     "want wants wanted need needs needed like liked know knows knowing tell tells told let lets "
     "make "
     "makes made give gives gave take takes took come comes came go goes went see sees saw look "
     "looks "
     "looking find finds found use uses using used try tries trying tried think thinks thought say "
     "says said ask asks asking asked help helps helping show shows put keep keeps happen happens "
     "happening happened possible able way ways thing things something stuff question questions "
     "information info wonder wondering understand explain mean means work works working time "
     "times "
     "kind sort type right wrong new old first last next long short big small best better bad "
     "people "
     "person someone lot little soon maybe perhaps actually currently around back done regarding "
     "concerning issue problem trouble hope feel start stop sure anyway",
     "not no never none cannot nothing without neither nor don doesn didn isn wasn"},
    {"de",
     "der die das den dem des ein eine einen einem einer eines kein keine keinen keinem keiner ich "
     "mich mir mein meine meinen meinem meiner meines du dich dir dein deine deinen deinem deiner "
     "er "
     "ihn ihm sein seine seinen seinem seiner sie ihr ihre ihren ihrem ihrer es wir uns unser "
     "unsere "
     "unseren unserem unserer euch euer eure sich man wer wen wem wessen was welche welcher "
     "welches "
     "welchen welchem wo woher wohin wann warum wieso weshalb wie bin bist ist sind seid war waren "
     "wart gewesen sei habe hab hast hat haben habt hatte hatten gehabt werde wirst wird werden "
     "werdet "
     "wurde wurden worden kann kannst können könnt konnte konnten könnte könnten muss musst müssen "
     "musste müsste soll sollte sollen sollten will willst wollen wollte darf dürfen durfte dürfte "
     "mag möchte möchten mögen und oder aber denn doch sondern wenn falls ob dass weil da als bis "
     "während obwohl damit um zu zum zur von vom vor nach mit ohne für gegen durch über unter auf "
     "an "
     "am im in ins aus bei beim seit zwischen hinter neben nicht nichts nie niemals nur auch noch "
     "schon immer wieder jetzt hier dort dann so sehr mehr viel viele wenig alle alles jeder jede "
     "jedes jeden etwas einige dieser diese dieses diesen diesem jener mal eigentlich denn eben "
     "halt "
     "ja nein davon dazu dafür darauf daran darüber dabei heute je pro lassen lässt",
     "bitte danke dank hallo hi hey moin servus guten gute tag morgen abend grüße gruß liebe "
     "lieber "
     "geehrte damen herren team okay ok gerne gern super entschuldigung sorry tschüss brauche "
     "braucht "
     "brauchen wissen weiß sagen sag sagt helfen hilfe hilf zeigen zeig geben gib gibt geht gehen "
     "ging "
     "machen mache macht gemacht finden finde fragen frage fragt kommen kommt komme sehen siehe "
     "tun "
     "tut getan stehen steht passiert passieren funktioniert funktionieren möglich möglichkeit "
     "sache "
     "ding dinge problem probleme information infos info neu neue neuen alt gut schlecht besser "
     "erste "
     "letzte nächste lange lang kurz zeit tage tagen leute vielleicht bald gerade genau nochmal "
     "zurück "
     "erklären verstehen verstehe bekomme bekommen kriege kriegen nehmen nimmt",
     "nicht kein keine keinen keinem keiner nichts nie niemals ohne nein"},
    {"fr",
     "le la les un une des du de au aux ce cet cette ces mon ma mes ton ta tes son sa ses notre "
     "nos "
     "votre vos leur leurs je me moi tu te toi il elle on nous vous ils elles lui se soi y en qui "
     "que "
     "quoi dont où quand comment pourquoi combien quel quelle quels quelles lequel laquelle est "
     "suis "
     "es sommes êtes sont était étaient être été ai as a avons avez ont avait avoir eu fait faire "
     "fais "
     "peux peut pouvez pouvons peuvent puis pourrais dois doit devez devoir veux veut voulez "
     "voudrais "
     "vais va allez vont aller et ou mais donc or ni car si comme parce lorsque à dans par pour "
     "sans "
     "sous sur avec chez vers entre avant après depuis pendant jusque contre ne pas plus moins "
     "très "
     "trop aussi encore déjà toujours jamais rien tout toute tous toutes même autre autres ici là "
     "maintenant aujourdhui ça cela ceci celui celle c d j l m n s t qu il y",
     "bonjour bonsoir salut merci svp plaît oui non pardon désolé excusez madame monsieur besoin "
     "savoir sais dire dites aider aide montrer donner donnez trouver demander question problème "
     "chose possible faut temps jour jours bien bon bonne nouveau nouvelle mieux premier dernier "
     "prochain peu beaucoup comprendre expliquer marche fonctionne passe voir prendre mettre",
     "ne pas jamais rien sans aucun aucune non"},
    {"es",
     "el la los las un una unos unas lo al del de este esta estos estas ese esa esos esas aquel "
     "aquella esto eso mi mis tu tus su sus nuestro nuestra vuestro yo me mí tú te ti él ella "
     "usted "
     "ustedes nos nosotros vosotros ellos ellas le les se sí qué que quién quien cuál cual dónde "
     "donde "
     "cuándo cuando cómo como cuánto cuanto cuánta cuántos por para con sin sobre entre hasta "
     "desde "
     "hacia contra según durante en a y e o u pero sino si porque aunque mientras soy eres es "
     "somos "
     "son era eran ser sido está están estoy estamos estar estaba he has ha hemos han había haber "
     "hay "
     "tengo tiene tienes tienen tener puedo puede puedes pueden poder podría debo debe deber "
     "quiero "
     "quiere quieres quisiera voy va vas vamos van ir hacer hago hace no ni nunca nada muy más "
     "menos "
     "tan también tampoco ya aún todavía siempre aquí allí ahora hoy todo toda todos todas otro "
     "otra "
     "algo alguien algún alguna",
     "hola buenos buenas días tardes noches gracias favor adiós perdón disculpe señor señora "
     "necesito "
     "saber sé decir dime ayuda ayudar mostrar dar dame encontrar preguntar pregunta problema cosa "
     "posible tiempo día bien bueno buena nuevo nueva mejor primero último próximo poco mucho "
     "entender "
     "explicar funciona pasa ver tomar poner gustaría",
     "no nunca nada sin ni tampoco ningún ninguna"},
    {"it",
     "il lo la i gli le un uno una del dello della dei degli delle al allo alla ai agli alle dal "
     "dalla "
     "nel nella nei sul sulla di a da in con su per tra fra questo questa questi queste quello "
     "quella "
     "quelli quelle mio mia miei mie tuo tua suo sua nostro vostro loro io me mi tu te ti lui lei "
     "noi "
     "ci voi vi essi si ne che chi cui quale quali dove quando come perché quanto quanta quanti "
     "cosa "
     "sono sei è siamo siete era erano essere stato stata ho hai ha abbiamo avete hanno avere "
     "aveva "
     "posso può puoi possiamo potete possono potere potrei devo deve dovere voglio vuole vorrei "
     "vado "
     "va andare fare faccio fa e ed o ma se anche non né mai niente nulla più meno molto troppo "
     "ancora "
     "già sempre qui qua lì là ora adesso oggi tutto tutta tutti tutte altro altra qualche "
     "qualcosa c "
     "l d dell all un",
     "ciao buongiorno buonasera salve grazie prego favore scusi scusa signore signora bisogno "
     "sapere "
     "so dire dimmi aiuto aiutare mostrare dare trovare chiedere domanda problema cose possibile "
     "tempo "
     "giorno giorni bene buono buona nuovo nuova meglio primo ultimo prossimo poco capire spiegare "
     "funziona succede vedere prendere mettere",
     "non mai niente nulla senza nessun nessuno nessuna né"},
    {"pt",
     "o a os as um uma uns umas do da dos das no na nos nas ao aos à às pelo pela de em por para "
     "com "
     "sem sob sobre entre até desde este esta estes estas esse essa isso isto aquele aquela meu "
     "minha "
     "meus minhas teu tua seu sua seus suas nosso nossa eu me mim tu te você vocês ele ela eles "
     "elas "
     "nós lhe se que quem qual quais onde quando como porque porquê quanto quanta quantos sou é és "
     "somos são era ser sido está estou estão estar tenho tem temos têm ter tinha há haver posso "
     "pode "
     "podem poder poderia devo deve dever quero quer querem queria vou vai vamos vão ir fazer faço "
     "faz "
     "e ou mas se também não nem nunca nada muito mais menos ainda já sempre aqui ali agora hoje "
     "tudo "
     "todo toda todos todas outro outra algo alguém algum alguma",
     "olá oi bom boa dia tarde noite obrigado obrigada favor desculpe senhor senhora preciso saber "
     "sei "
     "dizer diga ajuda ajudar mostrar dar encontrar perguntar pergunta problema coisa possível "
     "tempo "
     "dias bem novo nova melhor primeiro último próximo pouco entender explicar funciona acontece "
     "ver "
     "pegar colocar gostaria",
     "não nem nunca nada sem nenhum nenhuma"},
    {"nl",
     "de het een die dat deze dit ik mij me mijn jij je jou jouw u uw hij hem zijn zij ze haar wij "
     "we "
     "ons onze jullie hun hen zich wie wat welke waar wanneer waarom hoe hoeveel ben bent is was "
     "waren "
     "geweest heb hebt heeft hebben had hadden word wordt worden werd kan kunt kunnen kon moet "
     "moeten "
     "moest zal zult zullen zou zouden wil wilt willen wilde mag mogen doe doet doen en of maar "
     "want "
     "dus als dan omdat terwijl hoewel om te van voor na met zonder door over onder op aan in uit "
     "bij "
     "tot tegen tussen sinds naar er hier daar nu vandaag niet geen nooit niets ook nog al altijd "
     "weer "
     "zo zeer veel meer minder alle alles elke iets iemand andere",
     "hallo hoi hi dag goedemorgen goedemiddag goedenavond bedankt dank alstublieft alsjeblieft "
     "graag "
     "sorry ja nee mevrouw meneer nodig weten weet zeggen helpen help hulp laten zien geven vinden "
     "vragen vraag probleem ding mogelijk gaan gaat ga maken maak werkt komt krijgen krijg tijd "
     "dagen "
     "goed nieuw beter eerste laatste volgende lang kort uitleggen begrijpen terug",
     "niet geen nooit niets zonder nee"},
    {"pl",
     "i a w we z ze na do od o u po za przed nad pod przez przy dla bez między ten ta to te ci "
     "tego "
     "tej tych tym mój moja moje mojego mojej twój swój jego jej ich nasz wasz ja mnie mi mną ty "
     "ciebie "
     "ci on ona ono my nas nam wy was wam oni one się kto co który która które jaki jaka jakie "
     "gdzie "
     "kiedy dlaczego czemu jak ile czy jestem jesteś jest są był była było były być mam masz ma "
     "mamy "
     "macie mają mieć miałem mogę możesz może można mogą móc muszę musi trzeba chcę chcesz chce "
     "chciałbym chciałabym będę będzie będą robić robię robi oraz lub albo ale więc że żeby jeśli "
     "jeżeli gdy bo ponieważ nie nigdy nic też także jeszcze już zawsze tu tutaj tam teraz dziś "
     "dzisiaj bardzo więcej mniej wszystko wszystkie każdy inny coś ktoś tak",
     "cześć hej witam dzień dobry wieczór dziękuję dzięki proszę przepraszam pan pani potrzebuję "
     "wiedzieć wiem powiedzieć powiedz pomoc pomóc pokazać dać znaleźć pytać pytanie problem rzecz "
     "możliwe czas dni dobrze nowy nowa lepiej pierwszy ostatni następny mało dużo rozumieć "
     "wyjaśnić "
     "działa zobaczyć wziąć",
     "nie nigdy nic bez żaden żadna ani"},
    {"tr",
     "bir bu şu o ben beni bana benim sen seni sana senin biz bizi bize bizim siz sizi size sizin "
     "onlar onun kim ne neden niçin niye nasıl nerede nereye nereden hangi kaç ne zaman mi mı mu "
     "mü "
     "miyim mıyım misiniz mısınız ve veya ya da de ama fakat çünkü eğer ise ki ile için gibi kadar "
     "göre sonra önce üzerinde altında arasında var yok olan olarak oldu olur olmak değil hiç çok "
     "daha "
     "en az her tüm bütün bazı başka şey şimdi bugün burada orada artık hala henüz zaten sadece",
     "merhaba selam günaydın iyi günler akşamlar teşekkürler teşekkür ederim lütfen pardon evet "
     "hayır "
     "efendim bey hanım istiyorum lazım gerek biliyor bilmek söyle yardım göster ver bul sor soru "
     "sorun mümkün zaman gün güzel yeni ilk son nasılsın anlamıyorum çalışmıyor",
     "değil yok hiç asla hayır olmadan"},
    {"sv",
     "en ett den det de denna detta dessa jag mig min mitt mina du dig din ditt dina han honom hon "
     "henne vi oss vår vårt våra ni er deras sig vem vad vilken vilket var när varför hur är var "
     "vara "
     "varit har hade ha kan kunde ska skulle vill ville måste får får göra gör och eller men så "
     "att om "
     "eftersom medan som av för med utan till från i på under över mellan efter före vid inte "
     "aldrig "
     "ingen inget också redan alltid här där nu idag mycket mer mindre alla allt annan något någon",
     "hej hejsan tack snälla ursäkta ja nej god morgon kväll behöver veta vet säga hjälp hjälpa "
     "visa "
     "ge hitta fråga problem sak möjligt tid dag bra ny bättre första sista nästa fungerar",
     "inte aldrig ingen inget utan nej"},
    {"da",
     "en et den det de denne dette disse jeg mig min mit mine du dig din dit dine han ham hun "
     "hende vi "
     "os vores i jer deres sig hvem hvad hvilken hvilket hvor hvornår hvorfor hvordan er var være "
     "været har havde have kan kunne skal skulle vil ville må får gøre gør og eller men så at hvis "
     "fordi mens som af for med uden til fra på under over mellem efter før ved ikke aldrig ingen "
     "intet også allerede altid her der nu meget mere mindre alle alt anden noget nogen",
     "hej tak venligst undskyld ja nej god morgen aften behøver brug vide ved sige hjælp hjælpe "
     "vise "
     "give finde spørge spørgsmål problem ting muligt tid dag godt ny bedre første sidste næste "
     "virker",
     "ikke aldrig ingen intet uden nej"},
    {"nb",
     "en et ei den det de denne dette disse jeg meg min mitt mine du deg din ditt dine han ham hun "
     "henne vi oss vår vårt våre dere deres seg hvem hva hvilken hvilket hvor når hvorfor hvordan "
     "er "
     "var være vært har hadde ha kan kunne skal skulle vil ville må får gjøre gjør og eller men så "
     "at "
     "hvis fordi mens som av for med uten til fra på under over mellom etter før ved ikke aldri "
     "ingen "
     "også allerede alltid her der nå veldig mer mindre alle alt annen noe noen",
     "hei hallo takk vennligst unnskyld ja nei god morgen kveld trenger vite vet si hjelp hjelpe "
     "vise "
     "gi finne spørre spørsmål problem ting mulig tid dag bra ny bedre første siste neste virker",
     "ikke aldri ingen uten nei"},
    {"ru",
     "и в во не что он на я с со как а то все она так его но да ты к у же вы за бы по только ее "
     "мне "
     "было вот от меня еще нет о из ему теперь когда даже ну ли если уже или ни быть был него до "
     "вас "
     "нибудь опять уж вам ведь там потом себя ничего ей может они тут где есть надо ней для мы "
     "тебя их "
     "чем была сам чтоб без будто чего раз тоже себе под будет ж тогда кто этот того потому этого "
     "какой какая какие совсем ним здесь этом один почти мой моя мое мои моего моей тем чтобы нее "
     "сейчас были куда зачем всех никогда можно при наконец два об другой хоть после над больше "
     "тот "
     "через эти нас про всего них эта это сколько почему",
     "привет здравствуйте спасибо пожалуйста извините добрый день вечер утро хочу нужно знать "
     "сказать "
     "помощь помогите показать дать найти вопрос проблема вещь возможно время хорошо новый лучше "
     "первый последний работает",
     "не нет ни никогда ничего без"},
});

}  // namespace

std::span<const WordLists> word_lists() {
    return lists;
}

}  // namespace kb
