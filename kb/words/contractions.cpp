// The tables of short forms, and the order in which they are tried.
#include "kb/words/contractions.hpp"

#include <algorithm>
#include <array>

namespace kb {
namespace {

struct Short {
    std::string_view written;
    std::string_view first;
    std::string_view second;
    bool english_only = false;
};

// Forms written as one word, with or without their apostrophe; sorted.
constexpr auto whole_forms = std::to_array<Short>({
    {"ain't", "is", "not"},        {"aint", "is", "not"},
    {"arent", "are", "not"},       {"aujourd'hui", "aujourdhui", ""},
    {"can't", "can", "not"},       {"cannot", "can", "not"},
    {"cant", "can", "not", true},  {"couldnt", "could", "not"},
    {"didnt", "did", "not"},       {"doesnt", "does", "not"},
    {"dont", "do", "not", true},   {"gimme", "give", "me"},
    {"gonna", "going", "to"},      {"gotta", "got", "to"},
    {"hadnt", "had", "not"},       {"hasnt", "has", "not"},
    {"havent", "have", "not"},     {"hows", "how", "is", true},
    {"im", "i", "am", true},       {"isnt", "is", "not"},
    {"ive", "i", "have", true},    {"lemme", "let", "me"},
    {"let's", "let", "us"},        {"pls", "please", ""},
    {"plz", "please", ""},         {"r", "are", "", true},
    {"shan't", "shall", "not"},    {"shouldnt", "should", "not"},
    {"thats", "that", "is"},       {"theres", "there", "is"},
    {"theyre", "they", "are"},     {"thx", "thanks", ""},
    {"u", "you", "", true},        {"ur", "your", "", true},
    {"wanna", "want", "to"},       {"wasnt", "was", "not"},
    {"werent", "were", "not"},     {"whats", "what", "is"},
    {"whens", "when", "is", true}, {"wheres", "where", "is"},
    {"whos", "who", "is", true},   {"won't", "will", "not"},
    {"wont", "will", "not", true}, {"wouldnt", "would", "not"},
    {"youre", "you", "are"},       {"youve", "you", "have"},
});
static_assert(std::ranges::is_sorted(whole_forms, {}, &Short::written));

// What stands behind an apostrophe in English.
constexpr auto endings = std::to_array<Short>({
    {"d", "would", ""},
    {"ll", "will", ""},
    {"m", "am", ""},
    {"re", "are", ""},
    {"ve", "have", ""},
});

// Words after which 's is "is"; after all others it is the owner's s.
constexpr auto is_takers = std::to_array<std::string_view>(
    {"he", "here", "how", "it", "she", "that", "there", "what", "when", "where", "who", "why"});

bool expand_whole(std::string_view word, std::string_view lang, std::vector<std::string>& out) {
    const auto found = std::ranges::lower_bound(whole_forms, word, {}, &Short::written);
    if (found == whole_forms.end() || found->written != word) return false;
    if (found->english_only && lang != "en") return false;
    out.emplace_back(found->first);
    if (!found->second.empty()) out.emplace_back(found->second);
    return true;
}

bool expand_not(std::string_view word, std::vector<std::string>& out) {
    if (word.size() < 5 || !word.ends_with("n't")) return false;
    out.emplace_back(word.substr(0, word.size() - 3));
    out.emplace_back("not");
    return true;
}

bool expand_ending(std::string_view before, std::string_view after, std::vector<std::string>& out) {
    if (after == "s") {
        out.emplace_back(before);
        if (std::ranges::find(is_takers, before) != is_takers.end()) out.emplace_back("is");
        return true;
    }
    const auto found = std::ranges::find(endings, after, &Short::written);
    if (found == endings.end() || before.size() < 1) return false;
    out.emplace_back(before);
    out.emplace_back(found->first);
    return true;
}

/// "l'article", "dell'ordine", "Ankara'da": two words.
bool split_at_apostrophe(std::string_view word, std::vector<std::string>& out) {
    while (!word.empty()) {
        const auto at = word.find('\'');
        if (at != 0) out.emplace_back(word.substr(0, at));
        word = at == word.npos ? std::string_view{} : word.substr(at + 1);
    }
    return true;
}

}  // namespace

bool expand_contraction(std::string_view word, std::string_view lang,
                        std::vector<std::string>& out) {
    if (expand_whole(word, lang, out)) return true;
    const auto at = word.find('\'');
    if (at == word.npos) return false;
    if (expand_not(word, out)) return true;
    if (expand_ending(word.substr(0, at), word.substr(at + 1), out)) return true;
    return split_at_apostrophe(word, out);
}

}  // namespace kb
