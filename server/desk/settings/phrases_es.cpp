// What the bot itself says, in Spanish.
#include "server/desk/settings/phrase_tables.hpp"

namespace desk {
namespace {

constexpr Sentence rows[] = {
    {Phrase::greeting, "¡Hola! ¿En qué puedo ayudarle?"},
    {Phrase::did_you_mean, "No estoy seguro de haberle entendido. ¿Se refiere a algo de esto?"},
    {Phrase::none_of_these, "Nada de esto"},
    {Phrase::none_of_these_reply, "De acuerdo. ¿Puede decirme con otras palabras qué necesita?"},
    {Phrase::talk_to_person, "Hablar con una persona"},
    {Phrase::talk_to_person_pressed, "Quiero hablar con una persona."},
    {Phrase::not_understood, "No tengo respuesta a eso. ¿Puede decirlo de otra manera?"},
    {Phrase::not_understood_again,
     "Lo siento, sigo sin poder responderle. Voy a llamar a una persona."},
    {Phrase::suggest, "No estoy seguro, pero quizá le sirva esto:"},
    {Phrase::offer_person, "¿Quiere hablar de esto con una persona?"},
    {Phrase::offer_person_yes, "Sí, por favor"},
    {Phrase::offer_person_no, "No, gracias"},
    {Phrase::offer_declined, "De acuerdo. Aquí estoy si necesita algo más."},
    {Phrase::handed_over_open,
     "Voy a llamar a una persona. Verá nuestra conversación, así que no tiene que "
     "repetir nada. Su número de caso es #{ticket}."},
    {Phrase::handed_over_nobody,
     "Ahora mismo no hay nadie libre. Su mensaje está guardado como caso #{ticket}; "
     "le respondemos aquí en cuanto alguien pueda."},
    {Phrase::handed_over_closed,
     "Ahora está cerrado y volvemos {next_open}. Su mensaje está guardado como caso "
     "#{ticket} y una persona le responderá entonces."},
    {Phrase::handed_over_closed_for_good,
     "Ahora está cerrado. Su mensaje está guardado como caso #{ticket} y una persona "
     "le responderá."},
    {Phrase::leave_email, "Si nos deja su correo electrónico, también podemos escribirle allí."},
    {Phrase::email_noted, "Gracias, hemos apuntado {email}."},
    {Phrase::lookup_failed,
     "Ahora mismo no puedo consultarlo. Puedo intentarlo de nuevo en un momento o "
     "llamar a una persona."},
    {Phrase::answer_failed,
     "He encontrado el sitio, pero ahora no puedo leerlo todo. ¿Llamo a una persona?"},
    {Phrase::form_cancelled, "De acuerdo, lo dejo. ¿Qué más puedo hacer por usted?"},
    {Phrase::form_failed, "Yo no puedo seguir con esto; una persona sí."},
    {Phrase::anything_else, "¿Necesita algo más?"},
    {Phrase::survey, "¿Qué tal le hemos atendido?"},
    {Phrase::survey_thanks, "Gracias por decírnoslo."},
    {Phrase::thanks_reply, "¡De nada!"},
    {Phrase::goodbye_reply, "Hasta pronto y gracias por su visita."},
    {Phrase::greeting_reply, "¡Hola! ¿En qué puedo ayudarle?"},
    {Phrase::rated_unhelpful, "Gracias por decirlo. ¿Quiere hablarlo con una persona?"},
    {Phrase::safety,
     "Me alegro de que nos lo diga; llamo a una persona ahora mismo. Si usted u otra "
     "persona está en peligro, llame al número de emergencias (112 en Europa)."},
    {Phrase::privacy_request,
     "De las peticiones sobre sus datos se ocupa una persona. Se lo paso."},
    {Phrase::back_to_bot, "Vuelve a hablar con {bot}. Pregúnteme lo que quiera."},
    {Phrase::other_language, "Esto solo lo tengo en {language}:"},
    {Phrase::then_next, "Después vemos: {what}"},
};
static_assert(is_whole(rows), "one sentence for each phrase, in their order");

}  // namespace

std::span<const Sentence> spanish_phrases() {
    return rows;
}

}  // namespace desk
