// One table: a row a sentence, a column a language.
#include "server/desk/settings/page_words.hpp"

#include "kb/markdown/markdown.hpp"
#include "server/desk/settings/settings.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

namespace desk {
namespace {

struct Row {
    std::string PageWords::* place;
    std::string_view name;  // under `texts:`
    std::string_view en;
    std::string_view de;
};

constexpr Row rows[] = {
    {&PageWords::centre, "page_centre", "Help centre", "Hilfe"},
    {&PageWords::skip, "page_skip", "Skip to the content", "Zum Inhalt springen"},
    {&PageWords::language, "page_language", "Language", "Sprache"},
    {&PageWords::search_label, "page_search_label", "Search the help centre", "Hilfe durchsuchen"},
    {&PageWords::placeholder, "page_placeholder", "What would you like to know?",
     "Was möchten Sie wissen?"},
    {&PageWords::search, "page_search", "Search", "Suchen"},
    {&PageWords::how_help, "page_how_help", "How can we help?", "Wie können wir helfen?"},
    {&PageWords::breadcrumb, "page_breadcrumb", "Breadcrumb", "Pfad"},
    {&PageWords::related, "page_related", "Related", "Dazu passend"},
    {&PageWords::more, "page_more", "More", "Mehr"},
    {&PageWords::not_found_heading, "page_not_found_heading", "This page does not exist",
     "Diese Seite gibt es nicht"},
    {&PageWords::not_found, "page_not_found",
     "It may have moved. Search for it, or start at the help centre.",
     "Vielleicht ist sie umgezogen. Suchen Sie danach, oder beginnen Sie auf der Hilfeseite."},
    {&PageWords::contact_heading, "page_contact_heading", "Not what you were looking for?",
     "Nicht das Richtige gefunden?"},
    {&PageWords::contact, "page_contact",
     "{bot} answers at once, and fetches a person when it should be one.",
     "{bot} antwortet sofort und holt einen Menschen dazu, wenn es einer sein soll."},
    {&PageWords::chat, "page_chat", "Chat with us", "Chatten Sie mit uns"},
    {&PageWords::one_answer, "page_one_answer", "One answer for “{q}”", "Eine Antwort zu „{q}“"},
    {&PageWords::many_answers, "page_many_answers", "{n} answers for “{q}”",
     "{n} Antworten zu „{q}“"},
    {&PageWords::no_answer, "page_no_answer",
     "Nothing found for “{q}”. Try other words, or ask us in the chat.",
     "Nichts gefunden zu „{q}“. Versuchen Sie andere Wörter, oder fragen Sie uns im Chat."},
    {&PageWords::other, "page_other", "More answers", "Weitere Antworten"},
    {&PageWords::title, "page_title", "Write to us", "Schreiben Sie uns"},
    {&PageWords::intro, "page_intro",
     "We read everything. Your request gets a number, and a page where you see our answer.",
     "Wir lesen alles. Ihre Anfrage bekommt eine Nummer und eine Seite, auf der unsere Antwort "
     "steht."},
    {&PageWords::name, "page_name", "Your name", "Ihr Name"},
    {&PageWords::email, "page_email", "Your e-mail address", "Ihre E-Mail-Adresse"},
    {&PageWords::subject, "page_subject", "What is it about?", "Worum geht es?"},
    {&PageWords::message, "page_message", "Your message", "Ihre Nachricht"},
    {&PageWords::send, "page_send", "Send", "Senden"},
    {&PageWords::missing, "page_missing",
     "Please fill in your e-mail address, what it is about, and your message.",
     "Bitte geben Sie Ihre E-Mail-Adresse, das Thema und Ihre Nachricht an."},
    {&PageWords::often, "page_often",
     "That was a lot at once. Please wait a few minutes and send it again.",
     "Das war viel auf einmal. Bitte warten Sie ein paar Minuten und senden Sie noch einmal."},
    {&PageWords::maybe, "page_maybe", "Perhaps this answers it already",
     "Vielleicht ist das schon die Antwort"},
    {&PageWords::sent, "page_sent", "Thank you. Your request has the number #{n}.",
     "Danke. Ihre Anfrage hat die Nummer #{n}."},
    {&PageWords::sent_link, "page_sent_link",
     "Keep this link: on its page you see our answer and can write more.",
     "Bewahren Sie diesen Link auf: Dort sehen Sie unsere Antwort und können weiter schreiben."},
    {&PageWords::follow, "page_follow", "Follow request #{n}", "Zur Anfrage #{n}"},
    {&PageWords::request, "page_request", "Request #{n}", "Anfrage #{n}"},
    {&PageWords::mine, "page_mine", "My requests", "Meine Anfragen"},
    {&PageWords::none, "page_none", "There are no requests from this browser.",
     "Aus diesem Browser gibt es keine Anfragen."},
    {&PageWords::you, "page_you", "You", "Sie"},
    {&PageWords::reply, "page_reply", "Write more", "Weiter schreiben"},
    {&PageWords::unknown, "page_unknown", "This link is too old, or not one of ours.",
     "Dieser Link ist zu alt oder nicht von uns."},
    {&PageWords::helpful, "page_helpful", "Was this helpful?", "War das hilfreich?"},
    {&PageWords::yes, "page_yes", "Yes", "Ja"},
    {&PageWords::no, "page_no", "No", "Nein"},
    {&PageWords::thanks, "page_thanks", "Thank you for telling us.", "Danke für die Rückmeldung."},
    {&PageWords::waiting, "page_waiting", "We are on it", "Wir kümmern uns darum"},
    {&PageWords::answered, "page_answered", "We have answered", "Wir haben geantwortet"},
    {&PageWords::solved, "page_solved", "Solved", "Gelöst"},
    {&PageWords::try_later, "page_try_later",
     "That did not work. Nothing was lost: please send it again in a moment.",
     "Das hat nicht geklappt. Nichts ist verloren: Bitte senden Sie es gleich noch einmal."},
};

constexpr std::pair<std::string_view, std::string_view> names[] = {
    {"en", "English"},  {"de", "Deutsch"},    {"fr", "Français"},   {"es", "Español"},
    {"it", "Italiano"}, {"nl", "Nederlands"}, {"pl", "Polski"},     {"pt", "Português"},
    {"tr", "Türkçe"},   {"sv", "Svenska"},    {"da", "Dansk"},      {"ar", "العربية"},
    {"zh", "中文"},     {"ja", "日本語"},     {"th", "ไทย"},        {"he", "עברית"},
    {"fa", "فارسی"},    {"ur", "اردو"},       {"cs", "Čeština"},    {"fi", "Suomi"},
    {"hu", "Magyar"},   {"ko", "한국어"},     {"nb", "Norsk"},      {"no", "Norsk"},
    {"ro", "Română"},   {"ru", "Русский"},    {"uk", "Українська"},
};

}  // namespace

PageWords page_words(const Settings& settings, std::string_view language) {
    PageWords words;
    const auto own = settings.texts.find(language);
    for (const auto& row : rows) {
        auto sentence = language == "de" ? row.de : row.en;
        if (own != settings.texts.end()) {
            const auto said = own->second.find(row.name);
            if (said != own->second.end()) sentence = said->second;
        }
        words.*row.place = kb::markdown::escape_html(sentence);
    }
    return words;
}

std::vector<std::string_view> page_word_names() {
    std::vector<std::string_view> all;
    for (const auto& row : rows) all.push_back(row.name);
    return all;
}

std::string_view language_name(std::string_view language) {
    const auto* found =
        std::ranges::find(names, language, &std::pair<std::string_view, std::string_view>::first);
    return found == std::end(names) ? language : found->second;
}

std::string_view direction(std::string_view language) {
    constexpr std::string_view from_the_right[] = {"ar", "fa", "he", "ur"};
    return std::ranges::find(from_the_right, language) == std::end(from_the_right) ? "ltr" : "rtl";
}

}  // namespace desk
