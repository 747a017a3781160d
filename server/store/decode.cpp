// Events and the JSON parts of rows, read. What is left out stays at its default.
#include "server/store/codec.hpp"
#include "server/store/error.hpp"
#include "server/store/event.hpp"
#include "server/store/json_view.hpp"

#include <fmt/format.h>

namespace store {
namespace {
using Json = JsonView;

[[noreturn]] void damaged(std::string_view what) {
    throw GiveUp(ErrorCode::corrupt,
                 fmt::format("the database holds {} that was never written by this program: run "
                             "`deskbell verify`, then `deskbell restore` from a backup",
                             what));
}

void get(const Json& json, const char* name, std::string& value) {
    if (const auto at = json.find(name)) value = at->text();
}
void get(const Json& json, const char* name, std::int64_t& value) {
    if (const auto at = json.find(name)) value = at->integer();
}
void get(const Json& json, const char* name, bool& value) {
    if (const auto at = json.find(name)) value = at->boolean();
}
void get(const Json& json, const char* name, Time& value) {
    if (const auto at = json.find(name)) value = from_ms(at->integer());
}
void get(const Json& json, const char* name, std::optional<Time>& value) {
    if (const auto at = json.find(name)) value = from_ms(at->integer());
}
void get(const Json& json, const char* name, std::vector<std::string>& values) {
    const auto at = json.find(name);
    if (!at) return;
    values.clear();
    at->each([&](const Json& item) { values.push_back(item.text()); });
}

template <class E>
void get_named(const Json& json, const char* name, E& value, auto&& named) {
    const auto found = named(json.at(name).text());
    if (!found) damaged(fmt::format("a {}", name));
    value = *found;
}

// A table of escalation's that has names but no look-up by name of its own.
template <class E, std::size_t N>
auto by_table(const escalation::Name<E> (&table)[N]) {
    return [&table](std::string_view wire) { return escalation::value_in(table, wire); };
}

using Pair = std::pair<std::string, std::string>;
void read(const Json& json, escalation::Candidate& candidate);
void read(const Json& json, Pair& pair);
void read(const Json& json, SlaLine& line);
void read(const Json& json, Button& button);

template <class T>
void get_list(const Json& json, const char* name, std::vector<T>& values) {
    const auto at = json.find(name);
    if (!at) return;
    at->each([&](const Json& item) {
        if (!item.is_structured()) damaged(fmt::format("an item of {}", name));
        read(item, values.emplace_back());
    });
}

void read(const Json& json, escalation::Candidate& candidate) {
    get(json, "id", candidate.id);
    get(json, "label", candidate.label);
    candidate.score = json.at("score").number();
}

void read(const Json& json, Pair& pair) {
    std::vector<std::string> both;
    json.each([&](const Json& one) { both.push_back(one.text()); });
    if (both.size() != 2) throw BadJson("a pair was expected");
    pair = {std::move(both[0]), std::move(both[1])};
}

void read(const Json& json, escalation::HandoffCard& card) {
    get_named(json, "reason", card.reason, escalation::handoff_reason_named);
    get(json, "evidence", card.evidence);
    get(json, "question", card.question);
    get_list(json, "candidates", card.candidates);
    get_list(json, "slots", card.slots);
    get(json, "answers_given", card.answers_given);
    get(json, "language", card.language);
    get(json, "page", card.page);
    get(json, "verified", card.verified);
}

void read(const Json& json, SlaLine& line) {
    get_named(json, "metric", line.metric, by_table(escalation::metric_names));
    get_named(json, "state", line.state, by_table(escalation::clock_state_names));
    get(json, "due", line.due);
    get(json, "used_s", line.used_s);
    get(json, "target_s", line.target_s);
    get(json, "stopped", line.stopped);
}

void read_state(const Json& json, Ticket& ticket) {
    get_named(json, "status", ticket.status, escalation::status_named);
    get_named(json, "priority", ticket.priority, escalation::priority_named);
    get_named(json, "channel", ticket.channel, escalation::channel_named);
    get(json, "queue", ticket.queue);
    get(json, "assignee", ticket.assignee);
    get(json, "assignee_name", ticket.assignee_name);
    get(json, "conversation", ticket.conversation);
    get(json, "customer", ticket.customer);
    get(json, "customer_name", ticket.customer_name);
    get(json, "customer_email", ticket.customer_email);
    get(json, "customer_verified", ticket.customer_verified);
    get(json, "language", ticket.language);
    get(json, "merged_into", ticket.merged_into);
    get(json, "custom_status", ticket.custom_status);
}

void read(const Json& json, Ticket& ticket) {
    get(json, "number", ticket.number);
    get(json, "subject", ticket.subject);
    read_state(json, ticket);
    get(json, "tags", ticket.tags);
    if (const auto at = json.find("handoff")) read(*at, ticket.handoff.emplace());
    get_list(json, "sla", ticket.sla);
    get(json, "created", ticket.created);
    get(json, "updated", ticket.updated);
    get(json, "first_response", ticket.first_response);
    get(json, "snoozed_until", ticket.snoozed_until);
    get(json, "solved", ticket.solved);
    get(json, "version", ticket.version);
}

void read(const Json& json, Attributes& attributes) {
    json.each([&](const Json& one) {
        Pair pair;
        read(one, pair);
        attributes.insert_or_assign(std::move(pair.first), std::move(pair.second));
    });
}

void read(const Json& json, Customer& customer) {
    get(json, "id", customer.id);
    get(json, "name", customer.name);
    get(json, "email", customer.email);
    get(json, "verified", customer.verified);
    get(json, "external_id", customer.external_id);
    get(json, "tier", customer.tier);
    if (const auto at = json.find("attributes")) read(*at, customer.attributes);
    get(json, "created", customer.created);
    get(json, "last_seen", customer.last_seen);
    get(json, "version", customer.version);
}

void read(const Json& json, Button& button) {
    get(json, "id", button.id);
    get(json, "label", button.label);
    get(json, "action", button.action);
    get(json, "value", button.value);
}

void read(const Json& json, ArticleRef& article) {
    get(json, "id", article.id);
    get(json, "lang", article.lang);
    get(json, "title", article.title);
    get(json, "url", article.url);
    get(json, "revision", article.revision);
}

// One overload a kind of event, as in encode.cpp.
struct BodyReader {
    const Json& json;

    void operator()(Message& m) const {
        get_named(json, "from", m.from, from_named);
        get(json, "author", m.author);
        get(json, "name", m.name);
        get(json, "text", m.text);
        get(json, "html", m.html);
        get_list(json, "buttons", m.buttons);
        if (const auto at = json.find("article")) read(*at, m.article.emplace());
        get(json, "via", m.via);
        get(json, "internal", m.internal);
    }
    void operator()(OwnerChanged& o) const {
        get_named(json, "owner", o.owner, owner_named);
        get(json, "epoch", o.epoch);
        get(json, "reason", o.reason);
        get(json, "position", o.position);
        get(json, "ticket", o.ticket);
        get(json, "agent", o.agent);
        get(json, "agent_name", o.agent_name);
    }
    void operator()(Rated& r) const {
        get(json, "message", r.message);
        get(json, "helpful", r.helpful);
    }
    void operator()(SurveyAsked& s) const {
        s.survey.clear();
        get(json, "survey", s.survey);
    }
    void operator()(SurveyAnswered& s) const {
        get(json, "survey", s.survey);
        get(json, "score", s.score);
        get(json, "comment", s.comment);
    }
    void operator()(Pressed& p) const {
        get(json, "message", p.message);
        get(json, "button", p.button);
        get(json, "label", p.label);
    }
    void operator()(TicketCreated& t) const {
        read(json.at("ticket"), t.ticket);
        get(json, "by", t.by);
    }
    void operator()(TicketUpdated& t) const {
        read(json.at("ticket"), t.ticket);
        get(json, "fields", t.fields);
        get(json, "by", t.by);
        get(json, "by_name", t.by_name);
    }
    void operator()(CustomerUpdated& c) const {
        read(json.at("customer"), c.customer);
        get(json, "fields", c.fields);
        get(json, "by", c.by);
    }
    void operator()(AgentPresence& a) const {
        get(json, "agent", a.agent);
        get(json, "name", a.name);
        get(json, "state", a.state);
    }
    void operator()(ContentPublished& c) const {
        get(json, "revision", c.revision);
        get(json, "articles", c.articles);
        get(json, "intents", c.intents);
    }
    void operator()(ContentFailed& c) const {
        get(json, "revision", c.revision);
        get(json, "problems", c.problems);
    }
    void operator()(SlaAlarm& s) const {
        get(json, "ticket", s.ticket);
        get(json, "metric", s.metric);
        get(json, "due", s.due);
        get(json, "breached", s.breached);
    }
    void operator()(Noted& n) const {
        get(json, "what", n.what);
        get(json, "words", n.words);
        get(json, "customer", n.customer);
        get(json, "by", n.by);
        get(json, "by_name", n.by_name);
        get(json, "data", n.data);
    }
};

template <std::size_t... I>
Body empty_body(std::size_t index, std::index_sequence<I...>) {
    Body body;
    const bool made = ((index == I ? (body.emplace<I>(), true) : false) || ...);
    if (!made) damaged("a kind of event");
    return body;
}

// Our own text always fits; anything else is damage, whatever the library calls it.
template <class T>
T decode(std::string_view text, std::string_view what, auto&& into) {
    try {
        T value{};
        const JsonPlaces places(text);
        into(places.root(), value);
        return value;
    } catch (const BadJson&) {
        damaged(what);
    }
}
}  // namespace

Body decode_body(EventKind kind, std::string_view text) {
    const auto index = static_cast<std::size_t>(kind) - 1;
    return decode<Body>(text, "an event", [&](const Json& json, Body& body) {
        body = empty_body(index, std::make_index_sequence<std::variant_size_v<Body>>{});
        std::visit(BodyReader{json}, body);
    });
}

std::vector<std::string> decode_texts(std::string_view text) {
    if (text == "[]") return {};
    return decode<std::vector<std::string>>(
        text, "a list of texts", [](const Json& json, auto& texts) {
            json.each([&](const Json& one) { texts.push_back(one.text()); });
        });
}

Attributes decode_attributes(std::string_view text) {
    return decode<Attributes>(text, "attributes",
                              [](const Json& json, auto& value) { read(json, value); });
}

std::vector<SlaLine> decode_sla(std::string_view text) {
    return decode<std::vector<SlaLine>>(text, "SLA lines", [](const Json& json, auto& lines) {
        json.each([&](const Json& line) { read(line, lines.emplace_back()); });
    });
}

escalation::HandoffCard decode_handoff(std::string_view text) {
    return decode<escalation::HandoffCard>(text, "a handoff card",
                                           [](const Json& json, auto& card) { read(json, card); });
}

}  // namespace store
