// `tests/*.yaml` of a content folder as values: conversations with expectations, bulk lines.
// Knows the notation; running them is conversation_tests.hpp's work.
#pragma once

#include "kb/item.hpp"
#include "kb/problem.hpp"
#include "kb/yaml/schema.hpp"
#include "server/store/types.hpp"

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace desk {

// What one turn must have brought; what is absent is not asked.
struct Expectation {
    std::string intent;
    std::string article;
    std::string via;
    std::string asks;               // the slot the bot asks for now
    std::vector<std::string> says;  // pieces of what the bot said
    std::vector<std::string> not_says;
    std::map<std::string, std::string> slots;
    std::optional<bool> silent;
    bool ticket = false;       // a ticket was opened ...
    std::string ticket_queue;  // ... in this queue
    std::string ticket_priority;
    std::string language;
    std::vector<std::string> buttons;
};

struct TestTurn {
    std::string user;   // what the customer writes
    std::string press;  // or the label of the button pressed
    Expectation expect;
    int line = 0;
};

struct ConversationTest {
    std::string name;
    std::string file;
    int line = 0;
    std::map<std::string, std::string> as;  // tier, page, name, email, country, language
    std::optional<store::Time> now;
    bool somebody_online = true;
    std::map<std::string, std::map<std::string, std::string>> actions;  // answers by action
    std::vector<TestTurn> turns;
};

// Two items that must not be mistaken for each other, and where that is written.
struct NeverConfuse {
    std::string one;
    std::string other;
    std::string file;
    int line = 0;
};

// A share to be kept, and where it is written.
struct Budget {
    double share = 0;
    std::string file;
    int line = 0;
};

struct Budgets {
    std::optional<Budget> wrong_answers_max;
    std::optional<Budget> answered_min;
};

struct ContentTests {
    std::vector<ConversationTest> conversations;
    std::vector<std::pair<std::string, kb::Phrase>> says;  // item id, what must reach it
    std::vector<kb::Phrase> never_answer;
    std::vector<NeverConfuse> never_confuse;
    Budgets budgets;
};

extern const kb::yaml::Schema tests_schema;

// Every file of tests/; what is wrong becomes a problem.
ContentTests load_tests(const std::filesystem::path& content, kb::Problems& problems);
void read_tests(std::string file, std::string_view yaml, ContentTests& tests,
                kb::Problems& problems);

}  // namespace desk
