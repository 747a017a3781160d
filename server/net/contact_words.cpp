// One table, as help_words.cpp.
#include "server/net/contact_words.hpp"

#include <algorithm>
#include <iterator>

namespace net {
namespace {

constexpr ContactWords table[] = {
    {.lang = "en",
     .title = "Write to us",
     .intro =
         "We read everything. Your request gets a number, and a page where you see our answer.",
     .name = "Your name",
     .email = "Your e-mail address",
     .subject = "What is it about?",
     .message = "Your message",
     .send = "Send",
     .missing = "Please fill in your e-mail address, what it is about, and your message.",
     .often = "That was a lot at once. Please wait a few minutes and send it again.",
     .maybe = "Perhaps this answers it already",
     .sent = "Thank you. Your request has the number #{n}.",
     .sent_link = "Keep this link: on its page you see our answer and can write more.",
     .follow = "Follow request #{n}",
     .request = "Request #{n}",
     .mine = "My requests",
     .none = "There are no requests from this browser.",
     .you = "You",
     .reply = "Write more",
     .unknown = "This link is too old, or not one of ours.",
     .helpful = "Was this helpful?",
     .yes = "Yes",
     .no = "No",
     .thanks = "Thank you for telling us.",
     .waiting = "We are on it",
     .answered = "We have answered",
     .solved = "Solved"},
    {.lang = "de",
     .title = "Schreiben Sie uns",
     .intro = "Wir lesen alles. Ihre Anfrage bekommt eine Nummer und eine Seite, auf der unsere "
              "Antwort steht.",
     .name = "Ihr Name",
     .email = "Ihre E-Mail-Adresse",
     .subject = "Worum geht es?",
     .message = "Ihre Nachricht",
     .send = "Senden",
     .missing = "Bitte geben Sie Ihre E-Mail-Adresse, das Thema und Ihre Nachricht an.",
     .often =
         "Das war viel auf einmal. Bitte warten Sie ein paar Minuten und senden Sie noch einmal.",
     .maybe = "Vielleicht ist das schon die Antwort",
     .sent = "Danke. Ihre Anfrage hat die Nummer #{n}.",
     .sent_link = "Bewahren Sie diesen Link auf: Dort sehen Sie unsere Antwort und können weiter "
                  "schreiben.",
     .follow = "Zur Anfrage #{n}",
     .request = "Anfrage #{n}",
     .mine = "Meine Anfragen",
     .none = "Aus diesem Browser gibt es keine Anfragen.",
     .you = "Sie",
     .reply = "Weiter schreiben",
     .unknown = "Dieser Link ist zu alt oder nicht von uns.",
     .helpful = "War das hilfreich?",
     .yes = "Ja",
     .no = "Nein",
     .thanks = "Danke für die Rückmeldung.",
     .waiting = "Wir kümmern uns darum",
     .answered = "Wir haben geantwortet",
     .solved = "Gelöst"},
};

}  // namespace

const ContactWords& contact_words(std::string_view lang) {
    const auto* found = std::ranges::find(table, lang, &ContactWords::lang);
    return found == std::end(table) ? table[0] : *found;
}

}  // namespace net
