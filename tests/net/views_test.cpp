// Saved views with nested conditions: they count live, list in every order, and say where a fault
// stands.
#include "tests/net/front_house.hpp"

namespace {
using front::Json;

Json leaf(const char* field, const char* op, Json value) {
    return {{"field", field}, {"op", op}, {"value", std::move(value)}};
}

// Urgent, or of a gold customer and still open; never spam.
const Json worth_a_look = {
    {"all",
     {{{"any",
        {leaf("ticket.priority", "is", "urgent"),
         {{"all",
           {leaf("customer.tier", "is", "gold"), leaf("ticket.status", "is_not", "solved")}}}}}},
      {{"none", {leaf("ticket.tags", "contains", "spam")}}}}}};

struct Views : front::Front {
    static Json get(front::Person& who, const std::string& path) {
        const auto answer = who.call("GET", "/api/v1" + path);
        EXPECT_EQ(answer.status, 200) << path << answer.body;
        return Json::parse(answer.body);
    }
    static std::string made(front::Person& who, const char* subject, Json more = Json::object()) {
        Json body = {{"subject", subject}, {"text", "Help"}};
        body.update(more);
        const auto answer = who.call("POST", "/api/v1/tickets", body);
        EXPECT_EQ(answer.status, 201) << answer.body;
        return Json::parse(answer.body)["id"].dump();
    }
    static std::string saved(front::Person& who, Json filter) {
        const auto answer =
            who.call("POST", "/api/v1/views", {{"label", "A view"}, {"filter", std::move(filter)}});
        EXPECT_EQ(answer.status, 201) << answer.body;
        return Json::parse(answer.body)["id"];
    }
    static int count(front::Person& who, const std::string& id) {
        for (const auto& view : get(who, "/views")["items"]) {
            if (view["id"] == id) return view["count"];
        }
        return -1;
    }
    static std::vector<std::string> subjects(const Json& list) {
        std::vector<std::string> all;
        for (const auto& item : list["items"]) all.push_back(item["subject"]);
        return all;
    }
    // Until what happened has reached the view.
    static bool soon(front::Person& who, const std::string& id, int wanted) {
        return front::soon([&] { return count(who, id) == wanted; });
    }
};
}  // namespace

TEST_F(Views, CountWhatTheirConditionsHoldForWhileItChanges) {
    auto ana = person("ana");
    const auto one = made(ana, "One", {{"priority", "urgent"}});
    const auto two = made(ana, "Two", {{"customer", {{"email", "gold@x.example"}}}});
    made(ana, "Three");
    const auto id = saved(ana, {{"when", worth_a_look}, {"sort", "created"}});
    EXPECT_EQ(count(ana, id), 1);
    const auto customer = get(ana, "/tickets/" + two)["customer"]["id"].get<std::string>();
    ASSERT_EQ(ana.call("PATCH", "/api/v1/customers/" + customer, {{"tier", "gold"}}).status, 200);
    EXPECT_TRUE(soon(ana, id, 2)) << "a customer's tier is a reason too";
    EXPECT_EQ(subjects(get(ana, "/tickets?view=" + id)), (std::vector<std::string>{"One", "Two"}));
    ana.call("PATCH", "/api/v1/tickets/" + one, {{"tags", {"spam"}}});
    EXPECT_TRUE(soon(ana, id, 1));
    ana.call("PATCH", "/api/v1/tickets/" + two, {{"status", "solved"}});
    EXPECT_TRUE(soon(ana, id, 0));
    EXPECT_TRUE(get(ana, "/tickets?view=" + id)["items"].empty());
    EXPECT_EQ(get(ana, "/views").dump().find("among"), std::string::npos);
    const auto kept = [&] {
        for (const auto& view : get(ana, "/views")["items"]) {
            if (view["id"] == id) return view["filter"]["when"];
        }
        return Json();
    };
    EXPECT_EQ(kept(), worth_a_look) << "as it was written";
}

TEST_F(Views, ListTheirTicketsInEveryOrderPageByPage) {
    auto ana = person("ana");
    const char* priorities[] = {"low", "urgent", "normal", "high"};
    for (int i = 0; i < 12; ++i) {
        made(ana, ("No " + std::to_string(i)).c_str(),
             {{"priority", priorities[i % 4]}, {"tags", {i % 3 == 0 ? "a" : "b"}}});
    }
    const auto wanted = get(ana, "/tickets?tag=b&limit=100")["items"].size();
    for (const auto* sort :
         {"-updated", "updated", "-created", "created", "priority", "waiting", "due"}) {
        const auto id =
            saved(ana, {{"when", leaf("ticket.tags", "contains", "B")}, {"sort", sort}});
        auto plain = subjects(get(ana, std::string("/tickets?limit=100&tag=b&sort=") + sort));
        std::vector<std::string> paged;
        std::string cursor;
        do {
            const auto page = get(ana, "/tickets?view=" + id + "&limit=3&cursor=" + cursor);
            for (auto& one : subjects(page)) paged.push_back(one);
            cursor = page["next"].is_null() ? "" : page["next"].get<std::string>();
        } while (!cursor.empty());
        EXPECT_EQ(paged, plain) << sort << ": as the indexes say it";
        EXPECT_EQ(paged.size(), wanted);
        EXPECT_EQ(ana.call("DELETE", "/api/v1/views/" + id.substr(5)).status, 200);
    }
}

TEST_F(Views, SayWhereAConditionIsWrong) {
    auto ana = person("ana");
    const auto refused = [&](const Json& when) {
        const auto answer =
            ana.call("POST", "/api/v1/views", {{"label", "X"}, {"filter", {{"when", when}}}});
        EXPECT_EQ(answer.status, 422) << answer.body;
        return Json::parse(answer.body)["detail"].get<std::string>();
    };
    EXPECT_TRUE(refused({{"all", {{{"any", {leaf("ticket.priority", "is", "huge")}}}}}})
                    .contains("when.all[0].any[0]: "));
    EXPECT_TRUE(refused({{"all", {leaf("ticket.prio", "is", "high")}}}).contains("when.all[0]: "));
    EXPECT_TRUE(refused({{"any", {leaf("message.text", "contains", "x")}}})
                    .contains("when.any[0]: a view can not ask \"message.text\""));
    EXPECT_TRUE(
        refused({{"all", {leaf("ticket.status", "changed_to", "open")}}}).contains("when.all[0]"));
}

TEST_F(Views, AreTriedBeforeTheyAreKeptAndMeanWhoeverLooks) {
    auto ana = person("ana");
    auto ben = person("ben");
    const auto one = made(ana, "One");
    made(ana, "Two");
    ana.call("POST", "/api/v1/tickets/" + one + "/claim", Json::object());
    const Json filter = {{"assignee", "me"}, {"when", leaf("ticket.status", "is", "open")}};
    const auto tried = ana.call("POST", "/api/v1/views/count", {{"filter", filter}});
    ASSERT_EQ(tried.status, 200) << tried.body;
    EXPECT_EQ(Json::parse(tried.body)["count"], 1);
    const auto made_view = ana.call("POST", "/api/v1/views",
                                    {{"label", "Mine"}, {"filter", filter}, {"shared", true}});
    const auto id = Json::parse(made_view.body)["id"].get<std::string>();
    EXPECT_EQ(Json::parse(made_view.body)["filter"]["assignee"], "me");
    EXPECT_EQ(count(ana, id), 1);
    EXPECT_EQ(count(ben, id), 0) << "shared, it is about Ben when Ben looks";
    const auto tried_out =
        get(ana,
            "/tickets?when=%7B%22field%22:%22ticket.subject%22,%22op%22:%22is%22,"
            "%22value%22:%22two%22%7D");
    EXPECT_EQ(subjects(tried_out), std::vector<std::string>{"Two"});
}
