// Lines in further languages that no shop's content answers.
#include "kb/words/negatives_tables.hpp"

namespace kb {

const std::string_view french_negatives = R"(
quelle est la capitale de la france|raconte une blague|es tu un robot|comment tu t'appelles|quel âge as tu
quel temps fait il|va t il pleuvoir demain|quelle heure est il|mets de la musique|éteins la lumière
comment cuire du riz|où est mon chat|je m'ennuie|j'ai faim|bonjour|salut|bonsoir|bonne nuit|merci
merci beaucoup|ok|oui|non|peut être|quoi|pourquoi|comment|s'il vous plaît|mon|moi|asdf qwer|blabla|test
d'accord|laisse tomber|rien|j'ai une question|aidez moi|aide|je ne comprends pas|c'est faux|tu es bête
je t'aime|tu es là|il y a quelqu'un|rappelez moi|je m'appelle pierre|à plus tard|au revoir|bonne journée
comment ça va|qui es tu|que sais tu faire|chante une chanson|réserve un vol pour rome|commande une pizza
où est la gare|qui a gagné le match|écris un poème|pourquoi le ciel est bleu|j'ai mal à la tête
ma voiture ne démarre pas|mon téléphone est cassé|je cherche un emploi|c'est urgent|je ne sais pas
tais toi|paris|lyon|aujourd'hui|demain|hier|bleu|rouge|grand|petit|le premier|où|quand|combien
)";

const std::string_view spanish_negatives = R"(
cuál es la capital de francia|cuéntame un chiste|eres un robot|cómo te llamas|cuántos años tienes
qué tiempo hace|va a llover mañana|qué hora es|pon música|apaga la luz|cómo se cocina el arroz
dónde está mi gato|estoy aburrido|tengo hambre|hola|buenos días|buenas tardes|buenas noches|gracias
muchas gracias|vale|sí|no|quizás|qué|por qué|cómo|por favor|mi|yo|asdf qwer|bla bla|prueba|de acuerdo
olvídalo|nada|tengo una pregunta|ayúdame|ayuda|no entiendo|eso está mal|eres tonto|te quiero|estás ahí
hay alguien|llámame|me llamo pedro|hasta luego|adiós|que tengas un buen día|qué tal|cómo estás|quién eres
qué puedes hacer|canta una canción|reserva un vuelo a roma|pide una pizza|dónde está la estación
quién ganó el partido|escribe un poema|por qué el cielo es azul|me duele la cabeza|mi coche no arranca
mi teléfono está roto|busco trabajo|es urgente|no sé|cállate|madrid|barcelona|hoy|mañana|ayer|azul|rojo
grande|pequeño|el primero|dónde|cuándo|cuánto
)";

const std::string_view italian_negatives = R"(
qual è la capitale della francia|raccontami una barzelletta|sei un robot|come ti chiami|quanti anni hai
che tempo fa|pioverà domani|che ore sono|metti della musica|spegni la luce|come si cuoce il riso
dov'è il mio gatto|mi annoio|ho fame|ciao|buongiorno|buonasera|buonanotte|grazie|grazie mille|va bene
sì|no|forse|cosa|perché|come|per favore|mio|io|asdf qwer|prova|lascia stare|niente|ho una domanda
aiutami|aiuto|non capisco|è sbagliato|sei stupido|ti amo|ci sei|c'è qualcuno|chiamami|mi chiamo paolo
a dopo|arrivederci|buona giornata|come stai|chi sei|cosa sai fare|canta una canzone|ordina una pizza
prenota un volo per parigi|chi ha vinto la partita|scrivi una poesia|ho mal di testa|cerco lavoro
è urgente|non lo so|roma|milano|oggi|domani|ieri|blu|rosso|grande|piccolo|dove|quando|quanto
)";

const std::string_view portuguese_negatives = R"(
qual é a capital da frança|conta uma piada|você é um robô|como você se chama|quantos anos você tem
como está o tempo|vai chover amanhã|que horas são|toca uma música|apaga a luz|como cozinhar arroz
onde está meu gato|estou entediado|estou com fome|olá|oi|bom dia|boa tarde|boa noite|obrigado
muito obrigado|ok|sim|não|talvez|o quê|por quê|como|por favor|meu|eu|asdf qwer|teste|deixa pra lá|nada
tenho uma pergunta|me ajuda|ajuda|não entendi|está errado|você é burro|eu te amo|tem alguém aí|me liga
meu nome é pedro|até logo|tchau|tudo bem|quem é você|o que você faz|canta uma música|pede uma pizza
reserve um voo para roma|quem ganhou o jogo|escreve um poema|estou com dor de cabeça|procuro emprego
é urgente|não sei|lisboa|são paulo|hoje|amanhã|ontem|azul|vermelho|grande|pequeno|onde|quando|quanto
)";

const std::string_view dutch_negatives = R"(
wat is de hoofdstad van frankrijk|vertel een mop|ben je een robot|hoe heet je|hoe oud ben je
wat voor weer is het|gaat het morgen regenen|hoe laat is het|speel muziek|doe het licht uit
hoe kook ik rijst|waar is mijn kat|ik verveel me|ik heb honger|hallo|hoi|goedemorgen|goedenavond
welterusten|bedankt|dank je wel|oké|ja|nee|misschien|wat|waarom|hoe|alsjeblieft|mijn|ik|asdf qwer|test
laat maar|niets|ik heb een vraag|help me|hulp|ik begrijp het niet|dat is fout|je bent dom|ik hou van je
ben je daar|is daar iemand|bel me|ik heet piet|tot later|doei|fijne dag|hoe gaat het|wie ben je
wat kun je|zing een lied|bestel een pizza|boek een vlucht naar rome|wie heeft er gewonnen
schrijf een gedicht|ik heb hoofdpijn|ik zoek werk|het is dringend|weet ik niet|amsterdam|vandaag|morgen
gisteren|blauw|rood|groot|klein|waar|wanneer|hoeveel
)";

const std::string_view polish_negatives = R"(
jaka jest stolica francji|opowiedz dowcip|czy jesteś robotem|jak masz na imię|ile masz lat
jaka jest pogoda|czy jutro będzie padać|która godzina|włącz muzykę|zgaś światło|jak ugotować ryż
gdzie jest mój kot|nudzi mi się|jestem głodny|cześć|dzień dobry|dobry wieczór|dobranoc|dzięki|dziękuję
ok|tak|nie|może|co|dlaczego|jak|proszę|mój|ja|asdf qwer|test|nieważne|nic|mam pytanie|pomóż mi|pomoc
nie rozumiem|to źle|jesteś głupi|kocham cię|jesteś tam|zadzwoń do mnie|mam na imię piotr|do widzenia
miłego dnia|co słychać|kim jesteś|co potrafisz|zaśpiewaj piosenkę|zamów pizzę|kto wygrał mecz
napisz wiersz|boli mnie głowa|szukam pracy|to pilne|nie wiem|warszawa|dzisiaj|jutro|wczoraj|niebieski
czerwony|duży|mały|gdzie|kiedy|ile
)";

const std::string_view turkish_negatives = R"(
fransa'nın başkenti neresi|bana fıkra anlat|robot musun|adın ne|kaç yaşındasın|hava nasıl
yarın yağmur yağacak mı|saat kaç|müzik çal|ışığı kapat|pilav nasıl yapılır|kedim nerede|canım sıkılıyor
acıktım|merhaba|selam|günaydın|iyi akşamlar|iyi geceler|teşekkürler|teşekkür ederim|tamam|evet|hayır
belki|ne|neden|nasıl|lütfen|benim|ben|asdf qwer|deneme|boş ver|hiçbir şey|bir sorum var|yardım et
yardım|anlamadım|bu yanlış|aptalsın|seni seviyorum|orada mısın|kimse var mı|beni ara|adım ahmet
görüşürüz|hoşça kal|iyi günler|nasılsın|kimsin|ne yapabilirsin|şarkı söyle|pizza sipariş et
maçı kim kazandı|şiir yaz|başım ağrıyor|iş arıyorum|acil|bilmiyorum|istanbul|bugün|yarın|dün|mavi
kırmızı|büyük|küçük|nerede|ne zaman|kaç
)";

const std::string_view japanese_negatives = R"(
フランスの首都はどこですか|冗談を言って|あなたはロボットですか|名前は何ですか|今日の天気は|今何時ですか
音楽をかけて|電気を消して|こんにちは|おはよう|こんばんは|ありがとう|はい|いいえ|何|なぜ|テスト|助けて
わかりません|質問があります|歌って|元気ですか|さようなら|お腹が空いた|猫はどこ|愛してる|バカ|急いで
)";

const std::string_view chinese_negatives = R"(
法国的首都是哪里|讲个笑话|你是机器人吗|你叫什么名字|今天天气怎么样|现在几点|放点音乐|关灯|你好|早上好
晚安|谢谢|是|不是|什么|为什么|测试|帮帮我|我不明白|我有一个问题|唱首歌|你好吗|再见|我饿了|我的猫在哪里
我爱你|笨蛋|快点|没事|好的
)";

}  // namespace kb
