// Which of the content's languages is this message in? Made for chat: a few words, often typos.
// Knows letters, frequent words and greetings; knows nothing of the conversation but a hint.
#pragma once

#include <span>
#include <string>
#include <string_view>

namespace kb {

struct Detected {
    std::string lang{};     ///< one of the languages asked about, or "" when there were none
    double confidence = 0;  ///< 0..1; below 0.5 the hint (or the first language) was kept
};

/// Chooses among `languages`. `hint` (the browser's or the conversation's language) is kept
/// unless the text speaks clearly against it; one single word never does.
Detected detect(std::string_view text, std::span<const std::string> languages,
                std::string_view hint = {});

}  // namespace kb
