// Looks words up in the lists of vocabulary_tables.cpp through one sorted index.
#include "kb/vocabulary.hpp"

#include "kb/text.hpp"
#include "kb/vocabulary_tables.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <string>
#include <unordered_map>
#include <vector>

namespace kb {
namespace {

struct Entry {
    std::uint32_t function = 0;  ///< one bit a language
    std::uint32_t chat = 0;
    std::uint32_t negation = 0;
};

template <typename Visit>
void each_word(std::string_view list, Visit visit) {
    while (!list.empty()) {
        const auto end = std::min(list.find(' '), list.size());
        if (end > 0) visit(list.substr(0, end));
        list.remove_prefix(std::min(end + 1, list.size()));
    }
}

using Index = std::unordered_map<std::string_view, Entry>;

Index make_index() {
    Index index;
    std::uint32_t bit = 1;
    for (const auto& row : word_lists()) {
        each_word(row.function, [&](auto word) { index[word].function |= bit; });
        each_word(row.chat, [&](auto word) { index[word].chat |= bit; });
        each_word(row.negation, [&](auto word) { index[word].negation |= bit; });
        bit <<= 1;
    }
    return index;
}

const Index& index_of_words() {
    static const Index index = make_index();
    return index;
}

const WordLists* row_of(std::string_view lang) {
    const auto rows = word_lists();
    const auto found = std::ranges::find(rows, base_language(lang), &WordLists::lang);
    return found == rows.end() ? nullptr : &*found;
}

std::uint32_t bits_of(std::string_view lang) {
    const auto* row = row_of(lang);
    return row == nullptr ? ~0u : 1u << (row - word_lists().data());
}

}  // namespace

Commonness commonness(std::string_view word, std::string_view lang) {
    const auto& index = index_of_words();
    const auto found = index.find(word);
    if (found == index.end()) return Commonness::topical;
    const auto bits = bits_of(lang);
    if (found->second.function & bits) return Commonness::function;
    if (found->second.chat & bits) return Commonness::chat;
    return Commonness::topical;
}

bool is_function_word(std::string_view word, std::string_view lang) {
    return commonness(word, lang) == Commonness::function;
}

bool is_negation(std::string_view word, std::string_view lang) {
    const auto& index = index_of_words();
    const auto found = index.find(word);
    return found != index.end() && (found->second.negation & bits_of(lang)) != 0;
}

std::span<const std::string_view> listed_languages() {
    static const auto names = [] {
        std::vector<std::string_view> out;
        for (const auto& row : word_lists()) out.push_back(row.lang);
        return out;
    }();
    return names;
}

std::string_view function_words(std::string_view lang) {
    const auto* row = row_of(lang);
    return row == nullptr ? std::string_view{} : row->function;
}

std::string_view chat_words(std::string_view lang) {
    const auto* row = row_of(lang);
    return row == nullptr ? std::string_view{} : row->chat;
}

}  // namespace kb
