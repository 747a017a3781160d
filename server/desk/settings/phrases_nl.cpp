// What the bot itself says, in Dutch.
#include "server/desk/settings/phrase_tables.hpp"

namespace desk {
namespace {

constexpr Sentence rows[] = {
    {Phrase::greeting, "Hallo! Wat kan ik voor u doen?"},
    {Phrase::did_you_mean, "Ik weet niet zeker of ik u begrijp. Bedoelt u een van deze?"},
    {Phrase::none_of_these, "Geen van deze"},
    {Phrase::none_of_these_reply, "Goed. Kunt u in andere woorden zeggen wat u nodig hebt?"},
    {Phrase::talk_to_person, "Met een mens praten"},
    {Phrase::talk_to_person_pressed, "Ik wil graag met een mens praten."},
    {Phrase::not_understood, "Daar heb ik geen antwoord op. Kunt u het anders zeggen?"},
    {Phrase::not_understood_again,
     "Het spijt me, ik kan dat nog steeds niet beantwoorden. Ik haal er iemand bij."},
    {Phrase::suggest, "Ik weet het niet zeker, maar misschien helpt dit:"},
    {Phrase::offer_person, "Wilt u hierover met een mens praten?"},
    {Phrase::offer_person_yes, "Ja, graag"},
    {Phrase::offer_person_no, "Nee, dank u"},
    {Phrase::offer_declined, "Goed. Ik ben er als u nog iets nodig hebt."},
    {Phrase::handed_over_open,
     "Ik haal er iemand bij. Die ziet ons gesprek, u hoeft niets te herhalen. Uw "
     "ticket is #{ticket}."},
    {Phrase::handed_over_nobody,
     "Op dit moment is niemand vrij. Uw bericht is bewaard als ticket #{ticket}; we "
     "antwoorden hier zodra iemand vrij is."},
    {Phrase::handed_over_closed,
     "We zijn nu gesloten en {next_open} weer terug. Uw bericht is bewaard als ticket "
     "#{ticket}; een mens antwoordt dan."},
    {Phrase::handed_over_closed_for_good,
     "We zijn nu gesloten. Uw bericht is bewaard als ticket #{ticket} en een mens "
     "antwoordt erop."},
    {Phrase::leave_email, "Als u uw e-mailadres achterlaat, kunnen we u daar ook schrijven."},
    {Phrase::email_noted, "Dank u, we hebben {email} genoteerd."},
    {Phrase::lookup_failed,
     "Ik kan dat nu niet opzoeken. Ik kan het zo nog eens proberen of er iemand bij "
     "halen."},
    {Phrase::answer_failed,
     "Ik heb de juiste plek gevonden, maar kan nu niet alles lezen. Zal ik er iemand "
     "bij halen?"},
    {Phrase::form_cancelled, "Goed, ik stop daarmee. Wat kan ik nog meer voor u doen?"},
    {Phrase::form_failed, "Ik kom hier niet verder; een mens wel."},
    {Phrase::anything_else, "Kan ik nog iets doen?"},
    {Phrase::survey, "Hoe deden we het?"},
    {Phrase::survey_thanks, "Dank u dat u het zegt."},
    {Phrase::thanks_reply, "Graag gedaan!"},
    {Phrase::goodbye_reply, "Tot ziens en bedankt voor uw bezoek."},
    {Phrase::greeting_reply, "Hallo! Hoe kan ik helpen?"},
    {Phrase::rated_unhelpful, "Dank u voor het zeggen. Wilt u er met een mens over praten?"},
    {Phrase::safety,
     "Goed dat u het zegt; ik haal er meteen iemand bij. Bent u of is iemand anders "
     "in gevaar, bel dan het alarmnummer (112 in Europa)."},
    {Phrase::privacy_request, "Vragen over uw gegevens behandelt een mens. Ik geef het door."},
    {Phrase::back_to_bot, "U bent weer bij {bot}. Vraag me gerust alles."},
    {Phrase::other_language, "Dit heb ik alleen in het {language}:"},
    {Phrase::then_next, "Daarna komen we bij: {what}"},
};
static_assert(is_whole(rows), "one sentence for each phrase, in their order");

}  // namespace

std::span<const Sentence> dutch_phrases() {
    return rows;
}

}  // namespace desk
