// The bulk tests: each phrase reaches its item, each line that must not be answered is not.
#include "server/desk/editing/content_tests.hpp"

#include "kb/problem.hpp"
#include "server/desk/bot/hear.hpp"
#include "server/desk/editing/conversation_test.hpp"

#include <algorithm>

#include <fmt/format.h>
#include <fmt/ranges.h>

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
                add("says", line, no_item(id));
            } else {
                expect_item(line, *item, "says");
            }
        }
    }
    void never_answer(const std::vector<kb::Phrase>& lines) {
        for (const auto& line : lines) {
            const auto given = reach(line.text, content_.languages().front()).id;
            ++report_.figures.out_of_scope;
            report_.figures.out_of_scope_answered += !given.empty();
            add("never_answer", line,
                given.empty() ? "" : fmt::format("it is answered by {}", given));
        }
    }
    void left_out() {
        const auto items = content_.matcher().items();
        auto& figures = report_.figures;
        for (const auto& left : content_.matcher().leave_one_out()) {
            ++figures.phrases;
            if (left.match.decision != kb::Decision::answer) continue;
            ++figures.answered;
            const auto& best = left.match.candidates.front();
            // What nobody reaches from a first message takes no phrase away.
            if (best.item == left.item || !reachable(best.item)) continue;
            ++figures.wrong;
            const auto& own = items[left.item];
            report_.misled.push_back(
                {own.phrases[left.phrase], own.id, items[best.item].id, best.score});
        }
        std::ranges::stable_sort(report_.misled, std::ranges::greater{}, &Misled::score);
    }
    void never_confuse(const std::vector<NeverConfuse>& pairs) {
        for (const auto& pair : pairs) {
            const kb::Phrase place{.text = fmt::format("{} and {}", pair.one, pair.other),
                                   .file = pair.file,
                                   .line = pair.line};
            add("never_confuse", place, confusion_of(pair));
        }
    }
    void budgets(const Budgets& budgets) {
        const auto& figures = report_.figures;
        const auto lines =
            static_cast<double>(std::max<std::size_t>(figures.phrases + figures.out_of_scope, 1));
        const auto wrong =
            static_cast<double>(figures.wrong + figures.out_of_scope_answered) / lines;
        const auto answered = static_cast<double>(figures.answered) /
                              static_cast<double>(std::max<std::size_t>(figures.phrases, 1));
        if (const auto& most = budgets.wrong_answers_max) {
            add("budgets", {.text = "wrong_answers_max", .file = most->file, .line = most->line},
                wrong <= most->share
                    ? ""
                    : fmt::format("{:.3f} of all lines are answered wrongly, {:.3f} are allowed",
                                  wrong, most->share));
        }
        if (const auto& least = budgets.answered_min) {
            add("budgets", {.text = "answered_min", .file = least->file, .line = least->line},
                answered >= least->share
                    ? ""
                    : fmt::format("{:.3f} of the phrases, left out, are answered, {:.3f} are "
                                  "wanted: write more phrases, or lower it",
                                  answered, least->share));
        }
    }

  private:
    // What nobody can reach from a first message is tested by conversations instead.
    bool reachable(std::size_t item) const {
        const auto [article, intent] = content_.target(item);
        if (intent) return intent->parent.empty();
        return article->audience == kb::Audience{} && article->valid == kb::Validity{};
    }

    // What a first message comes to: the id of what answers or asks for something, or what a
    // "did you mean" offers, or nothing.
    struct Reached {
        std::string id;
        std::vector<std::string> offered;
    };

    Reached reach(const std::string& text, const std::string& language) const {
        const auto out = hear(content_, {}, text, plain_situation(language));
        if (out.messages.empty() && !out.lookup) return {};
        if (out.lookup || out.dialogue.form) {
            return {out.dialogue.form ? out.dialogue.form->intent : out.dialogue.done->intent, {}};
        }
        const auto& message = out.messages.front();
        if (message.via == Via::fallback) return {};
        if (message.via == Via::clarify || message.via == Via::suggest) {
            Reached asked;
            for (const auto& choice : out.dialogue.choices) {
                if (!choice.id.empty()) asked.offered.push_back(choice.id);
            }
            return asked;
        }
        if (message.article) return {message.article->id, {}};
        if (out.dialogue.topic) return {out.dialogue.topic->id, {}};
        return {std::string(name_of(message.via)), {}};
    }

    void expect_item(const kb::Phrase& phrase, const kb::Item& item, std::string suite) {
        const auto given = reach(phrase.text, item.lang);
        const bool offered = std::ranges::find(given.offered, item.id) != given.offered.end();
        // What customers may say is also well answered one press away.
        if (given.id == item.id || (suite == "says" && offered))
            return add(std::move(suite), phrase, "");
        const auto instead = !given.id.empty()        ? fmt::format("reaches {}", given.id)
                             : !given.offered.empty() ? fmt::format("the bot asks back: {}",
                                                                    fmt::join(given.offered, ", "))
                                                      : std::string("is not answered");
        add(std::move(suite), phrase,
            fmt::format("\"{}\" must reach {}, but {}", phrase.text, item.id, instead));
    }
    void expect_not(const kb::Phrase& line, const kb::Item& item) {
        add("phrases", line,
            reach(line.text, item.lang).id != item.id
                ? ""
                : fmt::format("\"{}\" must not reach {}", line.text, item.id));
    }
    std::string confusion_of(const NeverConfuse& pair) const {
        const auto items = content_.matcher().items();
        for (const auto& id : {pair.one, pair.other}) {
            if (std::ranges::find(items, id, &kb::Item::id) == items.end()) return no_item(id);
        }
        for (const auto& one : report_.misled) {
            const bool mixed = (one.item == pair.one && one.went_to == pair.other) ||
                               (one.item == pair.other && one.went_to == pair.one);
            if (mixed) return in_words(one);
        }
        return {};
    }
    std::string no_item(const std::string& id) const {
        std::vector<std::string> ids;
        for (const auto& item : content_.matcher().items()) ids.push_back(item.id);
        const auto guess = kb::did_you_mean(id, std::span<const std::string>(ids), "");
        return fmt::format("there is no item \"{}\"{}", id,
                           guess.empty() ? "" : fmt::format(" ({})", guess));
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

std::string in_words(const Misled& one) {
    return fmt::format("\"{}\" of {} ({}:{}), left out, is answered by {} ({:.2f})",
                       one.phrase.text, one.item, one.phrase.file, one.phrase.line, one.went_to,
                       one.score);
}

TestReport run_content_tests(const Content& content, const ContentTests& tests) {
    TestReport report;
    for (const auto& test : tests.conversations)
        report.results.push_back(run_conversation(content, test));
    BulkTests bulk(content, report);
    bulk.phrases();
    bulk.says(tests.says);
    bulk.never_answer(tests.never_answer);
    bulk.left_out();
    bulk.never_confuse(tests.never_confuse);
    bulk.budgets(tests.budgets);
    return report;
}

}  // namespace desk
