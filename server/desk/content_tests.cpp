// The bulk tests: each phrase reaches its item, each line that must not be answered is not.
#include "server/desk/content_tests.hpp"

#include "kb/text.hpp"
#include "server/desk/conversation_test.hpp"
#include "server/desk/hear.hpp"

#include <algorithm>
#include <set>

#include <fmt/format.h>

namespace desk {
namespace {

Situation plain_situation(std::string_view language) {
    Situation situation{.now = test_now};
    situation.locale = language;
    situation.staffing.somebody_online = true;
    return situation;
}

class BulkTests {
  public:
    BulkTests(const Content& content, TestReport& report) : content_(content), report_(report) {}

    void phrases() {
        const auto items = content_.matcher().items();
        for (std::size_t i = 0; i < items.size(); ++i) {
            if (!reachable(i)) continue;
            for (const auto& phrase : items[i].phrases) expect_item(phrase, items[i], "phrases");
            for (const auto& line : items[i].negatives) expect_not(line, items[i]);
        }
    }
    void says(const std::vector<std::pair<std::string, kb::Phrase>>& lines) {
        for (const auto& [id, line] : lines) {
            const auto items = content_.matcher().items();
            const auto item = std::ranges::find(items, id, &kb::Item::id);
            if (item == items.end()) {
                add("says", line, fmt::format("there is no item \"{}\"", id));
            } else {
                expect_item(line, *item, "says");
            }
        }
    }
    void never_answer(const std::vector<kb::Phrase>& lines) {
        for (const auto& line : lines) {
            const auto given = answer_to(line.text, content_.languages().front());
            ++report_.figures.out_of_scope;
            report_.figures.out_of_scope_answered += !given.empty();
            add("never_answer", line,
                given.empty() ? "" : fmt::format("it is answered by {}", given));
        }
    }
    void left_out(const ContentTests& tests) {
        std::set<std::pair<std::string, std::string>> confused;
        const auto items = content_.matcher().items();
        for (const auto& left : content_.matcher().leave_one_out()) {
            ++report_.figures.phrases;
            if (left.match.decision != kb::Decision::answer) continue;
            ++report_.figures.answered;
            const auto best = left.match.candidates.front().item;
            if (best == left.item) continue;
            ++report_.figures.wrong;
            confused.emplace(items[left.item].id, items[best].id);
        }
        for (const auto& [one, other] : tests.never_confuse) {
            const bool mixed = confused.contains({one, other}) || confused.contains({other, one});
            add("never_confuse", {.text = fmt::format("{} and {}", one, other)},
                mixed ? "a phrase of one, left out, is answered by the other" : "");
        }
        budget(tests.budgets);
    }

  private:
    // What nobody can reach from a first message is tested by conversations instead.
    bool reachable(std::size_t item) const {
        const auto [article, intent] = content_.target(item);
        if (intent) return intent->parent.empty();
        return article->audience == kb::Audience{} && article->valid == kb::Validity{};
    }

    // Is the item one press away: among the choices of a "did you mean"?
    bool offers(const std::string& text, const kb::Item& item) const {
        const auto out = hear(content_, {}, text, plain_situation(item.lang));
        return std::ranges::find(out.dialogue.choices, item.id, &intents::Choice::id) !=
               out.dialogue.choices.end();
    }

    // The id of what answered, or asked for something, or nothing.
    std::string answer_to(const std::string& text, const std::string& language) const {
        const auto out = hear(content_, {}, text, plain_situation(language));
        if (out.messages.empty() && !out.lookup) return {};
        if (out.lookup || out.dialogue.form) {
            return out.dialogue.form ? out.dialogue.form->intent : out.dialogue.done->intent;
        }
        const auto& message = out.messages.front();
        if (message.via == Via::clarify || message.via == Via::suggest ||
            message.via == Via::fallback)
            return {};
        if (message.article) return message.article->id;
        if (out.dialogue.topic) return out.dialogue.topic->id;
        return std::string(name_of(message.via));
    }

    void expect_item(const kb::Phrase& phrase, const kb::Item& item, std::string suite) {
        const auto given = answer_to(phrase.text, item.lang);
        if (given == item.id) return add(std::move(suite), phrase, "");
        const bool offered = suite == "says" && given.empty() && offers(phrase.text, item);
        if (offered) return add(std::move(suite), phrase, "");
        add(std::move(suite), phrase,
            fmt::format("\"{}\" must reach {}, but {}", phrase.text, item.id,
                        given.empty() ? "is not answered" : "reaches " + given));
    }
    void expect_not(const kb::Phrase& line, const kb::Item& item) {
        const auto given = answer_to(line.text, item.lang);
        add("phrases", line,
            given != item.id ? "" : fmt::format("\"{}\" must not reach {}", line.text, item.id));
    }
    void budget(const Budgets& budgets) {
        const auto& figures = report_.figures;
        const auto lines =
            static_cast<double>(std::max<std::size_t>(figures.phrases + figures.out_of_scope, 1));
        const auto wrong =
            static_cast<double>(figures.wrong + figures.out_of_scope_answered) / lines;
        const auto answered = static_cast<double>(figures.answered) /
                              static_cast<double>(std::max<std::size_t>(figures.phrases, 1));
        if (budgets.wrong_answers_max) {
            add("budgets", {.text = "wrong answers"},
                wrong <= *budgets.wrong_answers_max
                    ? ""
                    : fmt::format("{:.3f} of all lines are answered wrongly, {:.3f} are allowed",
                                  wrong, *budgets.wrong_answers_max));
        }
        if (budgets.answered_min) {
            add("budgets", {.text = "answered"},
                answered >= *budgets.answered_min
                    ? ""
                    : fmt::format("{:.3f} of the phrases are answered, {:.3f} are wanted", answered,
                                  *budgets.answered_min));
        }
    }
    void add(std::string suite, const kb::Phrase& line, std::string failure) {
        report_.results.push_back(
            {std::move(suite), line.text, line.file, line.line, std::move(failure)});
    }

    const Content& content_;
    TestReport& report_;
};

}  // namespace

std::size_t TestReport::failed() const {
    return static_cast<std::size_t>(
        std::ranges::count_if(results, [](const auto& result) { return !result.failure.empty(); }));
}

TestReport run_content_tests(const Content& content, const ContentTests& tests) {
    TestReport report;
    for (const auto& test : tests.conversations)
        report.results.push_back(run_conversation(content, test));
    BulkTests bulk(content, report);
    bulk.phrases();
    bulk.says(tests.says);
    bulk.never_answer(tests.never_answer);
    bulk.left_out(tests);
    return report;
}

}  // namespace desk
