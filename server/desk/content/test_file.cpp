// The table of keys of tests/*.yaml, and the way from nodes to values.
#include "server/desk/content/test_file.hpp"

#include "kb/library/library.hpp"
#include "kb/yaml/yaml.hpp"
#include "server/desk/content/content_files.hpp"

#include <algorithm>

namespace desk {
namespace {

using kb::yaml::Field;
using kb::yaml::Node;
using kb::yaml::Schema;
using kb::yaml::Type;

constexpr Field ticket_fields[] = {
    {.key = "queue", .doc = "The queue it must wait in."},
    {.key = "priority",
     .type = Type::choice,
     .doc = "How urgent it must be.",
     .values = "low|normal|high|urgent"},
};
constexpr Schema ticket{.name = "ticket", .fields = ticket_fields};

constexpr Field expect_fields[] = {
    {.key = "intent", .doc = "The intent that must have answered or asked."},
    {.key = "article", .doc = "The article that must have answered."},
    {.key = "via",
     .type = Type::choice,
     .doc = "How the answer must have been found.",
     .values = "exact|rule|model|kb|clarify|suggest|form|fallback|handoff|smalltalk|action|button"},
    {.key = "asks", .doc = "The slot the bot must be asking for."},
    {.key = "says", .type = Type::texts, .doc = "Pieces of text the bot must have said."},
    {.key = "not_says", .type = Type::texts, .doc = "Pieces of text it must not have said."},
    {.key = "slots",
     .type = Type::map_of,
     .doc = "Values that must be filled.",
     .item = Type::text},
    {.key = "silent", .type = Type::flag, .doc = "The bot must have said nothing."},
    {.key = "ticket",
     .type = Type::map,
     .doc = "A ticket must have been opened.",
     .of = &ticket,
     .or_text = true},
    {.key = "language", .doc = "The language it must have answered in."},
    {.key = "buttons", .type = Type::texts, .doc = "Buttons that must be offered."},
};
constexpr Schema expect{.name = "expect", .fields = expect_fields};

constexpr Field turn_fields[] = {
    {.key = "user", .doc = "What the customer writes."},
    {.key = "press", .doc = "The label of the button the customer presses."},
    {.key = "expect", .type = Type::map, .doc = "What must come back.", .of = &expect},
};
constexpr Schema turn{.name = "turn", .fields = turn_fields};

constexpr Field as_fields[] = {
    {.key = "tier"},
    {.key = "page"},
    {.key = "name"},
    {.key = "email"},
    {.key = "country"},
    {.key = "language"},
    {.key = "verified", .type = Type::flag},
    {.key = "agents",
     .type = Type::choice,
     .doc = "Is somebody of the team online?",
     .values = "online|offline"},
};
constexpr Schema as{.name = "as", .fields = as_fields};
constexpr Field any_text{.type = Type::text};
constexpr Schema answers{.name = "action answer", .others = &any_text};

constexpr Field test_fields[] = {
    {.key = "name", .need = kb::yaml::Need::required, .doc = "What is promised, as a sentence."},
    {.key = "as", .type = Type::map, .doc = "Who is asking.", .of = &as},
    {.key = "now", .type = Type::instant, .doc = "What time it is."},
    {.key = "actions",
     .type = Type::map_of,
     .doc = "What look-ups answer, by action.",
     .of = &answers},
    {.key = "turns",
     .type = Type::list,
     .need = kb::yaml::Need::required,
     .doc = "What is said.",
     .of = &turn},
};
constexpr Schema test{.name = "test", .fields = test_fields};

constexpr Field budget_fields[] = {
    {.key = "wrong_answers_max",
     .type = Type::number,
     .doc = "Share of all lines.",
     .min = 0,
     .max = 1},
    {.key = "answered_min",
     .type = Type::number,
     .doc = "Share of the lines that have an answer.",
     .min = 0,
     .max = 1},
};
constexpr Schema budgets{.name = "budgets", .fields = budget_fields};

constexpr Field fields[] = {
    {.key = "tests", .type = Type::list, .doc = "Conversations.", .of = &test},
    {.key = "says",
     .type = Type::map_of,
     .doc = "More lines that must reach an item, by its id.",
     .item = Type::texts},
    {.key = "never_answer",
     .type = Type::texts,
     .doc = "Lines that must not be answered; they also teach."},
    {.key = "never_confuse", .type = Type::list, .doc = "Pairs of items.", .item = Type::any},
    {.key = "budgets", .type = Type::map, .doc = "What the whole must keep to.", .of = &budgets},
};

std::map<std::string, std::string> texts_of(const Node& node) {
    std::map<std::string, std::string> texts;
    for (const auto& [name, value, key] : node.entries()) texts[std::string(name)] = value.text();
    return texts;
}

Expectation read_expectation(const Node& node) {
    Expectation want;
    want.intent = node["intent"].text();
    want.article = node["article"].text();
    want.via = node["via"].text();
    want.asks = node["asks"].text();
    want.says = node["says"].words();
    want.not_says = node["not_says"].words();
    want.slots = texts_of(node["slots"]);
    if (node["silent"]) want.silent = node["silent"].flag();
    const auto ticket_node = node["ticket"];
    want.ticket = static_cast<bool>(ticket_node);
    want.ticket_queue = ticket_node["queue"].text();
    want.ticket_priority = ticket_node["priority"].text();
    want.language = node["language"].text();
    want.buttons = node["buttons"].words();
    return want;
}

// Another file's budget stands where this one has none.
void read_budget(const Node& node, std::optional<Budget>& budget) {
    if (node) budget = Budget{.share = node.number(), .file = node.file(), .line = node.line()};
}

ConversationTest read_test(const Node& node) {
    ConversationTest read;
    read.name = node["name"].text();
    read.file = node.file();
    read.line = node.line();
    read.as = texts_of(node["as"]);
    read.somebody_online = node["as"]["agents"].text("online") == "online";
    if (const auto at = node["now"].instant()) read.now = *at;
    for (const auto& [action, values, key] : node["actions"].entries()) {
        read.actions[std::string(action)] = texts_of(values);
    }
    for (const auto& step : node["turns"].items()) {
        read.turns.push_back({.user = std::string(step["user"].text()),
                              .press = std::string(step["press"].text()),
                              .expect = read_expectation(step["expect"]),
                              .line = step.line()});
    }
    return read;
}

}  // namespace

const Schema tests_schema{.name = "tests", .doc = "Tests of a content folder.", .fields = fields};

void read_tests(std::string file, std::string_view yaml, ContentTests& tests,
                kb::Problems& problems) {
    const auto document = kb::yaml::parse(std::move(file), yaml, problems);
    if (!document || !document->root()) return;
    const auto root = document->root();
    if (!kb::yaml::check(root, tests_schema, problems)) return;
    for (const auto& node : root["tests"].items()) tests.conversations.push_back(read_test(node));
    for (const auto& [id, lines, key] : root["says"].entries()) {
        for (auto& line : lines.texts()) tests.says.emplace_back(std::string(id), std::move(line));
    }
    for (auto& line : root["never_answer"].texts()) tests.never_answer.push_back(std::move(line));
    for (const auto& pair : root["never_confuse"].items()) {
        const auto ids = pair.words();
        if (ids.size() == 2) {
            tests.never_confuse.push_back({ids[0], ids[1], pair.file(), pair.line()});
        } else {
            problems.push_back(pair.error("never_confuse wants pairs", "write [one-id, other-id]"));
        }
    }
    const auto limits = root["budgets"];
    read_budget(limits["wrong_answers_max"], tests.budgets.wrong_answers_max);
    read_budget(limits["answered_min"], tests.budgets.answered_min);
}

ContentTests load_tests(const std::filesystem::path& content, kb::Problems& problems) {
    ContentTests tests;
    for (const auto& path : content_files(content / "tests")) {
        if (path.extension() == ".md") continue;
        const auto name = std::filesystem::relative(path, content).generic_string();
        if (const auto bytes = kb::read_file(path, name, kb::yaml::bytes_max, problems)) {
            read_tests(name, *bytes, tests, problems);
        }
    }
    return tests;
}

}  // namespace desk
