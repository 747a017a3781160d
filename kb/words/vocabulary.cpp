// Looks words up in the lists of vocabulary_tables.cpp through one sorted index.
#include "kb/words/vocabulary.hpp"

#include "kb/flat_map.hpp"
#include "kb/words/text.hpp"
#include "kb/words/vocabulary_tables.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
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

/// Words by their hash.
struct Index {
    FlatMap places;
    std::vector<Entry> entries;

    Entry& of(std::string_view word) {
        const auto fresh = static_cast<std::uint32_t>(entries.size());
        const auto at = places.insert(hash_of(word), fresh);
        if (at == fresh) entries.emplace_back();
        return entries[at];
    }

    const Entry* find(std::string_view word) const {
        const auto at = places.find(hash_of(word));
        return at == FlatMap::none ? nullptr : &entries[at];
    }
};

Index make_index() {
    Index index;
    std::uint32_t bit = 1;
    for (const auto& row : word_lists()) {
        each_word(row.function, [&](auto word) { index.of(word).function |= bit; });
        each_word(row.chat, [&](auto word) { index.of(word).chat |= bit; });
        each_word(row.negation, [&](auto word) { index.of(word).negation |= bit; });
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
    const auto* found = index_of_words().find(word);
    if (found == nullptr) return Commonness::topical;
    const auto bits = bits_of(lang);
    if (found->function & bits) return Commonness::function;
    if (found->chat & bits) return Commonness::chat;
    return Commonness::topical;
}

bool is_function_word(std::string_view word, std::string_view lang) {
    return commonness(word, lang) == Commonness::function;
}

bool is_negation(std::string_view word, std::string_view lang) {
    const auto* found = index_of_words().find(word);
    return found != nullptr && (found->negation & bits_of(lang)) != 0;
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
