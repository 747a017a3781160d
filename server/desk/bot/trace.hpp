// Why the bot said what it said: kept with each answer, shown by `ask --explain` and the console.
// Plain values; private values never enter it.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace desk {

struct TraceReason {
    std::string what;
    double weight = 0;
};

struct TraceCandidate {
    std::string id;
    std::string kind;  // article | intent
    std::string label;
    std::string via;
    double score = 0;  // calibrated probability that this is what was meant
    std::vector<TraceReason> reasons;
};

// A measured fact: "explained", "0.83".
struct TraceFact {
    std::string name;
    std::string value;
};

struct Trace {
    std::string decision;  // answer | clarify | suggest | fallback | handoff
    std::string via;
    std::string language;
    double needed = 0;     // the probability that had to be reached
    std::string rule;      // the rule that hit, as written, with its file and line
    std::string revision;  // of the content
    std::vector<TraceCandidate> candidates;
    std::vector<TraceFact> facts;
    std::vector<std::string> steps;  // what was tried, in order, in words
};

}  // namespace desk
