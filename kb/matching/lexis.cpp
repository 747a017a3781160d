// Reading words, counting features, weighing them.
#include "kb/matching/lexis.hpp"

#include "kb/matching/tuning.hpp"
#include "kb/scanner.hpp"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <iterator>
#include <numeric>
#include <utility>

namespace kb {
namespace {

constexpr std::uint64_t bigram_salt = 0x52;
constexpr std::uint64_t gram_salt = 0x53;
constexpr std::uint64_t concept_salt = 0x54;
constexpr std::uint64_t edge_hash = 0x55;

/// Numbers differ from customer to customer: what counts is that there is one.
std::string without_digits(std::string_view word) {
    std::string out;
    for (char c : word) {
        const bool digit = (c >= '0' && c <= '9') || ((c == '.' || c == ',') && !out.empty());
        if (!digit)
            out += c;
        else if (out.empty() || out.back() != '#')
            out += '#';
    }
    return out;
}

bool has_digit(std::string_view word) {
    return std::ranges::any_of(word, [](char c) { return c >= '0' && c <= '9'; });
}

bool is_unspaced(std::string_view word) {
    return !word.empty() && static_cast<unsigned char>(word[0]) >= 0xE3 &&
           static_cast<unsigned char>(word[0]) <= 0xE9;
}

/// How common a word is; a number by itself says nothing about the topic.
Commonness how_common(std::string_view word, std::string_view lang) {
    return word == "#" ? Commonness::function : commonness(word, lang);
}

/// Calls `visit` with the key of each run of 2-5 letters in `word`, edges marked.
template <typename Visit>
void each_gram(std::string_view word, Visit visit) {
    thread_local std::vector<std::uint16_t> cuts;
    std::string marked = "<";
    marked += word;
    marked += '>';
    cuts.clear();
    for (std::size_t i = 0; i <= marked.size(); ++i) {
        const bool inside =
            i < marked.size() && (static_cast<unsigned char>(marked[i]) & 0xC0) == 0x80;
        if (!inside) cuts.push_back(static_cast<std::uint16_t>(i));
    }
    const std::size_t shortest = is_unspaced(word) ? 1 : 2;
    const std::size_t longest = is_unspaced(word) ? 3 : 5;
    for (std::size_t from = 0; from + 1 < cuts.size(); ++from) {
        for (auto n = shortest; n <= longest && from + n < cuts.size(); ++n) {
            const auto length = static_cast<std::size_t>(cuts[from + n] - cuts[from]);
            visit(hash_of(std::string_view(marked).substr(cuts[from], length), gram_salt));
        }
    }
}

std::uint64_t pair_key(std::uint64_t a, std::uint64_t b, std::uint64_t salt) {
    return mix(a * 0x9E3779B97F4A7C15ull + mix(b ^ salt));
}

/// Turns a list of feature numbers with repetitions into counts.
void tally(std::vector<std::uint32_t>& found, Lexis::Counts& out) {
    std::ranges::sort(found);
    out.ids.clear();
    out.counts.clear();
    for (const auto id : found) {
        if (!out.ids.empty() && out.ids.back() == id) {
            ++out.counts.back();
            continue;
        }
        out.ids.push_back(id);
        out.counts.push_back(1);
    }
}

double background(Commonness commonness) {
    switch (commonness) {
        case Commonness::function:
            return 0.15;
        case Commonness::chat:
            return 0.45;
        case Commonness::topical:
            break;
    }
    return 1;
}

/// What both learning and asking do with a reading; `number` gives the feature of a key or none.
template <typename Number, typename Grams>
void each_feature(const Reading& reading, const std::vector<std::uint32_t>& concepts,
                  const Concepts& known, Number number, Grams grams) {
    std::uint64_t before = edge_hash;
    for (std::size_t i = 0; i < reading.words.size(); ++i) {
        const auto& word = reading.words[i];
        if (word.sentence_start && before != edge_hash) {
            number(pair_key(before, edge_hash, bigram_salt), Lexis::words_block, i);
            before = edge_hash;
        }
        number(Lexis::word_key(word.stem_hash), Lexis::words_block, i);
        number(pair_key(before, word.stem_hash, bigram_salt), Lexis::words_block, i);
        for (const auto part : word.parts) {
            if (part != 0) number(Lexis::word_key(part), Lexis::words_block, i);
        }
        before = word.stem_hash;
        grams(word);
    }
    if (before != edge_hash) {
        number(pair_key(before, edge_hash, bigram_salt), Lexis::words_block, reading.words.size());
    }
    for (std::size_t i = 0; i < concepts.size(); ++i) {
        // Concepts ascend, so a pair is of everyday life if its second is.
        const auto block_of = [&](std::size_t k) {
            return known.is_everyday(concepts[k]) ? Lexis::everyday_block : Lexis::concepts_block;
        };
        number(mix(concepts[i] * 2 + 1 + (concept_salt << 32)), block_of(i), i);
        for (std::size_t k = i + 1; k < concepts.size(); ++k) {
            number(pair_key(concepts[i], concepts[k], concept_salt), block_of(k), i);
        }
    }
}

}  // namespace

Lexis::Lexis(std::string_view lang, std::span<const std::vector<std::string>> synonyms)
    : lang_(lang), concepts_(lang, synonyms), compounds_(lang), vectors_(WordVectors::of(lang)) {}

std::uint32_t Lexis::learn_stem(std::string_view stem) {
    const auto hash = hash_of(stem);
    const auto fresh = static_cast<std::uint32_t>(stem_names_.size());
    const auto id = stem_ids_.insert(hash, fresh);
    if (id == fresh) {
        stem_names_.emplace_back(stem);
        stem_hashes_.push_back(hash);
        stem_commonness_.push_back(how_common(stem, lang_));
    }
    return id;
}

std::uint32_t Lexis::learn_feature(std::uint64_t key, Block block) {
    const auto fresh = static_cast<std::uint32_t>(block_of_.size());
    const auto feature = feature_ids_.insert(key, fresh);
    if (feature == fresh) {
        block_of_.push_back(block);
        documents_with_.push_back(0);
    }
    return feature;
}

std::uint32_t Lexis::learn_word(const std::string& text) {
    const auto fresh = static_cast<std::uint32_t>(words_.size());
    const auto id = word_ids_.insert(hash_of(text), fresh);
    if (id != fresh) return id;
    WordEntry entry;
    entry.stem = learn_stem(stem(text, lang_));
    entry.commonness = how_common(text, lang_);
    entry.parts = compounds_.split(text).value_or(CompoundParts{});
    entry.grams_begin = static_cast<std::uint32_t>(word_grams_.size());
    each_gram(text,
              [&](std::uint64_t key) { word_grams_.push_back(learn_feature(key, grams_block)); });
    entry.grams_end = static_cast<std::uint32_t>(word_grams_.size());
    words_.push_back(entry);
    word_names_.push_back(text);
    return id;
}

void Lexis::learn_words(std::string_view text, Reading& out) {
    out.tokens = kb::words(text, lang_);
    out.words.clear();
    for (std::uint32_t i = 0; i < out.tokens.size(); ++i) {
        auto& token = out.tokens[i];
        if (has_digit(token.text)) token.text = without_digits(token.text);
        const auto id = learn_word(token.text);
        const auto hash = hash_of(token.text);
        const auto stem_id = words_[id].stem;
        ++words_[id].times;
        out.words.push_back({.token = i,
                             .word = id,
                             .stem = stem_id,
                             .key = stem_id,
                             .hash = hash,
                             .stem_hash = stem_hashes_[stem_id],
                             .commonness = words_[id].commonness,
                             .sentence_start = token.sentence_start});
        find_parts(words_[id].parts, out.words.back());
    }
}

void Lexis::learn_features(const Reading& reading, Counts& out) {
    thread_local std::vector<std::uint32_t> found;
    thread_local std::vector<std::uint32_t> concepts;
    found.clear();
    concepts_of(reading, concepts);
    const auto number = [&](std::uint64_t key, Block block, std::size_t) {
        found.push_back(learn_feature(key, block));
    };
    const auto grams = [&](const ReadWord& word) {
        if (word.word == ReadWord::none) {
            each_gram(reading.tokens[word.token].text,
                      [&](std::uint64_t key) { number(key, grams_block, 0); });
            return;
        }
        const auto& entry = words_[word.word];
        found.insert(found.end(), word_grams_.begin() + entry.grams_begin,
                     word_grams_.begin() + entry.grams_end);
    };
    each_feature(reading, concepts, concepts_, number, grams);
    tally(found, out);
    out.unseen = {};
    for (const auto id : out.ids) ++documents_with_[id];
}

void Lexis::learn_holder(const Counts& counts, std::uint32_t holder) {
    holders_with_.resize(block_of_.size(), 0);
    last_holder_.resize(block_of_.size(), nobody);
    if (holder == nobody || holder != holder_) ++holders_;
    holder_ = holder;
    for (const auto id : counts.ids) {
        if (holder != nobody && last_holder_[id] == holder) continue;
        last_holder_[id] = holder;
        ++holders_with_[id];
    }
}

void Lexis::freeze(std::size_t documents) {
    std::vector<float> weight(block_of_.size());
    holders_with_.resize(weight.size(), 0);
    const double most = std::log(static_cast<double>(holders_) + 1) + 1;
    for (std::size_t f = 0; f < weight.size(); ++f) {
        const double with = holders_with_[f];
        const double idf = std::log((1.0 + static_cast<double>(holders_)) / (1 + with)) + 1;
        const bool said = block_of_[f] == words_block || block_of_[f] == grams_block;
        weight[f] = static_cast<float>(said ? std::pow(idf / most, tuning.idf_power) : idf / most);
        const bool rare = documents >= tuning.rare_grams_from && documents_with_[f] < 2;
        if (rare && block_of_[f] == grams_block) weight[f] = 0;
    }
    weighed_.resize(weight.size());
    for (std::size_t f = 0; f < weight.size(); ++f) {
        weighed_[f].weight = weight[f];
        weighed_[f].block = block_of_[f];
        if (weight[f] == 0 || documents_with_[f] == 0) continue;
        weighed_[f].slot = static_cast<std::uint32_t>(name_of_slot_.size());
        name_of_slot_.push_back(FlatMap::none);
    }
    for (std::uint32_t s = 0; s < stem_names_.size(); ++s) {
        const auto f = feature_ids_.find(word_key(stem_hashes_[s]));
        if (f == FlatMap::none || weighed_[f].slot == no_slot) continue;
        name_of_slot_[weighed_[f].slot] = s;
        const double share = tuning.background_share;
        const double own = weight[f];
        weighed_[f].weight =
            static_cast<float>((1 - share) * own + share * background(stem_commonness_[s]));
    }
    find_meanings();
    forget_the_learning();
}

/// What only learning needed is more than what asking needs.
void Lexis::forget_the_learning() {
    frozen_ids_ = FrozenMap(feature_ids_);
    feature_ids_ = {};
    block_of_ = {};
    documents_with_ = {};
    holders_with_ = {};
    last_holder_ = {};
    word_grams_.shrink_to_fit();
    name_of_slot_.shrink_to_fit();
}

std::uint64_t Lexis::word_key(std::uint64_t stem_hash) {
    constexpr std::uint64_t unigram_salt = 0x51;
    return mix(stem_hash ^ unigram_salt);
}

ReadWord Lexis::look_up(const Token& token) const {
    ReadWord out{.hash = hash_of(token.text), .sentence_start = token.sentence_start};
    const auto id = word_ids_.find(out.hash);
    if (id != FlatMap::none) {
        out.word = id;
        out.commonness = words_[id].commonness;
        out.key = out.stem = words_[id].stem;
        out.stem_hash = stem_hashes_[out.stem];
        find_parts(words_[id].parts, out);
        return out;
    }
    out.commonness = how_common(token.text, lang_);
    out.stem_hash = hash_of(stem(token.text, lang_));
    out.key = stem_ids_.find(out.stem_hash);
    if (out.key < content_stems_) out.stem = out.key;
    if (out.stem != ReadWord::none) return out;
    if (const auto parts = compounds_.split(token.text))
        find_parts(*parts, out);
    else
        repair(token, out);
    return out;
}

void Lexis::learn_foreign_words(std::string_view text, Reading& out) {
    read(text, out);
    for (auto& word : out.words) {
        if (word.key == ReadWord::none)
            word.key = learn_stem(stem(out.tokens[word.token].text, lang_));
    }
}

void Lexis::read(std::string_view text, Reading& out) const {
    out.tokens = kb::words(text, lang_);
    out.words.clear();
    for (std::uint32_t i = 0; i < out.tokens.size(); ++i) {
        auto& token = out.tokens[i];
        if (has_digit(token.text)) token.text = without_digits(token.text);
        auto word = look_up(token);
        word.token = i;
        out.words.push_back(word);
    }
}

void Lexis::count(const Reading& reading, Counts& out, Letters letters) const {
    thread_local std::vector<std::uint16_t> times;       // of a feature; zero between calls
    thread_local std::vector<std::uint16_t> with_words;  // the same
    thread_local std::vector<std::uint32_t> concepts;
    if (times.size() < weighed_.size()) times.resize(weighed_.size(), 0);
    if (with_words.size() < weighed_.size()) with_words.resize(weighed_.size(), 0);
    out.ids.clear();
    out.counts.clear();
    out.words.clear();
    out.with_words.clear();
    out.unseen = {};
    concepts_of(reading, concepts);
    const auto found = [&](std::uint32_t feature) {
        if (times[feature]++ == 0) out.ids.push_back(feature);
    };
    const auto number = [&](std::uint64_t key, Block block, std::size_t) {
        const auto feature = frozen_ids_.find(key);
        if (feature != FlatMap::none)
            found(feature);
        else
            out.unseen[block] += 1;
    };
    const auto grams = [&](const ReadWord& word) {
        if (word.word == ReadWord::none) {
            each_gram(reading.tokens[word.token].text,
                      [&](std::uint64_t key) { number(key, grams_block, 0); });
            return;
        }
        const auto& entry = words_[word.word];
        const auto known =
            std::span(word_grams_).subspan(entry.grams_begin, entry.grams_end - entry.grams_begin);
        std::ranges::for_each(known, found);
        const bool whole = letters == Letters::by_word && word.word < frequent_as_.size() &&
                           frequent_as_[word.word] != ReadWord::none;
        if (!whole) return;
        out.words.push_back(frequent_as_[word.word]);
        for (const auto gram : known) ++with_words[gram];
    };
    each_feature(reading, concepts, concepts_, number, grams);
    for (const auto id : out.ids) {
        out.counts.push_back(std::exchange(times[id], 0));
        if (letters == Letters::by_word) out.with_words.push_back(std::exchange(with_words[id], 0));
    }
    find_strangers(reading, out);
}

void Lexis::weigh(const Counts& counts, Concept with, FeatureVector& out) const {
    static constexpr std::array<float, 6> log_of{0, 1, 1.6931F, 2.0986F, 2.3863F, 2.6094F};
    thread_local std::vector<std::uint8_t> blocks_of;
    blocks_of.clear();
    std::array<float, blocks> square{};
    out.ids.clear();
    out.values.clear();
    out.letter_ids.clear();
    out.letters.clear();
    out.words = counts.words;
    const bool by_word = !counts.with_words.empty();
    for (std::size_t i = 0; i < counts.ids.size(); ++i) {
        const auto feature = weighed_[counts.ids[i]];
        if (feature.slot == no_slot) continue;
        if (feature.block >= concepts_block && with == Concept::without) continue;
        const float value = feature.weight * log_of[std::min<std::size_t>(counts.counts[i], 5)];
        square[feature.block] += value * value;
        if (by_word && feature.block == grams_block) {
            // What the words' sums hold of it already is taken off.
            const auto rest = whole(value) - counts.with_words[i] * whole(feature.weight);
            if (rest == 0) continue;
            out.letter_ids.push_back(feature.slot);
            out.letters.push_back(rest);
            continue;
        }
        out.ids.push_back(feature.slot);
        blocks_of.push_back(feature.block);
        out.values.push_back(value);
    }
    std::array<float, blocks> factor{};
    for (std::size_t b = 0; b < blocks; ++b) {
        const float length =
            std::sqrt(square[b] + static_cast<float>(tuning.unseen_share) * counts.unseen[b]);
        factor[b] = length > 0 ? 1 / length : 0;
    }
    factor[grams_block] *= static_cast<float>(tuning.grams_weight);
    factor[concepts_block] *= static_cast<float>(tuning.concepts_weight);
    factor[everyday_block] *= static_cast<float>(tuning.everyday_weight);
    for (std::size_t i = 0; i < out.ids.size(); ++i) out.values[i] *= factor[blocks_of[i]];
    if (with == Concept::with && !vectors_.empty()) add_meaning(counts, out);
    out.letters_factor = factor[grams_block] / whole_one;
}

void Lexis::concepts_of(const Reading& reading, std::vector<std::uint32_t>& out) const {
    thread_local std::vector<std::uint64_t> hashes;
    hashes.clear();
    for (const auto& word : reading.words) {
        hashes.push_back(word.stem_hash);
        std::ranges::copy_if(word.parts, std::back_inserter(hashes),
                             [](std::uint64_t part) { return part != 0; });
    }
    concepts_.find(hashes, out);
}

std::string Lexis::feature_name(std::uint32_t feature) const {
    const auto stem_id = name_of_slot_[feature];
    return stem_id == FlatMap::none ? std::string{} : stem_names_[stem_id];
}

}  // namespace kb
