// A page of each language, written for this project: what people write to a shop, in everyday
// words. The letters of a language are learnt from it, and from the word lists beside it.
#include "kb/words/language_profiles.hpp"

#include "kb/words/text.hpp"

#include <algorithm>
#include <array>

namespace kb {
namespace {

constexpr auto profiles = std::to_array<LanguageProfile>({
    {"en", R"(
hello there I would like to know when you will ship the things that I bought last week
the delivery was supposed to come yesterday but nothing happened and nobody answered
could you please check whether my payment went through because the bank shows something else
which of these shoes should I choose they both look good and the price is about the same
thanks for your help everything works again have a nice evening
we tried to return the jacket but the label would not print from your website
how can we change what we have already ordered there must be something wrong with the page
the battery does not charge anymore after three months under warranty I guess
someone should write to me as soon as possible the washing machine makes a strange noise
what happens with the money when a purchase is cancelled before it leaves the warehouse
receipt customer service shipment exchange voucher account email shoulder through enough right
)"},
    {"de", R"(
guten Abend ich wollte fragen wann die Sachen verschickt werden die ich letzte Woche gekauft habe
die Lieferung sollte gestern kommen aber es ist nichts passiert und niemand hat geantwortet
könnten Sie bitte prüfen ob meine Zahlung eingegangen ist die Bank zeigt etwas anderes
welche von diesen Schuhen soll ich nehmen beide sehen gut aus und der Preis ist fast gleich
danke für die Hilfe jetzt funktioniert wieder alles schönen Abend noch
wir haben versucht die Jacke zurückzuschicken aber das Etikett lässt sich nicht ausdrucken
wie können wir ändern was schon bestellt ist da stimmt etwas mit der Seite nicht
der Akku lädt nach drei Monaten nicht mehr auf das müsste doch unter die Garantie fallen
jemand soll mir möglichst schnell schreiben die Waschmaschine macht ein seltsames Geräusch
was geschieht mit dem Geld wenn ein Kauf widerrufen wird bevor er das Lager verlässt
Quittung Kundendienst Versand Umtausch Gutschein Kundenkonto Beschwerde Verspätung Zubehör Öffnung
)"},
    {"nl", R"(
goedenavond ik wilde vragen wanneer de spullen verstuurd worden die ik vorige week gekocht heb
de levering zou gisteren komen maar er is niets gebeurd en niemand heeft geantwoord
kunt u alstublieft nakijken of mijn betaling binnen is want de bank laat iets anders zien
welke van deze schoenen zal ik kiezen ze zien er allebei goed uit en de prijs is bijna gelijk
bedankt voor uw hulp alles werkt weer nog een fijne avond
we hebben geprobeerd de jas terug te sturen maar het etiket wil niet uit de printer komen
hoe kunnen we veranderen wat al besteld is er klopt iets niet met die pagina van jullie
de accu laadt na drie maanden niet meer op dat valt toch onder de garantie
iemand moet mij zo snel mogelijk schrijven de wasmachine maakt een vreemd geluid
wat gebeurt er met het geld wanneer een aankoop wordt geannuleerd voordat die het magazijn verlaat
kassabon klantenservice verzending ruilen tegoedbon klacht vertraging toebehoren gesloten nieuwe
)"},
    {"es", R"(
buenas tardes quería preguntar cuándo van a mandar las cosas que compré la semana pasada
la entrega tenía que llegar ayer pero no ha pasado nada y nadie me ha contestado
podrían comprobar si mi pago ha entrado porque el banco dice otra cosa
cuál de estos zapatos debería elegir los dos quedan bien y el precio es casi igual
gracias por la ayuda ya funciona todo otra vez que pase una buena noche
hemos intentado devolver la chaqueta pero la etiqueta no se deja imprimir desde la página
cómo podemos cambiar lo que ya está pedido hay algo que falla en la web
la batería ya no carga después de tres meses supongo que entra en la garantía
que alguien me escriba lo antes posible la lavadora hace un ruido extraño
qué ocurre con el dinero cuando una compra se anula antes de salir del almacén
recibo atención al cliente envíos cambio vale cuenta correo queja retraso accesorios pequeño señora
)"},
    {"fr", R"(
bonsoir je voulais savoir quand seront expédiées les affaires que j'ai achetées la semaine dernière
la livraison devait arriver hier mais il ne s'est rien passé et personne n'a répondu
pourriez-vous vérifier si mon paiement est bien passé car la banque affiche autre chose
lesquelles de ces chaussures devrais-je choisir les deux sont belles et le prix est presque le même
merci pour votre aide tout fonctionne à nouveau bonne soirée
nous avons essayé de renvoyer la veste mais l'étiquette ne veut pas s'imprimer depuis le site
comment pouvons-nous modifier ce qui a déjà été commandé il y a un souci avec la page
la batterie ne se recharge plus au bout de trois mois cela doit être couvert par la garantie
que quelqu'un m'écrive dès que possible la machine à laver fait un bruit étrange
que devient l'argent lorsqu'un achat est annulé avant de quitter l'entrepôt
reçu service client expédition échange bon d'achat compte réclamation retard accessoires nouveau
)"},
    {"it", R"(
buonasera volevo sapere quando verranno spedite le cose che ho comprato la settimana scorsa
la consegna doveva arrivare ieri ma non è successo niente e nessuno ha risposto
potreste controllare se il mio pagamento è andato a buon fine perché la banca mostra altro
quali di queste scarpe dovrei scegliere sono belle tutte e due e il prezzo è quasi uguale
grazie dell'aiuto adesso funziona di nuovo tutto buona serata
abbiamo provato a restituire la giacca ma l'etichetta non si riesce a stampare dal sito
come possiamo modificare quello che abbiamo già ordinato c'è qualcosa che non va nella pagina
la batteria non si carica più dopo tre mesi credo che rientri nella garanzia
qualcuno mi scriva il prima possibile la lavatrice fa un rumore strano
che cosa succede ai soldi quando un acquisto viene annullato prima di lasciare il magazzino
scontrino assistenza clienti spedizione cambio buono reclamo ritardo accessori nuovo della degli
)"},
    {"pt", R"(
boa noite queria saber quando vão enviar as coisas que comprei na semana passada
a entrega devia chegar ontem mas não aconteceu nada e ninguém respondeu
podem verificar se o meu pagamento entrou porque o banco mostra outra coisa
qual destes sapatos devo escolher os dois ficam bem e o preço é quase igual
obrigado pela ajuda já está tudo a funcionar outra vez tenha uma boa tarde
tentamos devolver o casaco mas a etiqueta não dá para imprimir a partir do site
como podemos alterar o que já foi encomendado há alguma coisa errada com a página
a bateria já não carrega depois de três meses acho que está dentro da garantia
alguém me escreva o mais depressa possível a máquina de lavar faz um barulho estranho
o que acontece com o dinheiro quando uma compra é anulada antes de sair do armazém
recibo apoio ao cliente envio troca vale conta reclamação atraso acessórios você pelo senhora são
)"},
    {"pl", R"(
dobry wieczór chciałam zapytać kiedy wyślecie rzeczy które kupiłam w zeszłym tygodniu
dostawa miała być wczoraj ale nic się nie wydarzyło i nikt nie odpowiedział
czy mogliby państwo sprawdzić czy moja płatność przeszła bo bank pokazuje coś innego
które z tych butów powinienem wybrać oba wyglądają dobrze a cena jest prawie taka sama
dzięki za pomoc wszystko znowu działa miłego wieczoru
próbowaliśmy odesłać kurtkę ale etykiety nie da się wydrukować ze strony
jak możemy zmienić to co już zostało kupione coś jest nie tak z waszą stroną
bateria po trzech miesiącach już się nie ładuje to chyba podlega gwarancji
niech ktoś napisze do mnie jak najszybciej pralka wydaje dziwny dźwięk
co się dzieje z pieniędzmi gdy zakup zostanie cofnięty zanim opuści magazyn
paragon obsługa klienta wysyłka wymiana bon skarga opóźnienie akcesoria sprzedaż przesyłka będzie
)"},
    {"tr", R"(
iyi akşamlar geçen hafta aldığım ürünlerin ne zaman gönderileceğini öğrenmek istiyordum
teslimatın dün olması gerekiyordu ama hiçbir şey olmadı ve kimse cevap vermedi
ödememin geçip geçmediğini kontrol edebilir misiniz çünkü banka başka bir şey gösteriyor
bu ayakkabılardan hangisini seçmeliyim ikisi de güzel görünüyor ve fiyatları neredeyse aynı
yardımınız için sağ olun her şey yeniden çalışıyor iyi geceler
ceketi geri göndermeye çalıştık ama etiket siteden yazdırılamıyor
daha önce verdiğimiz siparişi nasıl değiştirebiliriz sayfada bir sorun olmalı
pil üç ay sonra artık şarj olmuyor sanırım garanti kapsamında
biri bana en kısa sürede yazsın çamaşır makinesi garip bir ses çıkarıyor
satın alma depodan çıkmadan önce durdurulursa para ne olur
fiş müşteri hizmetleri kargo değişim hediye çeki hesap şikayet gecikme aksesuar yeni küçük büyük
)"},
    {"sv", R"(
god kväll jag ville fråga när ni skickar sakerna som jag köpte förra veckan
leveransen skulle komma igår men ingenting har hänt och ingen har svarat
kan ni vara snälla och kolla om min betalning gick igenom för banken visar något annat
vilka av de här skorna ska jag välja båda ser bra ut och priset är nästan detsamma
tack för hjälpen nu fungerar allting igen ha en trevlig kväll
vi har försökt lämna tillbaka jackan men etiketten går inte att skriva ut från sidan
hur kan vi ändra det vi redan har beställt det måste vara något fel på er hemsida
batteriet laddar inte längre efter tre månader det borde väl ingå i garantin
någon får gärna skriva till mig så fort som möjligt tvättmaskinen låter konstigt
vad händer med pengarna när ett köp hävs innan det lämnar lagret
kvitto kundtjänst frakt byte presentkort klagomål försening tillbehör liten större
)"},
    {"da", R"(
god aften jeg ville høre hvornår I sender de ting som jeg købte i sidste uge
leveringen skulle være kommet i går men der er ikke sket noget og ingen har svaret
kan I ikke tjekke om min betaling er gået igennem for banken viser noget andet
hvilke af de her sko skal jeg vælge de ser begge godt ud og prisen er næsten den samme
tak for hjælpen nu virker det hele igen hav en dejlig aften
vi har prøvet at sende jakken tilbage men mærkaten kan ikke skrives ud fra siden
hvordan kan vi ændre det vi allerede har bestilt der må være noget galt med jeres hjemmeside
batteriet lader ikke længere op efter tre måneder det hører vel under garantien
nogen må gerne skrive til mig hurtigst muligt vaskemaskinen laver en mærkelig lyd
hvad sker der med pengene når et køb bliver annulleret før det forlader lageret
kvittering kundeservice fragt bytte gavekort klage forsinkelse tilbehør lille større
)"},
    {"nb", R"(
god kveld jeg lurte på når dere sender tingene som jeg kjøpte forrige uke
leveringen skulle komme i går men det har ikke skjedd noe og ingen har svart
kan dere være så snille å sjekke om betalingen min gikk gjennom for banken viser noe annet
hvilke av disse skoene skal jeg velge begge ser bra ut og prisen er nesten den samme
takk for hjelpen nå virker alt igjen ha en fin kveld
vi har prøvd å sende jakka tilbake men etiketten lar seg ikke skrive ut fra siden
hvordan kan vi endre det vi allerede har bestilt det må være noe galt med nettsiden deres
batteriet lader ikke lenger etter tre måneder det går vel på garantien
noen må gjerne skrive til meg så fort som mulig vaskemaskinen lager en rar lyd
hva skjer med pengene når et kjøp blir avbestilt før det forlater lageret
kvittering kundeservice frakt bytte gavekort klage forsinkelse tilbehør liten større hvor hvorfor
)"},
    {"ru", R"(
добрый вечер я хотела узнать когда вы отправите вещи которые я купила на прошлой неделе
доставка должна была быть вчера но ничего не произошло и никто не ответил
проверьте пожалуйста прошёл ли мой платёж потому что банк показывает другое
какие из этих ботинок мне выбрать обе пары хорошо выглядят и цена почти одинаковая
спасибо за помощь теперь всё снова работает приятного вечера
мы пытались вернуть куртку но этикетка не печатается с вашего сайта
как изменить то что уже заказано на странице что-то не так
батарея больше не заряжается через три месяца наверное это по гарантии
пусть кто-нибудь напишет мне как можно скорее стиральная машина странно шумит
что будет с деньгами если покупку отменят до выхода со склада
чек служба поддержки обмен подарочная карта жалоба задержка этого можно меня
)"},
    {"zh", R"(
你好，我想问一下上星期买的东西什么时候发货。快递昨天应该到的，可是什么都没有，也没有人回复。
请帮我查一下付款成功了没有，银行显示的不一样。这两双鞋应该选哪一双？看起来都很好，价钱也差不多。
谢谢你们的帮助，现在都能用了。我们想把外套退回去，可是网站上打印不了标签。
已经下单的商品怎么更改？页面好像有问题。电池用了三个月就充不了电，应该还在保修期内吧。
请尽快联系我，洗衣机声音很奇怪。货物还没出库就取消的话，钱怎么办？客服换货优惠券账户投诉为什么这个那个怎样
)"},
    {"ja", R"(
こんばんは。先週買った商品はいつ発送されますか。昨日届くはずでしたが、何も来なくて、返事もありません。
支払いが完了しているか調べていただけますか。銀行の表示が違うのです。この靴はどちらを選べばいいでしょうか。
両方とも良さそうで、値段もほとんど同じです。助かりました、また使えるようになりました。
上着を返品しようとしましたが、サイトからラベルを印刷できません。注文した内容を変更するにはどうすればいいですか。
電池が三か月で充電できなくなりました。保証の対象だと思います。できるだけ早く連絡をお願いします。
洗濯機から変な音がします。出荷前に取り消した場合、お金はどうなりますか。領収書 交換 送料 会員登録 苦情 営業日 在庫 問い合わせ
)"},
    {"th", R"(
สวัสดีค่ะ อยากทราบว่าของที่ซื้อไปเมื่ออาทิตย์ก่อนจะส่งเมื่อไร ควรจะมาถึงเมื่อวานแต่ไม่มีอะไรเลย ไม่มีใครตอบ
ช่วยตรวจสอบให้หน่อยว่าชำระเงินแล้วหรือยัง ธนาคารแสดงอีกอย่าง รองเท้าสองคู่นี้ควรเลือกคู่ไหนดี ราคาใกล้เคียงกัน
ขอบคุณที่ช่วยเหลือ ตอนนี้ใช้งานได้แล้ว อยากคืนเสื้อแต่พิมพ์ฉลากจากเว็บไม่ได้ แบตเตอรี่ชาร์จไม่เข้าแล้ว
)"},
});

}  // namespace

std::string_view language_profile(std::string_view lang) {
    const auto found = std::ranges::find(profiles, base_language(lang), &LanguageProfile::lang);
    return found == profiles.end() ? std::string_view{} : found->text;
}

}  // namespace kb
