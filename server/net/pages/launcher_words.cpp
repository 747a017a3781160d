// One row a language of the chat (server/web/widget/names.ts).
#include "server/net/pages/launcher_words.hpp"

#include "kb/words/text.hpp"

#include <algorithm>
#include <iterator>

namespace net {
namespace {
constexpr LauncherWords languages[] = {
    {"en", "Open chat", "No connection"},          {"de", "Chat öffnen", "Keine Verbindung"},
    {"fr", "Ouvrir le chat", "Pas de connexion"},  {"es", "Abrir el chat", "Sin conexión"},
    {"it", "Apri la chat", "Nessuna connessione"}, {"nl", "Chat openen", "Geen verbinding"},
    {"pl", "Otwórz czat", "Brak połączenia"},      {"pt", "Abrir o chat", "Sem ligação"},
    {"tr", "Sohbeti aç", "Bağlantı yok"},          {"sv", "Öppna chatten", "Ingen anslutning"},
    {"da", "Åbn chatten", "Ingen forbindelse"},    {"ar", "فتح الدردشة", "لا يوجد اتصال"},
};
}  // namespace

const LauncherWords& launcher_words(std::string_view language) {
    const auto lang = kb::base_language(language);
    const auto* found = std::ranges::find(languages, lang, &LauncherWords::lang);
    return found == std::end(languages) ? languages[0] : *found;
}

}  // namespace net
