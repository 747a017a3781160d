// Folding, words, stems. ASCII never reaches ICU; a word with other letters is folded alone.
#include "kb/words/text.hpp"

#include "kb/scanner.hpp"
#include "kb/words/contractions.hpp"
#include "kb/words/vocabulary.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <memory>

#include <libstemmer.h>
#include <unicode/bytestream.h>
#include <unicode/normalizer2.h>
#include <unicode/stringpiece.h>

namespace kb {
namespace {

char lower(char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
}

bool is_ascii(std::string_view text) {
    return std::ranges::all_of(text, [](char c) { return static_cast<signed char>(c) >= 0; });
}

std::string_view cut(std::string_view text, std::size_t bytes_max) {
    if (text.size() <= bytes_max) return text;
    while (bytes_max > 0 && (static_cast<unsigned char>(text[bytes_max]) & 0xC0) == 0x80) {
        --bytes_max;
    }
    return text.substr(0, bytes_max);
}

void replace_all(std::string& text, std::string_view from, std::string_view to) {
    for (auto at = text.find(from); at != text.npos; at = text.find(from, at + to.size())) {
        text.replace(at, from.size(), to);
    }
}

/// Quotes and dashes of print made plain; the Turkish dotted capital loses its second dot.
void make_plain(std::string& text) {
    static constexpr auto plain = std::to_array<std::pair<std::string_view, std::string_view>>({
        {"\u2018", "'"},
        {"\u2019", "'"},
        {"\u02BC", "'"},
        {"\u00B4", "'"},
        {"\u201C", "\""},
        {"\u201D", "\""},
        {"\u201E", "\""},
        {"\u00AB", "\""},
        {"\u00BB", "\""},
        {"\u2010", "-"},
        {"\u2011", "-"},
        {"\u2012", "-"},
        {"\u2013", "-"},
        {"\u2014", "-"},
        {"\u2212", "-"},
        {"i\u0307", "i"},
    });
    for (const auto& [from, to] : plain) replace_all(text, from, to);
    std::ranges::replace(text, '`', '\'');
}

std::string fold_unicode(std::string_view text) {
    UErrorCode status = U_ZERO_ERROR;
    static const auto* folder = icu::Normalizer2::getNFKCCasefoldInstance(status);
    std::string out;
    if (folder == nullptr) return std::string(text);
    icu::StringByteSink<std::string> sink(&out);
    folder->normalizeUTF8(0, icu::StringPiece(text.data(), static_cast<int>(text.size())), sink,
                          nullptr, status);
    if (U_FAILURE(status)) return std::string(text);
    make_plain(out);
    return out;
}

/// Turkish and Azeri have two letters i; everybody else's folding mixes them up.
std::string dot_by_hand(std::string_view word) {
    std::string out;
    for (char c : word) {
        if (c == 'I')
            out += "\u0131";
        else
            out += c;
    }
    replace_all(out, "\u0130", "i");
    return out;
}

/// "heeelp" is as good as "heelp": a letter never says more than twice what it says.
void shorten_runs(std::string& word) {
    if (word.size() < 4) return;
    std::size_t kept = 2;
    for (std::size_t i = 2; i < word.size(); ++i) {
        const bool third = word[i] == word[kept - 1] && word[i] == word[kept - 2] &&
                           word[i] >= 'a' && word[i] <= 'z';
        if (!third) word[kept++] = word[i];
    }
    word.resize(kept);
}

std::string fold_word(std::string_view raw, bool ascii, std::string_view lang) {
    std::string word;
    if (ascii && lang != "tr" && lang != "az") {
        word.resize(raw.size());
        std::ranges::transform(raw, word.begin(), lower);
        std::ranges::replace(word, '`', '\'');
    } else if (lang == "tr" || lang == "az") {
        word = fold_unicode(dot_by_hand(raw));
    } else {
        word = fold_unicode(raw);
    }
    if (word.size() > 1 && word[1] == '-') word.erase(1, 1);  // e-mail
    shorten_runs(word);
    return word;
}

void append_words(std::string_view text, std::string_view lang, std::vector<Token>& out) {
    thread_local std::vector<RawWord> raws;
    thread_local std::vector<std::string> parts;
    raws.clear();
    scan_words(text, raws);
    out.reserve(raws.size() + 4);
    for (const auto& raw : raws) {
        const auto original = cut(text.substr(raw.begin, raw.end - raw.begin), word_bytes_max);
        auto word = fold_word(original, raw.ascii, lang);
        if (word.empty()) continue;
        parts.clear();
        if (!expand_contraction(word, lang, parts)) {
            out.push_back({std::move(word), {}, raw.begin, raw.end, raw.sentence_start});
            continue;
        }
        for (std::size_t i = 0; i < parts.size(); ++i) {
            out.push_back({parts[i], {}, raw.begin, raw.end, raw.sentence_start && i == 0});
        }
    }
}

struct Algorithm {
    std::string_view lang;
    const char* name;
};
constexpr auto algorithms = std::to_array<Algorithm>({
    {"ar", "arabic"},     {"ca", "catalan"},   {"da", "danish"},     {"de", "german"},
    {"el", "greek"},      {"en", "english"},   {"es", "spanish"},    {"eu", "basque"},
    {"fi", "finnish"},    {"fr", "french"},    {"ga", "irish"},      {"hi", "hindi"},
    {"hu", "hungarian"},  {"hy", "armenian"},  {"id", "indonesian"}, {"it", "italian"},
    {"lt", "lithuanian"}, {"nb", "norwegian"}, {"ne", "nepali"},     {"nl", "dutch"},
    {"nn", "norwegian"},  {"no", "norwegian"}, {"pt", "portuguese"}, {"ro", "romanian"},
    {"ru", "russian"},    {"sr", "serbian"},   {"sv", "swedish"},    {"ta", "tamil"},
    {"tr", "turkish"},    {"yi", "yiddish"},
});

struct Delete {
    void operator()(sb_stemmer* stemmer) const { sb_stemmer_delete(stemmer); }
};

/// A stemmer is not thread-safe and costs a little to make: each thread keeps its own.
sb_stemmer* stemmer_of(std::string_view lang) {
    thread_local std::array<std::unique_ptr<sb_stemmer, Delete>, algorithms.size()> made;
    const auto found = std::ranges::find(algorithms, lang, &Algorithm::lang);
    if (found == algorithms.end()) return nullptr;
    auto& slot = made[static_cast<std::size_t>(found - algorithms.begin())];
    if (!slot) slot.reset(sb_stemmer_new(found->name, nullptr));
    return slot.get();
}

}  // namespace

std::string_view base_language(std::string_view lang) {
    return lang.substr(0, lang.find_first_of("-_"));
}

std::vector<Token> words(std::string_view text, std::string_view lang) {
    std::vector<Token> out;
    append_words(cut(text, text_bytes_max), base_language(lang), out);
    return out;
}

std::vector<Token> tokens(std::string_view text, std::string_view lang) {
    auto out = words(text, lang);
    for (auto& token : out) token.stem = stem(token.text, lang);
    return out;
}

std::string normalise(std::string_view text) {
    std::string out;
    for (const auto& word : words(text)) {
        if (!out.empty()) out += ' ';
        out += word.text;
    }
    return out;
}

std::string fold(std::string_view text) {
    text = cut(text, text_bytes_max);
    if (!is_ascii(text)) return fold_unicode(valid_utf8(text));
    std::string out(text);
    std::ranges::transform(out, out.begin(), lower);
    std::ranges::replace(out, '`', '\'');
    return out;
}

std::string stem(std::string_view word, std::string_view lang) {
    auto* stemmer = stemmer_of(base_language(lang));
    if (stemmer == nullptr || word.empty()) return std::string(word);
    const auto* symbols = reinterpret_cast<const sb_symbol*>(word.data());
    const auto* stemmed = sb_stemmer_stem(stemmer, symbols, static_cast<int>(word.size()));
    if (stemmed == nullptr) return std::string(word);
    return {reinterpret_cast<const char*>(stemmed),
            static_cast<std::size_t>(sb_stemmer_length(stemmer))};
}

std::string valid_utf8(std::string_view text) {
    if (is_ascii(text)) return std::string(text);
    std::string out;
    out.reserve(text.size());
    for (std::size_t at = 0; at < text.size();) {
        const auto begin = at;
        const bool replaced = next_code_point(text, at) == 0xFFFD && at - begin == 1;
        if (replaced)
            out += "\uFFFD";
        else
            out += text.substr(begin, at - begin);
    }
    return out;
}

}  // namespace kb
