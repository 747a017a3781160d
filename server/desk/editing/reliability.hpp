// May the scores be believed? Every phrase asked of a model that has not learnt it, lines that
// must not be answered asked of one that has not seen them, and, where there is a data folder,
// what customers picked. Slow: it trains the content a dozen times.
#pragma once

#include "server/desk/content/content.hpp"
#include "server/desk/editing/past.hpp"

#include <array>
#include <cstddef>
#include <span>
#include <string>
#include <vector>

namespace desk {

inline constexpr std::size_t reliability_rows = 10;

// Messages whose score lay in one tenth.
struct ReliabilityRow {
    double from = 0;
    double to = 0;
    std::size_t count = 0;
    double promised = 0;  // mean score
    double right = 0;     // share that was right
};

using ReliabilityTable = std::array<ReliabilityRow, reliability_rows>;

// A phrase that another item would have answered.
struct Mistaken {
    kb::Phrase phrase;
    std::string item;  // whose phrase it is; empty: nobody's, it must not be answered
    double score = 0;
    std::string answered_by;
};

struct DemotedItem {
    std::string id;
    std::string label;
    std::string file;
    int line = 0;
    std::size_t answered = 0;  // of the messages tried here, those it would have answered
    std::size_t right = 0;
    std::vector<Mistaken> mistaken;  // the surest first
};

struct Reliability {
    double target = 0;
    double needed = 0;           // the probability an answer needs at normal risk
    bool built_in = false;       // too few phrases: the built-in weights hold
    std::size_t phrases = 0;     // asked while left out
    std::size_t strangers = 0;   // lines that must not be answered, asked while left out
    std::size_t best_right = 0;  // of the phrases
    std::size_t answered = 0;    // as decided
    std::size_t answered_right = 0;
    double coverage_at_target = 0;  // share that the best threshold for this target would answer
    double error = 0;               // expected calibration error over the table
    ReliabilityTable table{};
    std::vector<DemotedItem> demoted;
    std::vector<Mistaken> mistakes;  // the surest of all that would be answered wrongly
};

Reliability measure_reliability(const Content& content);

// What a customer made of a "did you mean": the item picked, or none.
struct Evidence {
    std::string text;
    std::string lang;
    std::string item;  // empty: none of what was offered
};

std::vector<Evidence> evidence_in(const Past& past);

// Soft evidence: people pick what is near, not only what is right.
struct PickedEvidence {
    std::size_t picks = 0;
    std::size_t nones = 0;
    std::size_t best_right = 0;  // the best candidate of today is what was picked
    ReliabilityTable table{};
};

PickedEvidence weigh_picks(const Content& content, std::span<const Evidence> evidence);

}  // namespace desk
