// What editors can rely on: figures to judge scores by, and what an edit would change.
#include "tests/cli/process.hpp"

#include <algorithm>

#include <nlohmann/json.hpp>

namespace {

using nlohmann::json;
using process::deskbell;
using process::Folder;

void write_shop(const Folder& folder, std::string_view more = "") {
    folder.write("articles/en/delivery.md",
                 "---\ntitle: How much is delivery?\nquestions: |\n  what does shipping cost\n"
                 "  delivery charges to Austria\n---\nDelivery is 5 euros.\n");
    folder.write("articles/en/refund.md",
                 "---\ntitle: How long does a refund take?\nquestions: |\n"
                 "  when do I get my money back\n  refund still not here\n" +
                     std::string(more) + "---\nFive days.\n");
    folder.write("tests/never.yaml",
                 "never_answer: |\n  what is the capital of France\n  tell me a joke\n");
}

}  // namespace

TEST(Editing, CalibrateTellsCoverageAndReliability) {
    Folder folder;
    write_shop(folder);
    const auto text = deskbell("calibrate --content " + folder.path());
    EXPECT_EQ(text.code, 0) << text.out;
    EXPECT_NE(text.out.find("target precision 0.90"), std::string::npos) << text.out;
    const auto found =
        json::parse(deskbell("calibrate --format json --content " + folder.path()).out);
    EXPECT_EQ(found.at("phrases"), 6);
    EXPECT_EQ(found.at("out_of_scope"), 2);
    std::size_t in_table = 0;
    for (const auto& row : found.at("table")) in_table += row.at("count").get<std::size_t>();
    EXPECT_EQ(in_table, 8U);
    EXPECT_TRUE(found.at("built_in").get<bool>()) << "two articles teach no weights";
}

TEST(Editing, CheckNamesTestsAboutWhatIsNotThere) {
    Folder folder;
    write_shop(folder);
    folder.write("tests/more.yaml",
                 "tests:\n  - name: a\n    turns:\n      - user: refund\n"
                 "        expect: {article: refnd}\n"
                 "says: {delivry: [postage]}\n"
                 "never_confuse: [[refund, nothing-like-it]]\n");
    const auto checked = deskbell("check --content " + folder.path());
    EXPECT_EQ(checked.code, 1);
    for (const auto* line :
         {"tests/more.yaml:4: error: the test names the article \"refnd\", which is not there (did "
          "you mean \"refund\"?)",
          "tests/more.yaml:6: error: the test names the article or intent \"delivry\", which is "
          "not "
          "there (did you mean \"delivery\"?)",
          "tests/more.yaml:7: error: the test names the article or intent \"nothing-like-it\""}) {
        EXPECT_NE(checked.out.find(line), std::string::npos) << line << '\n' << checked.out;
    }
    const auto tested = deskbell("test --content " + folder.path());
    EXPECT_NE(tested.out.find("tests/more.yaml:7: refund and nothing-like-it: there is no item"),
              std::string::npos)
        << tested.out;
}

TEST(Editing, TestNamesTheLineOfEveryBudgetAndEveryStrayPhrase) {
    Folder folder;
    write_shop(folder);
    folder.write("articles/en/fee.md",
                 "---\ntitle: Delivery charges to Austria and Germany?\n---\nTwo euros.\n");
    folder.write(
        "tests/budgets.yaml",
        "never_confuse: [[fee, delivery]]\nbudgets: {wrong_answers_max: 0, answered_min: 1}\n");
    const auto tested = deskbell("test --content " + folder.path());
    EXPECT_EQ(tested.code, 1);
    EXPECT_NE(tested.out.find("tests/budgets.yaml:2: answered_min: 0."), std::string::npos)
        << tested.out;
    EXPECT_EQ(tested.out.find("\n:0:"), std::string::npos) << tested.out;
    const auto found = json::parse(deskbell("test --format json --content " + folder.path()).out);
    EXPECT_EQ(found.at("left_out_wrong").size(), found.at("figures").at("wrong"));
    for (const auto& stray : found.at("left_out_wrong")) EXPECT_GT(stray.at("line"), 0);
}

TEST(Editing, FollowUpsTakeNothingFromFirstMessages) {
    Folder folder;
    write_shop(folder);
    folder.write("intents/returns.yaml",
                 "lang: en\nintents:\n  send-back:\n    label: Send something back\n"
                 "    rules: [send it back]\n    reply: Here is a label.\n"
                 "    follow_ups:\n      printer:\n        label: Delivery charges to Austria\n"
                 "        examples: |\n          what does shipping to Austria cost\n"
                 "          delivery charges to Vienna\n        reply: We print it for you.\n");
    const auto checked = deskbell("check --content " + folder.path());
    EXPECT_EQ(checked.out.find("go to send-back/printer"), std::string::npos) << checked.out;
    const auto tested = deskbell("test --content " + folder.path());
    EXPECT_EQ(tested.out.find("is answered by send-back/printer"), std::string::npos) << tested.out;
}

TEST(Editing, TestReportsABrokenFolderInTheShapeAskedFor) {
    Folder folder;
    folder.write("articles/en/delivery.md", "---\ntitel: x\n---\nText.\n");
    const auto words = "test --content " + folder.path();
    const auto found = json::parse(deskbell(words + " --format json").out);
    EXPECT_GE(found.at("failed"), 1);
    EXPECT_EQ(found.at("results").at(0).at("suite"), "content");
    EXPECT_EQ(found.at("results").at(0).at("line"), 2);
    const auto junit = deskbell(words + " --format junit");
    EXPECT_EQ(junit.code, 1);
    EXPECT_EQ(junit.out.find("<?xml"), 0U) << junit.out;
    EXPECT_NE(junit.out.find("<failure message=\"unknown key"), std::string::npos) << junit.out;
    const auto calibrated = deskbell("calibrate --content " + folder.path());
    EXPECT_EQ(calibrated.code, 1);
    EXPECT_NE(calibrated.out.find("mistakes: mend them first"), std::string::npos)
        << calibrated.out;
}

TEST(Editing, DiffNamesTheMessageAndTheLine) {
    Folder old;
    Folder now;
    write_shop(old);
    write_shop(now, "  blue elephant question\n");
    old.write("messages.jsonl", "{\"text\":\"blue elephant question please\"}\n");
    const auto words = " --content " + now.path() + " --against " + old.path();
    const auto found = json::parse(deskbell("diff --format json" + words).out);
    const auto& changes = found.at("changes");
    ASSERT_EQ(changes.size(), 1U) << found.dump(2);
    EXPECT_EQ(changes[0].at("message"), "blue elephant question");
    EXPECT_EQ(changes[0].at("after").at("id"), "refund");
    EXPECT_EQ(changes[0].at("cause").at("file"), "articles/en/refund.md");
    EXPECT_EQ(changes[0].at("cause").at("line"), 6);
    EXPECT_EQ(changes[0].at("proved"), true);
    const auto text = deskbell("diff" + words + " --messages " + old.at("messages.jsonl"));
    EXPECT_EQ(text.code, 0);
    EXPECT_NE(text.out.find("\"blue elephant question please\""), std::string::npos) << text.out;
    EXPECT_NE(text.out.find("articles/en/refund.md:6: added phrase of refund"), std::string::npos)
        << text.out;
}

TEST(Editing, DiffRefusesWhatItCannotRead) {
    Folder folder;
    write_shop(folder);
    const auto words = "diff --content " + folder.path() + " --against " + folder.path();
    EXPECT_EQ(deskbell(words).code, 0);
    EXPECT_EQ(deskbell(words + " --messages /nowhere.jsonl").code, 1);
    EXPECT_EQ(deskbell("diff --content " + folder.path()).code, 2);
    EXPECT_EQ(deskbell("diff --content " + folder.path() + " --against /nowhere").code, 1);
}

TEST(Editing, PastCommandsWorkOnAnEmptyDataFolder) {
    Folder folder;
    Folder data;
    write_shop(folder);
    const auto words = " --content " + folder.path() + " --data " + data.path();
    const auto replayed = json::parse(deskbell("replay --format json" + words).out);
    EXPECT_EQ(replayed.at("messages"), 0);
    const auto gaps = json::parse(deskbell("gaps --format json" + words).out);
    EXPECT_TRUE(gaps.at("items").empty());
    const auto calibrated = deskbell("calibrate --format json" + words);
    EXPECT_EQ(json::parse(calibrated.out).at("picks").at("picked"), 0) << calibrated.out;
    EXPECT_EQ(deskbell("replay --content " + folder.path()).code, 2);
    for (const auto* command : {"replay", "gaps", "calibrate"}) {
        const auto mistyped =
            deskbell(std::string(command) + " --content " + folder.path() + " --data /nowhere");
        EXPECT_EQ(mistyped.code, 1) << command;
        EXPECT_NE(mistyped.out.find("there is no data folder /nowhere"), std::string::npos)
            << mistyped.out;
    }
    EXPECT_FALSE(std::filesystem::exists("/nowhere")) << "to look makes nothing";
}
