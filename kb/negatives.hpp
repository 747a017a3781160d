// What people also say to a shop's bot and nothing in its content answers: small talk, trivia,
// gibberish, other people's business. Written for this project; teaches the matcher to be quiet.
#pragma once

#include <span>
#include <string_view>

namespace kb {

struct NegativeLines {
    std::string_view lang;
    std::string_view lines;  ///< one message a line
};

/// One block a language; languages without a block learn from the English one.
std::span<const NegativeLines> general_negatives();

}  // namespace kb
