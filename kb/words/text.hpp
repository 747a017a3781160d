// The one definition of a word: folding, tokens with their place in the original, stems.
// Knows Unicode and languages; knows nothing of articles, rules or scores.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace kb {

/// Text beyond this many bytes is not looked at: a customer's message is never longer.
inline constexpr std::size_t text_bytes_max = 4 * 4000;
/// A run of letters longer than this is noise; it is cut, so that no word is ever unbounded.
inline constexpr std::size_t word_bytes_max = 64;

/// One word of a text. `text` is folded ("Don't" gives "do" and "not"), `stem` is the
/// Snowball stem in the language of the call, `begin`/`end` are bytes of the *original* text.
struct Token {
    std::string text;
    std::string stem;
    std::size_t begin = 0;
    std::size_t end = 0;
    bool sentence_start = false;  ///< first word, or first after . ! ? or a line break

    bool operator==(const Token&) const = default;
};

/// The words of `text` in order. Never fails: bytes that are not UTF-8 separate words.
/// `lang` ("en", "de-AT") chooses stems and contractions; "" leaves stem == text.
std::vector<Token> tokens(std::string_view text, std::string_view lang = {});

/// The same words without stems: what the hot path of the matcher asks for.
std::vector<Token> words(std::string_view text, std::string_view lang = {});

/// The words of `text` joined by single spaces: two texts that normalise alike are the same
/// phrase. Case, accents' composition, quotes, dashes, contractions and punctuation are gone.
std::string normalise(std::string_view text);

/// Unicode NFKC case folding with typographic quotes and dashes made plain; punctuation stays.
std::string fold(std::string_view text);

/// The stem of one folded word; the word itself where we have no stemmer for `lang`.
std::string stem(std::string_view word, std::string_view lang);

/// `text` with every invalid byte replaced by U+FFFD.
std::string valid_utf8(std::string_view text);

/// Is this folded word one that carries no topic of its own ("the", "wie", "por")?
/// With an empty `lang` the word lists of all languages are asked.
bool is_function_word(std::string_view word, std::string_view lang);

/// "de-AT" -> "de".
std::string_view base_language(std::string_view lang);

}  // namespace kb
