// An index of stems for whole words and a sorted list of words for unfinished ones.
// All words should be found; an article with more of them always stands higher.
#include "kb/matching/search.hpp"

#include "kb/flat_map.hpp"
#include "kb/matching/bm25.hpp"
#include "kb/words/spelling.hpp"
#include "kb/words/text.hpp"

#include <algorithm>
#include <cstdint>

namespace kb {
namespace {

constexpr float covered_min = 0.5F;
constexpr std::size_t completions_max = 40;
constexpr std::size_t excerpt_bytes = 160;
constexpr float completed_weight = 0.8F;
constexpr float repaired_weight = 0.6F;
constexpr float per_word_found = 2.0F;

/// What one typed word can stand for.
struct Wanted {
    std::vector<std::uint32_t> stems;
    std::vector<float> weights;
    float importance = 1;

    void add(std::uint32_t stem, float weight) {
        if (std::ranges::find(stems, stem) != stems.end()) return;
        stems.push_back(stem);
        weights.push_back(weight);
    }
};

struct Language {
    std::string lang;
    std::vector<std::uint32_t> documents;  ///< numbers in the whole index
    FlatMap stem_ids;
    std::uint32_t stems = 0;
    std::vector<std::pair<std::string, std::uint32_t>> words;  ///< word and stem, sorted
    Bm25 bm25;
    Spelling spelling;

    void learn(std::string_view text, std::vector<std::uint32_t>& out) {
        for (auto& token : tokens(text, lang)) {
            const auto stem = stem_ids.insert(hash_of(token.stem), stems);
            if (stem == stems) ++stems;
            out.push_back(stem);
            words.emplace_back(std::move(token.text), stem);
        }
    }

    void finish(std::span<const Bm25::Document> contents) {
        std::ranges::sort(words);
        const auto rest = std::ranges::unique(words);
        words.erase(rest.begin(), rest.end());
        for (const auto& [word, stem] : words) spelling.add(word, stem);
        spelling.finish();
        bm25 = Bm25(contents, stems);
    }

    void complete(std::string_view beginning, Wanted& wanted) const {
        auto at = std::ranges::lower_bound(
            words, beginning, {}, [](const auto& entry) { return std::string_view(entry.first); });
        for (std::size_t n = 0; n < completions_max && at != words.end(); ++n, ++at) {
            if (!at->first.starts_with(beginning)) break;
            wanted.add(at->second, completed_weight);
        }
    }

    enum class Finished { yes, maybe_not };
    Wanted wanted(const Token& token, Finished finished) const {
        Wanted out;
        if (is_function_word(token.text, lang)) out.importance = 0.1F;
        const auto stem = stem_ids.find(hash_of(token.stem));
        if (stem != FlatMap::none) out.add(stem, 1);
        if (finished == Finished::maybe_not) complete(token.text, out);
        if (!out.stems.empty()) return out;
        if (const auto repaired = spelling.repair(token.text)) out.add(*repaired, repaired_weight);
        return out;
    }
};

std::string excerpt(std::string_view body, std::span<const Wanted> wanted, const Language& in) {
    std::size_t best = 0;
    for (const auto& token : tokens(body, in.lang)) {
        const auto stem = in.stem_ids.find(hash_of(token.stem));
        const bool asked = std::ranges::any_of(wanted, [&](const Wanted& one) {
            return one.importance > 0.5F && std::ranges::find(one.stems, stem) != one.stems.end();
        });
        if (!asked) continue;
        best = token.begin;
        break;
    }
    if (best < excerpt_bytes / 2)
        best = 0;
    else
        best = body.rfind(' ', best - excerpt_bytes / 3) + 1;
    auto piece = body.substr(best, excerpt_bytes);
    const bool cut = best + piece.size() < body.size();
    if (cut) piece = piece.substr(0, std::min(piece.rfind(' '), piece.size()));
    while (cut && !piece.empty() && (static_cast<unsigned char>(piece.back()) & 0xC0) == 0x80) {
        piece.remove_suffix(1);
    }
    if (cut && !piece.empty() && static_cast<unsigned char>(piece.back()) >= 0xC0) {
        piece.remove_suffix(1);
    }
    std::string out = best > 0 ? "… " : "";
    out += piece;
    return cut ? out + " …" : out;
}

}  // namespace

struct SearchBrain {
    std::vector<SearchDocument> documents;
    std::vector<Language> languages;
};

SearchIndex::SearchIndex(std::vector<SearchDocument> documents) {
    auto brain = std::make_unique<SearchBrain>();
    brain->documents = std::move(documents);
    std::vector<std::vector<Bm25::Document>> contents;
    for (std::uint32_t d = 0; d < brain->documents.size(); ++d) {
        const auto& document = brain->documents[d];
        auto found = std::ranges::find(brain->languages, document.lang, &Language::lang);
        if (found == brain->languages.end()) {
            brain->languages.emplace_back().lang = document.lang;
            contents.emplace_back();
            found = brain->languages.end() - 1;
        }
        auto& fields =
            contents[static_cast<std::size_t>(found - brain->languages.begin())].emplace_back();
        found->documents.push_back(d);
        found->learn(document.title, fields[Field::title]);
        for (const auto& line : document.questions) found->learn(line, fields[Field::questions]);
        for (const auto& word : document.keywords) found->learn(word, fields[Field::keywords]);
        found->learn(document.body, fields[Field::body]);
    }
    for (std::size_t i = 0; i < contents.size(); ++i) brain->languages[i].finish(contents[i]);
    brain_ = std::move(brain);
}

SearchIndex::~SearchIndex() = default;
SearchIndex::SearchIndex(SearchIndex&&) noexcept = default;
SearchIndex& SearchIndex::operator=(SearchIndex&&) noexcept = default;

std::vector<SearchHit> SearchIndex::find(std::string_view query, std::string_view lang,
                                         const SearchOptions& options) const {
    const auto in = std::ranges::find(brain_->languages, lang, &Language::lang);
    if (in == brain_->languages.end()) return {};
    const auto asked = tokens(query, lang);
    std::vector<Wanted> wanted;
    std::vector<float> scores(in->documents.size(), 0);
    std::vector<float> one(in->documents.size());
    std::vector<float> covered(in->documents.size(), 0);
    float whole = 0;
    for (std::size_t i = 0; i < asked.size(); ++i) {
        const bool open = options.typing && i + 1 == asked.size() && asked[i].end == query.size();
        wanted.push_back(
            in->wanted(asked[i], open ? Language::Finished::maybe_not : Language::Finished::yes));
        whole += wanted.back().importance;
        std::ranges::fill(one, 0.0F);
        in->bm25.score(wanted.back().stems, wanted.back().weights, one);
        for (std::size_t d = 0; d < one.size(); ++d) {
            if (one[d] <= 0) continue;
            scores[d] += wanted.back().importance * (per_word_found + one[d]);
            covered[d] += wanted.back().importance;
        }
    }
    std::vector<SearchHit> out;
    for (std::size_t d = 0; d < scores.size(); ++d) {
        // A page that lacks most of what was asked for is no answer to it.
        if (covered[d] > 0 && covered[d] >= covered_min * whole)
            out.push_back({in->documents[d], scores[d], {}});
    }
    std::ranges::sort(out, [](const SearchHit& a, const SearchHit& b) {
        return a.score != b.score ? a.score > b.score : a.document < b.document;
    });
    if (out.size() > options.limit) out.resize(options.limit);
    for (auto& hit : out) hit.excerpt = excerpt(brain_->documents[hit.document].body, wanted, *in);
    return out;
}

}  // namespace kb
