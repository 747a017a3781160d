// Merging customers and taking it back, segments with counts, loyalty credit: through the API.
#include "tests/net/front_house.hpp"
#include "tests/net/signed.hpp"

namespace {

using front::Json;

struct SegmentsApi : front::Front {
    static std::string add(front::Person& who, const Json& wanted) {
        const auto made = who.call("POST", "/api/v1/customers", wanted);
        EXPECT_EQ(made.status, 201) << made.body;
        return Json::parse(made.body)["id"];
    }
    static Json get(front::Person& who, const std::string& path) {
        const auto got = who.call("GET", "/api/v1" + path);
        EXPECT_EQ(got.status, 200) << path << got.body;
        return Json::parse(got.body);
    }
    std::string customer_of(front::Person& who, std::int64_t ticket) {
        return get(who, "/tickets/" + std::to_string(ticket))["customer"]["id"];
    }
};

TEST_F(SegmentsApi, MergesAsThePreviewSaidAndGivesEverythingBack) {
    auto ana = person("ana");
    auto first = customer();
    auto second = customer();
    const auto ticket_a = handed_over(first);
    const auto ticket_b = handed_over(second);
    const auto kept = customer_of(ana, ticket_a);
    const auto gone = customer_of(ana, ticket_b);
    ana.call("PATCH", "/api/v1/customers/" + kept,
             {{"email", "cleo@one.example"}, {"attributes", {{"country", "DE"}}}});
    ana.call(
        "PATCH", "/api/v1/customers/" + gone,
        {{"name", "Cleo"}, {"email", "cleo@two.example"}, {"attributes", {{"country", "AT"}}}});
    ana.call("POST", "/api/v1/customers/" + gone + "/notes", {{"text", "likes tea"}});
    ana.call("POST", "/api/v1/customers/" + gone + "/credit",
             {{"amount", 30}, {"reason", "sorry"}});

    const auto preview = get(ana, "/customers/" + kept + "/merge-preview?other=" + gone);
    EXPECT_EQ(preview["kept"]["name"], "Cleo");
    EXPECT_EQ(preview["kept"]["attributes"]["country"], "DE");
    EXPECT_EQ(preview["tickets"], 1);
    EXPECT_EQ(preview["conversations"], 1);
    EXPECT_EQ(preview["notes"], 1);
    EXPECT_EQ(preview["credit"], 30);
    EXPECT_EQ(preview["warnings"].size(), 1u) << preview.dump();
    EXPECT_TRUE(preview["refused"].is_null());
    EXPECT_EQ(customer_of(ana, ticket_b), gone) << "a preview changes nothing";

    const auto done = ana.call("POST", "/api/v1/customers/" + kept + "/merge", {{"other", gone}});
    ASSERT_EQ(done.status, 200) << done.body;
    const auto merge = Json::parse(done.body)["merge"].get<int>();
    EXPECT_EQ(customer_of(ana, ticket_b), kept);
    EXPECT_EQ(get(ana, "/customers/" + kept)["credit"], 30);
    EXPECT_EQ(get(ana, "/customers/" + gone)["merged_into"], kept);
    EXPECT_EQ(get(ana, "/customers/" + kept + "/notes")["items"][0]["text"], "likes tea");
    EXPECT_EQ(get(ana, "/customers")["items"].size(), 1u);
    // The one who was merged away can go on writing.
    second.say("c-9", "are you there?");
    EXPECT_EQ(second.next("ack")["id"], "c-9");

    ana.call("PATCH", "/api/v1/customers/" + kept, {{"tier", "gold"}});
    const auto undo = "/api/v1/merges/" + std::to_string(merge) + "/undo";
    ASSERT_EQ(ana.call("POST", undo, Json::object()).status, 200);
    EXPECT_EQ(ana.call("POST", undo, Json::object()).status, 409) << "once is enough";
    EXPECT_EQ(customer_of(ana, ticket_b), gone);
    EXPECT_EQ(customer_of(ana, ticket_a), kept);
    const auto back = get(ana, "/customers/" + kept);
    EXPECT_EQ(back["name"], "");
    EXPECT_EQ(back["tier"], "gold") << "what was changed since stays";
    EXPECT_EQ(back["credit"], 0);
    EXPECT_EQ(get(ana, "/customers/" + gone)["credit"], 30);
    EXPECT_EQ(get(ana, "/customers")["items"].size(), 2u);
    second.say("c-10", "still there?");
    EXPECT_EQ(second.next("ack")["id"], "c-10");
}

TEST_F(SegmentsApi, NeverMergesAVerifiedCustomerAway) {
    auto eve = person("eve", store::Role::admin);
    const auto secret =
        Json::parse(eve.call("POST", "/api/v1/identity-keys", Json::object()).body)["secret"]
            .get<std::string>();
    for (const auto* subject : {"u1", "u2"}) {
        auto who = customer();
        who.hello({{"identity",
                    signed_token::hs256({{"sub", subject}, {"exp", 4'000'000'000}}, secret)}});
    }
    const auto people = get(eve, "/customers")["items"];
    ASSERT_EQ(people.size(), 2u);
    const auto one = people[0]["id"].get<std::string>();
    const auto two = people[1]["id"].get<std::string>();
    const auto claimed = add(eve, {{"name", "Cleo"}});
    const auto merge = [&](const std::string& kept, const std::string& gone) {
        return eve.call("POST", "/api/v1/customers/" + kept + "/merge", {{"other", gone}}).status;
    };
    EXPECT_EQ(merge(one, two), 409);
    EXPECT_EQ(merge(claimed, one), 409);
    EXPECT_EQ(merge(one, one), 409);
    EXPECT_EQ(merge(one, "12"), 404);
    EXPECT_EQ(merge(one, claimed), 200);
    EXPECT_EQ(merge(two, claimed), 409) << "merged away already";
}

TEST_F(SegmentsApi, CountsWhoFitsByAttributeAndBehaviour) {
    auto ana = person("ana");
    add(ana, {{"name", "A"}, {"tier", "gold"}, {"attributes", {{"country", "DE"}}}});
    add(ana, {{"name", "B"}, {"tier", "gold"}, {"attributes", {{"country", "AT"}}}});
    auto chatting = customer();
    handed_over(chatting);
    const Json gold_germans = Json::parse(R"({"all":[
        {"field":"customer.tier","op":"is","value":"gold"},
        {"field":"customer.attribute.country","op":"is","value":"DE"}]})");
    const auto made =
        ana.call("POST", "/api/v1/segments", {{"name", "Gold"}, {"condition", gold_germans}});
    ASSERT_EQ(made.status, 201) << made.body;
    EXPECT_EQ(Json::parse(made.body)["count"], 1);
    const Json asked = Json::parse(R"({"field":"customer.tickets","op":"greater","value":0})");
    const auto count = ana.call("POST", "/api/v1/segments/count", {{"condition", asked}});
    EXPECT_EQ(Json::parse(count.body)["count"], 1) << count.body;

    const auto id = std::to_string(Json::parse(made.body)["id"].get<int>());
    const auto members = get(ana, "/segments/" + id + "/customers")["items"];
    ASSERT_EQ(members.size(), 1u);
    EXPECT_EQ(members[0]["name"], "A");
    const auto card = get(ana, "/customers/" + members[0]["id"].get<std::string>());
    EXPECT_EQ(card["segments"], Json({"Gold"}));

    EXPECT_EQ(ana.call("POST", "/api/v1/segments", {{"name", "gold"}}).status, 409);
    const Json foreign = Json::parse(R"({"field":"ticket.priority","op":"is","value":"high"})");
    EXPECT_EQ(ana.call("POST", "/api/v1/segments", {{"name", "x"}, {"condition", foreign}}).status,
              422);
    const Json unknown = Json::parse(R"({"field":"customer.teir","op":"is","value":"gold"})");
    const auto refused =
        ana.call("POST", "/api/v1/segments", {{"name", "x"}, {"condition", unknown}});
    EXPECT_EQ(refused.status, 422);
    EXPECT_NE(refused.body.find("customer.tier"), std::string::npos) << refused.body;
    EXPECT_EQ(
        ana.call("PATCH", "/api/v1/segments/" + id, {{"condition", asked}, {"version", 1}}).status,
        200);
    EXPECT_EQ(
        ana.call("PATCH", "/api/v1/segments/" + id, {{"name", "late"}, {"version", 1}}).status,
        409);
    EXPECT_EQ(ana.call("DELETE", "/api/v1/segments/" + id).status, 204);
}

TEST_F(SegmentsApi, KeepsALedgerThatNeverFallsBelowZero) {
    auto ana = person("ana");
    const auto id = add(ana, {{"name", "Cleo"}});
    const auto path = "/api/v1/customers/" + id + "/credit";
    const auto give = [&](int amount, const char* key) {
        return ana.call("POST", path, {{"amount", amount}, {"reason", "why"}, {"id", key}}).status;
    };
    EXPECT_EQ(give(50, "k1"), 201);
    EXPECT_EQ(give(50, "k1"), 201) << "the same twice";
    EXPECT_EQ(give(-20, "k2"), 201);
    EXPECT_EQ(give(-31, "k3"), 422);
    EXPECT_EQ(give(0, "k4"), 422);
    const auto ledger = get(ana, "/customers/" + id + "/credit");
    EXPECT_EQ(ledger["balance"], 30);
    EXPECT_EQ(ledger["items"].size(), 2u);
    EXPECT_EQ(ledger["items"][0]["balance"], 30);
}

TEST_F(SegmentsApi, ServesATierAndLoyalCreditFirst) {
    std::ofstream(folder / "content/deskbell.yaml")
        << "queues: {support: {}, vip: {}}\n"
           "tiers: {gold: {priority: high, queue: vip, credit: 100}}\n";
    auto ana = person("ana");
    auto plain = customer();
    const auto number = handed_over(plain);
    EXPECT_EQ(get(ana, "/tickets/" + std::to_string(number))["priority"], "normal");
    auto loyal = customer();
    loyal.hello();
    loyal.say("c-1", "How much is delivery?");
    loyal.next("message");
    const auto people = get(ana, "/customers")["items"];
    const auto id = people[0]["id"].get<std::string>();
    ASSERT_EQ(ana.call("POST", "/api/v1/customers/" + id + "/credit",
                       {{"amount", 100}, {"reason", "welcome"}})
                  .status,
              201);
    loyal.peer.text(R"({"type":"handoff","id":"h-1"})");
    const auto served = loyal.next("owner").value("ticket", 0);
    const auto ticket = get(ana, "/tickets/" + std::to_string(served));
    EXPECT_EQ(ticket["priority"], "high");
    EXPECT_EQ(ticket["queue"], "vip");
}

}  // namespace
