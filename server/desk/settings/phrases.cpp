// The bot's own sentences: a row a phrase, English and German side by side, others in tables of
// their own.
#include "server/desk/settings/phrases.hpp"

#include "server/desk/settings/phrase_tables.hpp"

#include <algorithm>
#include <iterator>

namespace desk {
namespace {

struct Row {
    Phrase phrase;
    std::string_view name;
    std::string_view en;
    std::string_view de;
};

constexpr Row rows[] = {
    {Phrase::greeting, "greeting", "Hello! What can I do for you?",
     "Hallo! Was kann ich für Sie tun?"},
    {Phrase::did_you_mean, "did_you_mean", "I'm not sure I understood. Did you mean one of these?",
     "Ich bin nicht sicher, ob ich Sie verstanden habe. Meinen Sie eines davon?"},
    {Phrase::none_of_these, "none_of_these", "None of these", "Nichts davon"},
    {Phrase::none_of_these_reply, "none_of_these_reply",
     "All right. Could you tell me in other words what you need?",
     "In Ordnung. Können Sie mir mit anderen Worten sagen, was Sie brauchen?"},
    {Phrase::talk_to_person, "talk_to_person", "Talk to a person", "Mit einem Menschen sprechen"},
    {Phrase::talk_to_person_pressed, "talk_to_person_pressed", "I'd like to talk to a person.",
     "Ich möchte mit einem Menschen sprechen."},
    {Phrase::not_understood, "not_understood",
     "I don't have an answer to that. Could you put it another way?",
     "Darauf habe ich keine Antwort. Können Sie es anders formulieren?"},
    {Phrase::not_understood_again, "not_understood_again",
     "I'm sorry, I still can't answer that. I'll fetch a person for you.",
     "Es tut mir leid, das kann ich nicht beantworten. Ich hole einen Menschen dazu."},
    {Phrase::suggest, "suggest",
     "I'm not certain, but this may help:", "Ich bin nicht sicher, aber vielleicht hilft das:"},
    {Phrase::offer_person, "offer_person", "Would you like to talk to a person about this?",
     "Möchten Sie darüber mit einem Menschen sprechen?"},
    {Phrase::offer_person_yes, "offer_person_yes", "Yes, please", "Ja, bitte"},
    {Phrase::offer_person_no, "offer_person_no", "No, thanks", "Nein, danke"},
    {Phrase::offer_declined, "offer_declined", "All right. I'm here if you need anything else.",
     "In Ordnung. Ich bin da, wenn Sie noch etwas brauchen."},
    {Phrase::handed_over_open, "handed_over_open",
     "I'm getting a person for you. They see our conversation, so you need not repeat anything. "
     "Your ticket is #{ticket}.",
     "Ich hole einen Menschen für Sie. Unser Gespräch liegt vor, Sie müssen nichts wiederholen. "
     "Ihr Ticket ist #{ticket}."},
    {Phrase::handed_over_nobody, "handed_over_nobody",
     "All our people are busy or away from their desks just now. Your message is safe as ticket "
     "#{ticket}; we answer here as soon as someone is free.",
     "Gerade ist niemand frei. Ihre Nachricht ist als Ticket #{ticket} gesichert; wir antworten "
     "hier, sobald jemand frei ist."},
    {Phrase::handed_over_closed, "handed_over_closed",
     "We are closed right now and back {next_open}. Your message is safe as ticket #{ticket}, "
     "and a person will answer it then.",
     "Wir haben gerade geschlossen und sind {next_open} wieder da. Ihre Nachricht ist als Ticket "
     "#{ticket} gesichert, ein Mensch beantwortet sie dann."},
    {Phrase::handed_over_closed_for_good, "handed_over_closed_for_good",
     "We are closed right now. Your message is safe as ticket #{ticket}, and a person will answer "
     "it.",
     "Wir haben gerade geschlossen. Ihre Nachricht ist als Ticket #{ticket} gesichert, ein Mensch "
     "beantwortet sie."},
    {Phrase::leave_email, "leave_email",
     "If you leave your e-mail address, we can also write to you there.",
     "Wenn Sie Ihre E-Mail-Adresse hier lassen, können wir Ihnen auch dorthin schreiben."},
    {Phrase::email_noted, "email_noted", "Thank you, we have noted {email}.",
     "Danke, wir haben {email} notiert."},
    {Phrase::lookup_failed, "lookup_failed",
     "I can't look that up just now. I can try again in a moment, or get a person.",
     "Ich kann das gerade nicht nachsehen. Ich kann es gleich noch einmal versuchen oder einen "
     "Menschen holen."},
    {Phrase::answer_failed, "answer_failed",
     "I found the right place but can't read all of it just now. Shall I get a person?",
     "Ich habe die richtige Stelle gefunden, kann sie aber gerade nicht ganz lesen. Soll ich einen "
     "Menschen holen?"},
    {Phrase::form_cancelled, "form_cancelled",
     "All right, I've stopped that. What else can I do for you?",
     "In Ordnung, ich habe das abgebrochen. Was kann ich sonst für Sie tun?"},
    {Phrase::form_failed, "form_failed", "I can't get any further with this; a person can.",
     "Ich komme hier nicht weiter, ein Mensch schon."},
    {Phrase::anything_else, "anything_else", "Is there anything else?", "Kann ich noch etwas tun?"},
    {Phrase::survey, "survey", "How did we do?", "Wie zufrieden waren Sie mit uns?"},
    {Phrase::survey_thanks, "survey_thanks", "Thank you for telling us.",
     "Danke für Ihre Rückmeldung."},
    {Phrase::thanks_reply, "thanks_reply", "You're welcome!", "Gern geschehen!"},
    {Phrase::goodbye_reply, "goodbye_reply", "Goodbye, and thank you for stopping by.",
     "Auf Wiedersehen und danke für Ihren Besuch."},
    {Phrase::greeting_reply, "greeting_reply", "Hello! How can I help?",
     "Hallo! Wie kann ich helfen?"},
    {Phrase::rated_unhelpful, "rated_unhelpful",
     "Thank you for saying so. Would you like to talk to a person about it?",
     "Danke für den Hinweis. Möchten Sie mit einem Menschen darüber sprechen?"},
    {Phrase::safety, "safety",
     "I'm glad you told us, and I'm getting a person right now. If you or someone else is in "
     "danger, "
     "please call your local emergency number (112 in Europe).",
     "Danke, dass Sie uns das sagen. Ich hole sofort einen Menschen dazu. Wenn Sie oder jemand "
     "anderes "
     "in Gefahr ist, rufen Sie bitte den Notruf 112."},
    {Phrase::privacy_request, "privacy_request",
     "A person takes care of requests about your data. I'm passing this on.",
     "Anfragen zu Ihren Daten bearbeitet ein Mensch. Ich gebe das weiter."},
    {Phrase::back_to_bot, "back_to_bot", "You are back with {bot}. Ask me anything.",
     "Sie sind wieder bei {bot}. Fragen Sie mich alles."},
    {Phrase::other_language, "other_language",
     "I have this only in {language}:", "Das habe ich nur auf {language}:"},
    {Phrase::then_next, "then_next", "Then we come to: {what}", "Danach kommen wir zu: {what}"},
};

static_assert(std::size(rows) == static_cast<std::size_t>(Phrase::count_), "a phrase has no row");

consteval bool in_order() {
    for (std::size_t i = 0; i < std::size(rows); ++i) {
        if (rows[i].phrase != static_cast<Phrase>(i)) return false;
    }
    return true;
}
static_assert(in_order(), "the rows stand in the order of the enumeration");

struct Other {
    std::string_view language;
    std::span<const Sentence> (*phrases)();
};
constexpr Other others[] = {
    {"es", spanish_phrases}, {"fr", french_phrases}, {"it", italian_phrases},
    {"nl", dutch_phrases},   {"pl", polish_phrases}, {"pt", portuguese_phrases},
    {"tr", turkish_phrases},
};

const Row& row(Phrase phrase) {
    return rows[static_cast<std::size_t>(phrase)];
}

}  // namespace

std::string_view name(Phrase phrase) {
    return row(phrase).name;
}

std::optional<Phrase> phrase_named(std::string_view name) {
    const auto* found = std::ranges::find(rows, name, &Row::name);
    if (found == std::end(rows)) return std::nullopt;
    return found->phrase;
}

std::string_view built_in(Phrase phrase, std::string_view language) {
    if (language == "de") return row(phrase).de;
    for (const auto& other : others) {
        if (other.language == language)
            return other.phrases()[static_cast<std::size_t>(phrase)].text;
    }
    return row(phrase).en;
}

bool speaks(std::string_view language) {
    return language == "en" || language == "de" ||
           std::ranges::find(others, language, &Other::language) != std::end(others);
}

std::string fill(std::string_view sentence, const Values& values) {
    std::string out;
    while (!sentence.empty()) {
        const auto open = sentence.find('{');
        const auto close = open == sentence.npos ? open : sentence.find('}', open);
        if (close == sentence.npos) break;
        out += sentence.substr(0, open);
        const auto found = values.find(sentence.substr(open + 1, close - open - 1));
        out += found == values.end() ? sentence.substr(open, close - open + 1)
                                     : std::string_view(found->second);
        sentence.remove_prefix(close + 1);
    }
    return out.append(sentence);
}

}  // namespace desk
