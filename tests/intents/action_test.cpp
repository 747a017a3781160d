// Look-ups: urls that values cannot break out of.
#include "intents/action.hpp"

#include <algorithm>
#include <random>

#include <gtest/gtest.h>

using namespace intents;

namespace {

Action order_lookup() {
    return {.id = "order-lookup",
            .as = "order",
            .url = "https://shop.example:8443/orders/{{order_number}}?lang={{language}}",
            .hosts = {"shop.example"},
            .result = {{"state", "delivery.status"}},
            .samples = {{"AB-1234", {{"state", "shipped"}}}, {"*", {{"state", "unknown"}}}}};
}

}  // namespace

TEST(Lookups, FillTheUrlPercentEncoded) {
    const auto lookup =
        build_lookup(order_lookup(), {{"order_number", "AB 12/34?x=1&y#z"}, {"language", "en"}});
    ASSERT_TRUE(lookup);
    EXPECT_EQ(lookup->url, "https://shop.example:8443/orders/AB%2012%2F34%3Fx%3D1%26y%23z?lang=en");
    EXPECT_EQ(lookup->result.at("state"), "delivery.status");
}

TEST(Lookups, NeverStepOutOfTheirPath) {
    for (const auto* value : {"..", ".", "../admin", "%2e%2e", "@evil.example", "\\\\evil"}) {
        const auto lookup =
            build_lookup(order_lookup(), {{"order_number", value}, {"language", "en"}});
        ASSERT_TRUE(lookup);
        const auto path =
            lookup->url.substr(std::string("https://shop.example:8443/orders/").size());
        EXPECT_EQ(path.substr(0, path.find('?')).find_first_of("/\\@"), std::string::npos) << value;
        EXPECT_FALSE(path.starts_with(".?") || path.starts_with("..?")) << value;
        EXPECT_EQ(host_of(lookup->url), "shop.example:8443");
    }
}

TEST(Lookups, KeepTheirHostWhateverTheValue) {
    std::mt19937 random(3);
    for (int i = 0; i < 2000; ++i) {
        std::string value;
        for (int c = 0; c < 12; ++c) {
            value += static_cast<char>(std::uniform_int_distribution<int>(0, 255)(random));
        }
        const auto lookup =
            build_lookup(order_lookup(), {{"order_number", value}, {"language", "en"}});
        ASSERT_TRUE(lookup);
        EXPECT_EQ(host_of(lookup->url), "shop.example:8443");
        EXPECT_EQ(std::count(lookup->url.begin(), lookup->url.end(), '/'), 4);
        EXPECT_EQ(std::count(lookup->url.begin(), lookup->url.end(), '?'), 1);
    }
}

TEST(Lookups, NameWhatIsMissing) {
    EXPECT_EQ(build_lookup(order_lookup(), {{"language", "en"}}).error(), "order_number");
}

TEST(Lookups, RefuseHostsThatAreNotAllowed) {
    auto action = order_lookup();
    action.hosts = {"other.example"};
    EXPECT_NE(action_error(action), "");
    EXPECT_FALSE(build_lookup(action, {{"order_number", "1"}, {"language", "en"}}));
    for (const auto* url : {"https://{{host}}/x", "ftp://shop.example/", "/orders", "https://",
                            "https://shop.example@evil.example/"}) {
        action = order_lookup();
        action.url = url;
        EXPECT_NE(action_error(action), "") << url;
    }
    action = order_lookup();
    action.hosts.clear();
    EXPECT_EQ(action_error(action), "");
}

TEST(Lookups, KeepHeadersOnOneLineAndBodiesWhole) {
    auto action = order_lookup();
    action.method = Method::post;
    action.headers["X-Order"] = "{{order_number}} ${TOKEN}";
    action.body = "{\"number\": \"{{order_number}}\"}";
    const auto lookup =
        build_lookup(action, {{"order_number", "a\"\r\nEvil: ${SECRET}\\"}, {"language", "en"}});
    ASSERT_TRUE(lookup);
    EXPECT_EQ(lookup->headers.at("X-Order"), "a\"Evil: {SECRET}\\ ${TOKEN}");
    EXPECT_EQ(lookup->body, R"({"number": "a\"\u000d\u000aEvil: ${SECRET}\\"})");
}

TEST(Lookups, AnswerUnderTheirName) {
    const auto action = order_lookup();
    const auto found = lookup_values(action, LookupEnd::found, {{"state", "shipped"}});
    EXPECT_EQ(found.at("order.state"), "shipped");
    EXPECT_EQ(found.at("order.lookup"), "found");
    EXPECT_EQ(lookup_values(action, LookupEnd::not_found, {}).at("order.lookup"), "not_found");
}

TEST(Lookups, HaveSamplesByTheValueInTheUrl) {
    const auto action = order_lookup();
    EXPECT_EQ(sample_for(action, {{"order_number", "AB-1234"}})->at("state"), "shipped");
    EXPECT_EQ(sample_for(action, {{"order_number", "AB-0000"}})->at("state"), "unknown");
    EXPECT_EQ(sample_for({}, {}), nullptr);
}
