// Threads and timelines: each event of a conversation as one item.
#include "server/wire/thread.hpp"

#include "server/wire/nouns.hpp"

namespace wire {
namespace {
template <class... Ts>
struct Cases : Ts... {
    using Ts::operator()...;
};

constexpr std::size_t title_chars = 120;

// Cut between characters.
std::string_view beginning(std::string_view text) {
    if (text.size() <= title_chars) return text;
    std::size_t end = title_chars;
    while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) --end;
    return text.substr(0, end);
}

void add_message(Writer& writer, const store::Event& event, const store::Message& message) {
    writer.text("kind", "message").text("from", store::name_of(message.from));
    if (!event.client_id.empty()) writer.text("id", event.client_id);
    writer.text("name", message.name);
    add_content(writer, message);
    writer.truth("internal", message.internal);
    if (message.from == store::From::agent) writer.number("by", message.author);
}

void add_owner(Writer& writer, const store::OwnerChanged& change) {
    writer.text("kind", "owner").text("from", "system").text("text", "");
    writer.text("owner", store::name_of(change.owner)).number("epoch", change.epoch);
    writer.text("reason", change.reason).text("name", change.agent_name);
}

void add_deed(Writer& writer, std::string_view kind, std::string_view text,
              store::From from = store::From::customer) {
    writer.text("kind", kind).text("from", store::name_of(from)).text("text", text);
}
}  // namespace

void add_content(Writer& writer, const store::Message& message) {
    writer.text("text", message.text);
    if (!message.html.empty()) writer.text("html", message.html);
    if (!message.buttons.empty()) {
        writer.open_list("buttons");
        for (const auto& button : message.buttons) {
            writer.open().text("id", button.id).text("label", button.label);
            if (button.action == "url") writer.text("url", button.value);
            writer.close();
        }
        writer.close_list();
    }
    if (message.article) {
        writer.open("article").text("id", message.article->id);
        writer.text("title", message.article->title).text("url", message.article->url).close();
    }
    if (!message.via.empty()) writer.text("via", message.via);
}

void append_thread_item(std::string& out, const store::Event& event) {
    std::string json;
    Writer writer(json);
    writer.open().number("seq", event.cseq).number("event", event.seq);
    std::visit(Cases{
                   [&](const store::Message& said) { add_message(writer, event, said); },
                   [&](const store::OwnerChanged& change) { add_owner(writer, change); },
                   [&](const store::Rated& rated) {
                       add_deed(writer, "rate", "");
                       writer.number("message", rated.message).truth("helpful", rated.helpful);
                   },
                   [&](const store::SurveyAsked& asked) {
                       add_deed(writer, "survey", "", store::From::system);
                       writer.text("survey_kind", asked.survey);
                   },
                   [&](const store::SurveyAnswered& answer) {
                       add_deed(writer, "survey_answer", answer.comment);
                       writer.number("survey", answer.survey).number("score", answer.score);
                   },
                   [&](const store::Pressed& pressed) {
                       add_deed(writer, "press", pressed.label);
                       writer.number("message", pressed.message).text("button", pressed.button);
                   },
                   [&](const store::TicketUpdated& updated) {
                       writer.text("kind", "ticket").text("from", "system").text("text", "");
                       writer.text("name", updated.by_name).open_list("fields");
                       for (const auto& field : updated.fields) writer.item(field);
                       writer.close_list();
                       writer.text("status", escalation::name_of(updated.ticket.status));
                   },
                   [&](const store::Noted& noted) {
                       add_deed(writer, noted.what, noted.words, store::From::system);
                       if (noted.by != 0) writer.text("name", noted.by_name);
                   },
                   [&](const auto&) {
                       writer.text("kind", store::name_of(event.kind()));
                       writer.text("from", "system").text("text", "");
                   },
               },
               event.body);
    add_time(writer, "at", event.at);
    writer.close();
    out += json;
}

void append_timeline_item(std::string& out, const store::Event& event) {
    std::string json;
    Writer writer(json);
    writer.open().number("seq", event.seq).text("kind", store::name_of(event.kind()));
    std::visit(Cases{
                   [&](const store::Message& said) { writer.text("title", beginning(said.text)); },
                   [&](const store::TicketCreated& made) {
                       writer.text("title", made.ticket.subject);
                       writer.text("status", escalation::name_of(made.ticket.status));
                   },
                   [&](const store::TicketUpdated& made) {
                       writer.text("title", made.ticket.subject);
                       writer.text("status", escalation::name_of(made.ticket.status));
                   },
                   [&](const store::SurveyAnswered& answer) {
                       writer.text("title", beginning(answer.comment));
                       writer.number("score", answer.score);
                   },
                   [&](const store::OwnerChanged& change) {
                       writer.text("title", store::name_of(change.owner));
                   },
                   [&](const store::Noted& noted) {
                       writer.text("what", noted.what).text("title", noted.words);
                   },
                   [&](const auto&) { writer.text("title", ""); },
               },
               event.body);
    add_id(writer, "conversation", event.conversation);
    if (event.ticket != 0) writer.number("ticket", event.ticket);
    add_time(writer, "at", event.at);
    writer.close();
    out += json;
}

}  // namespace wire
