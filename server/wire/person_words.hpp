// What stands around a person's own data in the page of their export, by language.
#pragma once

#include <string_view>

namespace wire {

struct ExportWords {
    std::string_view lang;
    std::string_view title, as_of, profile, name, email, own_id, tier, organisation, known_since,
        last_seen, credit, conversations, tickets, notes, surveys, agreed, yes, no;
};

/// English where there are none in that language.
const ExportWords& export_words(std::string_view language);

}  // namespace wire
