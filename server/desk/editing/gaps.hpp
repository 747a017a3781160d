// The work-list of editors: what customers wrote and the bot did not answer well, gathered into
// few gaps, the dearest first, each with the item that is nearest and a patch that would close it.
// Pure, apart from the content's own files, which it is given a reader for.
#pragma once

#include "server/desk/editing/past.hpp"
#include "server/desk/editing/patch.hpp"

#include <functional>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace desk {

struct GapExample {
    std::string text;
    store::ConversationId conversation = 0;
    store::ConversationSeq seq = 0;
    store::Time at{};
};

struct GapPick {
    std::size_t item = 0;
    std::size_t times = 0;
    bool by_desk = false;  // somebody of the desk said so as well
};

struct Gap {
    std::string id;       // the same for the same message
    std::string message;  // the most typical wording
    std::string lang;
    std::size_t times = 0;
    std::size_t conversations = 0;
    std::size_t handoffs = 0;
    std::size_t unhelpful = 0;  // rated so, or judged wrong by somebody of the desk
    std::size_t cost = 0;
    store::Time first_at{};
    store::Time last_at{};
    std::vector<GapExample> examples;
    std::vector<GapPick> picks;
    std::size_t none_of_these = 0;
    std::optional<std::size_t> nearest;  // item
    double score = 0;                    // of the nearest
    std::vector<std::string> missing_words;
    std::vector<std::string> phrases;   // what the patch adds
    std::optional<std::size_t> target;  // the item it adds them to; a new article otherwise
    std::optional<Patch> patch;
    std::string no_patch;  // why there is none
};

struct GapReport {
    std::size_t messages = 0;  // customers' messages to the bot
    std::size_t poor = 0;      // of them, not answered well
    bool truncated = false;
    std::vector<Gap> gaps;
};

// The bytes of a content file by its name in problems ("articles/en/delivery.md").
using ReadContentFile = std::function<std::optional<std::string>(const std::string& file)>;
ReadContentFile reader_of(const std::filesystem::path& folder);

struct GapOptions {
    std::size_t limit = 50;
};

// What the live content answers by now is left out.
GapReport find_gaps(const Content& content, const Past& past, const ReadContentFile& read,
                    const GapOptions& options = {});

// The patches of all these gaps as one text for `git apply`: one diff a file, whatever it closes.
std::string patch_of_all(const Content& content, const GapReport& report,
                         const ReadContentFile& read);

}  // namespace desk
