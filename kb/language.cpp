// Counts evidence: letters only one language has, function words, greetings, endings; CLD2 as a
// second voice. Each word speaks once; the hint speaks for about one word and a half.
#include "kb/language.hpp"

#include "kb/text.hpp"
#include "kb/vocabulary.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <string>
#include <vector>

#include <cld2/public/compact_lang_det.h>

namespace kb {
namespace {

constexpr double function_word = 1.6;
constexpr double chat_word = 1.9;
constexpr double own_letter = 1.2;
constexpr double own_script = 6;
constexpr double own_ending = 0.7;
constexpr double second_voice = 1.5;
constexpr double of_the_hint = 1.8;
constexpr double of_the_first = 0.4;
constexpr double clearly = 1.0;  ///< what another language must be ahead by

/// Pieces of spelling that point to a language: letters anywhere, endings and beginnings of words
/// (marked by -).
struct Spelling {
    std::string_view lang;
    std::string_view letters;
    std::string_view pieces;
};

constexpr auto spellings = std::to_array<Spelling>({
    {"en", "", "-th sh wh oo ee ght -wr ing- tion- ly- ould ow- ck- ay- ey- ss- 's"},
    {"de", "äöüß",
     "sch ung- lich- keit- heit- -ge cht ei -ver -be -zu tz isch- pf ck -un -ein ieren- aße"},
    {"fr", "çœêèàùûîëï",
     "eau eux- oi ez- -qu ais- ait- ent- tion- ment- ille ou ette- -dé -pré é- ée- és-"},
    {"es", "ñáíóú",
     "ción- -ll rr ue ie dad- mente- ado- ada- ando- iendo- ar- er- ir- os- as- ito- -qu -hab"},
    {"it", "àèìòù",
     "zione- cci gli gn zz ità- are- ere- ire- ato- ata- ando- endo- mente- che chi sc tt oni- "
     "ari- o- i-"},
    {"pt", "ãõâêç",
     "ção- ções- lh nh ão- ões- dade- mente- ado- ada- ando- endo- ar- ei- ou- am- em- -qu"},
    {"nl", "", "ij aa ee oo uu -ge -ver sch lijk- heid- tje- ing- en- cht oe ui eu -zo -be gg"},
    {"pl", "ąćęłńśźż", "sz cz rz dz ie owa ać- ić- eć- -prz -za ów- ego- emu- ych- ami- ści- nie-"},
    {"tr", "ğış",
     "lar- ler- iyor- yor- mek- mak- dan- den- nın- nin- sın- sin- miş- ecek- acak- abil ebil lık- "
     "lik-"},
    {"sv", "åäö", "sk- tt- -för ar- or- ade- ning- het- ll igt- ligt- ck- sj -är"},
    {"da", "æøå", "hed- lig- ede- ning- -ud -af -på eg- ig- -hj æ ø"},
    {"nb", "æøå", "het- lig- ing- ene- ikk -ut -av -på eg- ei ø kk"},
});

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

template <typename Visit>
void each_piece(std::string_view list, Visit visit) {
    while (!list.empty()) {
        const auto end = std::min(list.find(' '), list.size());
        if (end > 0) visit(list.substr(0, end));
        list.remove_prefix(std::min(end + 1, list.size()));
    }
}

bool has_piece(std::string_view word, std::string_view piece) {
    if (piece.starts_with('-')) return word.starts_with(piece.substr(1));
    if (piece.ends_with('-')) return word.ends_with(piece.substr(0, piece.size() - 1));
    return word.find(piece) != word.npos;
}

double spelling_evidence(std::string_view word, std::string_view lang) {
    const auto found = std::ranges::find(spellings, lang, &Spelling::lang);
    if (found == spellings.end()) return 0;
    double out = 0;
    for (std::size_t at = 0; at + 1 < word.size(); ++at) {
        const auto lead = static_cast<unsigned char>(word[at]);
        if (lead < 0xC0) continue;
        const auto letter = word.substr(at, lead >= 0xE0 ? 3 : 2);
        if (found->letters.find(letter) != std::string_view::npos)
            out += own_letter;
        else
            out -= own_letter / 2;
    }
    int pieces = 0;
    each_piece(found->pieces, [&](std::string_view piece) { pieces += has_piece(word, piece); });
    return std::clamp(out, -1.5, 1.5) + own_ending * std::min(pieces, 2) / 2;
}

double word_evidence(std::string_view word, std::string_view lang) {
    const auto base = base_language(lang);
    switch (function_words(base).empty() ? Commonness::topical : commonness(word, base)) {
        case Commonness::function:
            return word.size() < 2 ? function_word / 2 : function_word;
        case Commonness::chat:
            return chat_word;
        case Commonness::topical:
            break;
    }
    return spelling_evidence(word, base);
}

std::string second_opinion(std::string_view text) {
    bool reliable = false;
    const auto language =
        CLD2::DetectLanguage(text.data(), static_cast<int>(text.size()), true, &reliable);
    return reliable ? std::string(CLD2::LanguageCode(language)) : std::string{};
}

std::vector<double> all_evidence(std::string_view text, std::span<const std::string> languages) {
    const auto valid = valid_utf8(text);
    const auto said = words(valid);
    const auto counts = count_scripts(valid);
    const auto opinion = second_opinion(valid);
    std::vector<double> out;
    for (const auto& lang : languages) {
        double sum = script_evidence(counts, lang);
        for (const auto& word : said) sum += word_evidence(word.text, lang);
        if (!opinion.empty() && base_language(opinion) == base_language(lang)) sum += second_voice;
        out.push_back(sum);
    }
    return out;
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

Detected detect(std::string_view text, std::span<const std::string> languages,
                std::string_view hint) {
    if (languages.empty()) return {};
    auto evidence = all_evidence(text, languages);
    const bool hinted = place_of(languages, hint) < languages.size();
    const auto kept = hinted ? place_of(languages, hint) : 0;
    const bool one_word = words(text).size() <= 1;
    evidence[kept] += hinted ? of_the_hint : of_the_first;
    const auto best =
        static_cast<std::size_t>(std::ranges::max_element(evidence) - evidence.begin());
    const double lead = evidence[best] - evidence[kept];
    const bool foreign_script = evidence[kept] < -own_script / 2;
    const bool switches =
        best != kept &&
        (foreign_script || (lead >= (hinted ? clearly : 0.1) && !(one_word && hinted)));
    if (!switches) {
        double second = -1e9;
        for (std::size_t i = 0; i < evidence.size(); ++i) {
            if (i != kept) second = std::max(second, evidence[i]);
        }
        const double ahead = languages.size() == 1 ? 3 : evidence[kept] - second;
        return {languages[kept], 1 / (1 + std::exp(-ahead))};
    }
    return {languages[best], 1 / (1 + std::exp(-lead - 0.5))};
}

}  // namespace kb
