// Clocks and assignment over HTTP: every sum shown span by span, every choice with its reason.
#include "tests/net/front_house.hpp"

namespace {
using front::Json;

constexpr std::string_view always =
    R"({mon: "00:00-24:00", tue: "00:00-24:00", wed: "00:00-24:00", thu: "00:00-24:00", )"
    R"(fri: "00:00-24:00", sat: "00:00-24:00", sun: "00:00-24:00"})";

struct SlaApi : front::Front {
    SlaApi() {
        std::filesystem::create_directories(folder / "content");
        std::ofstream(folder / "content/deskbell.yaml")
            << "hours: " << always << "\ncalendars:\n  round: " << always << R"(
  never: {}
agents: {capacity: 2}
queues:
  support: {label: Support, assignment: balanced}
  phones: {label: Phones, assignment: balanced, skills: [phone]}
sla:
  first_response: {normal: 1 h, urgent: 10 min}
  resolution: {normal: 8 h, urgent: 8 h}
  policies:
    - name: vip
      when: {all: [{field: ticket.tags, op: contains, value: vip}]}
      hours: round
      warn_at: 50
      first_response: {normal: 5 min, urgent: 5 min}
)";
    }
    static Json get(front::Person& who, const std::string& path) {
        const auto answer = who.call("GET", "/api/v1" + path);
        EXPECT_EQ(answer.status, 200) << path << answer.body;
        return Json::parse(answer.body);
    }
    static std::string made(front::Person& who, Json more = Json::object()) {
        Json body = {{"subject", "Broken pot"}, {"text", "It leaks"}};
        body.update(more);
        const auto answer = who.call("POST", "/api/v1/tickets", body);
        EXPECT_EQ(answer.status, 201) << answer.body;
        return Json::parse(answer.body)["id"].dump();
    }
    static Json clock(const Json& report, std::string_view metric) {
        for (const auto& one : report["clocks"]) {
            if (one["metric"] == metric) return one;
        }
        ADD_FAILURE() << metric << " of " << report;
        return Json();
    }
    static void here(client::Client& socket) {
        socket.text(R"({"type":"hello","after":null})");
        socket.hear();
    }
};
}  // namespace

TEST_F(SlaApi, ShowsEveryClockSpanBySpanSoThatTheSumAddsUp) {
    auto ana = person("ana");
    const auto number = made(ana);
    ana.call("PATCH", "/api/v1/tickets/" + number, {{"status", "waiting_customer"}});
    ana.call("PATCH", "/api/v1/tickets/" + number, {{"status", "open"}});
    const auto report = get(ana, "/tickets/" + number + "/sla");
    EXPECT_EQ(report["ticket"].dump(), number);
    const auto resolution = clock(report, "resolution");
    EXPECT_EQ(resolution["target_s"], 8 * 3600);
    std::int64_t counted = 0;
    bool paused = false;
    std::string at = resolution["started_at"];
    for (const auto& span : resolution["spans"]) {
        EXPECT_EQ(span["from"], at) << "one begins where the other ended";
        at = span["to"];
        counted += span["counted_ms"].get<std::int64_t>();
        if (span["status"] == "waiting_customer") {
            paused = true;
            EXPECT_EQ(span["counted_ms"], 0);
        }
        EXPECT_FALSE(span["why"].get<std::string>().empty());
    }
    EXPECT_TRUE(paused);
    EXPECT_EQ(counted / 1000, resolution["used_s"].get<std::int64_t>());
    const auto shown = get(ana, "/tickets/" + number)["sla"];
    EXPECT_EQ(shown.size(), report["clocks"].size()) << "the ticket tells the same";
    EXPECT_EQ(ana.call("GET", "/api/v1/tickets/4711/sla").status, 404);
    EXPECT_EQ(ana.call("GET", "/api/v1/tickets/x/sla").status, 404);
}

TEST_F(SlaApi, TellsWhichPolicyHoldsAndWhyOthersDoNot) {
    auto ana = person("ana");
    const auto number = made(ana);
    auto policy = get(ana, "/tickets/" + number + "/sla")["policy"];
    EXPECT_TRUE(policy["name"].is_null());
    ASSERT_EQ(policy["considered"].size(), 2U);
    EXPECT_EQ(policy["considered"][0]["name"], "vip");
    EXPECT_EQ(policy["considered"][0]["fits"], false);
    EXPECT_EQ(policy["considered"][0]["why"], "tags is empty, wanted something with vip");
    ana.call("PATCH", "/api/v1/tickets/" + number, {{"tags", {"vip"}}});
    const auto report = get(ana, "/tickets/" + number + "/sla");
    policy = report["policy"];
    EXPECT_EQ(policy["name"], "vip");
    EXPECT_EQ(policy["calendar"], "round");
    EXPECT_EQ(policy["warn_at_percent"], 50);
    EXPECT_EQ(clock(report, "first_response")["target_s"], 300);
}

TEST_F(SlaApi, SimulatesWhoWouldGetATicketWithoutGivingIt) {
    auto boss = person("boss", store::Role::admin);
    auto ana = person("ana");
    auto socket = ana.socket();
    here(*socket);
    const auto would = [&](const std::string& queue, Json body = Json::object()) {
        const auto answer = boss.call("POST", "/api/v1/queues/" + queue + "/simulate", body);
        EXPECT_EQ(answer.status, 200) << answer.body;
        return Json::parse(answer.body);
    };
    ASSERT_TRUE(front::soon([&] { return !would("support")["agent"].is_null(); }));
    const auto chosen = would("support");
    EXPECT_EQ(chosen["agent"]["name"], "ana");
    EXPECT_TRUE(chosen["reason"].get<std::string>().contains("ana: 0 of 2"));
    EXPECT_EQ(chosen["verdicts"][0]["verdict"], "chosen");
    EXPECT_TRUE(would("phones")["agent"].is_null());
    EXPECT_TRUE(would("phones")["reason"].get<std::string>().contains("lacks phone"));
    EXPECT_TRUE(would("support", {{"skills", {"welding"}}})["agent"].is_null());
    EXPECT_EQ(boss.call("POST", "/api/v1/queues/nowhere/simulate", Json::object()).status, 404);
    EXPECT_EQ(boss.call("POST", "/api/v1/queues/support/simulate", {{"priority", "huge"}}).status,
              422);
    EXPECT_EQ(would("support", {{"customer", "424242"}})["agent"]["name"], "ana")
        << "an id as every other answer gives it";
    EXPECT_EQ(boss.call("POST", "/api/v1/queues/support/simulate", {{"customer", "cleo"}}).status,
              422);
    EXPECT_TRUE(get(boss, "/tickets")["items"].empty());
}

TEST_F(SlaApi, TellsWhoGotATicketAndWhy) {
    auto boss = person("boss", store::Role::admin);
    auto ana = person("ana");
    auto who = customer();
    const auto number = std::to_string(handed_over(who));
    const auto decisions = [&] {
        return get(boss, "/tickets/" + number + "/assignments")["items"];
    };
    ASSERT_TRUE(front::soon([&] { return !decisions().empty(); }));
    EXPECT_TRUE(decisions()[0]["agent"].is_null());
    EXPECT_TRUE(decisions()[0]["reason"].get<std::string>().contains("ana: offline"));
    auto socket = ana.socket();
    here(*socket);
    ASSERT_TRUE(front::soon([&] { return !decisions()[0]["agent"].is_null(); }));
    EXPECT_EQ(decisions()[0]["agent"]["name"], "ana");
    EXPECT_EQ(decisions()[0]["queue"], "support");
    EXPECT_TRUE(decisions()[0]["reason"].get<std::string>().contains("ana: 0 of 2"));
    const auto staff = get(boss, "/staff")["items"];
    const auto hers = std::ranges::find_if(staff, [](auto& one) { return one["name"] == "ana"; });
    ASSERT_NE(hers, staff.end());
    EXPECT_EQ((*hers)["chats"], 1);
    EXPECT_EQ((*hers)["load"], 1.0);
}

TEST_F(SlaApi, KeepsAPersonsShiftAndSaysWhetherTheyAreOnIt) {
    auto boss = person("boss", store::Role::admin);
    auto ana = person("ana");
    auto socket = ana.socket();
    here(*socket);
    const auto of_ana = [&](const char* field) {
        for (const auto& one : get(boss, "/staff")["items"]) {
            if (one["name"] == "ana") return one[field];
        }
        return Json();
    };
    const auto address = "/api/v1/users/" + of_ana("id").dump();
    EXPECT_EQ(of_ana("on_shift"), true);
    EXPECT_TRUE(of_ana("hours").is_null());
    EXPECT_EQ(boss.call("PATCH", address, {{"hours", "sometimes"}}).status, 422);
    EXPECT_EQ(boss.call("PATCH", address, {{"hours", "never"}}).status, 200);
    EXPECT_EQ(of_ana("on_shift"), false);
    const auto would =
        Json::parse(boss.call("POST", "/api/v1/queues/support/simulate", Json::object()).body);
    EXPECT_TRUE(would["agent"].is_null());
    EXPECT_TRUE(would["reason"].get<std::string>().contains("ana: off shift")) << would;
    EXPECT_EQ(boss.call("PATCH", address, {{"hours", nullptr}}).status, 200);
    EXPECT_EQ(of_ana("on_shift"), true);
}

TEST_F(SlaApi, TellsWhatIsPromisedAndReckonsADeadline) {
    auto ana = person("ana");
    const auto all = get(ana, "/sla/policies");
    EXPECT_EQ(all["items"][0]["name"], "vip");
    EXPECT_EQ(all["items"][0]["when"]["condition"]["all"][0]["field"], "ticket.tags");
    EXPECT_EQ(all["items"][0]["targets"]["first_response"]["normal"], 300);
    EXPECT_EQ(all["items"][1]["name"], "queue support");
    EXPECT_EQ(all["items"][1]["targets"]["resolution"]["urgent"], 8 * 3600);
    ASSERT_EQ(all["calendars"].size(), 3U);
    EXPECT_EQ(all["calendars"][0]["days"].size(), 14U);
    EXPECT_EQ(get(ana, "/sla/policies?days=371")["calendars"][0]["days"].size(), 371U);
    EXPECT_EQ(all["calendars"][0]["days"][3]["open"],
              Json::array({{{"from", "00:00"}, {"to", "24:00"}}}));
    const auto due = [&](const Json& body, int status) {
        const auto answer = ana.call("POST", "/api/v1/sla/deadline", body);
        EXPECT_EQ(answer.status, status) << answer.body;
        return Json::parse(answer.body);
    };
    EXPECT_EQ(due({{"queue", "support"}, {"start", "2026-05-04T10:00:00Z"}, {"seconds", 3600}},
                  200)["due"],
              "2026-05-04T11:00:00.000Z");
    EXPECT_TRUE(due({{"calendar", "never"}, {"seconds", 1}}, 200)["due"].is_null());
    const auto counted =
        due({{"queue", "support"}, {"start", "2026-05-04T10:00:00Z"}, {"seconds", 3600}}, 200);
    EXPECT_EQ(counted["spans"][0]["counted_s"], 3600);
    EXPECT_EQ(counted["whole"], true);
    due({{"calendar", "nowhere"}, {"seconds", 1}}, 422);
    due({{"calendar", "round"}}, 422);
}
