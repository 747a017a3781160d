// The description of the API against the API: every route is in it, everything in it is a route,
// its references lead somewhere, and real answers keep to its schemas.
#include "server/net/api/openapi.hpp"

#include "server/hooks/webhook_sender.hpp"
#include "tests/net/front_house.hpp"
#include "tests/net/json_schema.hpp"
#include "tests/net/tour.hpp"

#include <set>

namespace {
using front::Json;

struct OpenApi : front::Front {
    Json doc() { return Json::parse(stranger().call("GET", "/api/openapi.json").body); }

    static std::string lower(std::string_view text) {
        std::string out(text);
        for (auto& c : out) c = static_cast<char>(c | 0x20);
        return out;
    }
};

void each_reference(const Json& value, const std::function<void(const std::string&)>& found) {
    if (value.is_object() && value.contains("$ref")) found(value["$ref"]);
    if (!value.is_structured()) return;
    for (const auto& inner : value) each_reference(inner, found);
}

}  // namespace

TEST_F(OpenApi, DescribesEveryRouteAndNothingElse) {
    const auto document = doc();
    std::set<std::string> described;
    for (const auto& [path, methods] : document["paths"].items()) {
        for (const auto& [method, operation] : methods.items())
            described.insert(method + " " + path);
    }
    std::set<std::string> real;
    std::set<std::string> ids;
    for (const auto& route : net::routes()) {
        const auto key = lower(net::name(route.method)) + " " + std::string(route.pattern);
        EXPECT_TRUE(real.insert(key).second) << key << " stands in two tables";
        const auto& operation =
            document["paths"][std::string(route.pattern)][lower(net::name(route.method))];
        EXPECT_TRUE(ids.insert(operation["operationId"]).second) << operation["operationId"];
        EXPECT_FALSE(operation["summary"].get<std::string>().empty()) << key;
        EXPECT_EQ(operation["security"].empty(), route.access == net::Access::open) << key;
        std::size_t in_path = 0;
        for (const auto& one : operation["parameters"]) in_path += one["in"] == "path";
        EXPECT_EQ(in_path, static_cast<std::size_t>(std::ranges::count(route.pattern, '{'))) << key;
    }
    EXPECT_EQ(described, real);
    for (const auto& shape : net::shapes()) {
        const auto key = lower(net::name(shape.method)) + " " + std::string(shape.pattern);
        EXPECT_TRUE(real.contains(key)) << "a shape without a route: " << key;
    }
}

TEST_F(OpenApi, LeadsEveryReferenceSomewhere) {
    const auto document = doc();
    std::size_t count = 0;
    each_reference(document, [&](const std::string& to) {
        ++count;
        EXPECT_TRUE(document.contains(Json::json_pointer(to.substr(1)))) << to;
    });
    EXPECT_GT(count, 50U);
}

TEST_F(OpenApi, SaysOfEveryRouteWhatItTakesAndGives) {
    for (const auto& route : net::routes()) {
        const auto key = lower(net::name(route.method)) + " " + std::string(route.pattern);
        const auto* shape = net::shape_of(route);
        ASSERT_NE(shape, nullptr) << key << " has no shape";
        EXPECT_FALSE(shape->answer.empty()) << key;
        const bool reads = route.method == net::Method::get || route.method == net::Method::del;
        EXPECT_TRUE(!reads || shape->body.empty()) << key << " takes no body";
    }
}

TEST_F(OpenApi, KeepsItsWordInRealAnswersOfEveryRoute) {
    std::ofstream(folder / "content/deskbell.yaml")
        << "care: {recovery: {goodwill: {everyone: 20}}}\n"
           "retention: {conversations: 30d}\n";
    hooks::WebhookSender sender({});  // which goes to no address of this machine
    before_opening = [&](desk::Desk& made) {
        made.parts().get<desk::Webhooks>().carry_with(sender.carrier());
    };
    open();
    tour::Walk walk(*this);
    tour::see_tickets(walk);
    tour::see_teamwork(walk);
    tour::see_playbook(walk);
    tour::see_care(walk);
    tour::see_customers(walk);
    tour::see_knowledge(walk);
    tour::see_webhooks(walk);
    tour::see_privacy(walk);
    tour::see_people(walk);
    for (const auto* path : {"/healthz", "/readyz", "/metrics", "/api/openapi.json"}) {
        EXPECT_EQ(walk.ana.call("GET", path).status, 200) << path;
        walk.seen.insert(std::string("GET ") + path);
    }
    walk.seen.insert("POST /api/v1/login");  // how everybody came in
    for (const auto& route : net::routes()) {
        const auto key = fmt::format("{} {}", net::name(route.method), route.pattern);
        EXPECT_TRUE(walk.seen.contains(key)) << key << " was never asked";
    }
    sender.stop();
    close();
}

TEST(DocumentedAnswers, AreRefusedWhenTheyBreakTheirWord) {
    const auto& doc = documented::document();
    const auto fault = [&](const char* noun, const char* value) {
        return json_schema::fault(doc, doc["components"]["schemas"][noun], Json::parse(value));
    };
    EXPECT_EQ(fault("Tag", R"({"tag":"a","count":1})"), "");
    EXPECT_EQ(fault("Tag", R"({"tag":"a"})"), "$: \"count\" is missing");
    EXPECT_EQ(fault("Tag", R"({"tag":"a","count":"1"})"), "$.count: \"1\" is not \"integer\"");
    EXPECT_EQ(fault("Tag", R"({"tag":"a","count":1,"x":2})"), "$.x is not described");
    EXPECT_NE(fault("Status", R"("asleep")"), "");
    EXPECT_EQ(fault("FieldValues", R"({"fields":{"a":1}})"), "$.fields.a: 1 is not \"string\"");
}

TEST_F(OpenApi, SendsReportsAsCsvToo) {
    auto boss = person("boss", store::Role::admin);
    const auto csv =
        boss.call("GET", "/api/v1/insight/reports/agent?format=csv&from=2026-05-01&to=2026-05-31");
    EXPECT_EQ(csv.status, 200) << csv.body;
    EXPECT_EQ(csv.headers.at("content-type"), "text/csv; charset=utf-8");
    EXPECT_TRUE(csv.headers.at("content-disposition").contains("agent.csv"));
    EXPECT_TRUE(csv.body.starts_with("agent,label,created,solved,")) << csv.body;
    EXPECT_EQ(boss.call("GET", "/api/v1/insight/reports/day?from=2026-05-31&to=2026-05-01").status,
              422);
    EXPECT_EQ(boss.call("GET", "/api/v1/insight/heat-map?what=moons").status, 422);
}
