// Runs a content folder's tests on the real turns, with look-ups answered from the files.
// Pure and deterministic: no clock, no network, no store.
#pragma once

#include "server/desk/content/content.hpp"
#include "server/desk/content/test_file.hpp"

#include <string>
#include <vector>

namespace desk {

struct TestResult {
    std::string suite;  // conversations, phrases, never_answer, says, never_confuse, budgets
    std::string name;
    std::string file;
    int line = 0;
    std::string failure;  // empty: it holds
};

// A phrase that, left out of the training, is answered by another item.
struct Misled {
    kb::Phrase phrase;
    std::string item;     // whose phrase it is
    std::string went_to;  // who answers it
    double score = 0;
};

// "wo ist mein Paket" of parcel (articles/de/parcel.md:5), left out, is answered by refund (0.91)
std::string in_words(const Misled& one);

// Leave-one-out over all phrases: what the budgets are held against.
struct PhraseFigures {
    std::size_t phrases = 0;
    std::size_t answered = 0;
    std::size_t wrong = 0;
    std::size_t out_of_scope = 0;
    std::size_t out_of_scope_answered = 0;
};

struct TestReport {
    std::vector<TestResult> results;
    PhraseFigures figures;
    std::vector<Misled> misled;  // the surest first: what `figures.wrong` counts

    std::size_t failed() const;
};

TestReport run_content_tests(const Content& content, const ContentTests& tests);

}  // namespace desk
