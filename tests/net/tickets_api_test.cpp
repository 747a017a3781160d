// What people do with tickets over HTTP: merge, split, change many, save views, fill in fields.
#include "tests/net/front_house.hpp"

namespace {
using Api = front::Front;
using front::Json;

Json made(front::Person& who, const std::string& subject, const std::string& email = "c@x.example",
          const Json& more = Json::object()) {
    Json wanted = {{"subject", subject},
                   {"text", subject + ", please help"},
                   {"customer", {{"name", "Cleo"}, {"email", email}}}};
    wanted.update(more);
    const auto answer = who.call("POST", "/api/v1/tickets", wanted);
    EXPECT_EQ(answer.status, 201) << answer.body;
    return Json::parse(answer.body);
}

std::string path(const Json& ticket, const std::string& rest = "") {
    return "/api/v1/tickets/" + std::to_string(ticket["id"].get<std::int64_t>()) + rest;
}

Json get(front::Person& who, const std::string& address) {
    const auto answer = who.call("GET", address);
    EXPECT_EQ(answer.status, 200) << address << answer.body;
    return Json::parse(answer.body);
}

std::vector<std::string> texts(const Json& thread) {
    std::vector<std::string> all;
    for (const auto& item : thread["items"]) {
        if (item["kind"] == "message") all.push_back(item["text"]);
    }
    return all;
}
}  // namespace

TEST_F(Api, MergesTwoTicketsIntoOneThreadAndPartsThemAgain) {
    auto ana = person("ana");
    const auto into = made(ana, "Broken pot");
    const auto from = made(ana, "Pot in pieces");
    const auto stale =
        ana.call("POST", path(from, "/merge"), {{"into", into["id"]}, {"version", 99}});
    EXPECT_EQ(stale.status, 409) << stale.body;
    const auto merged = ana.call("POST", path(from, "/merge"), {{"into", into["id"]}});
    ASSERT_EQ(merged.status, 200) << merged.body;
    EXPECT_EQ(Json::parse(merged.body)["id"], into["id"]);
    EXPECT_EQ(get(ana, path(from))["merged_into"], into["id"]);
    const auto thread = get(ana, path(into, "/messages"));
    EXPECT_EQ(texts(thread),
              (std::vector<std::string>{"Broken pot, please help", "Pot in pieces, please help"}));
    const auto first = get(ana, path(into, "/messages?limit=1"));
    ASSERT_FALSE(first["next"].is_null());
    const auto rest =
        get(ana, path(into, "/messages?after_event=" + first["next"].get<std::string>()));
    EXPECT_EQ(rest["items"].size() + 1, thread["items"].size()) << "pages lose nothing";
    EXPECT_EQ(ana.call("POST", path(from, "/unmerge")).status, 200);
    EXPECT_EQ(texts(get(ana, path(into, "/messages"))).size(), 1U);
    EXPECT_EQ(get(ana, path(from))["status"], "open");
}

TEST_F(Api, LinksSplitsAndTellsHowLongATicketTook) {
    auto ana = person("ana");
    const auto one = made(ana, "Broken pot");
    const auto two = made(ana, "Broken lid");
    const auto linked =
        ana.call("POST", path(one, "/links"), {{"kind", "duplicate"}, {"ticket", two["id"]}});
    ASSERT_EQ(linked.status, 201) << linked.body;
    EXPECT_EQ(get(ana, path(two, "/links"))["items"][0]["kind"], "duplicated_by");
    EXPECT_EQ(
        ana.call("POST", path(one, "/links"), {{"kind", "cousin"}, {"ticket", two["id"]}}).status,
        422);
    const auto gone = ana.call("DELETE", path(one, "/links/") + two["id"].dump());
    EXPECT_EQ(gone.status, 200) << gone.body;
    EXPECT_TRUE(get(ana, path(two, "/links"))["items"].empty());
    const auto cut =
        ana.call("POST", path(one, "/split"), {{"messages", {1}}, {"subject", "Its lid"}});
    ASSERT_EQ(cut.status, 201) << cut.body;
    EXPECT_EQ(texts(get(ana, path(Json::parse(cut.body), "/messages"))),
              std::vector<std::string>{"Broken pot, please help"});
    EXPECT_EQ(ana.call("PATCH", path(one), {{"status", "solved"}}).status, 200);
    const auto history = get(ana, path(one, "/history"));
    EXPECT_EQ(history["spans"].back()["status"], "solved");
    EXPECT_EQ(history["spans"].back()["by"]["name"], "ana");
    EXPECT_EQ(history["resolutions"].size(), 1U);
    EXPECT_TRUE(history["first_resolution_s"].is_number());
}

TEST_F(Api, ChangesManyTicketsEachWithItsOwnAnswer) {
    auto ana = person("ana");
    const auto one = made(ana, "One");
    const auto two = made(ana, "Two", "d@x.example", {{"tags", {"old"}}});
    const Json wanted = {
        {"ids", {one["id"], two["id"], 99999}},
        {"versions", {{one["id"].dump(), 77}}},
        {"change", {{"priority", "high"}, {"add_tags", {"sale"}}, {"remove_tags", {"old"}}}}};
    const auto answer = ana.call("POST", "/api/v1/tickets/bulk", wanted);
    ASSERT_EQ(answer.status, 200) << answer.body;
    const auto body = Json::parse(answer.body);
    EXPECT_EQ(body["changed"], 1);
    EXPECT_EQ(body["failed"], 2);
    EXPECT_EQ(body["items"][0]["status"], 409) << "another version";
    EXPECT_EQ(body["items"][1]["ticket"]["tags"], Json::array({"sale"}));
    EXPECT_EQ(body["items"][1]["ticket"]["priority"], "high");
    EXPECT_EQ(body["items"][2]["status"], 404);
    EXPECT_EQ(get(ana, path(one))["priority"], "normal");
    EXPECT_EQ(ana.call("POST", "/api/v1/tickets/bulk", {{"ids", {1}}}).status, 422);
    const auto tags = get(ana, "/api/v1/tags?q=sa");
    EXPECT_EQ(tags["items"][0], Json({{"tag", "sale"}, {"count", 1}}));
}

TEST_F(Api, SavesViewsThatCountAndStandInOnesOwnOrder) {
    auto ana = person("ana");
    auto ben = person("ben");
    made(ana, "One", "c@x.example", {{"tags", {"vip"}}, {"priority", "high"}});
    made(ana, "Two", "c@x.example", {{"tags", {"vip"}}});
    const Json wanted = {{"label", "VIPs in a hurry"},
                         {"filter", {{"tag", "vip"}, {"priority", "high"}, {"sort", "waiting"}}}};
    const auto saved = ana.call("POST", "/api/v1/views", wanted);
    ASSERT_EQ(saved.status, 201) << saved.body;
    const auto id = Json::parse(saved.body)["id"].get<std::string>();
    const auto view_of = [&](front::Person& who) {
        for (const auto& view : get(who, "/api/v1/views")["items"]) {
            if (view["id"] == id) return view;
        }
        return Json();
    };
    EXPECT_EQ(view_of(ana)["count"], 1);
    EXPECT_TRUE(view_of(ben).is_null()) << "it is Ana's own";
    EXPECT_EQ(get(ana, "/api/v1/tickets?view=" + id)["items"].size(), 1U);
    EXPECT_EQ(ben.call("GET", "/api/v1/tickets?view=" + id).status, 422);
    const auto address = "/api/v1/views/" + id.substr(5);
    EXPECT_EQ(ana.call("PATCH", address, {{"shared", true}}).status, 200);
    EXPECT_EQ(view_of(ben)["owner"]["name"], "ana");
    EXPECT_EQ(ben.call("DELETE", address).status, 403) << "shared, but not Ben's to delete";
    EXPECT_EQ(ben.call("PUT", "/api/v1/views/order", {{"order", {id, "all"}}}).status, 200);
    const auto mine = get(ben, "/api/v1/views")["items"];
    EXPECT_EQ(mine[0]["id"], id);
    EXPECT_EQ(mine[1]["id"], "all");
    EXPECT_EQ(ana.call("DELETE", address).status, 200);
    EXPECT_TRUE(view_of(ana).is_null());
}

TEST_F(Api, ListsWhoWaitsLongestFirstAndLosesNobodyBetweenPages) {
    auto ana = person("ana");
    std::vector<Json> tickets;
    for (int i = 0; i < 5; ++i) tickets.push_back(made(ana, "Pot " + std::to_string(i)));
    EXPECT_EQ(
        ana.call("POST", path(tickets[0], "/messages"), {{"id", "r-1"}, {"text", "Done."}}).status,
        201);
    std::vector<std::int64_t> order;
    std::string cursor;
    for (int page = 0; page < 9; ++page) {
        const auto list = get(ana, "/api/v1/tickets?sort=waiting&limit=2" + cursor);
        for (const auto& one : list["items"]) order.push_back(one["id"]);
        if (list["next"].is_null()) break;
        cursor = "&cursor=" + list["next"].get<std::string>();
    }
    const auto number = [&](std::size_t i) { return tickets[i]["id"].get<std::int64_t>(); };
    EXPECT_EQ(order,
              (std::vector<std::int64_t>{number(1), number(2), number(3), number(4), number(0)}))
        << "who was answered comes last";
}

TEST_F(Api, KeepsATicketOpenUntilItsFieldsAreFilledIn) {
    auto boss = person("boss", store::Role::admin);
    auto ana = person("ana");
    EXPECT_EQ(ana.call("POST", "/api/v1/fields", {{"name", "x"}, {"label", "X"}, {"type", "text"}})
                  .status,
              403);
    const Json reason = {{"name", "reason"},
                         {"label", "Reason"},
                         {"type", "choice"},
                         {"choices", {"broken", "late"}},
                         {"required_to_solve", true}};
    ASSERT_EQ(boss.call("POST", "/api/v1/fields", reason).status, 201);
    EXPECT_EQ(boss.call("POST", "/api/v1/fields", reason).status, 409) << "the name is taken";
    EXPECT_EQ(
        boss.call("POST", "/api/v1/fields", {{"name", "size"}, {"label", "Size"}, {"type", "odd"}})
            .status,
        422);
    ASSERT_EQ(boss.call("POST", "/api/v1/fields",
                        {{"name", "until"}, {"label", "Until"}, {"type", "date"}})
                  .status,
              201);
    ASSERT_EQ(boss.call("POST", "/api/v1/fields",
                        {{"name", "count"}, {"label", "Count"}, {"type", "number"}})
                  .status,
              201);
    const auto ticket = made(ana, "Broken pot");
    const auto early = ana.call("PATCH", path(ticket), {{"status", "solved"}});
    EXPECT_EQ(early.status, 422) << early.body;
    EXPECT_TRUE(early.body.contains("fields.reason")) << early.body;
    const auto set = [&](const Json& values) {
        return ana.call("PATCH", path(ticket, "/fields"), {{"fields", values}}).status;
    };
    EXPECT_EQ(set({{"reason", "bored"}}), 422);
    EXPECT_EQ(set({{"until", "2026-02-30"}}), 422);
    EXPECT_EQ(set({{"nothing", "x"}}), 422);
    EXPECT_EQ(set({{"count", "nan"}}), 422);
    EXPECT_EQ(set({{"count", "-inf"}}), 422);
    EXPECT_EQ(set({{"count", "2.5"}}), 200);
    EXPECT_EQ(set({{"reason", "broken"}, {"until", "2026-05-04"}}), 200);
    EXPECT_EQ(get(ana, path(ticket, "/fields"))["fields"]["reason"], "broken");
    EXPECT_EQ(set({{"until", nullptr}}), 200);
    EXPECT_FALSE(get(ana, path(ticket, "/fields"))["fields"].contains("until"));
    EXPECT_EQ(ana.call("PATCH", path(ticket), {{"status", "solved"}}).status, 200);
}

TEST_F(Api, TicksOffWhatIsToDo) {
    auto ana = person("ana");
    const auto ticket = made(ana, "Broken pot");
    const auto added = ana.call("POST", path(ticket, "/checklist"), {{"text", "Ask for a photo"}});
    ASSERT_EQ(added.status, 201) << added.body;
    const auto item = Json::parse(added.body)["items"][0]["id"].dump();
    const auto done = ana.call("PATCH", path(ticket, "/checklist/") + item, {{"done", true}});
    ASSERT_EQ(done.status, 200) << done.body;
    EXPECT_EQ(Json::parse(done.body)["items"][0]["done_by"]["name"], "ana");
    EXPECT_EQ(Json::parse(done.body)["done"], 1);
    EXPECT_EQ(ana.call("DELETE", path(ticket, "/checklist/") + item).status, 200);
    EXPECT_EQ(get(ana, path(ticket, "/checklist"))["total"], 0);
}

TEST_F(Api, WarnsOfATicketThatIsOpenAlready) {
    auto ana = person("ana");
    const auto first = made(ana, "The blue pot is broken", "cleo@x.example");
    made(ana, "The blue pot is broken", "dora@x.example");
    const auto alike =
        get(ana, "/api/v1/duplicates?email=CLEO@x.example&subject=my%20blue%20pot%20broken");
    ASSERT_EQ(alike["items"].size(), 1U);
    EXPECT_EQ(alike["items"][0]["id"], first["id"]);
    EXPECT_TRUE(
        get(ana, "/api/v1/duplicates?email=cleo@x.example&subject=where%20is%20my%20order")["items"]
            .empty());
}

TEST_F(Api, FindsTheCustomerANewTicketIsAboutInsteadOfMakingATwin) {
    auto ana = person("ana");
    const auto first = made(ana, "The blue pot is broken", "Cleo@x.example");
    const auto again = made(ana, "My blue pot is broken", "cleo@X.example");
    EXPECT_EQ(again["customer"]["id"], first["customer"]["id"]);
    EXPECT_EQ(again["possible_duplicates"], Json::array({first["id"]}));
    EXPECT_FALSE(first.contains("possible_duplicates"));
    EXPECT_EQ(get(ana, "/api/v1/customers")["items"].size(), 1U);
    const auto by_id =
        made(ana, "Another thing", "", {{"customer", {{"id", first["customer"]["id"]}}}});
    EXPECT_EQ(by_id["customer"]["id"], first["customer"]["id"]);
    const auto shop =
        made(ana, "By number", "", {{"customer", {{"external_id", "K-77"}, {"name", "Dora"}}}});
    const auto shop_again =
        made(ana, "By number again", "", {{"customer", {{"external_id", "K-77"}}}});
    EXPECT_EQ(shop_again["customer"]["id"], shop["customer"]["id"]);
    EXPECT_EQ(shop_again["customer"]["name"], "Dora");
    const auto nobody =
        ana.call("POST", "/api/v1/tickets", {{"subject", "X"}, {"customer", {{"id", "4711"}}}});
    EXPECT_EQ(nobody.status, 422) << nobody.body;
}

// A mail's address is no proof: it joins nobody who has signed in.
TEST_F(Api, JoinsNoVerifiedCustomerByAnAddressThatAnybodyCouldWrite) {
    auto ana = person("ana");
    store::Customer signed_in{.id = 77, .name = "Cleo", .email = "cleo@x.example"};
    signed_in.verified = true;
    signed_in.external_id = "shop-1";
    ASSERT_TRUE(store->write([&](store::Tx& tx) { store::create_customer(tx, signed_in); }));
    const auto mailed = made(ana, "By mail", "cleo@x.example", {{"channel", "email"}});
    EXPECT_NE(mailed["customer"]["id"], "77");
    EXPECT_EQ(mailed["customer"]["verified"], false);
    const auto form = made(ana, "By form", "cleo@x.example", {{"channel", "form"}});
    EXPECT_EQ(form["customer"]["id"], mailed["customer"]["id"]) << "her unproven self, once";
    const auto call = made(ana, "She rang", "cleo@x.example");
    EXPECT_EQ(call["customer"]["id"], "77") << "Ana knows whom she talks to";
}
