// One pass over the wordings, the most frequent first: each joins the nearest heart or is one.
#include "server/desk/editing/gap_clusters.hpp"

#include "kb/words/text.hpp"
#include "kb/words/vocabulary.hpp"
#include "server/desk/editing/patch.hpp"

#include <algorithm>
#include <set>
#include <tuple>
#include <unordered_map>

namespace desk {
namespace {

constexpr double alike = 0.5;          // words two wordings share, by weight
constexpr double alike_nearest = 0.3;  // the same, where both are nearest to the same item
constexpr double chat_weight = 0.3;
constexpr std::size_t digits_private = 4;  // so many in a row are a number of somebody's

double weight_of(const Words& words) {
    double sum = 0;
    for (const auto& [stem, weight] : words) sum += weight;
    return sum;
}

double likeness(const Words& a, const Words& b) {
    double shared = 0;
    for (const auto& [stem, weight] : a) {
        if (b.contains(stem)) shared += weight;
    }
    const auto all = weight_of(a) + weight_of(b) - shared;
    return all > 0 ? shared / all : 0;
}

}  // namespace

Words words_of(std::string_view text, std::string_view lang) {
    Words words;
    for (auto& token : kb::tokens(text, lang)) {
        const auto common = kb::commonness(token.text, lang);
        if (common == kb::Commonness::function && !kb::is_negation(token.text, lang)) continue;
        words[std::move(token.stem)] = common == kb::Commonness::chat ? chat_weight : 1;
    }
    return words;
}

bool is_personal(std::string_view text) {
    if (text.contains('@') || text.contains('[')) return true;
    std::size_t digits = 0;
    for (const char letter : text) {
        digits = letter >= '0' && letter <= '9' ? digits + 1 : 0;
        if (digits >= digits_private) return true;
    }
    return false;
}

std::vector<Wording> wordings_of(std::span<const Sighting> sightings) {
    std::map<std::pair<std::string, std::string>, std::size_t> places;
    std::vector<Wording> wordings;
    for (const auto& one : sightings) {
        auto normal = kb::normalise(one.message->text);
        if (normal.empty()) continue;
        const auto [place, fresh] = places.emplace(std::pair(one.lang, normal), wordings.size());
        if (fresh) {
            wordings.push_back({.text = as_phrase(one.message->text),
                                .lang = one.lang,
                                .words = words_of(one.message->text, one.lang),
                                .sightings = {},
                                .nearest = one.verdict.item});
        }
        wordings[place->second].sightings.push_back(&one);
    }
    std::ranges::sort(wordings, [](const Wording& a, const Wording& b) {
        return std::tuple(b.sightings.size(), a.lang, a.text) <
               std::tuple(a.sightings.size(), b.lang, b.text);
    });
    return wordings;
}

std::vector<Cluster> clusters_of(std::span<const Wording> wordings) {
    std::vector<Cluster> clusters;
    std::unordered_map<std::string, std::vector<std::size_t>> by_stem;  // "lang stem" -> clusters
    for (const auto& wording : wordings) {
        std::set<std::size_t> met;
        for (const auto& [stem, weight] : wording.words) {
            const auto known = by_stem.find(wording.lang + ' ' + stem);
            if (known != by_stem.end()) met.insert(known->second.begin(), known->second.end());
        }
        std::optional<std::size_t> best;
        double most = 0;
        for (const auto number : met) {
            const auto& heart = *clusters[number].front();
            const auto like = likeness(wording.words, heart.words);
            const bool same = wording.nearest && wording.nearest == heart.nearest;
            if (like < (same ? alike_nearest : alike) || like <= most) continue;
            most = like;
            best = number;
        }
        if (best) {
            clusters[*best].push_back(&wording);
            continue;
        }
        for (const auto& [stem, weight] : wording.words)
            by_stem[wording.lang + ' ' + stem].push_back(clusters.size());
        clusters.push_back({&wording});
    }
    return clusters;
}

}  // namespace desk
