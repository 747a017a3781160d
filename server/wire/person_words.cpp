// One table: a row a language.
#include "server/wire/person_words.hpp"

#include <algorithm>
#include <iterator>

namespace wire {
namespace {

constexpr ExportWords table[] = {
    {.lang = "en",
     .title = "Your data",
     .as_of = "Everything kept as of",
     .profile = "Profile",
     .name = "Name",
     .email = "E-mail",
     .own_id = "Your id at the shop",
     .tier = "Tier",
     .organisation = "Organisation",
     .known_since = "Known since",
     .last_seen = "Last seen",
     .credit = "Credit",
     .conversations = "Conversations",
     .tickets = "Tickets",
     .notes = "Notes about you",
     .surveys = "Surveys",
     .agreed = "What you agreed to",
     .yes = "yes",
     .no = "no"},
    {.lang = "de",
     .title = "Ihre Daten",
     .as_of = "Alles, was gespeichert ist, Stand",
     .profile = "Profil",
     .name = "Name",
     .email = "E-Mail",
     .own_id = "Ihre Kennung beim Shop",
     .tier = "Kundenstufe",
     .organisation = "Organisation",
     .known_since = "Bekannt seit",
     .last_seen = "Zuletzt da",
     .credit = "Guthaben",
     .conversations = "Gespräche",
     .tickets = "Anfragen",
     .notes = "Notizen über Sie",
     .surveys = "Umfragen",
     .agreed = "Wozu Sie Ja gesagt haben",
     .yes = "ja",
     .no = "nein"},
};

}  // namespace

const ExportWords& export_words(std::string_view language) {
    const auto* found = std::ranges::find(table, language.substr(0, 2), &ExportWords::lang);
    return found == std::end(table) ? table[0] : *found;
}

}  // namespace wire
