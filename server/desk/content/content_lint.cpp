// Words the overlaps that the matcher finds; looks ids of tests up.
#include "server/desk/content/content_lint.hpp"

#include "kb/matching/overlap.hpp"

#include <algorithm>
#include <span>

#include <fmt/format.h>

namespace desk {
namespace {

std::string place_of(const kb::Phrase& phrase) {
    return phrase.file.empty() ? std::string() : fmt::format(" ({}:{})", phrase.file, phrase.line);
}

std::string what_of(const kb::Overlap& overlap, const std::string& item, const std::string& other) {
    const auto& phrase = overlap.phrase.text;
    const auto there = place_of(overlap.other_phrase);
    switch (overlap.kind) {
        case kb::OverlapKind::same_phrase:
            return fmt::format("\"{}\" is a phrase of {} and of {}{}", phrase, item, other, there);
        case kb::OverlapKind::near_duplicate:
            return fmt::format("\"{}\" of {} is nearly \"{}\" of {}{}", phrase, item,
                               overlap.other_phrase.text, other, there);
        case kb::OverlapKind::stolen:
            return fmt::format("\"{}\" of {} would go to {}{} if it were not written here", phrase,
                               item, other, there);
        case kb::OverlapKind::clash:
            return fmt::format("\"{}\" is the shortest message that hits both {} and {}{}",
                               overlap.message, item, other, there);
        case kb::OverlapKind::contradiction:
            return fmt::format(
                "\"{}\" is a phrase of {} and also a line that must not be answered{}", phrase,
                item, there);
    }
    return {};
}

std::string mend_of(kb::OverlapKind kind) {
    switch (kind) {
        case kb::OverlapKind::same_phrase:
        case kb::OverlapKind::contradiction:
            return "keep it in one place only";
        case kb::OverlapKind::near_duplicate:
            return "say what sets them apart, or merge the two";
        case kb::OverlapKind::stolen:
            return "add similar phrases here, or move it there";
        case kb::OverlapKind::clash:
            return "if only one of them is meant, write it there as a question, and in the other "
                   "as a not_question";
    }
    return {};
}

// Follow-ups exist only after their parent: they meet each other there, and nobody else's messages.
bool never_meet(const Content& content, const kb::Overlap& overlap) {
    const auto parent = [&](std::size_t item) {
        const auto* intent = content.target(item).intent;
        return intent ? intent->parent : std::string();
    };
    const auto other = parent(overlap.other);
    if (overlap.kind == kb::OverlapKind::stolen)
        return !other.empty() && other != parent(overlap.item);
    return other != parent(overlap.item);
}

class TestLint {
  public:
    TestLint(const Content& content, kb::Problems& problems) : problems_(problems) {
        for (const auto& article : content.library().articles()) articles_.push_back(article.id);
        for (const auto& intent : content.intents().intents()) intents_.push_back(intent.id);
        any_ = articles_;
        any_.insert(any_.end(), intents_.begin(), intents_.end());
    }

    void article(const std::string& id, const std::string& file, int line) {
        look_up("article", articles_, id, file, line);
    }
    void intent(const std::string& id, const std::string& file, int line) {
        look_up("intent", intents_, id, file, line);
    }
    void item(const std::string& id, const std::string& file, int line) {
        look_up("article or intent", any_, id, file, line);
    }

  private:
    void look_up(std::string_view kind, const std::vector<std::string>& known,
                 const std::string& id, const std::string& file, int line) {
        if (id.empty() || std::ranges::find(known, id) != known.end()) return;
        problems_.push_back(
            {.file = file,
             .line = line,
             .what = fmt::format("the test names the {} \"{}\", which is not there", kind, id),
             .mend = kb::did_you_mean(id, std::span<const std::string>(known),
                                      "mend the name, or write it")});
    }

    kb::Problems& problems_;
    std::vector<std::string> articles_;
    std::vector<std::string> intents_;
    std::vector<std::string> any_;
};

}  // namespace

void lint_tests(const Content& content, const ContentTests& tests, kb::Problems& problems) {
    TestLint lint(content, problems);
    for (const auto& test : tests.conversations) {
        for (const auto& turn : test.turns) {
            lint.article(turn.expect.article, test.file, turn.line);
            lint.intent(turn.expect.intent, test.file, turn.line);
        }
    }
    for (const auto& [id, phrase] : tests.says) lint.item(id, phrase.file, phrase.line);
    for (const auto& pair : tests.never_confuse) {
        lint.item(pair.one, pair.file, pair.line);
        lint.item(pair.other, pair.file, pair.line);
    }
}

void lint_overlaps(const Content& content, kb::Problems& problems) {
    const auto items = content.matcher().items();
    for (const auto& overlap : kb::overlaps(content.matcher())) {
        if (never_meet(content, overlap)) continue;
        problems.push_back(
            {.severity = kb::Severity::warning,
             .file = overlap.phrase.file,
             .line = overlap.phrase.line,
             .column = 1,
             .what = what_of(overlap, items[overlap.item].id, items[overlap.other].id),
             .mend = mend_of(overlap.kind)});
    }
}

}  // namespace desk
