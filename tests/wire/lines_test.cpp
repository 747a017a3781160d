// What customers and agents are told, byte for byte where programs rely on it.
#include "escalation/instant.hpp"
#include "server/wire/agent_lines.hpp"
#include "server/wire/chat_lines.hpp"
#include "server/wire/nouns.hpp"
#include "server/wire/refusal.hpp"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

namespace {
using Json = nlohmann::json;

const store::Time at = *escalation::parse_instant("2026-05-04T08:00:01.023Z");

store::Event event(store::Body body) {
    store::Event made{.seq = 992, .at = at, .conversation = 77, .cseq = 14, .ticket = 1042};
    made.body = std::move(body);
    return made;
}
}  // namespace

TEST(Lines, AckIsShort) {
    EXPECT_EQ(wire::ack_line("c-1", {.seq = 13, .at = at}),
              R"({"type":"ack","id":"c-1","seq":13,"at":"2026-05-04T08:00:01.023Z"})");
}

TEST(Lines, MessageOfTheBotCarriesButtonsArticleAndVia) {
    store::Message said{.from = store::From::bot, .name = "Bell", .text = "3-5 days\n\"soon\""};
    said.buttons = {{"b1", "Track", "intent", "order-status"}};
    said.article = store::ArticleRef{"shipping", "en", "Delivery", "/help/en/shipping", "r"};
    said.via = "kb";
    EXPECT_EQ(
        wire::event_line(event(said)),
        R"({"type":"message","seq":14,"from":"bot","name":"Bell","text":"3-5 days\n\"soon\"",)"
        R"("buttons":[{"id":"b1","label":"Track"}],"article":{"id":"shipping",)"
        R"("title":"Delivery","url":"/help/en/shipping"},"via":"kb",)"
        R"("at":"2026-05-04T08:00:01.023Z"})");
}

TEST(Lines, NotesAndTicketsAreNotForCustomers) {
    EXPECT_EQ(wire::event_line(event(store::Message{.text = "psst", .internal = true})), "");
    EXPECT_EQ(wire::event_line(event(store::TicketUpdated{})), "");
    EXPECT_EQ(
        wire::passing_line({.kind = desk::Passing::Kind::viewing, .from = store::From::agent}), "");
    EXPECT_EQ(wire::passing_line({.from = store::From::customer}), "");
}

TEST(Lines, ChangeOfHandsNamesPlaceAndTicket) {
    const auto line = Json::parse(wire::event_line(
        event(store::OwnerChanged{.owner = store::Owner::queue, .position = 2, .ticket = 1042})));
    EXPECT_EQ(line["owner"], "queue");
    EXPECT_EQ(line["position"], 2);
    EXPECT_EQ(line["ticket"], 1042);
    EXPECT_TRUE(line["agent"].is_null());
}

TEST(Lines, PassingThingsOfAgentsReachCustomers) {
    EXPECT_EQ(wire::passing_line({.from = store::From::agent, .name = "Ana", .on = true}),
              R"({"type":"typing","from":"agent","name":"Ana","on":true})");
    EXPECT_EQ(wire::passing_line(
                  {.kind = desk::Passing::Kind::read, .from = store::From::agent, .seq = 13}),
              R"({"type":"read","seq":13})");
}

TEST(Lines, WelcomeReplaysTheSameLinesAsLive) {
    desk::Welcome welcome{.session = "tok", .conversation = 9'007'199'254'740'993, .seq = 14};
    welcome.events = {event(store::Message{.from = store::From::customer, .text = "hi"})};
    welcome.next_open = at;
    welcome.greeting = desk::Greeting{"Bell", "Hello", {{"g1", "Track"}}};
    const auto text = wire::welcome_line(welcome);
    const auto line = Json::parse(text);
    EXPECT_EQ(line["conversation"], "9007199254740993") << "larger than JavaScript can count";
    EXPECT_EQ(line["events"][0].dump(), Json::parse(wire::event_line(welcome.events[0])).dump());
    EXPECT_EQ(line["hours"]["next_open"], "2026-05-04T08:00:01.023Z");
    EXPECT_EQ(line["greeting"]["buttons"][0]["id"], "g1");
    EXPECT_TRUE(line["agent"].is_null());
}

TEST(Lines, AgentsGetTheWholeOfWhatChanged) {
    auto said =
        event(store::Message{.from = store::From::agent, .author = 3, .name = "Ana", .text = "hi"});
    said.client_id = "u-1";
    const auto line = Json::parse(wire::agent_event_line(said));
    EXPECT_EQ(line["type"], "event");
    EXPECT_EQ(line["seq"], 992);
    EXPECT_EQ(line["event"], "message.created");
    EXPECT_EQ(line["data"]["conversation"], "77");
    EXPECT_EQ(line["data"]["ticket"], 1042);
    EXPECT_EQ(line["data"]["seq"], 14);
    EXPECT_EQ(line["data"]["id"], "u-1");
    EXPECT_EQ(line["data"]["from"], "agent");
    EXPECT_EQ(line["data"]["internal"], false);

    store::Ticket ticket{.number = 1042, .subject = "Late", .conversation = 77};
    ticket.created = ticket.updated = at;
    ticket.handoff = escalation::HandoffCard{.question = "where?", .slots = {{"order", "AB-1"}}};
    const auto changed = Json::parse(wire::agent_event_line(
        event(store::TicketUpdated{.ticket = ticket, .by = 3, .by_name = "Ana"})));
    EXPECT_EQ(changed["event"], "ticket.updated");
    EXPECT_EQ(changed["data"]["id"], 1042);
    EXPECT_EQ(changed["data"]["by"]["name"], "Ana");
    EXPECT_EQ(changed["data"]["handoff"]["slots"]["order"], "AB-1");
}

TEST(Lines, EveryKindOfEventIsJsonForAgentsAndInThreads) {
    const store::Body bodies[] = {
        store::Message{},
        store::OwnerChanged{},
        store::Rated{},
        store::SurveyAsked{},
        store::SurveyAnswered{},
        store::Pressed{},
        store::TicketCreated{},
        store::TicketUpdated{},
        store::CustomerUpdated{},
        store::AgentPresence{.state = "online"},
        store::Noted{.what = "ticket.merged", .words = "Ana merged them"},
        store::ContentPublished{},
        store::ContentFailed{.problems = {"a.md:1:1: error: \"x\""}},
        store::SlaAlarm{.ticket = 7, .metric = "first_response", .breached = true}};
    for (const auto& body : bodies) {
        const auto made = event(body);
        EXPECT_TRUE(Json::parse(wire::agent_event_line(made)).contains("data"))
            << made.body.index();
        std::string thread;
        std::string timeline;
        wire::append_thread_item(thread, made);
        wire::append_timeline_item(timeline, made);
        EXPECT_TRUE(Json::parse(thread).contains("kind"));
        if (std::holds_alternative<store::Noted>(body))
            EXPECT_EQ(Json::parse(thread)["from"], "system") << "nobody said it";
        EXPECT_TRUE(Json::parse(timeline).contains("title"));
        const auto line = wire::event_line(made);
        EXPECT_EQ(line.empty(), !store::seen_by_customer(body));
        if (!line.empty()) {
            EXPECT_EQ(Json::parse(line)["seq"], 14);
        }
    }
}

TEST(Lines, ErrorsCarryTheClientsId) {
    EXPECT_EQ(wire::error_line({wire::Code::rate_limited, "too fast", "", "c-9"}),
              R"({"type":"error","code":"rate_limited","message":"too fast","id":"c-9"})");
}

TEST(Lines, TicketHasEveryFieldOfTheContract) {
    store::Ticket ticket{.number = 1042, .subject = "Late", .queue = "support", .assignee = 3};
    ticket.assignee_name = "Ana";
    ticket.tags = {"orders"};
    ticket.sla = {{.due = at, .used_s = 5, .target_s = 3600}};
    std::string out;
    wire::append_ticket(out, ticket);
    const auto json = Json::parse(out);
    for (const auto* field :
         {"id", "subject", "status", "priority", "queue", "assignee", "customer", "tags", "channel",
          "conversation", "language", "sla", "created_at", "updated_at", "version", "handoff"}) {
        EXPECT_TRUE(json.contains(field)) << field;
    }
    EXPECT_EQ(json["assignee"]["name"], "Ana");
    EXPECT_EQ(json["status"], "new");
    EXPECT_EQ(json["sla"][0]["due"], "2026-05-04T08:00:01.023Z");
}
