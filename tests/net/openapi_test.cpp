// The description of the API against the API: every route is in it, everything in it is a route,
// its references lead somewhere, and real answers keep to its schemas.
#include "server/net/openapi.hpp"

#include "tests/net/front_house.hpp"
#include "tests/net/json_schema.hpp"

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

// What a real answer must keep to, by the document.
std::string fault_of(const Json& doc, const std::string& method, const std::string& pattern,
                     const client::Answer& answer) {
    const auto& operation = doc["paths"][pattern][method];
    const auto status = std::to_string(answer.status);
    if (answer.status >= 400) {
        return json_schema::fault(doc, doc["components"]["schemas"]["Problem"],
                                  Json::parse(answer.body));
    }
    if (!operation["responses"].contains(status))
        return "the status " + status + " is not described";
    const auto& response = operation["responses"][status];
    if (!response.contains("content"))
        return answer.body.empty() ? "" : "there should be no content";
    return json_schema::fault(doc, response["content"]["application/json"]["schema"],
                              Json::parse(answer.body));
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

TEST_F(OpenApi, KeepsItsWordInRealAnswers) {
    auto boss = person("boss", store::Role::admin);
    auto who = customer();
    const auto ticket = std::to_string(handed_over(who));
    const auto document = doc();
    const auto conversation =
        Json::parse(boss.call("GET", "/api/v1/tickets/" + ticket).body)["conversation"]
            .get<std::string>();
    const auto person_id =
        Json::parse(boss.call("GET", "/api/v1/tickets/" + ticket).body)["customer"]["id"]
            .get<std::string>();
    const std::tuple<std::string, std::string, std::string, Json> calls[] = {
        {"post",
         "/api/v1/tickets",
         "/api/v1/tickets",
         {{"subject", "Broken pot"},
          {"text", "It leaks"},
          {"tags", {"a"}},
          {"customer", {{"email", "c@x.example"}}}}},
        {"post", "/api/v1/tickets", "/api/v1/tickets", {{"subject", 7}}},
        {"post", "/api/v1/tickets/{id}/claim", "/api/v1/tickets/" + ticket + "/claim", nullptr},
        {"post",
         "/api/v1/tickets/{id}/messages",
         "/api/v1/tickets/" + ticket + "/messages",
         {{"id", "m-1"}, {"text", "Hello"}}},
        {"patch", "/api/v1/tickets/{id}", "/api/v1/tickets/" + ticket, {{"priority", "high"}}},
        {"get", "/api/v1/tickets", "/api/v1/tickets", nullptr},
        {"get", "/api/v1/tickets/{id}", "/api/v1/tickets/" + ticket, nullptr},
        {"get", "/api/v1/tickets/{id}", "/api/v1/tickets/99999", nullptr},
        {"get", "/api/v1/tickets/{id}/messages", "/api/v1/tickets/" + ticket + "/messages",
         nullptr},
        {"get", "/api/v1/conversations", "/api/v1/conversations", nullptr},
        {"get", "/api/v1/conversations/{id}", "/api/v1/conversations/" + conversation, nullptr},
        {"get", "/api/v1/conversations/{id}/messages",
         "/api/v1/conversations/" + conversation + "/messages", nullptr},
        {"get", "/api/v1/customers", "/api/v1/customers", nullptr},
        {"get", "/api/v1/customers/{id}", "/api/v1/customers/" + person_id, nullptr},
        {"get", "/api/v1/customers/{id}/timeline", "/api/v1/customers/" + person_id + "/timeline",
         nullptr},
        {"get", "/api/v1/insight/reports/{by}", "/api/v1/insight/reports/day", nullptr},
        {"get", "/api/v1/insight/reports/{by}", "/api/v1/insight/reports/moon", nullptr},
        {"post", "/api/v1/insight/rebuild", "/api/v1/insight/rebuild", nullptr},
        {"post", "/api/v1/tokens", "/api/v1/tokens", {{"name", "robot"}}},
        {"post", "/api/v1/webhooks", "/api/v1/webhooks", {{"url", "https://shop.example/"}}},
        {"post", "/api/v1/teams", "/api/v1/teams", {{"name", "Returns"}}},
        {"post", "/api/v1/me/totp", "/api/v1/me/totp", nullptr},
    };
    for (const auto& [method, pattern, path, body] : calls) {
        std::string verb = method;
        for (auto& c : verb) c = static_cast<char>(c & ~0x20);
        EXPECT_EQ(fault_of(document, method, pattern, boss.call(verb, path, body)), "")
            << verb << path;
    }
    // Everything that can simply be read.
    std::size_t read = 0;
    for (const auto& shape : net::shapes()) {
        if (shape.method != net::Method::get || shape.pattern.contains('{')) continue;
        const std::string path(shape.pattern);
        const auto answer = boss.call("GET", path);
        EXPECT_EQ(answer.status, 200) << path << answer.body;
        if (shape.answer != "text") {
            EXPECT_EQ(fault_of(document, "get", path, answer), "") << path;
        }
        ++read;
    }
    EXPECT_GT(read, 20U);
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
