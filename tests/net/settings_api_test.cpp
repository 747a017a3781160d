// What deskbell.yaml says of customers, read over HTTP.
#include "tests/net/front_house.hpp"

namespace {
using front::Json;

struct SettingsApi : front::Front {
    SettingsApi() {
        std::ofstream(folder / "content/deskbell.yaml")
            << "tiers: {gold: {priority: high, credit: 500}}\n"
               "surveys: {csat: yes, nps: 90d, quiet: 30d}\n"
               "retention: {conversations: 2y}\n";
    }
    static Json get(front::Person& who, const std::string& path) {
        const auto answer = who.call("GET", "/api/v1" + path);
        EXPECT_EQ(answer.status, 200) << path << answer.body;
        return Json::parse(answer.body);
    }
};

TEST_F(SettingsApi, ShowWhatTheShopDecided) {
    auto vera = person("vera", store::Role::viewer);
    const auto all = get(vera, "/settings");
    EXPECT_EQ(all["tiers"][0]["tier"], "gold");
    EXPECT_EQ(all["tiers"][0]["priority"], "high");
    EXPECT_EQ(all["surveys"]["nps_days"], 90);
    EXPECT_EQ(all["retention"]["conversations_days"], 730);
}

TEST_F(SettingsApi, SayWhichLineOfTheFileDecidesWhat) {
    auto vera = person("vera", store::Role::viewer);
    const auto line_of = [&](const char* path) {
        for (const auto& one : get(vera, "/settings/places")["items"]) {
            if (one["path"] == path) return one["line"].get<int>();
        }
        return 0;
    };
    EXPECT_EQ(line_of("tiers.gold"), 1);
    EXPECT_EQ(line_of("surveys"), 2);
    EXPECT_EQ(line_of("retention"), 3);
    EXPECT_EQ(line_of("sla"), 0);
}

}  // namespace
