// One table: a row a language.
#include "server/desk/settings/notices.hpp"

#include "kb/words/text.hpp"
#include "server/desk/settings/settings.hpp"

#include <algorithm>
#include <iterator>

namespace desk {
namespace {

struct Row {
    std::string_view language;
    std::array<std::string_view, notice_names.size()> said;
};

constexpr Row rows[] = {
    {"en",
     {"Thank you, your file has arrived. I cannot look inside files, but a person can.",
      "Please stay polite. There is a person reading this who wants to help you."}},
    {"de",
     {"Danke, Ihre Datei ist angekommen. Ich kann nicht hineinsehen, ein Mensch schon.",
      "Bitte bleiben Sie höflich. Hier liest ein Mensch mit, der Ihnen helfen möchte."}},
    {"fr",
     {"Merci, votre fichier est arrivé. Je ne peux pas l'ouvrir, mais une personne le peut.",
      "Merci de rester poli. La personne qui vous lit souhaite vous aider."}},
    {"es",
     {"Gracias, su archivo ha llegado. No puedo abrirlo, pero una persona sí.",
      "Por favor, mantenga el respeto. Le lee una persona que quiere ayudarle."}},
    {"it",
     {"Grazie, il file è arrivato. Io non posso aprirlo, ma una persona sì.",
      "La preghiamo di restare cortese. Chi legge è una persona che vuole aiutarla."}},
    {"nl",
     {"Bedankt, uw bestand is aangekomen. Ik kan het niet openen, een mens wel.",
      "Blijf alstublieft beleefd. Er leest een mens mee die u wil helpen."}},
};

}  // namespace

std::string_view notice(const Settings& settings, Notice notice, std::string_view language) {
    const auto place = static_cast<std::size_t>(notice);
    const auto own = settings.texts.find(language);
    if (own != settings.texts.end()) {
        const auto said = own->second.find(notice_names[place]);
        if (said != own->second.end()) return said->second;
    }
    const auto* row = std::ranges::find(rows, kb::base_language(language), &Row::language);
    return (row == std::end(rows) ? rows[0] : *row).said[place];
}

}  // namespace desk
