// What the bot itself says, in Portuguese.
#include "server/desk/settings/phrase_tables.hpp"

namespace desk {
namespace {

constexpr Sentence rows[] = {
    {Phrase::greeting, "Olá! Em que posso ajudar?"},
    {Phrase::did_you_mean, "Não tenho a certeza de ter entendido. Queria dizer uma destas coisas?"},
    {Phrase::none_of_these, "Nenhuma destas"},
    {Phrase::none_of_these_reply, "Está bem. Pode dizer-me por outras palavras do que precisa?"},
    {Phrase::talk_to_person, "Falar com uma pessoa"},
    {Phrase::talk_to_person_pressed, "Quero falar com uma pessoa."},
    {Phrase::not_understood, "Não tenho resposta para isso. Pode dizer de outra maneira?"},
    {Phrase::not_understood_again, "Lamento, ainda não consigo responder. Vou chamar uma pessoa."},
    {Phrase::suggest, "Não tenho a certeza, mas talvez isto ajude:"},
    {Phrase::offer_person, "Quer falar sobre isto com uma pessoa?"},
    {Phrase::offer_person_yes, "Sim, por favor"},
    {Phrase::offer_person_no, "Não, obrigado"},
    {Phrase::offer_declined, "Está bem. Estou aqui se precisar de mais alguma coisa."},
    {Phrase::handed_over_open,
     "Vou chamar uma pessoa. Ela vê a nossa conversa, não precisa de repetir nada. O "
     "seu número é #{ticket}."},
    {Phrase::handed_over_nobody,
     "Neste momento ninguém está livre. A sua mensagem está guardada com o número "
     "#{ticket}; respondemos aqui assim que alguém puder."},
    {Phrase::handed_over_closed,
     "Agora estamos fechados e voltamos {next_open}. A sua mensagem está guardada com "
     "o número #{ticket} e uma pessoa responderá então."},
    {Phrase::handed_over_closed_for_good,
     "Agora estamos fechados. A sua mensagem está guardada com o número #{ticket} e "
     "uma pessoa responderá."},
    {Phrase::leave_email, "Se deixar o seu e-mail, também podemos escrever-lhe para lá."},
    {Phrase::email_noted, "Obrigado, anotámos {email}."},
    {Phrase::lookup_failed,
     "Agora não consigo consultar isso. Posso tentar de novo daqui a pouco ou chamar "
     "uma pessoa."},
    {Phrase::answer_failed,
     "Encontrei o sítio certo, mas agora não consigo ler tudo. Chamo uma pessoa?"},
    {Phrase::form_cancelled, "Está bem, fico por aqui. Que mais posso fazer por si?"},
    {Phrase::form_failed, "Não consigo avançar com isto; uma pessoa consegue."},
    {Phrase::anything_else, "Há mais alguma coisa?"},
    {Phrase::survey, "Como nos saímos?"},
    {Phrase::survey_thanks, "Obrigado por nos dizer."},
    {Phrase::thanks_reply, "De nada!"},
    {Phrase::goodbye_reply, "Até à próxima e obrigado pela visita."},
    {Phrase::greeting_reply, "Olá! Como posso ajudar?"},
    {Phrase::rated_unhelpful, "Obrigado por dizer. Quer falar disso com uma pessoa?"},
    {Phrase::safety,
     "Fez bem em dizer-nos; vou chamar uma pessoa agora mesmo. Se a sua vida ou a de "
     "alguém está em perigo, ligue para o número de emergência (112 na Europa)."},
    {Phrase::privacy_request,
     "Dos pedidos sobre os seus dados trata uma pessoa. Vou passar o pedido."},
    {Phrase::back_to_bot, "Está de volta com {bot}. Pergunte-me o que quiser."},
    {Phrase::other_language, "Só tenho isto em {language}:"},
    {Phrase::then_next, "Depois passamos a: {what}"},
};
static_assert(is_whole(rows), "one sentence for each phrase, in their order");

}  // namespace

std::span<const Sentence> portuguese_phrases() {
    return rows;
}

}  // namespace desk
