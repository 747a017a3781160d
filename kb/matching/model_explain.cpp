// Why a candidate is where it is: its nearest phrase, its strongest words, its rule.
#include "kb/matching/model.hpp"
#include "kb/matching/tuning.hpp"

#include <algorithm>
#include <map>

#include <fmt/format.h>

namespace kb {
namespace {

constexpr std::size_t reasons_max = 8;

std::string place_of(const Phrase& phrase) {
    if (phrase.file.empty()) return {};
    return fmt::format(" ({}:{})", phrase.file, phrase.line);
}

}  // namespace

std::vector<Reason> Model::explain(const Ranking& ranking, const Ranked& ranked,
                                   std::span<const Item> items) const {
    Lexis::Counts counts;
    FeatureVector row;
    lexis_.count(ranking.reading, counts);
    lexis_.weigh(counts, Lexis::Concept::with, row);
    std::map<std::string, double> words;
    for (std::size_t i = 0; i < row.ids.size(); ++i) {
        const double weight = row.values[i] * choice_.weight(row.ids[i], ranked.item);
        const auto name = lexis_.feature_name(row.ids[i]);
        words[name.empty() ? "letters and pairs" : "word: " + name] += weight;
    }
    std::vector<Reason> out;
    for (const auto& [what, weight] : words) out.push_back({what, weight});
    std::ranges::sort(out, [](const Reason& a, const Reason& b) {
        const double difference = std::abs(a.weight) - std::abs(b.weight);
        return difference != 0 ? difference > 0 : a.what < b.what;
    });
    if (out.size() > reasons_max) out.resize(reasons_max);
    const auto& item = items[members_[ranked.item]];
    if (ranked.nearest.phrase < item.phrases.size()) {
        const auto& phrase = item.phrases[ranked.nearest.phrase];
        out.insert(out.begin(), {fmt::format("phrase: {}{}", phrase.text, place_of(phrase)),
                                 static_cast<double>(ranked.nearest.likeness)});
    }
    if (ranked.signals.rule > 0) out.insert(out.begin(), {"rule", ranked.signals.rule});
    return out;
}

}  // namespace kb
