// What the bot itself says, in French.
#include "server/desk/settings/phrase_tables.hpp"

namespace desk {
namespace {

constexpr Sentence rows[] = {
    {Phrase::greeting, "Bonjour ! Que puis-je faire pour vous ?"},
    {Phrase::did_you_mean,
     "Je ne suis pas sûr d'avoir compris. Vouliez-vous dire l'une de ces choses ?"},
    {Phrase::none_of_these, "Rien de tout cela"},
    {Phrase::none_of_these_reply, "D'accord. Pouvez-vous me dire autrement ce qu'il vous faut ?"},
    {Phrase::talk_to_person, "Parler à une personne"},
    {Phrase::talk_to_person_pressed, "Je voudrais parler à une personne."},
    {Phrase::not_understood, "Je n'ai pas de réponse à cela. Pouvez-vous le dire autrement ?"},
    {Phrase::not_understood_again,
     "Je suis désolé, je ne peux toujours pas répondre. J'appelle quelqu'un."},
    {Phrase::suggest, "Je n'en suis pas certain, mais ceci peut vous aider :"},
    {Phrase::offer_person, "Voulez-vous en parler avec une personne ?"},
    {Phrase::offer_person_yes, "Oui, s'il vous plaît"},
    {Phrase::offer_person_no, "Non, merci"},
    {Phrase::offer_declined, "D'accord. Je suis là si vous avez besoin d'autre chose."},
    {Phrase::handed_over_open,
     "J'appelle quelqu'un. Cette personne voit notre conversation, vous n'avez rien à "
     "répéter. Votre numéro de dossier est #{ticket}."},
    {Phrase::handed_over_nobody,
     "Personne n'est libre pour l'instant. Votre message est enregistré sous le "
     "dossier #{ticket} ; nous répondons ici dès que possible."},
    {Phrase::handed_over_closed,
     "Nous sommes fermés et de retour {next_open}. Votre message est enregistré sous "
     "le dossier #{ticket} ; une personne y répondra alors."},
    {Phrase::handed_over_closed_for_good,
     "Nous sommes fermés pour l'instant. Votre message est enregistré sous le dossier "
     "#{ticket} et une personne y répondra."},
    {Phrase::leave_email,
     "Si vous laissez votre adresse e-mail, nous pourrons aussi vous y écrire."},
    {Phrase::email_noted, "Merci, nous avons noté {email}."},
    {Phrase::lookup_failed,
     "Je ne peux pas le vérifier pour l'instant. Je peux réessayer dans un moment ou "
     "appeler quelqu'un."},
    {Phrase::answer_failed,
     "J'ai trouvé le bon endroit, mais je ne peux pas tout lire pour l'instant. "
     "Dois-je appeler quelqu'un ?"},
    {Phrase::form_cancelled, "D'accord, j'arrête là. Que puis-je faire d'autre pour vous ?"},
    {Phrase::form_failed, "Je n'irai pas plus loin ici ; une personne le pourra."},
    {Phrase::anything_else, "Y a-t-il autre chose ?"},
    {Phrase::survey, "Comment avons-nous été ?"},
    {Phrase::survey_thanks, "Merci de nous l'avoir dit."},
    {Phrase::thanks_reply, "Avec plaisir !"},
    {Phrase::goodbye_reply, "Au revoir et merci de votre visite."},
    {Phrase::greeting_reply, "Bonjour ! Comment puis-je vous aider ?"},
    {Phrase::rated_unhelpful, "Merci de le dire. Voulez-vous en parler avec une personne ?"},
    {Phrase::safety,
     "Vous avez bien fait de nous le dire ; j'appelle quelqu'un tout de suite. Si "
     "vous ou une autre personne êtes en danger, appelez les secours (112 en Europe)."},
    {Phrase::privacy_request, "Une personne s'occupe des demandes sur vos données. Je transmets."},
    {Phrase::back_to_bot, "Vous êtes de nouveau avec {bot}. Demandez-moi ce que vous voulez."},
    {Phrase::other_language, "Je n'ai ceci qu'en {language} :"},
    {Phrase::then_next, "Ensuite nous verrons : {what}"},
};
static_assert(is_whole(rows), "one sentence for each phrase, in their order");

}  // namespace

std::span<const Sentence> french_phrases() {
    return rows;
}

}  // namespace desk
