// The help centre's own sentences, one table.
#include "server/net/help_words.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

namespace net {
namespace {

constexpr HelpWords table[] = {
    {.lang = "en",
     .name = "English",
     .centre = "Help centre",
     .skip = "Skip to the content",
     .language = "Language",
     .search_label = "Search the help centre",
     .placeholder = "What would you like to know?",
     .search = "Search",
     .how_help = "How can we help?",
     .breadcrumb = "Breadcrumb",
     .related = "Related",
     .more = "More",
     .not_found_heading = "This page does not exist",
     .not_found = "It may have moved. Search for it, or start at the help centre.",
     .contact_heading = "Not what you were looking for?",
     .contact = "{bot} answers at once, and fetches a person when it should be one.",
     .chat = "Chat with us",
     .one_answer = "One answer for “{q}”",
     .many_answers = "{n} answers for “{q}”",
     .no_answer = "Nothing found for “{q}”. Try other words, or ask us in the chat.",
     .other = "More answers"},
    {.lang = "de",
     .name = "Deutsch",
     .centre = "Hilfe",
     .skip = "Zum Inhalt springen",
     .language = "Sprache",
     .search_label = "Hilfe durchsuchen",
     .placeholder = "Was möchten Sie wissen?",
     .search = "Suchen",
     .how_help = "Wie können wir helfen?",
     .breadcrumb = "Pfad",
     .related = "Dazu passend",
     .more = "Mehr",
     .not_found_heading = "Diese Seite gibt es nicht",
     .not_found =
         "Vielleicht ist sie umgezogen. Suchen Sie danach, oder beginnen Sie auf der Hilfeseite.",
     .contact_heading = "Nicht das Richtige gefunden?",
     .contact = "{bot} antwortet sofort und holt einen Menschen dazu, wenn es einer sein soll.",
     .chat = "Chatten Sie mit uns",
     .one_answer = "Eine Antwort zu „{q}“",
     .many_answers = "{n} Antworten zu „{q}“",
     .no_answer =
         "Nichts gefunden zu „{q}“. Versuchen Sie andere Wörter, oder fragen Sie uns im Chat.",
     .other = "Weitere Antworten"},
};

constexpr std::pair<std::string_view, std::string_view> names[] = {
    {"en", "English"},  {"de", "Deutsch"},    {"fr", "Français"}, {"es", "Español"},
    {"it", "Italiano"}, {"nl", "Nederlands"}, {"pl", "Polski"},   {"pt", "Português"},
    {"tr", "Türkçe"},   {"zh", "中文"},       {"ja", "日本語"},   {"th", "ไทย"},
};

}  // namespace

const HelpWords& help_words(std::string_view lang) {
    const auto* found = std::ranges::find(table, lang, &HelpWords::lang);
    return found == std::end(table) ? table[0] : *found;
}

std::string_view language_name(std::string_view lang) {
    const auto* found =
        std::ranges::find(names, lang, &std::pair<std::string_view, std::string_view>::first);
    return found == std::end(names) ? lang : found->second;
}

}  // namespace net
