// The outbox's decisions: who hears what, in which order, when again, and when it is enough.
#include "server/desk/webhooks/webhook_retry.hpp"
#include "server/desk/webhooks/webhook_signature.hpp"
#include "server/desk/webhooks/webhooks.hpp"
#include "tests/desk/small_shop.hpp"

namespace {
using shop::Shop;
using namespace std::chrono_literals;

// A carrier that answers as it is told and remembers what it carried.
struct Carrier {
    std::mutex door;
    std::vector<desk::WebhookPost> sent;
    std::function<int(const desk::WebhookPost&)> status = [](const auto&) { return 200; };
    bool closed = false;  // takes nothing more, as when the house closes

    desk::WebhookCarrier carrier(shop::Helper& helper) {
        return {.name = [](const store::Event& e) { return store::name_of(e.kind()); },
                .body = [](const store::Event& e) { return std::to_string(e.seq); },
                .post =
                    [this, &helper](desk::WebhookPost post, auto done) {
                        const std::scoped_lock lock(door);
                        if (closed) return;
                        sent.push_back(post);
                        helper.run([answer = status(post), done = std::move(done)]() mutable {
                            done({.status = answer, .body = "so", .error = ""});
                        });
                    }};
    }
    std::vector<desk::WebhookPost> to(const std::string& url) {
        const std::scoped_lock lock(door);
        auto all = sent;
        std::erase_if(all, [&](const auto& post) { return post.url != url; });
        return all;
    }
};

class Outbox : public testing::Test {
  protected:
    Outbox() { start(); }
    ~Outbox() override { close(); }
    // Nothing is on its way any more.
    void close() {
        {
            const std::scoped_lock lock(carried.door);
            carried.closed = true;
        }
        std::promise<void> drained;
        helper.run([&] { drained.set_value(); });
        drained.get_future().wait();
    }
    void start() {
        carried.closed = false;
        webhooks().carry_with(carried.carrier(helper));
        ASSERT_TRUE(webhooks().open());
    }
    desk::Webhooks& webhooks() { return shop.desk().parts().get<desk::Webhooks>(); }
    store::Webhook add(std::string url, std::vector<std::string> events) {
        auto made = Shop::wait<store::Webhook>(
            [&](auto done) { webhooks().add({.url = url, .events = events}, std::move(done)); });
        EXPECT_TRUE(made) << made.error().text;
        return made.value_or(store::Webhook{});
    }
    // Lets time pass until the outbox has sent so many to this address, or has nothing to send.
    std::size_t settle(const std::string& url, std::size_t count, std::chrono::milliseconds step) {
        for (int i = 0; i < 400 && carried.to(url).size() < count; ++i) {
            shop.now += step;
            shop.desk().tick();
            std::this_thread::sleep_for(5ms);
        }
        return carried.to(url).size();
    }
    // Whatever the desk has told of is there, each once; no time passes.
    bool has_all(const std::string& url) {
        return eventually([&] {
            shop.desk().tick();
            const auto told = shop.ear().events().size();
            return told > 0 && carried.to(url).size() == told;
        });
    }
    desk::WebhookCard card(const store::Webhook& hook) { return *webhooks().get(hook.id); }
    // Waits for what is on its way to the disk.
    template <class Ready>
    bool eventually(Ready ready) {
        for (int i = 0; i < 400 && !ready(); ++i) std::this_thread::sleep_for(5ms);
        return ready();
    }

    Carrier carried;
    shop::Helper helper;
    Shop shop;
};
}  // namespace

// The example of the specification.
TEST(WebhookSignature, IsTheOneOfTheStandard) {
    EXPECT_EQ(
        desk::sign_webhook("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw", "msg_p5jXN8AQM9LWM0D4loKWxJek",
                           1614265330, R"({"test": 2432232314})"),
        "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
    EXPECT_EQ(desk::sign_webhook("secret", "msg", 1, "x"), "");
    const auto fresh = desk::make_webhook_secret();
    EXPECT_NE(fresh, desk::make_webhook_secret());
    EXPECT_TRUE(desk::sign_webhook(fresh, "msg", 1, "x").starts_with("v1,"));
}

TEST(WebhookRetry, WaitsFromFiveSecondsToTenHours) {
    EXPECT_EQ(desk::webhook_pause(1, 0), 5s);
    EXPECT_EQ(desk::webhook_pause(9, 0), 10h);
    EXPECT_EQ(desk::webhook_pause(50, 0), 10h);
    for (int failures = 1; failures < 12; ++failures) {
        const auto least = desk::webhook_pause(failures, 0);
        const auto most = desk::webhook_pause(failures, 999);
        EXPECT_GT(most, least) << "chance keeps endpoints apart";
        EXPECT_LE(most, least * 6 / 5);
        EXPECT_GE(desk::webhook_pause(failures + 1, 0), least);
    }
    EXPECT_FALSE(desk::webhook_gives_up(9, 500));
    EXPECT_TRUE(desk::webhook_gives_up(10, 500));
    EXPECT_TRUE(desk::webhook_gives_up(5, 422)) << "the message is to blame, others wait behind it";
}

TEST_F(Outbox, SendsOnlyWhatWasAskedForInOrder) {
    const auto some = add("https://a.example/", {"ticket_*"});
    const auto all = add("https://b.example/", {"*"});
    const auto visitor = shop.visitor();
    ASSERT_TRUE(shop.say(visitor, "c-1", "delivery costs"));
    ASSERT_TRUE(Shop::wait<desk::Ack>(
        [&](auto done) { shop.desk().chat().ask_for_person(visitor, "h-1", std::move(done)); }));
    EXPECT_TRUE(has_all("https://b.example/"));
    const auto posts = carried.to("https://b.example/");
    for (std::size_t i = 1; i < posts.size(); ++i) {
        EXPECT_LT(std::stol(posts[i - 1].body), std::stol(posts[i].body));
    }
    EXPECT_TRUE(eventually([&] { return card(all).waiting == 0; }));
    EXPECT_EQ(settle("https://a.example/", 1, 0ms), 1U) << "one ticket was made";
    EXPECT_EQ(posts[0].headers[0].first, "webhook-id");
}

TEST_F(Outbox, NeverLetsADeadEndpointDelayAnother) {
    carried.status = [](const auto& post) { return post.url.contains("dead") ? 503 : 200; };
    const auto dead = add("https://dead.example/", {"*"});
    add("https://well.example/", {"*"});
    const auto visitor = shop.visitor();
    for (int i = 0; i < 5; ++i) {
        ASSERT_TRUE(shop.say(visitor, "c-" + std::to_string(i), "delivery costs"));
    }
    EXPECT_TRUE(has_all("https://well.example/")) << "no time has passed";
    EXPECT_EQ(carried.to("https://dead.example/").size(), 1U) << "it waits before it tries again";
    EXPECT_EQ(settle("https://dead.example/", 2, 1s), 2U);
    const auto tries = carried.to("https://dead.example/");
    EXPECT_EQ(tries[0].headers[0].second, tries[1].headers[0].second) << "the same webhook-id";
    EXPECT_TRUE(eventually([&] { return card(dead).webhook.failing_since.has_value(); }));
}

TEST_F(Outbox, SwitchesOffWhatFailsForDaysAndSaysSo) {
    carried.status = [](const auto&) { return 500; };
    const auto hook = add("https://dead.example/", {"*"});
    ASSERT_TRUE(shop.say(shop.visitor(), "c-1", "delivery costs"));
    ASSERT_TRUE(eventually([&] { return !carried.to(hook.url).empty(); }));
    for (int i = 0; i < 400 && card(hook).webhook.enabled; ++i) {
        shop.now += 11h;
        shop.desk().tick();
        std::this_thread::sleep_for(5ms);
    }
    EXPECT_FALSE(card(hook).webhook.enabled);
    EXPECT_TRUE(card(hook).webhook.disabled_reason.contains("five days"));
    EXPECT_TRUE(std::ranges::any_of(shop.ear().events(), [](const auto& event) {
        const auto* noted = std::get_if<store::Noted>(&event.body);
        return noted && noted->what == "webhook.disabled";
    }));
}

TEST_F(Outbox, KeepsWhatWaitsOverARestartAndItsName) {
    carried.status = [](const auto&) { return 500; };
    const auto hook = add("https://a.example/", {"message"});
    ASSERT_TRUE(shop.say(shop.visitor(), "c-1", "delivery costs"));
    ASSERT_TRUE(
        eventually([&] { return card(hook).waiting > 0 && !carried.to(hook.url).empty(); }));
    const auto first = carried.to(hook.url)[0].headers[0].second;
    close();
    carried.status = [](const auto&) { return 200; };
    shop.restart();
    start();
    EXPECT_EQ(settle(hook.url, 3, 1s), 3U) << "the question twice, the answer once";
    EXPECT_EQ(carried.to(hook.url)[1].headers[0].second, first);
}

TEST_F(Outbox, SignsWithBothSecretsForADayAfterOneWasChanged) {
    const auto hook = add("https://a.example/", {"message"});
    const auto changed =
        Shop::wait<store::Webhook>([&](auto done) { webhooks().rotate(hook.id, std::move(done)); });
    ASSERT_TRUE(changed);
    EXPECT_EQ(changed->old_secret, hook.secret);
    ASSERT_TRUE(shop.say(shop.visitor(), "c-1", "delivery costs"));
    ASSERT_EQ(settle(hook.url, 1, 0ms) > 0, true);
    const auto post = carried.to(hook.url)[0];
    const auto at = std::stol(post.headers[1].second);
    EXPECT_EQ(post.headers[2].second,
              desk::sign_webhook(changed->secret, post.headers[0].second, at, post.body) + " " +
                  desk::sign_webhook(hook.secret, post.headers[0].second, at, post.body));
}

TEST_F(Outbox, RefusesAddressesThatAreNone) {
    for (const auto* url :
         {"ftp://x.example/", "https://", "https:// x", "https://me:pw@x.example/", "x"}) {
        const auto refused = Shop::wait<store::Webhook>(
            [&](auto done) { webhooks().add({.url = url, .events = {{"*"}}}, std::move(done)); });
        EXPECT_FALSE(refused) << url;
    }
}
