// Letters and whole words as each language has them, one word one vote; scripts first, CLD2 as a
// second voice on longer texts that leave doubt. The hint speaks for about one word and a half.
#include "kb/words/language.hpp"

#include "kb/words/language_profiles.hpp"
#include "kb/words/negatives.hpp"
#include "kb/words/text.hpp"
#include "kb/words/vocabulary.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <string>
#include <vector>

#include <cld2/public/compact_lang_det.h>

namespace kb {
namespace {

constexpr double own_script = 6;
constexpr double plain_word_most = 5;   ///< what one word can say against a language
constexpr double marked_word_most = 9;  ///< with letters beyond a to z
constexpr double word_share = 0.7;      ///< letters of a word lean on each other: they count less
constexpr double second_voice = 1.5;
constexpr double of_the_hint = 1.8;
constexpr double of_the_first = 0.3;
constexpr double clearly = 1.0;                      ///< what another language must be ahead by
constexpr double certain = 0.9;                      ///< the second voice is not asked then
constexpr std::size_t second_voice_from = 20;        ///< bytes; below it knows little
constexpr std::size_t sentences_bytes_max = 12'000;  ///< learnt of a content, of each language
constexpr int lists_times = 3;  ///< the commonest words come so often in a page

enum class Script { latin, cyrillic, greek, arabic, hebrew, han, kana, hangul, thai, devanagari };

struct ScriptOf {
    std::string_view lang;
    Script script;
};
constexpr auto scripts = std::to_array<ScriptOf>({
    {"ru", Script::cyrillic},
    {"uk", Script::cyrillic},
    {"bg", Script::cyrillic},
    {"sr", Script::cyrillic},
    {"el", Script::greek},
    {"ar", Script::arabic},
    {"fa", Script::arabic},
    {"he", Script::hebrew},
    {"zh", Script::han},
    {"ja", Script::kana},
    {"ko", Script::hangul},
    {"th", Script::thai},
    {"hi", Script::devanagari},
});

Script script_of(std::string_view lang) {
    const auto found = std::ranges::find(scripts, base_language(lang), &ScriptOf::lang);
    return found == scripts.end() ? Script::latin : found->script;
}

struct Range {
    std::string_view from, to;  ///< UTF-8 compares like code points
    Script script;
};
constexpr auto ranges = std::to_array<Range>({
    {"\u0041", "\u024F", Script::latin},
    {"\u0370", "\u03FF", Script::greek},
    {"\u0400", "\u052F", Script::cyrillic},
    {"\u0590", "\u05FF", Script::hebrew},
    {"\u0600", "\u06FF", Script::arabic},
    {"\u0900", "\u097F", Script::devanagari},
    {"\u0E00", "\u0E7F", Script::thai},
    {"\u1100", "\u11FF", Script::hangul},
    {"\u3040", "\u30FF", Script::kana},
    {"\u4E00", "\u9FFF", Script::han},
    {"\uAC00", "\uD7AF", Script::hangul},
});

/// How many letters of each script the text has.
std::array<int, 10> count_scripts(std::string_view text) {
    std::array<int, 10> counts{};
    for (std::size_t at = 0; at < text.size();) {
        const auto lead = static_cast<unsigned char>(text[at]);
        const std::size_t length = lead < 0x80 ? 1 : lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
        const auto letter = text.substr(at, length);
        at += length;
        if (lead < 'A') continue;
        for (const auto& range : ranges) {
            const bool inside = letter >= range.from && letter <= range.to;
            if (inside) ++counts[static_cast<std::size_t>(range.script)];
        }
    }
    return counts;
}

/// Japanese is written in Han too; Chinese never in kana.
double script_evidence(const std::array<int, 10>& counts, std::string_view lang) {
    const auto count = [&](Script script) { return counts[static_cast<std::size_t>(script)]; };
    const auto own = script_of(lang);
    int all = 0;
    for (const int n : counts) all += n;
    if (all == 0) return 0;
    int fitting = count(own);
    if (own == Script::kana) fitting += count(Script::han) * (count(Script::kana) > 0 ? 2 : 1);
    if (own == Script::han && count(Script::kana) > 0) fitting = 0;
    const double share = std::min(1.0, static_cast<double>(fitting) / all);
    if (own == Script::latin) return share < 0.5 ? -own_script : 0;
    return share > 0.5 ? own_script : -own_script;
}

/// Teaches all that the project has written down of a language.
void learn_profile(LetterModel& model, std::size_t place, std::string_view lang) {
    const auto base = base_language(lang);
    model.learn(place, language_profile(base));
    for (const auto& block : general_negatives()) {
        if (block.lang == base) model.learn(place, block.lines);
    }
    for (int i = 0; i < lists_times; ++i) {
        model.learn(place, function_words(base));
        model.learn(place, chat_words(base));
    }
}

/// Scripts without spaces are not read word by word: there a few letters are more than a word.
bool is_one_word(const LetterWords& words) {
    constexpr char32_t first_unspaced = 0x2E80;
    constexpr std::size_t word_letters = 2;
    if (words.size() != 1) return words.size() == 0;
    return words[0].front() < first_unspaced || words[0].size() <= word_letters;
}

/// Letters that few languages have say more than letters that all have.
double most_of(std::u32string_view word) {
    const bool plain = std::ranges::all_of(word, [](char32_t c) { return c < 0x80; });
    return plain ? plain_word_most : marked_word_most;
}

std::string second_opinion(std::string_view text) {
    bool reliable = false;
    const auto language =
        CLD2::DetectLanguage(text.data(), static_cast<int>(text.size()), true, &reliable);
    return reliable ? std::string(CLD2::LanguageCode(language)) : std::string{};
}

/// How likely the language at `place` is beside the others.
double share_of(std::span<const double> evidence, std::size_t place) {
    double sum = 0;
    for (const double one : evidence) sum += std::exp(one - evidence[place]);
    return 1 / sum;
}

void ask_second_voice(std::string_view text, std::span<const std::string> languages,
                      std::span<double> evidence) {
    const auto opinion = second_opinion(valid_utf8(text));
    for (std::size_t i = 0; i < languages.size() && !opinion.empty(); ++i) {
        if (base_language(opinion) == base_language(languages[i])) evidence[i] += second_voice;
    }
}

std::size_t place_of(std::span<const std::string> languages, std::string_view hint) {
    for (std::size_t i = 0; i < languages.size(); ++i) {
        if (languages[i] == hint) return i;
    }
    for (std::size_t i = 0; i < languages.size(); ++i) {
        if (base_language(languages[i]) == base_language(hint)) return i;
    }
    return languages.size();
}

}  // namespace

Languages::Languages(std::vector<std::string> names)
    : names_(std::move(names)), letters_(names_.size()), learnt_bytes_(names_.size(), 0) {
    for (std::size_t i = 0; i < names_.size(); ++i) learn_profile(letters_, i, names_[i]);
}

void Languages::learn(std::string_view lang, std::string_view sentence) {
    const auto at = place_of(names_, lang);
    if (at == names_.size() || learnt_bytes_[at] > sentences_bytes_max) return;
    learnt_bytes_[at] += sentence.size();
    letters_.learn(at, sentence);
}

/// What the script and the words say for each language.
std::vector<double> Languages::all_evidence(std::string_view text, const LetterWords& words) const {
    const auto counts = count_scripts(valid_utf8(text));
    std::vector<double> out(names_.size());
    for (std::size_t i = 0; i < out.size(); ++i) out[i] = script_evidence(counts, names_[i]);
    // Letters that none of them is written in tell nothing between them.
    if (std::ranges::all_of(out, [](double one) { return one < 0; })) return out;
    std::vector<double> said(out.size());
    for (std::size_t w = 0; w < words.size(); ++w) {
        letters_.word(words[w], said);
        const double best = std::ranges::max(said);
        const double most = most_of(words[w]);
        for (std::size_t i = 0; i < out.size(); ++i) {
            out[i] -= std::min(word_share * (best - said[i]), most);
        }
    }
    return out;
}

Detected Languages::detect(std::string_view text, std::string_view hint) const {
    if (names_.empty()) return {};
    if (names_.size() == 1) return {names_.front(), 1};
    const LetterWords words(text);
    auto evidence = all_evidence(text, words);
    const bool hinted = place_of(names_, hint) < names_.size();
    const auto kept = hinted ? place_of(names_, hint) : 0;
    evidence[kept] += hinted ? of_the_hint : of_the_first;
    const auto best_of = [&] {
        return static_cast<std::size_t>(std::ranges::max_element(evidence) - evidence.begin());
    };
    const bool doubtful = share_of(evidence, best_of()) < certain;
    if (doubtful && text.size() >= second_voice_from) ask_second_voice(text, names_, evidence);
    const auto best = best_of();
    const bool foreign_script = evidence[kept] < -own_script;
    const bool one_word = is_one_word(words);
    const bool told = evidence[best] - evidence[kept] >= (hinted ? clearly : 0) &&
                      !(one_word && hinted && !foreign_script);
    const auto chosen = told ? best : kept;
    return {names_[chosen], share_of(evidence, chosen)};
}

}  // namespace kb
