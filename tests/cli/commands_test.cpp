// What operators and editors can rely on at the command line: words, places, exit codes.
#include "tests/cli/process.hpp"

#include <chrono>
#include <csignal>
#include <thread>

#include <nlohmann/json.hpp>

namespace {

using nlohmann::json;
using process::deskbell;
using process::Folder;

}  // namespace

TEST(CommandLine, SaysHowItIsUsed) {
    EXPECT_EQ(deskbell("--help").code, 0);
    EXPECT_EQ(deskbell("serve --help").code, 0);
    EXPECT_EQ(deskbell("").code, 2);
    EXPECT_EQ(deskbell("fly").code, 2);
    EXPECT_EQ(deskbell("check").code, 2) << "a folder is needed";
}

TEST(CommandLine, AnswersFromAFolderWithOneArticle) {
    Folder folder;
    process::write_one_article(folder);
    EXPECT_EQ(deskbell("check --content " + folder.path()).code, 0);
    const auto answer = deskbell("ask --content " + folder.path() + " 'how much is delivery?'");
    EXPECT_EQ(answer.code, 0);
    EXPECT_NE(answer.out.find("Delivery is 5 euros."), std::string::npos) << answer.out;
}

TEST(CommandLine, NamesFileLineAndColumnOfAMistakeAndTheMend) {
    Folder folder;
    folder.write("articles/en/delivery.md", "---\ntitel: How much is delivery?\n---\nText.\n");
    const auto checked = deskbell("check --content " + folder.path());
    EXPECT_EQ(checked.code, 1);
    EXPECT_NE(checked.out.find("articles/en/delivery.md:2:1: error:"), std::string::npos)
        << checked.out;
    EXPECT_NE(checked.out.find("title"), std::string::npos) << checked.out;
    const auto as_json =
        json::parse(deskbell("check --format json --content " + folder.path()).out);
    EXPECT_EQ(as_json.at("problems").at(0).at("line"), 2);
}

TEST(CommandLine, ExplainsAnAnswer) {
    Folder folder;
    process::write_one_article(folder);
    const auto told =
        deskbell("ask --explain --content " + folder.path() + " 'how much is delivery?'");
    EXPECT_NE(told.out.find("candidate"), std::string::npos) << told.out;
    EXPECT_NE(told.out.find("delivery"), std::string::npos);
}

TEST(CommandLine, DecidesLinesInOrderAndSurvivesBadOnes) {
    Folder folder;
    process::write_one_article(folder);
    const auto decided = deskbell(
        "match --content " + folder.path(),
        "{\"text\":\"How much is delivery?\"}\nnonsense\n{\"text\":\"xyzzy\",\"lang\":\"en\"}\n");
    std::vector<json> lines;
    std::istringstream text(decided.out);
    for (std::string line; std::getline(text, line);) {
        if (line.starts_with("{")) lines.push_back(json::parse(line));
    }
    ASSERT_EQ(lines.size(), 3U) << decided.out;
    EXPECT_EQ(lines[0].at("id"), "delivery");
    EXPECT_EQ(lines[0].at("via"), "exact");
    EXPECT_EQ(lines[0].at("decision"), "answer");
    EXPECT_TRUE(lines[0].at("us").is_number_integer());
    EXPECT_TRUE(lines[1].at("id").is_null());
    EXPECT_NE(lines[2].at("decision"), "answer");
}

TEST(CommandLine, PlaysTestsAndReportsThemForMachines) {
    Folder folder;
    process::write_one_article(folder);
    folder.write("tests/one.yaml",
                 "tests:\n  - name: delivery is known\n    turns:\n      - user: how much is "
                 "delivery\n        expect: {says: 5 euros}\n");
    EXPECT_EQ(deskbell("test --content " + folder.path()).code, 0);
    const auto junit = deskbell("test --format junit --content " + folder.path());
    EXPECT_NE(junit.out.find("<testsuite name=\"conversations\" tests=\"1\" failures=\"0\">"),
              std::string::npos)
        << junit.out;
    folder.write("tests/two.yaml",
                 "tests:\n  - name: a wrong promise\n    turns:\n      - user: how much is "
                 "delivery\n        expect: {says: 7 euros}\n");
    const auto failed = deskbell("test --content " + folder.path());
    EXPECT_EQ(failed.code, 1);
    EXPECT_NE(failed.out.find("tests/two.yaml:4"), std::string::npos) << failed.out;
}

TEST(CommandLine, ReckonsDeadlinesOverLunch) {
    const auto due = deskbell(
        "deadline",
        R"({"calendar":{"tz":"Europe/Berlin","weekly":{"0":[["09:00","12:00"],["13:00","17:00"]]}},)"
        R"("start":"2026-05-04T11:30:00+02:00","seconds":3600})"
        "\n");
    EXPECT_EQ(json::parse(due.out).at("due"), "2026-05-04T11:30:00Z");
    EXPECT_EQ(deskbell("deadline", "{}\n").code, 1);
}

TEST(CommandLine, SaysInWordsWhatADeadlineLineLacks) {
    const auto why = [](std::string_view line) {
        const auto answered = deskbell("deadline", std::string(line) + "\n");
        EXPECT_EQ(answered.code, 1) << line;
        const auto from =
            answered.out.find("{\"due\"");  // said on the error's channel too, in words
        return json::parse(answered.out.substr(from, answered.out.find('\n', from) - from))
            .at("error")
            .get<std::string>();
    };
    EXPECT_EQ(why("{}"), "calendar: this is missing");
    EXPECT_EQ(why("[]"), "the line: this must be an object, as in {}");
    EXPECT_EQ(why("nonsense"), "this is not JSON from character 2 on");
    EXPECT_EQ(why(R"({"calendar":{"weekly":{"0":[["09:00"]]}}})"),
              "calendar.weekly.0[0]: this must be a pair");
    const std::string start = R"({"calendar":{"weekly":{}},"start":"2026-05-04T11:30:00Z",)";
    EXPECT_EQ(why(start + R"("seconds":1.5})"), "seconds: this must be a whole number");
    EXPECT_EQ(why(start + R"("seconds":"1"})"), "seconds: this must be a number");
    EXPECT_EQ(why(start + R"("seconds":1,"pauses":[["2026-05-04T11:30:00Z",null]]})"),
              "pauses[0][1]: this must be a text in quotation marks");
}

TEST(CommandLine, BringsInTheHolidaysOfOneCalendar) {
    Folder folder;
    folder.write("days.ics",
                 "BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART;VALUE=DATE:20200610\nRRULE:FREQ=YEARLY\n"
                 "SUMMARY:Portugal Day\nEND:VEVENT\nEND:VCALENDAR\n");
    const auto all = deskbell("holidays --years 1 " + folder.at("days.ics"));
    EXPECT_TRUE(all.out.starts_with("holidays:\n  20")) << all.out;
    const auto one = deskbell("holidays --years 1 --calendar lisbon " + folder.at("days.ics"));
    EXPECT_EQ(one.code, 0);
    EXPECT_TRUE(one.out.starts_with("calendars:\n  lisbon:\n    holidays:\n      20")) << one.out;
    EXPECT_TRUE(one.out.ends_with("-06-10: \"Portugal Day\"\n")) << one.out;
    folder.write("content/deskbell.yaml", "shop: {name: Small}\n" + one.out);
    const auto checked = deskbell("check --content " + folder.at("content"));
    EXPECT_FALSE(checked.out.contains("deskbell.yaml")) << checked.out;
}

TEST(CommandLine, AgreesWithTheGoldenDeadlines) {
    const auto file =
        std::filesystem::path(DESKBELL_SOURCE_DIR) / "../shared/data/sla_vectors.json";
    if (!std::filesystem::exists(file)) GTEST_SKIP() << "no golden vectors beside the tree";
    const auto golden = json::parse(std::ifstream(file));
    const auto& vectors = golden.contains("vectors") ? golden.at("vectors") : golden.at("cases");
    std::string input;
    for (const auto& vector : vectors) {
        json line = vector;
        line["calendar"] = golden.at("calendars").at(vector.at("calendar").get<std::string>());
        input += line.dump() + "\n";
    }
    std::istringstream lines(deskbell("deadline", input).out);
    for (const auto& vector : vectors) {
        std::string line;
        ASSERT_TRUE(std::getline(lines, line));
        const auto due = json::parse(line).at("due").get<std::string>();
        EXPECT_EQ(due.substr(0, 19), vector.at("deadline").get<std::string>().substr(0, 19))
            << vector.at("name");
    }
}

TEST(CommandLine, WritesASchemaForEveryKindOfFile) {
    Folder folder;
    ASSERT_EQ(deskbell("schema " + folder.at("schemas")).code, 0);
    for (const auto* kind :
         {"deskbell", "article", "intents", "entities", "actions", "lexicon", "tests"}) {
        const auto schema =
            json::parse(std::ifstream(folder.at(std::string("schemas/") + kind + ".schema.json")));
        EXPECT_TRUE(schema.contains("properties")) << kind;
    }
}

TEST(CommandLine, AddsPeopleAndShowsAMadePasswordOnce) {
    Folder folder;
    const auto data = " --data " + folder.at("data");
    const auto made =
        deskbell("user add" + data + " --email a@shop.example --name Ann --role admin");
    EXPECT_EQ(made.code, 0) << made.out;
    EXPECT_NE(made.out.find("password: "), std::string::npos);
    const auto list = deskbell("user list" + data);
    EXPECT_NE(list.out.find("a@shop.example"), std::string::npos);
    EXPECT_EQ(list.out.find("password"), std::string::npos);
    EXPECT_EQ(deskbell("user add" + data + " --email A@shop.example --name Other").code, 1)
        << "the e-mail is taken";
    EXPECT_EQ(
        deskbell("user add" + data + " --email b@shop.example --name B --password-stdin", "short\n")
            .code,
        2);
    EXPECT_EQ(deskbell("user disable" + data + " --email a@shop.example").code, 0);
    EXPECT_NE(deskbell("user list" + data).out.find("disabled"), std::string::npos);
}

TEST(CommandLine, BringsABackupBack) {
    Folder folder;
    const auto data = " --data " + folder.at("data");
    ASSERT_EQ(deskbell("user add" + data + " --email a@shop.example --name Ann").code, 0);
    ASSERT_EQ(deskbell("backup" + data + " " + folder.at("copy")).code, 0);
    ASSERT_EQ(deskbell("user add" + data + " --email b@shop.example --name Ben").code, 0);
    EXPECT_EQ(deskbell("restore" + data + " " + folder.at("copy")).code, 1)
        << "there is a database already";
    ASSERT_EQ(deskbell("restore --force" + data + " " + folder.at("copy")).code, 0);
    const auto list = deskbell("user list" + data).out;
    EXPECT_NE(list.find("a@shop.example"), std::string::npos);
    EXPECT_EQ(list.find("b@shop.example"), std::string::npos);
    EXPECT_EQ(deskbell("verify" + data).code, 0);
}

TEST(CommandLine, TakesSettingsFromAFileAndSaysWhatIsWrongInIt) {
    Folder folder;
    process::write_one_article(folder);
    folder.write("bad.toml", "listen = \"127.0.0.1:0\"\nwhat is this\n");
    const auto bad = deskbell("serve --config " + folder.at("bad.toml") + " --content " +
                              folder.path() + " --data " + folder.at("data"));
    EXPECT_EQ(bad.code, 2);
    EXPECT_NE(bad.out.find("bad.toml:2:1"), std::string::npos) << bad.out;
}

TEST(CommandLine, RefusesToServeBrokenContent) {
    Folder folder;
    folder.write("articles/en/delivery.md", "no front matter");
    const auto served = deskbell("serve --listen 127.0.0.1:0 --content " + folder.path() +
                                 " --data " + folder.at("data"));
    EXPECT_EQ(served.code, 1);
    EXPECT_NE(served.out.find("articles/en/delivery.md:1"), std::string::npos) << served.out;
}
