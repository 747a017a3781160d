// Messages of the same words are one wording, wordings that share most of their words one gap.
#include "server/desk/gaps.hpp"

#include "kb/content_files.hpp"
#include "kb/flat_map.hpp"
#include "kb/text.hpp"
#include "kb/vocabulary.hpp"
#include "server/desk/sightings.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>
#include <unordered_map>

#include <fmt/format.h>

namespace desk {
namespace {

constexpr std::size_t handoff_cost = 5;  // a person's minutes, against a moment of the customer's
constexpr std::size_t unhelpful_cost = 3;
constexpr double alike = 0.5;          // words two wordings share, by weight
constexpr double alike_nearest = 0.3;  // the same, where both are nearest to the same item
constexpr double chat_weight = 0.3;
constexpr double near_enough = 0.3;  // of an item, to be offered a patch
constexpr std::size_t examples_max = 5;
constexpr std::size_t missing_max = 6;
constexpr std::size_t phrases_max = 5;
constexpr std::size_t digits_private = 4;  // so many in a row are a number of somebody's

using Words = std::map<std::string, double>;  // stem -> weight

Words words_of(std::string_view text, std::string_view lang) {
    Words words;
    for (auto& token : kb::tokens(text, lang)) {
        const auto common = kb::commonness(token.text, lang);
        if (common == kb::Commonness::function && !kb::is_negation(token.text, lang)) continue;
        words[std::move(token.stem)] = common == kb::Commonness::chat ? chat_weight : 1;
    }
    return words;
}

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

// The same words, however they were typed.
struct Wording {
    std::string text;
    std::string lang;
    Words words;
    std::vector<const Sighting*> sightings;
    std::optional<std::size_t> nearest;
};

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

// Wordings gathered around the most frequent of them.
using Cluster = std::vector<const Wording*>;

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

std::string id_of(const Wording& wording) {
    const auto hash = kb::hash_of(wording.lang + ' ' + kb::normalise(wording.text));
    return fmt::format("g-{:012x}", hash >> 16);
}

// Numbers and addresses are somebody's: they have no place in a file that many read.
bool is_personal(std::string_view text) {
    if (text.contains('@') || text.contains('[')) return true;
    std::size_t digits = 0;
    for (const char letter : text) {
        digits = letter >= '0' && letter <= '9' ? digits + 1 : 0;
        if (digits >= digits_private) return true;
    }
    return false;
}

class Gathering {
  public:
    Gathering(const Content& content, const ReadContentFile& read)
        : content_(content), items_(content.matcher().items()), read_(read) {
        for (const auto& item : items_) {
            for (const auto& phrase : item.phrases)
                known_.insert(item.lang + ' ' + kb::normalise(phrase.text));
        }
    }

    Gap gather(const Cluster& cluster) const {
        const auto& heart = *cluster.front();
        Gap gap{.id = id_of(heart), .message = heart.text, .lang = heart.lang};
        count(cluster, gap);
        const auto& verdict = heart.sightings.front()->verdict;
        gap.nearest = verdict.item;
        gap.score = verdict.score;
        if (gap.nearest) gap.missing_words = missing_words(cluster, items_[*gap.nearest]);
        return gap;
    }

    // Reads files: only for the gaps that are shown.
    void add_patch(const Cluster& cluster, Gap& gap) const {
        const auto target = target_of(gap);
        if (!target) return;
        for (const auto* wording : cluster) {
            const bool known = known_.contains(wording->lang + ' ' + kb::normalise(wording->text));
            if (known || wording->words.empty() || is_personal(wording->text)) continue;
            if (gap.phrases.size() < phrases_max) gap.phrases.push_back(wording->text);
        }
        if (gap.phrases.empty()) return;
        const auto bytes = read_(items_[*target].phrases.front().file);
        if (!bytes) return;
        auto patch = patch_phrases(content_, *target, Field::phrases, gap.phrases, *bytes);
        if (patch) gap.patch = *std::move(patch);
    }

  private:
    // People pick what is near, not only what is right: it takes most of them to be believed.
    static std::optional<std::size_t> target_of(const Gap& gap) {
        std::size_t said = gap.none_of_these;
        for (const auto& pick : gap.picks) said += pick.times;
        if (said == 0) return gap.score < near_enough ? std::nullopt : gap.nearest;
        if (gap.picks.empty() || 2 * gap.picks.front().times <= said) return std::nullopt;
        return gap.picks.front().item;
    }

    void count(const Cluster& cluster, Gap& gap) const {
        std::set<store::ConversationId> conversations;
        std::map<std::string, std::size_t> picks;
        for (const auto* wording : cluster) {
            for (const auto* one : wording->sightings) {
                const auto& message = *one->message;
                if (gap.times++ == 0) gap.first_at = gap.last_at = message.at;
                gap.first_at = std::min(gap.first_at, message.at);
                gap.last_at = std::max(gap.last_at, message.at);
                conversations.insert(message.conversation);
                gap.handoffs += one->handed_over ? 1 : 0;
                gap.unhelpful += one->unhelpful ? 1 : 0;
                gap.none_of_these += one->none ? 1 : 0;
                if (!one->wanted.empty()) ++picks[one->wanted];
            }
            const auto& message = *wording->sightings.front()->message;
            if (gap.examples.size() < examples_max)
                gap.examples.push_back(
                    {message.text, message.conversation, message.seq, message.at});
        }
        gap.conversations = conversations.size();
        gap.cost = gap.times + handoff_cost * gap.handoffs + unhelpful_cost * gap.unhelpful;
        for (const auto& [id, times] : picks) {
            if (const auto item = find(id, gap.lang)) gap.picks.push_back({*item, times});
        }
        std::ranges::sort(gap.picks, [](const GapPick& a, const GapPick& b) {
            return std::tuple(b.times, a.item) < std::tuple(a.times, b.item);
        });
    }

    std::optional<std::size_t> find(std::string_view id, std::string_view lang) const {
        for (const auto kind : {kb::ItemKind::article, kb::ItemKind::intent}) {
            if (const auto item = content_.matcher().find(kind, id, lang)) return item;
        }
        return std::nullopt;
    }

    // What customers say and the item does not.
    std::vector<std::string> missing_words(const Cluster& cluster, const kb::Item& item) const {
        Words has;
        const auto take = [&](std::string_view text) { has.merge(words_of(text, item.lang)); };
        for (const auto& phrase : item.phrases) take(phrase.text);
        for (const auto& keyword : item.keywords) take(keyword);
        std::map<std::string, std::pair<std::size_t, std::string>> missing;  // stem -> times, word
        for (const auto* wording : cluster) {
            for (auto& token : kb::tokens(wording->text, wording->lang)) {
                const bool topical =
                    kb::commonness(token.text, wording->lang) == kb::Commonness::topical;
                if (!topical || has.contains(token.stem) || is_personal(token.text)) continue;
                auto& [times, word] = missing[token.stem];
                times += wording->sightings.size();
                if (word.empty()) word = std::move(token.text);
            }
        }
        std::vector<std::pair<std::size_t, std::string>> sorted;
        for (auto& [stem, found] : missing) sorted.push_back(std::move(found));
        std::ranges::sort(sorted, [](const auto& a, const auto& b) {
            return std::tie(b.first, a.second) < std::tie(a.first, b.second);
        });
        std::vector<std::string> words;
        for (auto& [times, word] : sorted) {
            if (words.size() < missing_max) words.push_back(std::move(word));
        }
        return words;
    }

    const Content& content_;
    std::span<const kb::Item> items_;
    const ReadContentFile& read_;
    std::set<std::string> known_;  // "lang phrase", normalised
};

}  // namespace

ReadContentFile reader_of(const std::filesystem::path& folder) {
    return [folder](const std::string& file) {
        kb::Problems ignored;
        return kb::read_file(folder / file, file, std::size_t{4} << 20, ignored);
    };
}

GapReport find_gaps(const Content& content, const Past& past, const ReadContentFile& read,
                    const GapOptions& options) {
    GapReport report{.truncated = past.truncated, .gaps = {}};
    for (const auto& conversation : past.conversations)
        report.messages += conversation.messages.size();
    const auto sightings = sightings_in(content, past);
    report.poor = sightings.size();
    const auto wordings = wordings_of(sightings);
    const auto clusters = clusters_of(wordings);
    const Gathering gathering(content, read);
    std::vector<std::pair<Gap, const Cluster*>> gaps;
    for (const auto& cluster : clusters) gaps.emplace_back(gathering.gather(cluster), &cluster);
    std::ranges::sort(gaps, [](const auto& a, const auto& b) {
        return std::tuple(b.first.cost, b.first.last_at, a.first.id) <
               std::tuple(a.first.cost, a.first.last_at, b.first.id);
    });
    for (auto& [gap, cluster] : gaps) {
        if (report.gaps.size() == options.limit) break;
        gathering.add_patch(*cluster, gap);
        report.gaps.push_back(std::move(gap));
    }
    return report;
}

}  // namespace desk
