// Events and the JSON parts of rows, written. Each field is left out while it holds its default.
#include "server/store/codec.hpp"
#include "server/store/event.hpp"
#include "server/store/json_text.hpp"

namespace store {
namespace {
void put_texts(JsonText& json, const std::vector<std::string>& texts) {
    json.open('[');
    for (const auto& text : texts) json.text(text);
    json.close(']');
}

void put_texts(JsonText& json, std::string_view name, const std::vector<std::string>& texts) {
    if (texts.empty()) return;
    json.key(name);
    put_texts(json, texts);
}

void put_time(JsonText& json, std::string_view name, const std::optional<Time>& at) {
    if (at) json.key(name).integer(to_ms(*at));
}

void put(JsonText& json, const escalation::Candidate& candidate) {
    json.open('{').field("id", candidate.id).field("label", candidate.label);
    json.key("score").number(candidate.score).close('}');
}

void put(JsonText& json, const escalation::HandoffCard& card) {
    json.open('{').key("reason").text(name_of(card.reason));
    json.field("evidence", card.evidence).field("question", card.question);
    if (!card.candidates.empty()) {
        json.key("candidates").open('[');
        for (const auto& candidate : card.candidates) put(json, candidate);
        json.close(']');
    }
    if (!card.slots.empty()) {
        json.key("slots").open('[');
        for (const auto& [name, value] : card.slots) {
            json.open('[').text(name).text(value).close(']');
        }
        json.close(']');
    }
    put_texts(json, "answers_given", card.answers_given);
    json.field("language", card.language).field("page", card.page);
    json.field("verified", card.verified).close('}');
}

void put(JsonText& json, const std::vector<SlaLine>& lines) {
    json.open('[');
    for (const auto& line : lines) {
        json.open('{').key("metric").text(name_of(line.metric));
        json.key("state").text(name_of(line.state));
        put_time(json, "due", line.due);
        json.field("used_s", line.used_s).field("target_s", line.target_s);
        json.field("stopped", line.stopped).close('}');
    }
    json.close(']');
}

void put_state(JsonText& json, const Ticket& ticket) {
    json.key("status").text(name_of(ticket.status));
    json.key("priority").text(name_of(ticket.priority));
    json.key("channel").text(name_of(ticket.channel));
    json.field("queue", ticket.queue).field("assignee", ticket.assignee);
    json.field("assignee_name", ticket.assignee_name);
    json.field("conversation", ticket.conversation).field("customer", ticket.customer);
    json.field("customer_name", ticket.customer_name);
    json.field("customer_email", ticket.customer_email);
    json.field("customer_verified", ticket.customer_verified);
    json.field("language", ticket.language).field("merged_into", ticket.merged_into);
    json.field("custom_status", ticket.custom_status);
}

void put(JsonText& json, const Ticket& ticket) {
    json.open('{').field("number", ticket.number).field("subject", ticket.subject);
    put_state(json, ticket);
    put_texts(json, "tags", ticket.tags);
    if (ticket.handoff) put(json.key("handoff"), *ticket.handoff);
    if (!ticket.sla.empty()) put(json.key("sla"), ticket.sla);
    put_time(json, "created", ticket.created);
    put_time(json, "updated", ticket.updated);
    put_time(json, "first_response", ticket.first_response);
    put_time(json, "snoozed_until", ticket.snoozed_until);
    put_time(json, "solved", ticket.solved);
    json.field("version", ticket.version).close('}');
}

void put(JsonText& json, const Attributes& attributes) {
    json.open('[');
    for (const auto& [name, value] : attributes) json.open('[').text(name).text(value).close(']');
    json.close(']');
}

void put(JsonText& json, const Customer& customer) {
    json.open('{').field("id", customer.id).field("name", customer.name);
    json.field("email", customer.email).field("verified", customer.verified);
    json.field("external_id", customer.external_id).field("tier", customer.tier);
    if (!customer.attributes.empty()) put(json.key("attributes"), customer.attributes);
    put_time(json, "created", customer.created);
    put_time(json, "last_seen", customer.last_seen);
    json.field("version", customer.version).close('}');
}

void put(JsonText& json, const Button& button) {
    json.open('{').field("id", button.id).field("label", button.label);
    json.field("action", button.action).field("value", button.value).close('}');
}

// One overload a kind of event: the fields between the outer braces.
struct BodyFields {
    JsonText& json;

    void operator()(const Message& m) {
        json.key("from").text(name_of(m.from));
        json.field("author", m.author).field("name", m.name);
        json.field("text", m.text).field("html", m.html);
        if (!m.buttons.empty()) {
            json.key("buttons").open('[');
            for (const auto& button : m.buttons) put(json, button);
            json.close(']');
        }
        if (m.article) {
            json.key("article").open('{').field("id", m.article->id).field("lang", m.article->lang);
            json.field("title", m.article->title).field("url", m.article->url);
            json.field("revision", m.article->revision).close('}');
        }
        json.field("via", m.via).field("internal", m.internal);
    }
    void operator()(const OwnerChanged& o) {
        json.key("owner").text(name_of(o.owner));
        json.field("epoch", o.epoch).field("reason", o.reason).field("position", o.position);
        json.field("ticket", o.ticket).field("agent", o.agent);
        json.field("agent_name", o.agent_name);
    }
    void operator()(const Rated& r) {
        json.field("message", r.message).field("helpful", r.helpful);
    }
    void operator()(const SurveyAsked& s) { json.field("survey", s.survey); }
    void operator()(const SurveyAnswered& s) {
        json.field("survey", s.survey).field("score", s.score).field("comment", s.comment);
    }
    void operator()(const Pressed& p) {
        json.field("message", p.message).field("button", p.button).field("label", p.label);
    }
    void operator()(const TicketCreated& t) {
        put(json.key("ticket"), t.ticket);
        json.field("by", t.by);
    }
    void operator()(const TicketUpdated& t) {
        put(json.key("ticket"), t.ticket);
        put_texts(json, "fields", t.fields);
        json.field("by", t.by).field("by_name", t.by_name);
    }
    void operator()(const CustomerUpdated& c) {
        put(json.key("customer"), c.customer);
        put_texts(json, "fields", c.fields);
        json.field("by", c.by);
    }
    void operator()(const AgentPresence& a) {
        json.field("agent", a.agent).field("name", a.name).field("state", a.state);
    }
    void operator()(const ContentPublished& c) {
        json.field("revision", c.revision);
        json.field("articles", c.articles).field("intents", c.intents);
    }
    void operator()(const ContentFailed& c) {
        json.field("revision", c.revision);
        put_texts(json, "problems", c.problems);
    }
    void operator()(const SlaAlarm& s) {
        json.field("ticket", s.ticket).field("metric", s.metric);
        json.field("due", to_ms(s.due)).field("breached", s.breached);
    }
    void operator()(const Noted& n) {
        json.field("what", n.what).field("words", n.words).field("customer", n.customer);
        json.field("by", n.by).field("by_name", n.by_name).field("data", n.data);
    }
};

template <class T>
std::string as_text(const T& value) {
    JsonText json;
    put(json, value);
    return json.take();
}
}  // namespace

constexpr std::size_t usual_body = 1000;

std::string encode_body(const Body& body) {
    JsonText json(usual_body);
    json.open('{');
    std::visit(BodyFields{json}, body);
    json.close('}');
    return json.take();
}

std::string encode_texts(const std::vector<std::string>& texts) {
    JsonText json;
    put_texts(json, texts);
    return json.take();
}

std::string encode_attributes(const Attributes& attributes) {
    return as_text(attributes);
}

std::string encode_sla(const std::vector<SlaLine>& lines) {
    return as_text(lines);
}

std::string encode_handoff(const escalation::HandoffCard& card) {
    return as_text(card);
}

}  // namespace store
