// Does a message refuse what it names? "I do not want a refund" is not a wish for a refund.
// Knows words of wishing and of saying no; knows nothing of items.
#pragma once

#include "kb/words/text.hpp"

#include <span>
#include <string_view>

namespace kb {

/// A word of refusal close to a word of wishing ("don't want", "ich will keine").
/// "My parcel has not arrived" is no refusal.
bool refuses(std::span<const Token> words, std::string_view lang);

/// Any word of saying no ("my parcel has not arrived").
bool denies(std::span<const Token> words, std::string_view lang);

}  // namespace kb
