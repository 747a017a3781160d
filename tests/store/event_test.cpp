// Events survive being written down: every kind, every odd byte.
#include "server/store/event.hpp"

#include "server/store/error.hpp"
#include "tests/store/folder_fixture.hpp"

#include <random>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

namespace store {
namespace {
using testing::at;

Ticket full_ticket() {
    Ticket ticket;
    ticket.number = 1'042;
    ticket.subject = "Where is \"my\" parcel\\?";
    ticket.status = escalation::Status::waiting_other;
    ticket.priority = escalation::Priority::urgent;
    ticket.queue = "billing";
    ticket.assignee = 7;
    ticket.assignee_name = "Ana";
    ticket.tags = {"orders", "größe"};
    ticket.channel = escalation::Channel::email;
    ticket.conversation = 9'007'199'254'740'993;
    ticket.customer = 4'611'686'018'427'387'904;
    ticket.customer_name = "Zoë";
    ticket.customer_verified = true;
    ticket.handoff = escalation::HandoffCard{.reason = escalation::HandoffReason::anger,
                                             .evidence = "idiots",
                                             .question = "wheres my parcel",
                                             .candidates = {{"order-status", "Orders", 0.125}},
                                             .slots = {{"order_number", "AB-1234"}},
                                             .answers_given = {"refund-time"},
                                             .language = "de",
                                             .page = "/account",
                                             .verified = true};
    ticket.sla = {
        {escalation::Metric::resolution, escalation::ClockState::paused, {}, 12, 3'600},
        {escalation::Metric::next_response, escalation::ClockState::running, at(5), 0, 60}};
    ticket.created = at(1);
    ticket.updated = at(2);
    ticket.snoozed_until = at(3);
    ticket.version = 12;
    return ticket;
}

std::vector<Body> one_of_each() {
    Message message{.from = From::bot,
                    .author = 3,
                    .name = "Bell",
                    .text = "tab\t, newline\n, \"quotes\", \\, \x01, emoji 🛎, NUL ",
                    .html = "<p>x</p>",
                    .buttons = {{"b1", "Yes", "intent", "order-status"}},
                    .article = ArticleRef{"refund", "en", "Refunds", "/help/en/refund", "r1"},
                    .via = "kb"};
    message.text += '\0';
    Customer customer{.id = 5, .name = "Zoë", .email = "z@example.org", .verified = true};
    customer.attributes = {{"plan", "gold"}, {"", "empty name"}};
    return {message,
            OwnerChanged{Owner::queue, 4, "asked", 2, 1'042, 7, "Ana"},
            Rated{14, true},
            SurveyAsked{"nps"},
            SurveyAnswered{20, 5, "nice"},
            Pressed{14, "b1", "Yes"},
            TicketCreated{full_ticket(), 7},
            TicketUpdated{full_ticket(), {"status", "tags"}, 7, "Ana"},
            CustomerUpdated{customer, {"email"}, 7},
            AgentPresence{7, "Ana", "away"},
            ContentPublished{"abc", 60, 15},
            ContentFailed{"abc", {"articles/en/a.md:4:1: error: two claim it"}},
            SlaAlarm{1'042, "first_response", at(9), true},
            Noted{"ticket.merged", "Merged into #1043", 5, 7, "Ana", R"({"into":1043})"}};
}
}  // namespace

TEST(Event, EveryKindReadsBackAsItWasWritten) {
    const auto bodies = one_of_each();
    ASSERT_EQ(bodies.size(), std::variant_size_v<Body>);
    for (std::size_t i = 0; i < bodies.size(); ++i) {
        const auto kind = static_cast<EventKind>(i + 1);
        ASSERT_EQ(bodies[i].index(), i);
        EXPECT_EQ(decode_body(kind, encode_body(bodies[i])), bodies[i]) << name_of(kind);
    }
}

TEST(Event, EmptyBodiesReadBackToo) {
    const std::vector<Body> empty = {Message{},       OwnerChanged{}, Rated{},
                                     SurveyAsked{""}, Pressed{},      TicketCreated{}};
    for (const auto& body : empty) {
        const auto kind = static_cast<EventKind>(body.index() + 1);
        EXPECT_EQ(decode_body(kind, encode_body(body)), body) << name_of(kind);
    }
}

TEST(Event, BrokenUtf8IsMendedSoThatTheLogStaysReadable) {
    const std::vector<std::string> broken = {"a\xff",        "\xc3",      "\xe2\x82",
                                             "\xed\xa0\x80", "\xc0\xaf",  "\xf4\x90\x80\x80",
                                             "\xf0\x9f\x9b", "ok\x80\xe2"};
    for (const auto& text : broken) {
        const auto json = encode_body(Message{.text = text});
        const auto read = std::get<Message>(decode_body(EventKind::message, json)).text;
        EXPECT_NE(read.find("\xEF\xBF\xBD"), std::string::npos) << json;
    }
}

TEST(Event, RandomTextAgreesWithTheLibrarysOwnWriter) {
    std::mt19937 random(7);
    const std::vector<std::string> pieces = {"a", "\"", "\\", "\n",   "\x1f",   "é",  "€",
                                             "🛎", " ",  "/",  "\x7f", "\u2028", "\t", "\b"};
    for (int round = 0; round < 2'000; ++round) {
        std::string text;
        for (auto size = random() % 20; size > 0; --size) text += pieces[random() % pieces.size()];
        const auto ours = nlohmann::json::parse(encode_body(Message{.text = text}));
        const nlohmann::json theirs = text;
        EXPECT_EQ(ours.value("text", ""), nlohmann::json::parse(theirs.dump()).get<std::string>());
    }
}

TEST(Event, TextThatIsNotOursIsDamageAndNotACrash) {
    const std::vector<std::string> foreign = {"",
                                              "{",
                                              "[]",
                                              "{}",
                                              R"({"from":7})",
                                              R"({"from":"nobody"})",
                                              R"({"from":"bot","author":"x"})",
                                              R"({"from":"bot","buttons":[7]})"};
    for (const auto& json : foreign) {
        EXPECT_THROW(decode_body(EventKind::message, json), GiveUp) << json;
    }
    EXPECT_THROW(decode_body(static_cast<EventKind>(99), "{}"), GiveUp);
}

TEST(Event, CustomersSeeWhatIsSaidAndNothingOfTheDesk) {
    EXPECT_TRUE(seen_by_customer(Message{}));
    EXPECT_FALSE(seen_by_customer(Message{.internal = true}));
    EXPECT_TRUE(seen_by_customer(OwnerChanged{}));
    EXPECT_TRUE(seen_by_customer(Pressed{}));
    EXPECT_FALSE(seen_by_customer(TicketUpdated{}));
    EXPECT_FALSE(seen_by_customer(AgentPresence{}));
}

}  // namespace store
