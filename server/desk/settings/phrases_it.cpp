// What the bot itself says, in Italian.
#include "server/desk/settings/phrase_tables.hpp"

namespace desk {
namespace {

constexpr Sentence rows[] = {
    {Phrase::greeting, "Buongiorno! Che cosa posso fare per lei?"},
    {Phrase::did_you_mean, "Non sono sicuro di aver capito. Intendeva una di queste cose?"},
    {Phrase::none_of_these, "Niente di tutto ciò"},
    {Phrase::none_of_these_reply, "Va bene. Può dirmi con altre parole di che cosa ha bisogno?"},
    {Phrase::talk_to_person, "Parlare con una persona"},
    {Phrase::talk_to_person_pressed, "Vorrei parlare con una persona."},
    {Phrase::not_understood, "A questo non ho una risposta. Può dirlo in un altro modo?"},
    {Phrase::not_understood_again,
     "Mi dispiace, non riesco ancora a rispondere. Chiamo una persona."},
    {Phrase::suggest, "Non ne sono certo, ma forse questo aiuta:"},
    {Phrase::offer_person, "Vuole parlarne con una persona?"},
    {Phrase::offer_person_yes, "Sì, grazie"},
    {Phrase::offer_person_no, "No, grazie"},
    {Phrase::offer_declined, "Va bene. Sono qui se le serve altro."},
    {Phrase::handed_over_open,
     "Chiamo una persona. Vede la nostra conversazione, quindi non deve ripetere "
     "niente. Il suo numero di pratica è #{ticket}."},
    {Phrase::handed_over_nobody,
     "Al momento nessuno è libero. Il suo messaggio è salvato con il numero "
     "#{ticket}; rispondiamo qui appena possibile."},
    {Phrase::handed_over_closed,
     "Ora siamo chiusi e torniamo {next_open}. Il suo messaggio è salvato con il "
     "numero #{ticket} e allora una persona risponderà."},
    {Phrase::handed_over_closed_for_good,
     "Ora siamo chiusi. Il suo messaggio è salvato con il numero #{ticket} e una "
     "persona risponderà."},
    {Phrase::leave_email, "Se ci lascia il suo indirizzo e-mail, possiamo scriverle anche lì."},
    {Phrase::email_noted, "Grazie, abbiamo annotato {email}."},
    {Phrase::lookup_failed,
     "Al momento non riesco a controllare. Posso riprovare tra poco o chiamare una "
     "persona."},
    {Phrase::answer_failed,
     "Ho trovato il punto giusto, ma ora non riesco a leggere tutto. Chiamo una "
     "persona?"},
    {Phrase::form_cancelled, "Va bene, mi fermo qui. Che altro posso fare per lei?"},
    {Phrase::form_failed, "Qui non riesco ad andare avanti; una persona sì."},
    {Phrase::anything_else, "C'è altro?"},
    {Phrase::survey, "Come ci siamo comportati?"},
    {Phrase::survey_thanks, "Grazie di avercelo detto."},
    {Phrase::thanks_reply, "Prego!"},
    {Phrase::goodbye_reply, "Arrivederci e grazie della visita."},
    {Phrase::greeting_reply, "Buongiorno! Come posso aiutarla?"},
    {Phrase::rated_unhelpful, "Grazie di averlo detto. Vuole parlarne con una persona?"},
    {Phrase::safety,
     "Ha fatto bene a dircelo; chiamo subito una persona. Se lei o qualcun altro è in "
     "pericolo, chiami il numero di emergenza (112 in Europa)."},
    {Phrase::privacy_request,
     "Delle richieste sui suoi dati si occupa una persona. Le passo la richiesta."},
    {Phrase::back_to_bot, "È di nuovo con {bot}. Mi chieda quello che vuole."},
    {Phrase::other_language, "Questo lo ho solo in {language}:"},
    {Phrase::then_next, "Poi passiamo a: {what}"},
};
static_assert(is_whole(rows), "one sentence for each phrase, in their order");

}  // namespace

std::span<const Sentence> italian_phrases() {
    return rows;
}

}  // namespace desk
