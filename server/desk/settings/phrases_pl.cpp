// What the bot itself says, in Polish.
#include "server/desk/settings/phrase_tables.hpp"

namespace desk {
namespace {

constexpr Sentence rows[] = {
    {Phrase::greeting, "Dzień dobry! W czym mogę pomóc?"},
    {Phrase::did_you_mean, "Nie wiem, czy dobrze rozumiem. Czy chodzi o coś z tego?"},
    {Phrase::none_of_these, "Nic z tego"},
    {Phrase::none_of_these_reply, "Dobrze. Czy można powiedzieć innymi słowami, czego potrzeba?"},
    {Phrase::talk_to_person, "Rozmowa z człowiekiem"},
    {Phrase::talk_to_person_pressed, "Chcę porozmawiać z człowiekiem."},
    {Phrase::not_understood, "Nie mam na to odpowiedzi. Czy można zapytać inaczej?"},
    {Phrase::not_understood_again,
     "Przykro mi, nadal nie potrafię odpowiedzieć. Wołam kogoś z nas."},
    {Phrase::suggest, "Nie mam pewności, ale może to pomoże:"},
    {Phrase::offer_person, "Czy porozmawiać o tym z człowiekiem?"},
    {Phrase::offer_person_yes, "Tak, proszę"},
    {Phrase::offer_person_no, "Nie, dziękuję"},
    {Phrase::offer_declined, "Dobrze. Jestem tutaj, gdyby coś jeszcze było potrzebne."},
    {Phrase::handed_over_open,
     "Wołam kogoś z nas. Widzi naszą rozmowę, więc niczego nie trzeba powtarzać. "
     "Numer zgłoszenia to #{ticket}."},
    {Phrase::handed_over_nobody,
     "W tej chwili nikt nie jest wolny. Wiadomość zapisaliśmy jako zgłoszenie "
     "#{ticket}; odpowiemy tutaj, gdy tylko ktoś będzie mógł."},
    {Phrase::handed_over_closed,
     "Teraz jest zamknięte, wracamy {next_open}. Wiadomość zapisaliśmy jako "
     "zgłoszenie #{ticket}; wtedy odpowie człowiek."},
    {Phrase::handed_over_closed_for_good,
     "Teraz jest zamknięte. Wiadomość zapisaliśmy jako zgłoszenie #{ticket}; odpowie "
     "na nią człowiek."},
    {Phrase::leave_email, "Jeśli zostawią Państwo adres e-mail, możemy odpisać także tam."},
    {Phrase::email_noted, "Dziękujemy, zapisaliśmy {email}."},
    {Phrase::lookup_failed,
     "Teraz nie mogę tego sprawdzić. Mogę za chwilę spróbować jeszcze raz albo kogoś "
     "zawołać."},
    {Phrase::answer_failed,
     "Wiem, gdzie to jest, ale teraz nie mogę przeczytać wszystkiego. Czy kogoś "
     "zawołać?"},
    {Phrase::form_cancelled, "Dobrze, przerywam. W czym jeszcze mogę pomóc?"},
    {Phrase::form_failed, "Dalej nie potrafię; człowiek potrafi."},
    {Phrase::anything_else, "Czy coś jeszcze?"},
    {Phrase::survey, "Jak nam poszło?"},
    {Phrase::survey_thanks, "Dziękujemy za odpowiedź."},
    {Phrase::thanks_reply, "Proszę bardzo!"},
    {Phrase::goodbye_reply, "Do widzenia i dziękujemy za odwiedziny."},
    {Phrase::greeting_reply, "Dzień dobry! Jak mogę pomóc?"},
    {Phrase::rated_unhelpful, "Dziękuję za szczerość. Czy porozmawiać o tym z człowiekiem?"},
    {Phrase::safety,
     "Dobrze, że o tym wiemy; już wołam człowieka. Jeśli komuś grozi "
     "niebezpieczeństwo, proszę zadzwonić pod numer alarmowy (112 w Europie)."},
    {Phrase::privacy_request, "Prośbami o dane zajmuje się człowiek. Przekazuję dalej."},
    {Phrase::back_to_bot, "Tu znowu {bot}. Proszę pytać o wszystko."},
    {Phrase::other_language, "Mam to tylko w języku: {language}"},
    {Phrase::then_next, "Potem przejdziemy do: {what}"},
};
static_assert(is_whole(rows), "one sentence for each phrase, in their order");

}  // namespace

std::span<const Sentence> polish_phrases() {
    return rows;
}

}  // namespace desk
