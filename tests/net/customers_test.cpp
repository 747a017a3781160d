// Customers through the real API: profiles, attributes, organisations, notes and the timeline.
#include "tests/net/front_house.hpp"

namespace {

using front::Json;
struct CustomersApi : front::Front {
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
};

TEST_F(CustomersApi, KeepsAttributesInTheirTypeAndSaysWhatIsWrong) {
    auto eve = person("eve", store::Role::admin);
    const auto define = [&](Json wanted) {
        return eve.call("POST", "/api/v1/attributes", wanted).status;
    };
    EXPECT_EQ(define({{"name", "plan"}, {"type", "choice"}, {"choices", {"basic", "gold"}}}), 201);
    EXPECT_EQ(define({{"name", "age"}, {"type", "number"}}), 201);
    EXPECT_EQ(define({{"name", "since"}, {"type", "date"}}), 201);
    EXPECT_EQ(define({{"name", "vip"}, {"type", "bool"}}), 201);
    EXPECT_EQ(define({{"name", "vip"}, {"type", "text"}}), 409);
    EXPECT_EQ(define({{"name", "Bad Name"}}), 422);
    EXPECT_EQ(define({{"name", "empty"}, {"type", "choice"}}), 422);

    const auto id = add(eve, {{"name", "Cleo"}, {"email", "cleo@firm.example"}});
    const auto good = eve.call("PATCH", "/api/v1/customers/" + id,
                               {{"attributes",
                                 {{"plan", "gold"},
                                  {"age", 41},
                                  {"since", "2024-02-29"},
                                  {"vip", true},
                                  {"country", "DE"}}}});
    ASSERT_EQ(good.status, 200) << good.body;
    const auto kept = Json::parse(good.body)["attributes"];
    EXPECT_EQ(kept, Json({{"plan", "gold"},
                          {"age", "41"},
                          {"since", "2024-02-29"},
                          {"vip", "true"},
                          {"country", "DE"}}));

    const auto wrong = [&](const char* name, Json value) {
        const auto said = eve.call("PATCH", "/api/v1/customers/" + id,
                                   {{"attributes", {{name, std::move(value)}}}});
        EXPECT_EQ(said.status, 422) << said.body;
        return Json::parse(said.body)["detail"].get<std::string>();
    };
    EXPECT_NE(wrong("plan", "silver").find("basic, gold"), std::string::npos);
    EXPECT_NE(wrong("age", "old").find("number"), std::string::npos);
    EXPECT_NE(wrong("since", "2023-02-29").find("date"), std::string::npos);
    EXPECT_NE(wrong("vips", true).find("vip"), std::string::npos);
    EXPECT_EQ(get(eve, "/customers/" + id)["attributes"], kept)
        << "refused changes leave all as it was";

    EXPECT_EQ(
        eve.call("PATCH", "/api/v1/customers/" + id, {{"attributes", {{"age", nullptr}}}}).status,
        200);
    EXPECT_FALSE(get(eve, "/customers/" + id)["attributes"].contains("age"));
    auto ana = person("ana");
    EXPECT_EQ(ana.call("POST", "/api/v1/attributes", {{"name", "mine"}}).status, 403);
}

TEST_F(CustomersApi, RefusesAChangeMadeOnAnOldVersion) {
    auto ana = person("ana");
    const auto id = add(ana, {{"name", "Cleo"}});
    const auto path = "/api/v1/customers/" + id;
    EXPECT_EQ(ana.call("PATCH", path, {{"name", "Cleo B."}, {"version", 1}}).status, 200);
    EXPECT_EQ(ana.call("PATCH", path, {{"name", "Cleo C."}, {"version", 1}}).status, 409);
    EXPECT_EQ(get(ana, "/customers/" + id)["name"], "Cleo B.");
    EXPECT_EQ(ana.call("PATCH", path, {{"email", "no address"}}).status, 422);
    EXPECT_EQ(ana.call("PATCH", "/api/v1/customers/77", {{"name", "x"}}).status, 404);
}

TEST_F(CustomersApi, PutsPeopleIntoOrganisationsByAddressAndByHand) {
    auto eve = person("eve", store::Role::admin);
    const auto made = eve.call("POST", "/api/v1/organisations",
                               {{"name", "Firm Ltd"}, {"domains", {"Firm.example", "@firm.org"}}});
    ASSERT_EQ(made.status, 201) << made.body;
    const auto firm = Json::parse(made.body);
    EXPECT_EQ(firm["domains"], Json({"firm.example", "firm.org"}));
    const auto number = firm["id"].get<int>();
    EXPECT_EQ(eve.call("POST", "/api/v1/organisations", {{"name", "firm LTD"}}).status, 409);
    EXPECT_EQ(
        eve.call("POST", "/api/v1/organisations", {{"name", "Other"}, {"domains", {"firm.org"}}})
            .status,
        409);
    EXPECT_EQ(eve.call("POST", "/api/v1/organisations",
                       {{"name", "Everybody"}, {"domains", {"gmail.com"}}})
                  .status,
              422);

    const auto cleo = add(eve, {{"name", "Cleo"}, {"email", "cleo@FIRM.example"}});
    const auto dan = add(eve, {{"name", "Dan"}, {"email", "dan@home.example"}});
    EXPECT_EQ(get(eve, "/customers/" + cleo)["organisation"]["name"], "Firm Ltd");
    EXPECT_TRUE(get(eve, "/customers/" + dan)["organisation"].is_null());
    EXPECT_EQ(eve.call("PATCH", "/api/v1/customers/" + dan, {{"organisation", number}}).status,
              200);
    const auto members = get(eve, "/customers?organisation=" + std::to_string(number))["items"];
    EXPECT_EQ(members.size(), 2u);
    EXPECT_EQ(get(eve, "/organisations?q=firm")["items"][0]["members"], 2);

    EXPECT_EQ(eve.call("PATCH", "/api/v1/customers/" + cleo, {{"organisation", nullptr}}).status,
              200);
    EXPECT_TRUE(get(eve, "/customers/" + cleo)["organisation"].is_null()) << "none, by hand";
    EXPECT_EQ(
        eve.call("PATCH", "/api/v1/customers/" + cleo, {{"organisation_by_domain", true}}).status,
        200);
    EXPECT_EQ(get(eve, "/customers/" + cleo)["organisation"]["name"], "Firm Ltd");
    EXPECT_EQ(eve.call("DELETE", "/api/v1/organisations/" + std::to_string(number)).status, 204);
    EXPECT_TRUE(get(eve, "/customers/" + cleo)["organisation"].is_null());
}

TEST_F(CustomersApi, TellsChatsTicketsAndNotesInOneTimeline) {
    auto ana = person("ana");
    auto who = customer();
    const auto number = handed_over(who);
    const auto ticket = get(ana, "/tickets/" + std::to_string(number));
    const auto id = ticket["customer"]["id"].get<std::string>();
    const auto said = ana.call("POST", "/api/v1/customers/" + id + "/notes",
                               {{"text", "Prefers to be called, card 4111 1111 1111 1111"}});
    ASSERT_EQ(said.status, 201) << said.body;
    const auto note = Json::parse(said.body)["id"].get<int>();
    ASSERT_EQ(ana.call("PATCH", "/api/v1/customers/" + id, {{"name", "Cleo"}}).status, 200);

    const auto items = get(ana, "/customers/" + id + "/timeline")["items"];
    std::vector<std::string> kinds;
    for (const auto& item : items) kinds.push_back(item.value("what", item["kind"]));
    EXPECT_EQ(kinds.front(), "customer_updated");
    EXPECT_EQ(kinds[1], "customer.noted");
    EXPECT_NE(std::ranges::find(kinds, "ticket_created"), kinds.end());
    const auto title = items[1]["title"].get<std::string>();
    EXPECT_TRUE(title.starts_with("Prefers to be called")) << title;
    EXPECT_EQ(title.find("4111 1111"), std::string::npos) << "private data is masked in notes too";
    EXPECT_EQ(get(ana, "/tickets/" + std::to_string(number))["customer"]["name"], "Cleo");

    auto bob = person("bob");
    const auto path = "/api/v1/notes/" + std::to_string(note);
    EXPECT_EQ(bob.call("DELETE", path).status, 403);
    EXPECT_EQ(ana.call("DELETE", path).status, 204);
    EXPECT_TRUE(get(ana, "/customers/" + id + "/notes")["items"].empty());
    EXPECT_EQ(get(ana, "/customers/" + id + "/timeline")["items"][1]["title"],
              "a note that was taken back");
}

TEST_F(CustomersApi, GoesThroughATimelinePageByPageWithoutGapsOrRepeats) {
    auto ana = person("ana");
    auto who = customer();
    const auto number = handed_over(who);
    const auto id =
        get(ana, "/tickets/" + std::to_string(number))["customer"]["id"].get<std::string>();
    for (int i = 0; i < 5; ++i) {
        ana.call("POST", "/api/v1/customers/" + id + "/notes", {{"text", "note"}});
        ana.call("POST", "/api/v1/tickets/" + std::to_string(number) + "/messages",
                 {{"id", "m" + std::to_string(i)}, {"text", "hello"}});
    }
    const auto whole = get(ana, "/customers/" + id + "/timeline?limit=200")["items"];
    Json paged = Json::array();
    std::string cursor;
    do {
        const auto page = get(ana, "/customers/" + id + "/timeline?limit=3&cursor=" + cursor);
        for (const auto& item : page["items"]) paged.push_back(item);
        cursor = page["next"].is_null() ? "" : page["next"].get<std::string>();
    } while (!cursor.empty());
    EXPECT_EQ(paged, whole);
}

}  // namespace
