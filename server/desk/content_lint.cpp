// Words the overlaps that the matcher finds.
#include "server/desk/content_lint.hpp"

#include "kb/overlap.hpp"

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

}  // namespace

void lint_overlaps(const Content& content, kb::Problems& problems) {
    const auto items = content.matcher().items();
    for (const auto& overlap : kb::overlaps(content.matcher())) {
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
