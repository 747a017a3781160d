// One row a language: those of the chat.
#include "server/desk/settings/survey_words.hpp"

#include "kb/markdown/markdown.hpp"
#include "kb/words/text.hpp"
#include "server/desk/settings/settings.hpp"

#include <algorithm>
#include <iterator>

namespace desk {
namespace {

using Three = std::array<std::string_view, 3>;

struct Sentences {
    std::string_view lang;
    Three question;
    Three low;
    Three high;
    std::string_view comment;
    std::string_view send;
    std::string_view thanks;
    std::string_view before;
    std::string_view choose;
    std::string_view unknown;
};

constexpr Sentences ours[] = {
    {"en",
     {"How did we do?", "How likely are you to recommend us?", "How easy was it to get help?"},
     {"Very bad", "Not at all", "Very hard"},
     {"Very good", "Very likely", "Very easy"},
     "Anything to add? (optional)",
     "Send",
     "Thank you. Your answer has arrived.",
     "You have answered this already. Thank you.",
     "Please choose one of the numbers.",
     "This link is too old, or not one of ours."},
    {"de",
     {"Wie war unsere Hilfe?", "Wie wahrscheinlich empfehlen Sie uns weiter?",
      "Wie leicht war es, Hilfe zu bekommen?"},
     {"Sehr schlecht", "Gar nicht", "Sehr schwer"},
     {"Sehr gut", "Sehr wahrscheinlich", "Sehr leicht"},
     "Möchten Sie noch etwas sagen? (freiwillig)",
     "Senden",
     "Danke. Ihre Antwort ist angekommen.",
     "Sie haben schon geantwortet. Danke.",
     "Bitte wählen Sie eine der Zahlen.",
     "Dieser Link ist zu alt oder nicht von uns."},
    {"fr",
     {"Comment avons-nous travaillé ?", "Quelle est la probabilité que vous nous recommandiez ?",
      "A-t-il été facile d’obtenir de l’aide ?"},
     {"Très mal", "Pas du tout", "Très difficile"},
     {"Très bien", "Très probable", "Très facile"},
     "Quelque chose à ajouter ? (facultatif)",
     "Envoyer",
     "Merci. Votre réponse est arrivée.",
     "Vous avez déjà répondu. Merci.",
     "Veuillez choisir un des chiffres.",
     "Ce lien est trop ancien ou ne vient pas de nous."},
    {"es",
     {"¿Qué tal lo hemos hecho?", "¿Qué probabilidad hay de que nos recomiende?",
      "¿Le ha resultado fácil obtener ayuda?"},
     {"Muy mal", "Ninguna", "Muy difícil"},
     {"Muy bien", "Muy probable", "Muy fácil"},
     "¿Algo que añadir? (opcional)",
     "Enviar",
     "Gracias. Su respuesta ha llegado.",
     "Ya ha respondido. Gracias.",
     "Elija uno de los números.",
     "Este enlace es demasiado antiguo o no es nuestro."},
    {"it",
     {"Come siamo andati?", "Quanto è probabile che ci consigli ad altri?",
      "È stato facile ricevere aiuto?"},
     {"Molto male", "Per niente", "Molto difficile"},
     {"Molto bene", "Molto probabile", "Molto facile"},
     "Qualcosa da aggiungere? (facoltativo)",
     "Invia",
     "Grazie. La sua risposta è arrivata.",
     "Ha già risposto. Grazie.",
     "Scelga uno dei numeri.",
     "Questo link è troppo vecchio o non è nostro."},
    {"nl",
     {"Hoe deden we het?", "Hoe waarschijnlijk is het dat u ons aanbeveelt?",
      "Hoe makkelijk kreeg u hulp?"},
     {"Heel slecht", "Helemaal niet", "Zeer moeilijk"},
     {"Heel goed", "Zeer waarschijnlijk", "Zeer makkelijk"},
     "Wilt u nog iets kwijt? (optioneel)",
     "Versturen",
     "Bedankt. Uw antwoord is aangekomen.",
     "U hebt al geantwoord. Bedankt.",
     "Kies een van de cijfers.",
     "Deze link is te oud of niet van ons."},
    {"pl",
     {"Jak nam poszło?", "Na ile prawdopodobne, że nas polecisz?", "Jak łatwo było uzyskać pomoc?"},
     {"Bardzo źle", "Wcale", "Bardzo trudno"},
     {"Bardzo dobrze", "Bardzo prawdopodobne", "Bardzo łatwo"},
     "Chcesz coś dodać? (opcjonalnie)",
     "Wyślij",
     "Dziękujemy. Odpowiedź dotarła.",
     "Odpowiedź już została udzielona. Dziękujemy.",
     "Wybierz jedną z liczb.",
     "Ten link jest zbyt stary albo nie pochodzi od nas."},
    {"pt",
     {"Como nos saímos?", "Qual a probabilidade de nos recomendar?", "Foi fácil obter ajuda?"},
     {"Muito mal", "Nenhuma", "Muito difícil"},
     {"Muito bem", "Muito provável", "Muito fácil"},
     "Algo a acrescentar? (opcional)",
     "Enviar",
     "Obrigado. A sua resposta chegou.",
     "Já respondeu. Obrigado.",
     "Escolha um dos números.",
     "Esta ligação é demasiado antiga ou não é nossa."},
    {"tr",
     {"Nasıldık?", "Bizi önerme olasılığınız nedir?", "Yardım almak ne kadar kolaydı?"},
     {"Çok kötü", "Hiç yok", "Çok zor"},
     {"Çok iyi", "Çok yüksek", "Çok kolay"},
     "Eklemek istediğiniz bir şey var mı? (isteğe bağlı)",
     "Gönder",
     "Teşekkürler. Yanıtınız ulaştı.",
     "Zaten yanıtladınız. Teşekkürler.",
     "Lütfen sayılardan birini seçin.",
     "Bu bağlantı çok eski ya da bize ait değil."},
    {"sv",
     {"Hur var vår hjälp?", "Hur troligt är det att du rekommenderar oss?",
      "Hur lätt var det att få hjälp?"},
     {"Mycket dåligt", "Inte alls", "Mycket svårt"},
     {"Mycket bra", "Mycket troligt", "Mycket lätt"},
     "Något att tillägga? (valfritt)",
     "Skicka",
     "Tack. Ditt svar har kommit fram.",
     "Du har redan svarat. Tack.",
     "Välj en av siffrorna.",
     "Länken är för gammal eller inte vår."},
    {"da",
     {"Hvordan klarede vi os?", "Hvor sandsynligt er det, at du vil anbefale os?",
      "Hvor let var det at få hjælp?"},
     {"Meget dårlig", "Slet ikke", "Meget svært"},
     {"Meget god", "Meget sandsynligt", "Meget let"},
     "Noget at tilføje? (valgfrit)",
     "Send",
     "Tak. Dit svar er modtaget.",
     "Du har allerede svaret. Tak.",
     "Vælg et af tallene.",
     "Linket er for gammelt eller ikke vores."},
    {"ar",
     {"كيف كانت خدمتنا؟", "ما مدى احتمال أن توصي بنا؟", "ما مدى سهولة الحصول على المساعدة؟"},
     {"سيئة جدًا", "غير محتمل إطلاقًا", "صعب جدًا"},
     {"جيدة جدًا", "محتمل جدًا", "سهل جدًا"},
     "هل تود إضافة شيء؟ (اختياري)",
     "إرسال",
     "شكرًا. وصلت إجابتك.",
     "لقد أجبت من قبل. شكرًا.",
     "يرجى اختيار أحد الأرقام.",
     "هذا الرابط قديم جدًا أو ليس من روابطنا."},
};

constexpr Three questions = {"page_survey_csat", "page_survey_nps", "page_survey_ces"};
constexpr Three lows = {"page_survey_csat_low", "page_survey_nps_low", "page_survey_ces_low"};
constexpr Three highs = {"page_survey_csat_high", "page_survey_nps_high", "page_survey_ces_high"};

struct Single {
    std::string_view name;  // under `texts:`
    std::string_view Sentences::* ours;
    std::string SurveyWords::* place;
};
constexpr Single singles[] = {
    {"page_survey_comment", &Sentences::comment, &SurveyWords::comment},
    {"page_survey_send", &Sentences::send, &SurveyWords::send},
    {"page_survey_thanks", &Sentences::thanks, &SurveyWords::thanks},
    {"page_survey_before", &Sentences::before, &SurveyWords::before},
    {"page_survey_choose", &Sentences::choose, &SurveyWords::choose},
    {"page_survey_unknown", &Sentences::unknown, &SurveyWords::unknown},
};

const Sentences* sentences_in(std::string_view language) {
    const auto* found = std::ranges::find(ours, language, &Sentences::lang);
    return found == std::end(ours) ? nullptr : found;
}

// The shop's sentence of this name, else ours.
class Chosen {
  public:
    Chosen(const Settings& settings, std::string_view language) {
        const auto found = settings.texts.find(language);
        if (found != settings.texts.end()) own_ = &found->second;
    }
    std::string operator()(std::string_view name, std::string_view ours) const {
        if (own_ != nullptr) {
            const auto said = own_->find(name);
            if (said != own_->end()) ours = said->second;
        }
        return kb::markdown::escape_html(ours);
    }

  private:
    const decltype(Settings::texts)::mapped_type* own_ = nullptr;
};

bool shop_asks_in(const Settings& settings, std::string_view language) {
    const auto own = settings.texts.find(language);
    return own != settings.texts.end() &&
           std::ranges::any_of(questions, [&](auto name) { return own->second.contains(name); });
}
}  // namespace

SurveyWords survey_words(const Settings& settings, std::string_view language) {
    const auto* known = sentences_in(language);
    const auto& from = known != nullptr ? *known : ours[0];
    const Chosen say(settings, language);
    SurveyWords words;
    words.lang = language;
    for (std::size_t i = 0; i < questions.size(); ++i) {
        words.question[i] = say(questions[i], from.question[i]);
        words.low[i] = say(lows[i], from.low[i]);
        words.high[i] = say(highs[i], from.high[i]);
    }
    for (const auto& one : singles) words.*one.place = say(one.name, from.*one.ours);
    return words;
}

std::string survey_language(const Settings& settings, std::span<const std::string> wishes) {
    for (const auto& wish : wishes) {
        const auto lang = kb::base_language(wish);
        if (sentences_in(lang) != nullptr || shop_asks_in(settings, lang)) return std::string(lang);
    }
    return "en";
}

std::vector<std::string> accepted_languages(std::string_view header) {
    std::vector<std::string> wishes;
    while (!header.empty()) {
        const auto end = std::min(header.find(','), header.size());
        auto wish = header.substr(0, std::min(end, header.find(';')));
        while (wish.starts_with(' ')) wish.remove_prefix(1);
        header.remove_prefix(std::min(header.size(), end + 1));
        if (!wish.empty()) wishes.emplace_back(wish);
    }
    return wishes;
}

std::vector<std::string_view> survey_word_names() {
    std::vector<std::string_view> all;
    for (const auto& three : {questions, lows, highs})
        all.insert(all.end(), three.begin(), three.end());
    for (const auto& one : singles) all.push_back(one.name);
    return all;
}

}  // namespace desk
