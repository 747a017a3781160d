// Messages that were not answered well, one by one, before they are gathered into gaps.
// Internal to gaps.cpp.
#pragma once

#include "server/desk/bot/verdict.hpp"
#include "server/desk/editing/past.hpp"

#include <string>
#include <vector>

namespace desk {

struct Sighting {
    const PastMessage* message = nullptr;
    std::string lang;
    bool handed_over = false;  // now or shortly after
    bool unhelpful = false;
    bool none = false;   // "none of these"
    std::string wanted;  // the item picked, or named by somebody of the desk
    Verdict verdict;     // of the content of today
};

// Leaves out what the content answers well by now, what calls for a person, and buttons.
std::vector<Sighting> sightings_in(const Content& content, const Past& past);

}  // namespace desk
