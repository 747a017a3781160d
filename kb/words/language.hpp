// Which of the content's languages is this message in? Made for chat: a few words, often typos.
// Knows letters, frequent words and greetings; knows nothing of the conversation but a hint.
#pragma once

#include "kb/words/letters.hpp"

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace kb {

struct Detected {
    std::string lang{};  ///< one of the languages asked about, or "" when there were none
    double confidence =
        0;  ///< 0..1: how likely it is; low where the hint was kept for want of proof
};

/// What is known of a content's languages. Immutable once it has learnt; any number of threads
/// may ask it at once.
class Languages {
  public:
    Languages() = default;
    explicit Languages(std::vector<std::string> names);

    /// Learns from a sentence of `lang`; after some kilobytes of a language no more is needed.
    void learn(std::string_view lang, std::string_view sentence);

    /// Chooses one of them. `hint` (the browser's or the conversation's language) is kept unless
    /// the text speaks clearly against it; one single word never does.
    Detected detect(std::string_view text, std::string_view hint = {}) const;

  private:
    std::vector<double> all_evidence(std::string_view text, const LetterWords& words) const;

    std::vector<std::string> names_;
    LetterModel letters_;
    std::vector<std::size_t> learnt_bytes_;
};

}  // namespace kb
