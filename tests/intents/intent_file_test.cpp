// Loading the files: what they hold, and every mistake with its place and mend.
#include "intents/intent_file.hpp"

#include "intents/understand.hpp"

#include <filesystem>
#include <fstream>

#include <gtest/gtest.h>

using namespace intents;

namespace {

struct Loaded {
    IntentSet set;
    kb::Problems problems;

    std::string words() const {
        std::string text;
        for (const auto& problem : problems) text += kb::to_string(problem) + "\n";
        return text;
    }
};

struct Files {
    std::string intents;
    std::string entities;
    std::string actions;
};

Loaded load(const Files& files, LoadOptions options = {}) {
    Loaded loaded;
    loaded.set = load_intents({{{"intents/a.yaml", files.intents}},
                               {"entities.yaml", files.entities},
                               {"actions.yaml", files.actions}},
                              options, loaded.problems);
    return loaded;
}

// The one problem that this makes, as people read it.
std::string problem_of(const Files& files, LoadOptions options = {}) {
    const auto loaded = load(files, options);
    if (loaded.problems.size() != 1) return "not one problem:\n" + loaded.words();
    return kb::to_string(loaded.problems.front());
}

constexpr const char* contract = R"yaml(lang: en
intents:
  order-status:
    label: Where is my order?
    class: task
    rules:
      - (where|when) ... (order|parcel|package)
      - track (my|the|an)? (order|parcel|package)
      - {all: [order, status], none: [refund, cancel]}
      - {regex: "\\bAB-\\d{4}\\b"}
    examples: |
      my parcel still hasn't come
      when does it arrive
    not_examples: |
      I want to place an order
    slots:
      - {name: order_number, type: order-number, ask: ["What is your order number?", "It looks like AB-1234."],
         error: I can't find that number., tries: 2, on_fail: handoff}
    do: order-lookup
    reply:
      - {when: {hours: closed}, say: "Order {{order_number}} is {{order.state}}. We are back at {{hours.next_open}}."}
      - {say: "Order {{order_number}} is {{order.state}}, expected {{order.eta | date}}."}
    follow_ups:
      late:
        label: Why is it late?
        rules: [why ... late]
        reply: Sorry that {{order_number}} is late.
    turns: 3
    handoff: never
    queue: support
    ticket: {priority: normal, tags: [orders]}
)yaml";
constexpr const char* entities = R"yaml(entities:
  order-number:
    patterns: ["AB[- ]?(\\d{4})"]
    value: "AB-\\1"
    case: upper
    examples: [AB-1234, ab 1234]
)yaml";
constexpr const char* actions = R"yaml(actions:
  order-lookup:
    url: "http://127.0.0.1:9090/orders/{{order_number}}"
    hosts: [127.0.0.1]
    headers: {Authorization: "Bearer ${SHOP_TOKEN}"}
    timeout: 2 s
    cache: 30 s
    result: {state: status.text, eta: delivery.expected}
    not_found: {slot: order_number, say: "There is no order {{order_number}}."}
    failure: I can't reach our order system right now.
    samples: {AB-1234: {state: shipped, eta: 2026-05-06}}
)yaml";

Files with_rule(const std::string& rule) {
    return {"intents:\n  a:\n    label: A\n    reply: Hi.\n    rules:\n      - " + rule + "\n", "",
            ""};
}

}  // namespace

TEST(IntentFiles, HoldTheContractsExample) {
    const auto loaded = load({contract, entities, actions}, {.queues = {"support"}});
    ASSERT_EQ(loaded.words(), "");
    const auto* intent = loaded.set.find("order-status", "en");
    ASSERT_NE(intent, nullptr);
    EXPECT_EQ(intent->label, "Where is my order?");
    EXPECT_EQ(intent->rules.size(), 4u);
    ASSERT_EQ(intent->examples.size(), 2u);
    EXPECT_EQ(intent->examples[1].text, "when does it arrive");
    EXPECT_EQ(intent->examples[1].line, 13);
    EXPECT_EQ(intent->slots[0].ask.size(), 2u);
    EXPECT_EQ(intent->slots[0].tries, 2);
    EXPECT_EQ(intent->replies[0].when.at("hours"), std::vector<std::string>{"closed"});
    EXPECT_EQ(intent->turns, 3);
    EXPECT_EQ(intent->queue, "support");
    EXPECT_EQ(intent->ticket.tags, std::vector<std::string>{"orders"});
    ASSERT_EQ(intent->follow_ups, std::vector<std::string>{"order-status/late"});
    EXPECT_EQ(loaded.set.find("order-status/late", "en")->parent, "order-status");
    const auto* action = loaded.set.action("order-lookup");
    ASSERT_NE(action, nullptr);
    EXPECT_EQ(action->as, "order");
    EXPECT_EQ(action->timeout, std::chrono::seconds(2));
    EXPECT_EQ(action->not_found_slot, "order_number");
    EXPECT_EQ(sample_for(*action, {{"order_number", "AB-1234"}})->at("eta"), "2026-05-06");
}

TEST(IntentFiles, AreReadFromTheFolder) {
    namespace fs = std::filesystem;
    const auto folder = fs::path(testing::TempDir()) / "deskbell_intents";
    fs::create_directories(folder / "intents" / "more");
    std::ofstream(folder / "intents" / "orders.yaml") << contract;
    std::ofstream(folder / "intents" / "more" / "de.yaml")
        << "lang: de\nintents:\n  order-status: {label: Wo?, rules: wo ... bestellung, reply: "
           "Hier.}\n";
    std::ofstream(folder / "entities.yaml") << entities;
    std::ofstream(folder / "actions.yaml") << actions;
    kb::Problems problems;
    const auto set = load_intents(folder, {}, problems);
    EXPECT_TRUE(problems.empty());
    EXPECT_EQ(set.intents().size(), 3u);
    EXPECT_EQ(set.languages(), (std::vector<std::string>{"de", "en"}));
    EXPECT_EQ(set.find("order-status", "de")->file, "intents/more/de.yaml");
    EXPECT_EQ(set.find_any("order-status/late", "de")->lang, "en");
    fs::remove_all(folder);
    EXPECT_EQ(load_intents(folder, {}, problems).intents().size(), 0u);
    EXPECT_TRUE(problems.empty());
}

TEST(IntentFiles, TellOfUnknownKeysWithTheNearestOne) {
    EXPECT_EQ(
        problem_of({"intents:\n  a:\n    lable: A\n    label: A\n", "", ""}),
        "intents/a.yaml:3:5: error: unknown key \"lable\" in an intent (did you mean \"label\"?)");
}

TEST(IntentFiles, TellTheColumnOfARulesMistake) {
    EXPECT_EQ(problem_of(with_rule("where ... (order|parcel")),
              "intents/a.yaml:6:19: error: \"(\" without \")\" (add \")\")");
    EXPECT_EQ(problem_of(with_rule("\"wo .. größe\"")).substr(0, 21), "intents/a.yaml:6:13: ");
    EXPECT_EQ(problem_of(with_rule("{all: [größe, \"a|b\"]}")).substr(0, 21),
              "intents/a.yaml:6:25: ");
    EXPECT_NE(problem_of(with_rule("my? (order|)")).find("would match every message"),
              std::string::npos);
}

TEST(IntentFiles, TellTheLineOfARuleInABlock) {
    EXPECT_EQ(problem_of({"intents:\n  a:\n    label: A\n    reply: Hi.\n    rules: |\n      good "
                          "one\n      bad (one\n",
                          "", ""}),
              "intents/a.yaml:7:11: error: \"(\" without \")\" (add \")\")");
}

TEST(IntentFiles, TellOfInvalidRegularExpressions) {
    const auto words = problem_of(with_rule("{regex: \"(?=x)\"}"));
    EXPECT_NE(words.find("intents/a.yaml:6:17: error: invalid regular expression"),
              std::string::npos)
        << words;
    EXPECT_NE(
        problem_of({"", "entities:\n  x:\n    patterns: [\"(\"]\n", ""}).find("entities.yaml:3:"),
        std::string::npos);
}

TEST(IntentFiles, TellOfDeadReferences) {
    const auto file = [](std::string rest) {
        return Files{"intents:\n  a:\n    label: A\n    reply: Hi.\n" + rest, entities, actions};
    };
    EXPECT_EQ(problem_of(file("    slots: [{name: x, type: order-numbr, ask: Which?}]\n")),
              "intents/a.yaml:5: error: slot \"x\" has the unknown type \"order-numbr\" "
              "(did you mean \"order-number\"?)");
    EXPECT_NE(problem_of(file("    do: order-lokup\n")).find("did you mean \"order-lookup\""),
              std::string::npos);
    EXPECT_NE(problem_of(file("    related: [b]\n")).find("there is no intent \"b\""),
              std::string::npos);
    EXPECT_NE(problem_of(file("    queue: suport\n"), {.queues = {"support"}})
                  .find("did you mean \"support\""),
              std::string::npos);
    EXPECT_NE(problem_of(file("    rules: [\"{size} shirt\"]\n")).find("unknown entity {size}"),
              std::string::npos);
    EXPECT_NE(problem_of(file("    rules: [~refund now]\n")).find("no synonyms called \"refund\""),
              std::string::npos);
}

TEST(IntentFiles, AcceptSynonymSetsOfTheLexicon) {
    kb::Problems problems;
    const auto lexicon = kb::Lexicon::read(
        "lexicon.yaml", "en:\n  synonyms:\n    refund: [money back, reimbursement]\n", problems);
    const auto loaded = load(with_rule("~refund now"), {.lexicon = &lexicon});
    EXPECT_EQ(loaded.words(), "");
    EXPECT_EQ(understand(loaded.set, "I want my money back now", {}).hits.size(), 1u);
}

TEST(IntentFiles, TellOfValuesThatNothingSets) {
    EXPECT_NE(
        problem_of(
            {"intents:\n  a:\n    label: A\n    rules: hi\n    reply: Dear {{custmer.name}}\n", "",
             ""})
            .find("uses \"custmer.name\", which nothing sets (did you mean \"customer.name\"?)"),
        std::string::npos);
    EXPECT_NE(
        problem_of({"intents:\n  a:\n    label: A\n    rules: hi\n    reply: Dear {{x | shout}}\n",
                    "", ""})
            .find("unknown filter \"shout\""),
        std::string::npos);
    EXPECT_EQ(
        load({"intents:\n  a:\n    label: A\n    rules: hi\n    reply: Dear {{vip}}\n", "", ""},
             {.extra_values = {"vip"}})
            .words(),
        "");
}

TEST(IntentFiles, TellOfDuplicateIds) {
    Loaded loaded;
    loaded.set =
        load_intents({{{"intents/a.yaml", "intents:\n  a: {label: A, rules: hi, reply: Hi.}\n"},
                       {"intents/b.yaml", "intents:\n  a: {label: B, rules: ho, reply: Ho.}\n"}},
                      {},
                      {}},
                     {}, loaded.problems);
    EXPECT_EQ(loaded.words(),
              "intents/b.yaml:2:3: error: two intents claim the id \"a\" in en "
              "(the other is at intents/a.yaml:2)\n");
}

TEST(IntentFiles, TellOfButtonsWithoutATarget) {
    EXPECT_NE(problem_of({"intents:\n  a:\n    label: A\n    rules: hi\n    reply:\n"
                          "      - {say: Hi., buttons: [{label: Go}]}\n",
                          "", ""})
                  .find("a button needs one thing to do"),
              std::string::npos);
}

TEST(IntentFiles, AllowOnePrivateSlotOnly) {
    const auto words =
        problem_of({"intents:\n  a:\n    label: A\n    rules: hi\n    reply: Hi.\n    slots:\n"
                    "      - {name: x, type: date, ask: X?, private: true}\n"
                    "      - {name: y, type: date, ask: Y?, private: true}\n",
                    "", ""});
    EXPECT_NE(words.find("two private slots"), std::string::npos) << words;
}

TEST(IntentFiles, TellOfActionsThatCouldLeaveTheirHost) {
    const auto words =
        problem_of({"", "", "actions:\n  a:\n    url: http://{{host}}/x\n    result: {b: c}\n"});
    EXPECT_NE(words.find("actions.yaml:3:10: error: the host of a url must not have blanks"),
              std::string::npos)
        << words;
}

TEST(IntentFiles, TellOfExamplesThatAreNoValue) {
    EXPECT_EQ(
        problem_of(
            {"", "entities:\n  x:\n    patterns: [\"AB\\\\d\"]\n    examples: [AB1, A1]\n", ""}),
        "entities.yaml:4: error: \"A1\" is no x (mend the patterns or the example)");
}

TEST(IntentFiles, DoNotAccuseTheOthersWhenOneIsBroken) {
    const auto loaded = load({contract, "entities:\n  order-number: {patern: x}\n", actions});
    ASSERT_EQ(loaded.problems.size(), 1u) << loaded.words();
    EXPECT_NE(loaded.words().find("did you mean \"patterns\"?"), std::string::npos)
        << loaded.words();
}

TEST(IntentFiles, DescribeThemselvesForEditors) {
    EXPECT_NE(kb::yaml::json_schema(intents_schema, "Intents").find("\"not_examples\""),
              std::string::npos);
    EXPECT_NE(kb::yaml::json_schema(entities_schema, "Entities").find("\"patterns\""),
              std::string::npos);
    EXPECT_NE(kb::yaml::json_schema(actions_schema, "Actions").find("\"not_found\""),
              std::string::npos);
}

TEST(Lint, WarnsOfRulesThatTie) {
    auto loaded =
        load({"intents:\n"
              "  a: {label: A, rules: [cancel ... order], reply: A.}\n"
              "  b: {label: B, rules: [cancel my? order], reply: B.}\n",
              "", ""});
    lint(loaded.set, loaded.problems);
    EXPECT_NE(loaded.words().find("\"cancel order\" is caught as well by a rule of"),
              std::string::npos)
        << loaded.words();
}

TEST(Lint, WarnsOfATieAmongThousandsOfRules) {
    constexpr int intents = 3000;
    std::string yaml = "lang: en\nintents:\n";
    for (int i = 0; i < intents; ++i) {
        // All different but the last, which is the first once more.
        const auto word = "w" + std::to_string(i % (intents - 1));
        yaml += "  i" + std::to_string(i) + ":\n    label: L" + std::to_string(i) +
                "\n    rules:\n      - (a|b|c|d|e|f) (g|h|i|j) " + word + "\n    reply: x\n";
    }
    auto loaded = load({.intents = yaml, .entities = {}, .actions = {}});
    ASSERT_TRUE(loaded.problems.empty()) << loaded.words().substr(0, 500);
    lint(loaded.set, loaded.problems);
    ASSERT_EQ(loaded.problems.size(), 2U) << "the tie, and that one of both never wins";
    EXPECT_NE(loaded.words().find("a g w0\" is caught as well by a rule of"), std::string::npos)
        << loaded.words();
}

TEST(Lint, WarnsOfRulesThatAreNeverReached) {
    auto loaded =
        load({"intents:\n"
              "  help: {label: A, class: safety, rules: [help], reply: A.}\n"
              "  order-help: {label: B, rules: [help ... order], reply: B.}\n",
              "", ""});
    lint(loaded.set, loaded.problems);
    ASSERT_EQ(loaded.problems.size(), 1u) << loaded.words();
    EXPECT_EQ(loaded.words(),
              "intents/a.yaml:3: warning: the rule is never reached: \"help\" wins whatever it "
              "matches, such as \"help order\" (make it more specific, or remove it)\n");
}

TEST(Lint, WarnsOfARuleThatExcludesWhatItNeeds) {
    auto loaded =
        load({"intents:\n"
              "  a:\n    label: A\n    rules:\n"
              "      - {all: [order, status], none: [order]}\n"
              "      - {all: [order, status], none: [refund]}\n"
              "    reply: A.\n",
              "", ""});
    lint(loaded.set, loaded.problems);
    ASSERT_EQ(loaded.problems.size(), 1u) << loaded.words();
    EXPECT_EQ(loaded.words(),
              "intents/a.yaml:5: warning: the rule catches nothing: it excludes what it needs "
              "(take a word out of all: or out of none:)\n");
}

TEST(Lint, WarnsOfExamplesThatGoElsewhere) {
    auto loaded =
        load({"intents:\n"
              "  a: {label: A, examples: [cancel my order], rules: [zzz], not_examples: [zzz top], "
              "reply: A.}\n"
              "  b: {label: B, rules: [cancel my order], reply: B.}\n",
              "", ""});
    lint(loaded.set, loaded.problems);
    EXPECT_NE(loaded.words().find("a rule of \"b\" catches this example of \"a\""),
              std::string::npos);
    EXPECT_NE(loaded.words().find("catches this line of its not_examples"), std::string::npos);
}

TEST(Lint, WarnsOfIntentsThatLeadNowhere) {
    auto loaded = load({"intents:\n  a: {label: A}\n", "", ""});
    lint(loaded.set, loaded.problems);
    EXPECT_NE(loaded.words().find("nothing leads to"), std::string::npos);
    EXPECT_NE(loaded.words().find("says nothing"), std::string::npos);
}

TEST(Lint, IsContentWithTheContractsExample) {
    auto loaded = load({contract, entities, actions}, {.queues = {"support"}});
    lint(loaded.set, loaded.problems);
    EXPECT_EQ(loaded.words(), "");
}
