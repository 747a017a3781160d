// Webhooks over the real line: made through the API, sent by curl to a real server, verified,
// replayed, and kept out of the inside world.
#include "server/desk/webhooks/webhook_signature.hpp"
#include "server/hooks/webhook_sender.hpp"
#include "tests/hooks/receiver.hpp"
#include "tests/net/front_house.hpp"

namespace {
using front::Json;
using receiver::Receiver;

struct WebhookApi : front::Front {
    WebhookApi() {
        before_opening = [this](desk::Desk& desk) {
            sender = std::make_unique<hooks::WebhookSender>(
                hooks::WebhookSettings{.allow_private = allow_private});
            desk.parts().get<desk::Webhooks>().carry_with(sender->carrier());
        };
    }
    ~WebhookApi() override {
        if (sender) sender->stop();
        close();
    }

    Json add(front::Person& admin, const std::string& url, Json events) {
        const auto made =
            admin.call("POST", "/api/v1/webhooks", {{"url", url}, {"events", std::move(events)}});
        EXPECT_EQ(made.status, 201) << made.body;
        return Json::parse(made.body);
    }
    // The newest delivery, once it has this state.
    Json delivery(front::Person& admin, const Json& hook, const std::string& state) {
        const auto path = "/api/v1/webhooks/" + hook["id"].dump() + "/deliveries";
        for (int i = 0; i < 1000; ++i) {
            const auto items = Json::parse(admin.call("GET", path).body)["items"];
            if (!items.empty() && items[0]["state"] == state && items[0]["attempt_count"] > 0) {
                return Json::parse(admin.call("GET", path + "/" + items[0]["id"].dump()).body);
            }
            std::this_thread::sleep_for(std::chrono::milliseconds{5});
        }
        ADD_FAILURE() << "no delivery became " << state;
        return {};
    }
    void make_ticket(front::Person& admin) {
        const auto made = admin.call("POST", "/api/v1/tickets",
                                     {{"subject", "Broken pot"}, {"text", "It leaks"}});
        EXPECT_EQ(made.status, 201) << made.body;
    }

    bool allow_private = true;
    std::unique_ptr<hooks::WebhookSender> sender;
};
}  // namespace

TEST_F(WebhookApi, TellsAProgramSignedWhatHappened) {
    Receiver shop;
    auto admin = person("boss", store::Role::admin);
    const auto hook = add(admin, shop.url(), {"ticket.created"});
    make_ticket(admin);
    const auto got = shop.wait(1);
    ASSERT_EQ(got.size(), 1U);
    const auto& headers = got[0].headers;
    EXPECT_EQ(headers.at("webhook-signature"),
              desk::sign_webhook(hook["secret"].get<std::string>(), got[0].id(),
                                 std::stol(headers.at("webhook-timestamp")), got[0].body));
    const auto body = Json::parse(got[0].body);
    EXPECT_EQ(body["type"], "ticket.created");
    EXPECT_EQ(body["data"]["subject"], "Broken pot");
    const auto log = delivery(admin, hook, "delivered");
    EXPECT_EQ(log["attempts"][0]["status"], 204);
    EXPECT_EQ(log["webhook_id"], got[0].id());
    EXPECT_FALSE(admin.call("GET", "/api/v1/webhooks").body.contains("whsec_"))
        << "secrets are only shown where they are asked for";
}

TEST_F(WebhookApi, CarriesWhatARuleCallsForThroughTheOutbox) {
    Receiver shop;
    auto admin = person("boss", store::Role::admin);
    const auto hook = add(admin, shop.url(), {"rule.webhook"});
    const auto made = admin.call(
        "POST", "/api/v1/rules",
        {{"name", "tell the workshop"},
         {"on", {"ticket_created"}},
         {"when", {{"field", "ticket.subject"}, {"op", "contains"}, {"value", "broken"}}},
         {"actions", {{{"do", "webhook"}, {"value", "workshop"}}}}});
    ASSERT_EQ(made.status, 201) << made.body;
    make_ticket(admin);
    const auto got = shop.wait(1);
    ASSERT_EQ(got.size(), 1U);
    const auto body = Json::parse(got[0].body);
    EXPECT_EQ(body["type"], "rule.webhook");
    EXPECT_EQ(body["data"]["data"]["name"], "workshop");
    EXPECT_EQ(body["data"]["data"]["ticket"], 1001);
    EXPECT_EQ(got[0].headers.at("webhook-signature"),
              desk::sign_webhook(hook["secret"].get<std::string>(), got[0].id(),
                                 std::stol(got[0].headers.at("webhook-timestamp")), got[0].body));
    EXPECT_EQ(delivery(admin, hook, "delivered")["attempts"][0]["status"], 204);
}

TEST_F(WebhookApi, LogsARefusalAndSendsAgainByHandUnderTheSameId) {
    Receiver shop([](const auto&) { return 500; });
    auto admin = person("boss", store::Role::admin);
    const auto hook = add(admin, shop.url(), {"ticket.created"});
    make_ticket(admin);
    const auto log = delivery(admin, hook, "waiting");
    EXPECT_EQ(log["attempts"][0]["status"], 500);
    EXPECT_EQ(log["attempts"][0]["answer"], "thanks");
    EXPECT_FALSE(log["next_at"].is_null());
    shop.judge([](const auto&) { return 200; });
    const auto replay = admin.call("POST", "/api/v1/webhooks/" + hook["id"].dump() +
                                               "/deliveries/" + log["id"].dump() + "/replay");
    EXPECT_EQ(replay.status, 202) << replay.body;
    const auto got = shop.wait(2);
    ASSERT_EQ(got.size(), 2U);
    EXPECT_EQ(got[0].id(), got[1].id());
    EXPECT_EQ(got[0].body, got[1].body);
    EXPECT_EQ(delivery(admin, hook, "delivered")["attempts"].size(), 2U);
}

TEST_F(WebhookApi, GoesToNoInsideAddressHoweverItIsWritten) {
    allow_private = false;
    Receiver inside;
    auto admin = person("boss", store::Role::admin);
    // A literal address, and a name that only turns out to lead inside when it is looked up.
    for (const auto* host : {"127.0.0.1", "localhost", "0x7f.1", "0177.0.0.1", "2130706433",
                             "0.0.0.0", "0", "[::ffff:127.0.0.1]"}) {
        const auto hook = add(admin, inside.url("/hook", host), {"ticket.created"});
        make_ticket(admin);
        const auto log = delivery(admin, hook, "waiting");
        EXPECT_EQ(log["attempts"][0]["status"], 0);
        EXPECT_TRUE(log["attempts"][0]["error"].get<std::string>().contains("inside"))
            << log.dump();
    }
    EXPECT_TRUE(inside.all().empty());
}

TEST_F(WebhookApi, FollowsNoRedirect) {
    Receiver shop([](const auto&) { return 302; });
    auto admin = person("boss", store::Role::admin);
    const auto hook = add(admin, shop.url(), {"ticket.created"});
    make_ticket(admin);
    EXPECT_EQ(delivery(admin, hook, "waiting")["attempts"][0]["status"], 302);
    for (const auto& one : shop.all()) EXPECT_EQ(one.path, "/hook");
}

TEST_F(WebhookApi, IsForAdminsAndSwitchesOnAndOff) {
    auto agent = person("ana");
    EXPECT_EQ(agent.call("GET", "/api/v1/webhooks").status, 403);
    auto admin = person("boss", store::Role::admin);
    const auto hook = add(admin, "https://shop.example/", {"*"});
    const auto path = "/api/v1/webhooks/" + hook["id"].dump();
    const auto off = admin.call("PATCH", path, {{"enabled", false}, {"version", hook["version"]}});
    EXPECT_EQ(off.status, 200);
    EXPECT_EQ(Json::parse(off.body)["enabled"], false);
    EXPECT_EQ(admin.call("PATCH", path, {{"enabled", true}, {"version", hook["version"]}}).status,
              409);
    const auto secrets = Json::parse(admin.call("POST", path + "/rotate").body);
    EXPECT_EQ(secrets["old_secret"], hook["secret"]);
    EXPECT_EQ(Json::parse(admin.call("GET", path + "/secret").body), secrets);
    EXPECT_EQ(admin.call("POST", "/api/v1/webhooks", {{"url", "gopher://x"}}).status, 422);
    EXPECT_EQ(admin.call("DELETE", path).status, 204);
    EXPECT_EQ(admin.call("GET", path).status, 404);
}

TEST(WebhookSender, KnowsTheInsideWorld) {
    for (const auto* inside : {"127.0.0.1",
                               "10.0.0.1",
                               "192.168.1.1",
                               "169.254.169.254",
                               "::1",
                               "fe80::1",
                               "fd00::1",
                               "::ffff:127.0.0.1",
                               "0.0.0.0",
                               "no address",
                               "100.64.0.1",
                               "192.0.0.192",
                               "198.18.0.1",
                               "224.0.0.1",
                               "255.255.255.255",
                               "0.1.2.3",
                               "::",
                               "::127.0.0.1",
                               "fec0::1",
                               "ff02::1",
                               "64:ff9b::7f00:1",
                               "2002:7f00:1::1",
                               "2001::1"}) {
        EXPECT_TRUE(hooks::leads_inside(inside)) << inside;
    }
    EXPECT_FALSE(hooks::leads_inside("93.184.216.34"));
    EXPECT_FALSE(hooks::leads_inside("2606:2800:220:1::1"));
}
