// What editors ask of a running desk: the work-list, the items to choose from, "the bot was wrong
// there", and what customers and agents have taught so far.
// Reads files and log, writes nothing into the content: patches are for people to apply. Slow
// (up to seconds): not for the network threads.
#pragma once

#include "server/desk/editing/compare.hpp"
#include "server/desk/editing/gaps.hpp"
#include "server/desk/editing/reliability.hpp"
#include "server/desk/parts.hpp"
#include "server/desk/people/people.hpp"

#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

namespace desk {

// With the content they are about, so that items can be named.
struct GapList {
    ContentPtr content;
    GapReport report;
};

// An answer judged wrong, and what mending it would do.
struct Judgement {
    ContentPtr content;
    std::string question;
    store::ConversationSeq asked_seq = 0;
    std::optional<std::size_t> wrong;  // item that answered
    std::optional<std::size_t> right;  // item that should have
    std::vector<Patch> patches;
    Told after;                   // what the question gets with the patches
    std::vector<Change> changes;  // what else would change
    std::size_t checked = 0;
};

// A message with what people said about its answer.
struct Label {
    std::string source;  // pick | none | wrong | helpful | unhelpful
    std::string text;
    std::string lang;
    std::string item;  // right; empty: none, or not said
    std::string wrong;
    store::ConversationId conversation = 0;
    store::ConversationSeq seq = 0;
    store::Time at{};
};

std::vector<Label> labels_in(const Past& past);  // newest first

class Editors : public Part {
  public:
    explicit Editors(Services& services) : services_(services) {}

    Result<GapList> gaps(int days, std::size_t limit);
    // Kept for as long as the same content is live; the first asking takes the longest of all.
    std::shared_ptr<const Reliability> reliability();
    Result<PickedEvidence> picks(int days);
    Result<std::vector<Label>> labels(int days, std::size_t limit);
    // `right` empty: no item of the content. Recorded as labelled data; the same `seq` again
    // replaces what was said before.
    Result<Judgement> judge_wrong(const Actor& actor, store::ConversationId conversation,
                                  store::ConversationSeq seq, const std::string& right);

  private:
    Services& services_;
    std::mutex measuring_;
    std::string measured_;  // revision of `reliability_`
    std::shared_ptr<const Reliability> reliability_;
};

}  // namespace desk
