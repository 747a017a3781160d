// The customer's lines: hot ones are appended straight, nothing is built in between.
#include "server/wire/chat_lines.hpp"

#include "server/wire/nouns.hpp"
#include "server/wire/thread.hpp"

namespace wire {
namespace {
template <class... Ts>
struct Cases : Ts... {
    using Ts::operator()...;
};

void add_seq(Writer& line, const store::Event& event) {
    line.number("seq", event.cseq);
}

void add_message(Writer& line, const store::Event& event, const store::Message& message) {
    line.text("type", "message");
    add_seq(line, event);
    line.text("from", store::name_of(message.from));
    if (!event.client_id.empty() && message.from == store::From::customer) {
        line.text("id", event.client_id);
    }
    if (!message.name.empty()) line.text("name", message.name);
    add_content(line, message);
}

void add_owner(Writer& line, const store::Event& event, const store::OwnerChanged& change) {
    line.text("type", "owner");
    add_seq(line, event);
    line.text("owner", store::name_of(change.owner));
    if (change.position != 0) line.number("position", change.position);
    if (change.ticket != 0) line.number("ticket", change.ticket);
    line.text_or_null("agent", change.agent_name);
}

void add_greeting(Writer& line, const std::optional<desk::Greeting>& greeting) {
    if (!greeting) {
        line.null("greeting");
        return;
    }
    line.open("greeting").text("name", greeting->name).text("text", greeting->text);
    line.open_list("buttons");
    for (const auto& button : greeting->buttons) {
        line.open().text("id", button.id).text("label", button.label).close();
    }
    line.close_list().close();
}
void add_consent(Writer& line, std::string_view name, const desk::ConsentAsked& asked) {
    line.open(name).text("purpose", asked.purpose).text("version", asked.version);
    line.text("text", asked.text).text_or_null("url", asked.url).close();
}
}  // namespace

std::string ack_line(std::string_view id, const desk::Ack& ack) {
    std::string out;
    out.reserve(128);
    Writer line(out);
    line.open().text("type", "ack").text("id", id).number("seq", ack.seq);
    add_time(line, "at", ack.at);
    line.close();
    return out;
}

std::string event_line(const store::Event& event) {
    if (!store::seen_by_customer(event.body)) return {};
    std::string out;
    out.reserve(256);
    Writer line(out);
    line.open();
    std::visit(Cases{
                   [&](const store::Message& said) { add_message(line, event, said); },
                   [&](const store::OwnerChanged& change) { add_owner(line, event, change); },
                   [&](const store::Rated& rated) {
                       line.text("type", "rate");
                       add_seq(line, event);
                       line.number("message", rated.message).truth("helpful", rated.helpful);
                   },
                   [&](const store::SurveyAsked& asked) {
                       line.text("type", "survey");
                       add_seq(line, event);
                       line.text("kind", asked.survey);
                   },
                   [&](const store::SurveyAnswered& answer) {
                       line.text("type", "survey");
                       add_seq(line, event);
                       line.text("kind", "csat").number("survey", answer.survey);
                       line.number("score", answer.score);
                   },
                   [&](const store::Pressed& pressed) {
                       line.text("type", "press");
                       add_seq(line, event);
                       if (!event.client_id.empty()) line.text("id", event.client_id);
                       line.number("message", pressed.message).text("button", pressed.button);
                       line.text("label", pressed.label);
                   },
                   [](const auto&) {},
               },
               event.body);
    add_time(line, "at", event.at);
    line.close();
    return out;
}

std::string welcome_line(const desk::Welcome& welcome) {
    std::string out;
    out.reserve(512);
    Writer line(out);
    line.open().text("type", "welcome").text("session", welcome.session);
    add_id(line, "conversation", welcome.conversation);
    line.text("owner", store::name_of(welcome.owner)).number("seq", welcome.seq);
    line.open_list("events");
    for (const auto& event : welcome.events) {
        if (const auto item = event_line(event); !item.empty()) line.raw_item(item);
    }
    line.close_list().text_or_null("agent", welcome.agent);
    line.open("hours").truth("open", welcome.open);
    add_time(line, "next_open", welcome.next_open);
    line.close();
    add_greeting(line, welcome.greeting);
    if (welcome.consent) add_consent(line, "consent", *welcome.consent);
    if (welcome.agreed) add_consent(line, "agreed", *welcome.agreed);
    if (!welcome.customer_name.empty()) line.text("customer", welcome.customer_name);
    line.text("bot", welcome.bot).text("shop", welcome.shop).text("language", welcome.language);
    if (welcome.ticket != 0) line.number("ticket", welcome.ticket);
    if (welcome.position != 0) line.number("position", welcome.position);
    if (welcome.read_by_agent != 0) line.number("read", welcome.read_by_agent);
    line.close();
    return out;
}

std::string passing_line(const desk::Passing& passing) {
    using Kind = desk::Passing::Kind;
    if (passing.from == store::From::customer && passing.kind != Kind::position) return {};
    std::string out;
    Writer line(out);
    if (passing.kind == Kind::typing) {
        line.open().text("type", "typing").text("from", store::name_of(passing.from));
        if (!passing.name.empty()) line.text("name", passing.name);
        line.truth("on", passing.on).close();
    } else if (passing.kind == Kind::read) {
        line.open().text("type", "read").number("seq", passing.seq).close();
    } else if (passing.kind == Kind::position) {
        line.open().text("type", "owner").text("owner", "queue");
        line.number("position", passing.position);
        if (passing.ticket != 0) line.number("ticket", passing.ticket);
        if (passing.wait_high_min != 0) {
            line.open("wait").number("low_minutes", passing.wait_low_min);
            line.number("high_minutes", passing.wait_high_min).close();
        }
        line.close();
    }
    return out;
}

}  // namespace wire
