// The words of the content: what they are made of, what slips are meant to be, which are frequent.
#include "kb/matching/lexis.hpp"

#include <algorithm>
#include <numeric>

namespace kb {

void Lexis::learn_parts(std::string_view text) {
    if (!compounds_.joins()) return;
    for (const auto& token : kb::words(text, lang_)) {
        if (token.text.find_first_of("0123456789") != token.text.npos || compounds_.has(token.text))
            continue;
        const auto stemmed = stem(token.text, lang_);
        learn_stem(stemmed);
        compounds_.add(token.text, stemmed);
    }
}

void Lexis::find_parts(const CompoundParts& parts, ReadWord& word) const {
    word.parts = parts;
    for (std::size_t i = 0; i < parts.size() && parts[i] != 0; ++i) {
        word.part_stems[i] = stem_ids_.find(parts[i]);
    }
}

/// A word nobody knows may be a slip of one that the content has.
void Lexis::repair(const Token& token, ReadWord& word) const {
    const auto meant = spelling_.repair(token.text);
    if (!meant) return;
    word.word = *meant;
    word.key = word.stem = words_[*meant].stem;
    word.stem_hash = stem_hashes_[word.stem];
    word.commonness = words_[*meant].commonness;
    word.repaired = true;
}

/// Of two words equally near to a slip the more frequent one is meant.
void Lexis::end_of_content() {
    content_stems_ = stem_names_.size();
    std::vector<std::uint32_t> order(words_.size());
    std::iota(order.begin(), order.end(), 0u);
    std::ranges::sort(order, [&](std::uint32_t a, std::uint32_t b) {
        return words_[a].times != words_[b].times ? words_[a].times > words_[b].times : a < b;
    });
    for (const auto id : order) spelling_.add(word_names_[id], id);
    spelling_.finish();
}

std::size_t Lexis::mark_frequent(std::size_t words_max) {
    frequent_.resize(words_.size());
    std::iota(frequent_.begin(), frequent_.end(), 0u);
    std::ranges::sort(frequent_, [&](std::uint32_t a, std::uint32_t b) {
        return words_[a].times != words_[b].times ? words_[a].times > words_[b].times : a < b;
    });
    frequent_.resize(std::min(words_max, frequent_.size()));
    frequent_as_.assign(words_.size(), ReadWord::none);
    for (std::uint32_t i = 0; i < frequent_.size(); ++i) frequent_as_[frequent_[i]] = i;
    return frequent_.size();
}

void Lexis::letters_of(std::size_t frequent, std::vector<std::uint32_t>& ids,
                       std::vector<std::int32_t>& values) const {
    ids.clear();
    values.clear();
    const auto& entry = words_[frequent_[frequent]];
    for (auto g = entry.grams_begin; g < entry.grams_end; ++g) {
        const auto feature = weighed_[word_grams_[g]];
        if (feature.slot == no_slot) continue;
        ids.push_back(feature.slot);
        values.push_back(whole(feature.weight));
    }
}

/// A weight as a whole number, for sums that do not depend on their order.
std::int32_t Lexis::whole(float weight) {
    return static_cast<std::int32_t>(weight * whole_one + 0.5F);
}

}  // namespace kb
