// The log in outside words: every event carries the whole of what changed.
#include "server/wire/agent_lines.hpp"

#include "server/wire/nouns.hpp"
#include "server/wire/thread.hpp"

#include <array>

namespace wire {
namespace {
template <class... Ts>
struct Cases : Ts... {
    using Ts::operator()...;
};

constexpr std::array<std::string_view, std::variant_size_v<store::Body>> names = {
    "message.created",  "conversation.owner",
    "message.rated",    "survey.asked",
    "survey.answered",  "message.pressed",
    "ticket.created",   "ticket.updated",
    "customer.updated", "agent.presence",
    "content.loaded",   "content.failed",
    "sla.warning",      "noted"};

void add_place(Writer& data, const store::Event& event) {
    add_id(data, "conversation", event.conversation);
    if (event.ticket == 0) {
        data.null("ticket");
    } else {
        data.number("ticket", event.ticket);
    }
}

void add_message(Writer& data, const store::Event& event, const store::Message& message) {
    data.open();
    add_place(data, event);
    data.number("seq", event.cseq).number("event", event.seq).text("id", event.client_id);
    data.text("from", store::name_of(message.from)).text("name", message.name);
    add_content(data, message);
    data.truth("internal", message.internal);
    if (message.from == store::From::agent) data.number("by", message.author);
    add_time(data, "at", event.at);
    data.close();
}

void add_ticket(std::string& out, const store::Ticket& ticket, store::UserId by,
                std::string_view by_name) {
    append_ticket(out, ticket);
    if (by == 0) return;
    out.pop_back();  // the closing bracket: the ticket also says who changed it
    Writer(out).open("by").number("id", by).text("name", by_name).close();
    out += '}';
}

void add_owner(Writer& data, const store::Event& event, const store::OwnerChanged& change) {
    data.open();
    add_place(data, event);
    data.number("seq", event.cseq).text("owner", store::name_of(change.owner));
    data.number("epoch", change.epoch).text("reason", change.reason);
    if (change.agent != 0) data.number("agent", change.agent).text("name", change.agent_name);
    data.close();
}

void add_problems(Writer& data, const std::vector<std::string>& problems) {
    data.open_list("problems");
    for (const auto& problem : problems) data.item(problem);
    data.close_list();
}

void add_noted(Writer& data, const store::Event& event, const store::Noted& noted) {
    data.open();
    if (event.conversation != 0) add_id(data, "conversation", event.conversation);
    if (event.ticket != 0) data.number("ticket", event.ticket);
    if (noted.customer != 0) add_id(data, "customer", noted.customer);
    data.text("words", noted.words);
    if (noted.by != 0) data.open("by").number("id", noted.by).text("name", noted.by_name).close();
    data.raw("data", noted.data.empty() ? "{}" : std::string_view(noted.data)).close();
}

void append_data(std::string& out, const store::Event& event) {
    std::string json;
    Writer data(json);
    std::visit(
        Cases{
            [&](const store::Message& said) { add_message(data, event, said); },
            [&](const store::OwnerChanged& change) { add_owner(data, event, change); },
            [&](const store::Rated& rated) {
                data.open();
                add_place(data, event);
                data.number("seq", event.cseq).number("message", rated.message);
                data.truth("helpful", rated.helpful).close();
            },
            [&](const store::SurveyAsked& asked) {
                data.open();
                add_place(data, event);
                data.number("seq", event.cseq).text("kind", asked.survey).close();
            },
            [&](const store::SurveyAnswered& answer) {
                data.open();
                add_place(data, event);
                data.number("seq", event.cseq).number("survey", answer.survey);
                data.number("score", answer.score).text("comment", answer.comment).close();
            },
            [&](const store::Pressed& pressed) {
                data.open();
                add_place(data, event);
                data.number("seq", event.cseq).number("message", pressed.message);
                data.text("button", pressed.button).text("label", pressed.label).close();
            },
            [&](const store::TicketCreated& made) { add_ticket(json, made.ticket, made.by, ""); },
            [&](const store::TicketUpdated& made) {
                add_ticket(json, made.ticket, made.by, made.by_name);
            },
            [&](const store::CustomerUpdated& made) { append_customer(json, made.customer); },
            [&](const store::AgentPresence& here) {
                data.open().open("agent").number("id", here.agent).text("name", here.name).close();
                data.text("state", here.state).close();
            },
            [&](const store::ContentPublished& content) {
                data.open().text("revision", content.revision);
                data.number("articles", content.articles).number("intents", content.intents);
                data.truth("failed", false).open_list("problems").close_list();
                add_time(data, "loaded_at", event.at);
                data.close();
            },
            [&](const store::ContentFailed& content) {
                data.open().text("revision", content.revision).truth("failed", true);
                add_problems(data, content.problems);
                data.close();
            },
            [&](const store::SlaAlarm& alarm) {
                data.open().number("ticket", alarm.ticket).text("metric", alarm.metric);
                add_time(data, "due", alarm.due);
                data.close();
            },
            [&](const store::Noted& noted) { add_noted(data, event, noted); },
        },
        event.body);
    out += json;
}

void add_log_item(std::string& out, const store::Event& event) {
    Writer line(out);
    line.number("seq", event.seq).text("event", outside_name_of(event)).key("data");
    append_data(out, event);
    add_time(line, "at", event.at);
    line.close();
}
}  // namespace

std::string_view outside_name_of(const store::Event& event) {
    const auto* alarm = std::get_if<store::SlaAlarm>(&event.body);
    if (alarm && alarm->breached) return "sla.breached";
    if (const auto* noted = std::get_if<store::Noted>(&event.body)) return noted->what;
    return names[event.body.index()];
}

std::string agent_event_line(const store::Event& event) {
    std::string out;
    out.reserve(512);
    Writer(out).open().text("type", "event");
    add_log_item(out, event);
    return out;
}

void append_hidden_item(std::string& out, const store::Event& event) {
    const bool left = event.kind() == store::EventKind::ticket_updated;
    std::string item;
    Writer line(item);
    line.open().number("seq", event.seq).text("event", left ? "ticket.hidden" : "hidden");
    line.open("data");
    if (left) line.number("ticket", event.ticket);
    line.close();
    add_time(line, "at", event.at);
    line.close();
    out += item;
}

std::string hidden_event_line(const store::Event& event) {
    std::string item;
    append_hidden_item(item, event);
    return R"({"type":"event",)" + item.substr(1);
}

void append_log_item(std::string& out, const store::Event& event) {
    std::string item;
    Writer(item).open();
    add_log_item(item, event);
    out += item;
}

void append_event_data(std::string& out, const store::Event& event) {
    append_data(out, event);
}

std::string agent_welcome_line(const AgentWelcome& welcome) {
    std::string out;
    Writer line(out);
    line.open().text("type", "welcome").key("user");
    append_user(out, welcome.user);
    line.number("seq", welcome.seq).open_list("agents");
    for (const auto& agent : welcome.agents) {
        std::string item;
        append_agent(item, agent);
        line.raw_item(item);
    }
    line.close_list().open_list("viewing");
    for (const auto& one : welcome.viewing) {
        line.open().number("ticket", one.ticket).open("agent").number("id", one.agent);
        line.text("name", one.name).close().truth("editing", one.editing).close();
    }
    line.close_list().close();
    return out;
}

std::string agent_passing_line(const desk::Passing& passing) {
    using Kind = desk::Passing::Kind;
    constexpr std::array<std::string_view, 5> types = {"typing", "read", "viewing", "presence",
                                                       "position"};
    std::string out;
    Writer line(out);
    line.open().text("type", types[static_cast<std::size_t>(passing.kind)]);
    if (passing.conversation != 0) add_id(line, "conversation", passing.conversation);
    if (passing.ticket != 0) line.number("ticket", passing.ticket);
    if (passing.agent != 0) {
        line.open("agent").number("id", passing.agent).text("name", passing.name).close();
    }
    switch (passing.kind) {
        case Kind::typing:
            line.text("from", store::name_of(passing.from)).truth("on", passing.on);
            if (!passing.name.empty()) line.text("name", passing.name);
            break;
        case Kind::read:
            line.text("by", store::name_of(passing.from)).number("seq", passing.seq);
            break;
        case Kind::viewing:
            line.truth("on", passing.on).truth("editing", passing.editing);
            break;
        case Kind::presence:
            line.text("state", passing.state);
            break;
        case Kind::position:
            line.number("position", passing.position);
            break;
    }
    line.close();
    return out;
}

std::string agent_reset_line(store::EventSeq seq) {
    std::string out;
    Writer(out).open().text("type", "reset").number("seq", seq).close();
    return out;
}

}  // namespace wire
