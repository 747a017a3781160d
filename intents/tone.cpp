// Hears tones: patterns of the language and of English, and messages that are nothing but courtesy.
#include "intents/tone.hpp"

#include "intents/tone_words.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <set>

namespace intents {
namespace {

constexpr auto names = std::to_array<std::string_view>(
    {"self_harm", "legal", "privacy", "wants_person", "wrong_answer", "complaint", "abuse",
     "thanks", "bare_thanks", "greeting", "goodbye"});
static_assert(names.size() == tone_count);

constexpr std::size_t bare_words_max = 12;

using Words = std::set<std::string, std::less<>>;

struct Bare {
    Tone tone{};
    Words keys;
    Words fillers;
};

Words words_in(std::string_view text) {
    Words words;
    for (auto& token : kb::words(text)) words.insert(std::move(token.text));
    return words;
}

/// The tables of tone_words.hpp made ready once.
struct Ear {
    PhraseTable phrases{tone_rows(), tone_sets()};
    std::multimap<std::string, Bare, std::less<>> bare;

    Ear() {
        for (const auto& row : bare_tones()) {
            bare.emplace(row.lang, Bare{row.tone, words_in(row.keys), words_in(row.fillers)});
        }
    }
};

const Ear& ear() {
    static const Ear made;
    return made;
}

bool consists_of(const Bare& bare, std::span<const kb::Token> tokens) {
    bool key = false;
    for (const auto& token : tokens) {
        const bool is_key = bare.keys.contains(token.text);
        if (!is_key && !bare.fillers.contains(token.text)) return false;
        key |= is_key;
    }
    return key;
}

void add(std::vector<Heard>& heard, Tone tone, std::string_view words) {
    if (!has(heard, tone)) heard.push_back({tone, std::string(words)});
}

void hear(std::string_view text, std::span<const kb::Token> tokens, std::string_view lang,
          std::vector<Heard>& heard) {
    for (const auto& hit : ear().phrases.match(text, tokens, lang)) {
        add(heard, static_cast<Tone>(hit.key),
            text.substr(hit.span.begin, hit.span.end - hit.span.begin));
    }
    if (tokens.empty() || tokens.size() > bare_words_max) return;
    const auto [first, last] = ear().bare.equal_range(lang);
    for (auto row = first; row != last; ++row) {
        if (consists_of(row->second, tokens)) add(heard, row->second.tone, text);
    }
}

}  // namespace

std::string_view name_of(Tone tone) {
    return names[static_cast<std::size_t>(tone)];
}

std::vector<Heard> hear_tone(std::string_view text, std::span<const kb::Token> tokens,
                             std::string_view lang) {
    const auto base = kb::base_language(lang);
    std::vector<Heard> heard;
    hear(text, tokens, base, heard);
    if (base != "en") hear(text, kb::tokens(text, "en"), "en", heard);  // "human please" anywhere
    std::ranges::sort(heard, {}, &Heard::tone);
    return heard;
}

std::vector<Heard> hear_tone(std::string_view text, std::string_view lang) {
    return hear_tone(text, kb::tokens(text, lang), lang);
}

bool has(std::span<const Heard> heard, Tone tone) {
    return std::ranges::find(heard, tone, &Heard::tone) != heard.end();
}

}  // namespace intents
