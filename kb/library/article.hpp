// One article of the knowledge base as a value: what contract 1.1 lets an editor write.
// Knows nothing of files (kb/library/article_file.hpp) and of its neighbours
// (kb/library/library.hpp).
#pragma once

#include "kb/item.hpp"

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace kb {

enum class Status { draft, live, archived };
enum class Who { everyone, verified, agents };
enum class HandoffWish { never, offer, always };

/// For whom an article is. Empty lists mean everyone.
struct Audience {
    Who who = Who::everyone;
    std::vector<std::string> tiers;
    std::vector<std::string> countries;  ///< "DE"
    std::vector<std::string> pages;      ///< "/account/*"

    bool operator==(const Audience&) const = default;
};

/// Who is asking, as far as we know.
struct Visitor {
    bool verified = false;
    bool agent = false;
    std::string_view tier{};
    std::string_view country{};
    std::string_view page{};  ///< path of the page, or a whole URL
};

/// Asked before ranking: what a visitor may not see is as if it did not exist.
bool admits(const Audience& audience, const Visitor& visitor);

/// The days on which an article holds: from `from`, up to but not on `until`.
struct Validity {
    std::optional<std::chrono::sys_days> from;
    std::optional<std::chrono::sys_days> until;

    bool holds(std::chrono::sys_days day) const;
    bool operator==(const Validity&) const = default;
};

/// Exactly one of intent, article, url and handoff is set.
struct Button {
    std::string label;
    std::string intent;   ///< to be checked by whoever knows the intents
    std::string article;  ///< an id in the same language
    std::string url;
    bool handoff = false;
    int line = 0;
};

/// One of several texts for the same answer, given to a share of the conversations.
struct Variant {
    std::string id;
    int weight = 1;
    std::string answer;  ///< Markdown with {{variables}}
};

/// A part of the body under a heading of its own.
struct Passage {
    std::string heading;  ///< empty for what stands before the first heading
    std::string anchor;
    std::string markdown;
    std::string text;  ///< plain
    int line = 0;      ///< of the heading in the file
};

struct Article {
    std::string id;
    std::string lang;
    std::string folder;  ///< below the language: "shipping", or "" at the top
    std::string file;
    std::string title;
    int title_line = 1;

    std::vector<Phrase> questions;
    std::vector<Phrase> not_questions;
    std::vector<std::string> keywords;

    std::string answer;       ///< Markdown with {{variables}}: what is said in chat
    std::string answer_text;  ///< the same as plain text
    std::string body;         ///< Markdown, snippets in place
    std::string body_text;
    std::vector<Passage> passages;

    Status status = Status::live;
    Audience audience;
    Validity valid;
    std::optional<std::chrono::sys_days> review_by;
    std::string owner;
    Risk risk = Risk::normal;
    HandoffWish handoff = HandoffWish::never;

    std::vector<Phrase> related;  ///< ids and where they are written
    std::vector<Button> buttons;
    std::vector<Variant> variants;
    std::vector<Phrase> redirect_from;
    std::optional<Phrase> translation_of;
    int review_line = 0;
    int valid_line = 0;

    /// What articles that say the same in other languages have in common.
    const std::string& origin() const { return translation_of ? translation_of->text : id; }
};

/// The variant for a conversation: the same for the same hash, shares by weight; null without.
const Variant* variant_for(const Article& article, std::uint64_t hash);

/// The item this article is for the matcher: the title first, then the questions.
Item to_item(const Article& article);

}  // namespace kb
