// What deskbell.yaml says of a site's chat reaches every page of it: the form, what is said first.
#include "server/desk/settings/settings_file.hpp"
#include "tests/net/front_house.hpp"

namespace {

using front::Json;

constexpr std::string_view shop = R"(
languages: [en, de]
sites:
  default:
    form:
      - {name: email, label: {en: E-mail, de: E-Mail-Adresse}, type: email, required: yes}
      - {name: topic, label: {en: What is it about?}, type: choice, choices: [An order, Else]}
    proactive:
      - {id: cart, text: {en: Questions about delivery?, de: Fragen zum Versand?}, pages: ["/cart*"], after: 20s, hours: open, segments: [gold]}
  outlet:
    origins: ["https://outlet.example"]
)";

struct SiteScript : front::Front {
    void settings_are(std::string_view yaml) {
        std::ofstream(folder / "content/deskbell.yaml") << yaml;
    }
    Json site(const std::string& query) {
        const auto answer = stranger().call("GET", "/widget/site.js" + query);
        EXPECT_EQ(answer.status, 200) << answer.body;
        EXPECT_EQ(answer.headers.at("content-type"), "text/javascript; charset=utf-8");
        EXPECT_EQ(answer.headers.at("cross-origin-resource-policy"), "cross-origin");
        constexpr std::string_view begins = "Deskbell.push([\"part\",\"site\",";
        EXPECT_TRUE(answer.body.starts_with(begins)) << answer.body;
        return Json::parse(
            answer.body.substr(begins.size(), answer.body.size() - begins.size() - 2));
    }
};

std::vector<std::string> complaints(std::string_view yaml) {
    kb::Problems problems;
    desk::read_settings("deskbell.yaml", yaml, problems);
    std::vector<std::string> said;
    for (const auto& problem : problems) said.push_back(problem.what);
    return said;
}

TEST_F(SiteScript, SaysWhatTheSiteAsksAndSaysFirstInTheLanguageOfThePage) {
    settings_are(shop);
    const auto english = site("?site=default&lang=en");
    ASSERT_EQ(english["form"].size(), 2U) << english.dump();
    EXPECT_EQ(english["form"][0],
              Json::parse(R"({"name":"email","label":"E-mail","type":"email","required":true})"));
    EXPECT_EQ(english["form"][1]["choices"], Json::parse(R"(["An order","Else"])"));
    EXPECT_EQ(english["proactive"][0], Json::parse(R"({"id":"cart","after":20,"hours":"open",
        "text":"Questions about delivery?","pages":["/cart*"],"segments":["gold"]})"));
    const auto german = site("?lang=de-AT");
    EXPECT_EQ(german["form"][0]["label"], "E-Mail-Adresse");
    EXPECT_EQ(german["form"][1]["label"], "What is it about?") << "the shop's first language";
    EXPECT_EQ(german["proactive"][0]["text"], "Fragen zum Versand?");
}

TEST_F(SiteScript, IsEmptyWhereNothingIsSetOrTheSiteIsUnknown) {
    settings_are(shop);
    EXPECT_TRUE(site("?site=outlet").value("form", Json::array()).empty());
    EXPECT_FALSE(site("?site=nowhere").contains("form"));
    EXPECT_EQ(stranger().call("POST", "/widget/site.js").status, 404);
}

TEST_F(SiteScript, NamesTheLauncherBeforeTheChatIsThere) {
    EXPECT_EQ(site("?lang=de-AT")["open"], "Chat öffnen");
    EXPECT_EQ(site("?lang=ar")["offline"], "لا يوجد اتصال");
    EXPECT_EQ(site("?lang=xx")["open"], "Open chat");
    EXPECT_EQ(site("?site=nowhere")["open"], "Open chat");
}

TEST(SiteSettings, FaultsAreNamed) {
    EXPECT_TRUE(complaints(shop).empty()) << complaints(shop).front();
    const auto faults = complaints(R"(
sites:
  default:
    form:
      - {name: a, label: {en: A}, type: choice}
      - {name: a, label: {en: B}, choices: [x]}
      - {name: c, label: {}}
    proactive:
      - {id: p, text: {}}
)");
    EXPECT_EQ(faults.size(), 5U) << fmt::format("{}", fmt::join(faults, "; "));
    EXPECT_FALSE(complaints("sites: {default: {form: [{label: {en: A}}]}}").empty());
    EXPECT_FALSE(complaints("sites: {default: {proactive: [{id: p, text: {en: A}, hours: lunch}]}}")
                     .empty());
}

}  // namespace
