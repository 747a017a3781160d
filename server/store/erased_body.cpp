// One case a kind: a new kind of event does not compile before somebody has thought of it here.
#include "server/store/erased_body.hpp"

#include "server/store/erasure.hpp"
#include "server/store/noted_data.hpp"

namespace store {
namespace {
template <class... Ts>
struct Cases : Ts... {
    using Ts::operator()...;
};

void blank(std::string& text) {
    if (!text.empty()) text = erased_text;
}

// Survey and credit keep their numbers, which the statistics are made of; a comment is no number.
bool has_only_numbers(const std::string& what) {
    return what.starts_with("survey.") || what.starts_with("credit.");
}
}  // namespace

Ticket erased_ticket(Ticket ticket) {
    blank(ticket.subject);
    ticket.customer_name.clear();
    ticket.customer_email.clear();
    if (ticket.handoff) {
        auto& card = *ticket.handoff;
        blank(card.question);
        blank(card.evidence);
        card.slots.clear();
        card.page.clear();
    }
    return ticket;
}

Customer erased_customer(Customer customer) {
    customer.name.clear();
    customer.email.clear();
    customer.external_id.clear();
    customer.verified = false;
    customer.attributes.clear();
    return customer;
}

Body erased_body(Body body) {
    std::visit(Cases{
                   [](Message& said) {
                       blank(said.text);
                       said.html.clear();
                       said.buttons.clear();
                       if (said.from == From::customer) said.name.clear();
                   },
                   [](SurveyAnswered& answer) { blank(answer.comment); },
                   [](Pressed& pressed) { blank(pressed.label); },
                   [](TicketCreated& made) { made.ticket = erased_ticket(std::move(made.ticket)); },
                   [](TicketUpdated& made) { made.ticket = erased_ticket(std::move(made.ticket)); },
                   [](CustomerUpdated& made) {
                       made.customer = erased_customer(std::move(made.customer));
                   },
                   [](Noted& noted) {
                       blank(noted.words);
                       if (!has_only_numbers(noted.what)) {
                           noted.data.clear();
                       } else if (!noted.data.empty()) {
                           noted.data = data_without(noted.data, "comment");
                       }
                   },
                   [](OwnerChanged&) {},
                   [](Rated&) {},
                   [](SurveyAsked&) {},
                   [](AgentPresence&) {},
                   [](ContentPublished&) {},
                   [](ContentFailed&) {},
                   [](SlaAlarm&) {},
               },
               body);
    return body;
}

}  // namespace store
