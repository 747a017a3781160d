// What people also say to a shop's bot and nothing in its content answers: small talk, trivia,
// gibberish, other people's business. Written for this project; teaches the matcher to be quiet.
#pragma once

#include <algorithm>
#include <cstddef>
#include <span>
#include <string_view>

namespace kb {

struct NegativeLines {
    std::string_view lang;
    std::string_view lines;  ///< messages separated by bars and line breaks
};

/// One block a language.
std::span<const NegativeLines> general_negatives();

/// One half can be learnt from while the other is asked.
enum class Stock { whole, first_half, second_half };

/// Calls `visit(line)` for the lines of one language; English ones are for everybody, since
/// people try English everywhere.
template <typename Visit>
void for_stock(std::string_view lang, Stock stock, Visit visit) {
    std::size_t number = 0;
    for (const auto& block : general_negatives()) {
        if (block.lang != lang && block.lang != "en") continue;
        auto rest = block.lines;
        while (!rest.empty()) {
            const auto end = std::min(rest.find_first_of("|\n"), rest.size());
            const bool even = number++ % 2 == 0;
            const bool wanted = stock == Stock::whole || even == (stock == Stock::first_half);
            if (end > 0 && wanted) visit(rest.substr(0, end));
            rest.remove_prefix(end < rest.size() ? end + 1 : end);
        }
    }
}

}  // namespace kb
