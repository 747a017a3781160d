// Surveys: asked in the chat once, by link without JavaScript, never twice in the quiet time.
#include "server/desk/care/surveys.hpp"
#include "server/desk/settings/settings_file.hpp"
#include "server/desk/settings/survey_words.hpp"
#include "tests/net/front_house.hpp"

namespace {

using front::Json;
namespace fs = std::filesystem;

struct SurveyApi : front::Front {
    void settings(const std::string& yaml) {
        fs::create_directories(folder / "content");
        std::ofstream(folder / "content/deskbell.yaml") << yaml;
    }
    static Json get(front::Person& who, const std::string& path) {
        const auto got = who.call("GET", "/api/v1" + path);
        EXPECT_EQ(got.status, 200) << path << got.body;
        return Json::parse(got.body);
    }
    // A conversation that a person answered and solved.
    std::string solved(front::Person& ana, front::Customer& who) {
        const auto ticket = std::to_string(handed_over(who));
        ana.call("POST", "/api/v1/tickets/" + ticket + "/claim", Json::object());
        ana.call("POST", "/api/v1/tickets/" + ticket + "/messages",
                 {{"id", "m-" + ticket}, {"text", "Done"}});
        ana.call("PATCH", "/api/v1/tickets/" + ticket, {{"status", "solved"}});
        return ticket;
    }
    static void answer(front::Customer& who, const Json& asked, int score) {
        who.peer.text(Json{{"type", "survey"},
                           {"id", "s-" + asked["seq"].dump()},
                           {"seq", asked["seq"]},
                           {"score", score},
                           {"comment", "so"}}
                          .dump());
    }
};

TEST_F(SurveyApi, ListsAnswersWithAgentAndQueueAndOpensACaseForABadOne) {
    auto ana = person("ana");
    auto who = customer();
    const auto ticket = solved(ana, who);
    const auto asked = who.next("survey");
    EXPECT_EQ(asked["kind"], "csat");
    answer(who, asked, 6);
    EXPECT_EQ(who.next("error")["code"], "invalid_field");
    answer(who, asked, 1);
    who.next("ack");
    const auto rows = get(ana, "/surveys?kind=csat")["items"];
    ASSERT_EQ(rows.size(), 1u);
    EXPECT_EQ(rows[0]["score"], 1);
    EXPECT_EQ(rows[0]["agent"]["name"], "ana");
    EXPECT_EQ(rows[0]["queue"], "support");
    EXPECT_EQ(std::to_string(rows[0]["ticket"].get<int>()), ticket);
    const auto sums = get(ana, "/surveys/summary?by=queue")["items"];
    EXPECT_EQ(sums[0]["name"], "support");
    EXPECT_EQ(sums[0]["mean"], 1.0);
    EXPECT_EQ(sums[0]["bad"], 1);
    const auto log = get(ana, "/events?limit=100")["items"];
    const auto bad =
        std::ranges::find_if(log, [](const Json& item) { return item["event"] == "survey.bad"; });
    ASSERT_NE(bad, log.end());
    EXPECT_EQ((*bad)["data"]["data"]["score"], 1);
}

TEST_F(SurveyApi, AsksNobodyTwiceInTheQuietTime) {
    settings("surveys: {quiet: 30d}\n");
    auto ana = person("ana");
    auto who = customer();
    const auto ticket = solved(ana, who);
    EXPECT_EQ(who.next("survey")["kind"], "csat");
    who.say("c-5", "one more thing: it broke again");
    who.next("ack");
    ana.call("PATCH", "/api/v1/tickets/" + ticket, {{"status", "solved"}});
    who.next("owner");
    who.say("c-6", "and again it is broken");
    for (auto line = who.next(); line["type"] != "ack"; line = who.next()) {
        EXPECT_NE(line["type"], "survey");
    }
    const auto link = ana.call("POST", "/api/v1/surveys", {{"ticket", std::stoi(ticket)}});
    EXPECT_EQ(link.status, 409) << "whatever the way";
}

TEST_F(SurveyApi, AsksOnScheduleWhetherOneWouldRecommendUs) {
    settings("surveys: {nps: 90d, quiet: 1d}\n");
    auto ana = person("ana");
    auto who = customer();
    solved(ana, who);
    const auto asked = who.next("survey");
    EXPECT_EQ(asked["kind"], "nps");
    answer(who, asked, 10);
    who.next("ack");
    EXPECT_EQ(get(ana, "/surveys?kind=nps")["items"][0]["score"], 10);
}

TEST_F(SurveyApi, PageByLinkSpeaksTheLanguageOfTheTalkAndTheShopsOwnWords) {
    settings(R"(
surveys: {csat: no}
texts:
  en: {page_survey_csat: How was <your> day with us?, page_survey_csat_low: Awful}
  de: {page_survey_thanks: Vielen Dank!}
)");
    auto ana = person("ana");
    auto who = customer();
    const auto ticket = solved(ana, who);
    const auto made = ana.call("POST", "/api/v1/surveys", {{"ticket", std::stoi(ticket)}});
    const auto path = Json::parse(made.body)["path"].get<std::string>();
    const auto in = [&](const std::string& to, const std::string& accepted) {
        client::Client one(server->port());
        return one.ask("GET " + to + " HTTP/1.1\r\nHost: test\r\nAccept-Language: " + accepted +
                       "\r\n\r\n");
    };
    const auto own = in(path, "fr").body;
    EXPECT_TRUE(own.contains("How was &lt;your&gt; day with us?")) << "the talk was in English";
    EXPECT_TRUE(own.contains("Awful")) << own;
    EXPECT_TRUE(own.contains("Very good")) << "ours where the shop says nothing";
    const auto lost = in("/survey/none", "xx, ar;q=0.8, de").body;
    EXPECT_TRUE(lost.contains(R"(<html lang="ar" dir="rtl">)")) << lost;
    EXPECT_TRUE(in("/survey/none", "de-AT").body.contains("nicht von uns"));
}

TEST(SurveyWords, OfTheShopComeBeforeOursAlsoInLanguagesThatAreNotOurs) {
    kb::Problems problems;
    const auto settings = desk::read_settings("deskbell.yaml", R"(
texts:
  de: {page_survey_thanks: Vielen Dank!}
  fi: {page_survey_csat: Miten meillä meni?}
)",
                                              problems);
    EXPECT_TRUE(problems.empty());
    EXPECT_EQ(desk::survey_words(settings, "de").thanks, "Vielen Dank!");
    const std::vector<std::string> finnish = {"fi-FI", "sv"};
    EXPECT_EQ(desk::survey_language(settings, finnish), "fi");
    EXPECT_EQ(desk::survey_words(settings, "fi").question[0], "Miten meillä meni?");
    EXPECT_EQ(desk::survey_words(settings, "fi").send, "Send") << "English where nobody says it";
    EXPECT_EQ(desk::survey_language(settings, {}), "en");
    desk::read_settings("deskbell.yaml", "texts: {de: {page_survey_thank: x}}", problems);
    ASSERT_EQ(problems.size(), 1U);
    EXPECT_TRUE(problems.front().mend.contains("page_survey_thanks")) << problems.front().mend;
}

TEST_F(SurveyApi, TakesAnAnswerByLinkWithoutJavaScript) {
    settings("surveys: {csat: no}\n");
    auto ana = person("ana");
    auto who = customer();
    const auto ticket = solved(ana, who);
    const auto made = ana.call("POST", "/api/v1/surveys", {{"ticket", std::stoi(ticket)}});
    ASSERT_EQ(made.status, 201) << made.body;
    const auto path = Json::parse(made.body)["path"].get<std::string>();
    client::Client browser(server->port());
    const auto page = browser.call("GET", path, "", "");
    EXPECT_EQ(page.status, 200);
    EXPECT_NE(page.body.find("<form method=\"post\""), std::string::npos);
    EXPECT_EQ(page.body.find("<script"), std::string::npos);
    const auto post = [&](const std::string& to, const std::string& body) {
        client::Client one(server->port());
        return one.ask("POST " + to +
                       " HTTP/1.1\r\nHost: test\r\nContent-Type: "
                       "application/x-www-form-urlencoded\r\nContent-Length: " +
                       std::to_string(body.size()) + "\r\n\r\n" + body);
    };
    EXPECT_EQ(post(path, "score=9").status, 400);
    EXPECT_EQ(post(path, "comment=x").status, 400);
    const auto thanks = post(path, "score=2&comment=Too+slow%21+%3Cb%3E");
    EXPECT_EQ(thanks.status, 200) << thanks.body;
    EXPECT_EQ(post(path, "score=5").status, 409) << "once";
    const auto row = get(ana, "/surveys")["items"][0];
    EXPECT_EQ(row["score"], 2);
    EXPECT_EQ(row["comment"], "Too slow! <b>");
    EXPECT_EQ(row["via"], "link");
    const auto log = get(ana, "/events?limit=200").dump();
    EXPECT_NE(log.find("survey.bad"), std::string::npos);
    EXPECT_EQ(browser.call("GET", path + "x", "", "").status, 404);
    EXPECT_EQ(browser.call("GET", "/survey/", "", "").status, 404);
}

}  // namespace

// CES on its schedule goes out by link to who is not in a chat, and the quiet time spans kinds.
TEST_F(SurveyApi, AsksHowEasyItWasOnScheduleAndNobodyTwiceAcrossKinds) {
    settings("surveys: {csat: yes, ces: 30d, nps: 90d, quiet: 14d}\n");
    auto ana = person("ana");
    auto who = customer();
    const auto ticket = solved(ana, who);
    EXPECT_EQ(who.next("survey")["kind"], "nps") << "the first on schedule";
    const auto made = ana.call(
        "POST", "/api/v1/tickets",
        {{"subject", "By mail"}, {"customer", {{"name", "Dora"}, {"email", "dora@x.example"}}}});
    const auto mailed = Json::parse(made.body);
    ana.call("PATCH", "/api/v1/tickets/" + mailed["id"].dump(), {{"status", "solved"}});
    auto now = std::chrono::floor<std::chrono::milliseconds>(std::chrono::system_clock::now());
    const auto links = [&] {
        std::vector<std::string> kinds;
        for (const auto& event : get(ana, "/events?limit=500")["items"]) {
            if (event["event"] == "survey.link") kinds.push_back(event["data"]["data"]["kind"]);
        }
        return kinds;
    };
    auto& surveys = desk->parts().get<desk::Surveys>();
    const auto ticks = [&](std::chrono::hours later) {
        surveys.tick(now += later);
        ASSERT_TRUE(store->write([](store::Tx&) {}));
    };
    ticks(std::chrono::hours{0});
    EXPECT_EQ(links(), std::vector<std::string>{"nps"}) << "Dora, once; the chat was asked already";
    ticks(std::chrono::hours{24 * 13});
    EXPECT_EQ(links().size(), 1U) << "the quiet time holds for every kind";
    ticks(std::chrono::hours{24 * 2});
    EXPECT_EQ(links(), (std::vector<std::string>{"nps", "ces"})) << "then how easy it was";
    ticks(std::chrono::hours{24 * 15});
    EXPECT_EQ(links().size(), 2U) << "CES comes every thirty days, NPS every ninety";
    ticks(std::chrono::hours{24 * 16});
    EXPECT_EQ(links(), (std::vector<std::string>{"nps", "ces", "ces"}));
}
