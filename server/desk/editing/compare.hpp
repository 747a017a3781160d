// Which messages get another answer from one content than from another, and the line that causes
// it: found by likeness, and proved by deciding again without it.
// Pure; slow where causes are proved, because each proof trains a matcher.
#pragma once

#include "server/desk/bot/verdict.hpp"
#include "server/desk/content/test_file.hpp"
#include "server/desk/editing/edits.hpp"

#include <optional>
#include <span>
#include <string>
#include <vector>

namespace desk {

// A message to ask both contents.
struct Probe {
    std::string text;
    std::string lang;  // empty: told from the text
    std::string from;  // phrase | look-alike | test | file | past
    std::string file;
    int line = 0;
};

struct Told {
    std::string decision;
    std::string id;  // best candidate; empty: none
    double score = 0;
    std::vector<std::string> offered;  // by clarify and suggest
};

struct Change {
    Probe probe;
    Told before;
    Told after;
    std::optional<std::size_t> cause;  // index into Comparison::edits
    bool proved = false;               // without the edit it does not come out like this
};

// How often, over all messages asked.
struct Tally {
    std::size_t answered = 0;
    std::size_t asked_back = 0;  // clarify and suggest
    std::size_t handed_over = 0;
    std::size_t missed = 0;
    double wrong_expected = 0;  // sum of 1 - p over the answers
};

struct Comparison {
    std::size_t asked = 0;
    std::vector<Edit> edits;
    std::vector<Change> changes;
    Tally before;
    Tally after;
};

struct CompareOptions {
    std::size_t proofs_max = 24;  // matchers trained at most
};

// Every phrase and look-alike of both, and the lines of their tests; each message once.
std::vector<Probe> probes_of(const Content& content, const ContentTests& tests);
void keep_each_once(std::vector<Probe>& probes);

Comparison compare(const Content& old, const Content& now, std::span<const Probe> probes,
                   const CompareOptions& options = {});

void count(Tally& tally, const Verdict& verdict);
Told told_of(const kb::Matcher& matcher, const Verdict& verdict);

}  // namespace desk
