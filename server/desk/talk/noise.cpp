// Machines give themselves away in their first words; people's thanks are known by their tone.
#include "server/desk/talk/noise.hpp"

#include "intents/thanks.hpp"
#include "intents/tone.hpp"
#include "kb/words/text.hpp"

#include <algorithm>
#include <array>
#include <span>

namespace desk {
namespace {

// As they begin, in small letters, in whatever language the sender's machine speaks.
constexpr std::array auto_replies = {
    std::string_view("automatic reply"),
    std::string_view("auto-reply"),
    std::string_view("autoreply"),
    std::string_view("auto response"),
    std::string_view("out of office"),
    std::string_view("i am out of the office"),
    std::string_view("i am out of office"),
    std::string_view("i'm out of office"),
    std::string_view("i am currently out of office"),
    std::string_view("this is an automatic reply"),
    std::string_view("this is an automated"),
    std::string_view("dies ist eine automatische"),
    std::string_view("i'm out of the office"),
    std::string_view("i am currently out of the office"),
    std::string_view("automatische antwort"),
    std::string_view("abwesenheitsnotiz"),
    std::string_view("abwesend:"),
    std::string_view("ich bin derzeit nicht im büro"),
    std::string_view("ich bin nicht im büro"),
    std::string_view("réponse automatique"),
    std::string_view("absence du bureau"),
    std::string_view("respuesta automática"),
    std::string_view("fuera de la oficina"),
    std::string_view("risposta automatica"),
    std::string_view("fuori sede"),
    std::string_view("automatisch antwoord"),
    std::string_view("afwezigheidsbericht"),
    std::string_view("odpowiedź automatyczna"),
    std::string_view("resposta automática"),
    std::string_view("otomatik yanıt"),
};
constexpr std::array bounces = {
    std::string_view("undelivered mail returned to sender"),
    std::string_view("delivery status notification"),
    std::string_view("mail delivery failed"),
    std::string_view("mail delivery subsystem"),
    std::string_view("undeliverable:"),
    std::string_view("returned mail:"),
    std::string_view("failure notice"),
    std::string_view("unzustellbar:"),
    std::string_view("non remis :"),
    std::string_view("no se puede entregar:"),
};

constexpr std::size_t opening_bytes_max = 200;

bool opens_with(std::string_view text, std::span<const std::string_view> openings) {
    return std::ranges::any_of(openings, [&](auto opening) { return text.starts_with(opening); });
}

}  // namespace

escalation::Heard kind_of_words(std::string_view text, std::string_view language) {
    const auto begin = text.find_first_not_of(" \t\r\n");
    if (begin == text.npos) return escalation::Heard::message;
    const auto opening = kb::fold(text.substr(begin, opening_bytes_max));
    if (opens_with(opening, bounces)) return escalation::Heard::bounce;
    if (opens_with(opening, auto_replies)) return escalation::Heard::auto_reply;
    const auto tone = intents::hear_tone(text, language);
    if (intents::has(tone, intents::Tone::bare_thanks)) return escalation::Heard::thanks;
    return intents::is_nothing_but_thanks(text) ? escalation::Heard::thanks
                                                : escalation::Heard::message;
}

}  // namespace desk
