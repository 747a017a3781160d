// Counts what a cluster of messages cost, and what the nearest item lacks to answer them.
#include "server/desk/editing/gaps.hpp"

#include "kb/flat_map.hpp"
#include "kb/library/content_files.hpp"
#include "kb/words/text.hpp"
#include "kb/words/vocabulary.hpp"
#include "server/desk/editing/gap_patches.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include <fmt/format.h>

namespace desk {
namespace {

constexpr std::size_t handoff_cost = 5;  // a person's minutes, against a moment of the customer's
constexpr std::size_t unhelpful_cost = 3;
constexpr std::size_t examples_max = 5;
constexpr std::size_t missing_max = 6;
std::string id_of(const Wording& wording) {
    const auto hash = kb::hash_of(wording.lang + ' ' + kb::normalise(wording.text));
    return fmt::format("g-{:012x}", hash >> 16);
}

class Gathering {
  public:
    explicit Gathering(const Content& content)
        : content_(content), items_(content.matcher().items()) {}

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

  private:
    void count(const Cluster& cluster, Gap& gap) const {
        std::set<store::ConversationId> conversations;
        std::map<std::string, GapPick> picks;
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
                if (one->wanted.empty()) continue;
                auto& pick = picks[one->wanted];
                ++pick.times;
                pick.by_desk = pick.by_desk || message.corrected.has_value();
            }
            const auto& message = *wording->sightings.front()->message;
            if (gap.examples.size() < examples_max)
                gap.examples.push_back(
                    {message.text, message.conversation, message.seq, message.at});
        }
        gap.conversations = conversations.size();
        gap.cost = gap.times + handoff_cost * gap.handoffs + unhelpful_cost * gap.unhelpful;
        for (auto& [id, pick] : picks) {
            const auto item = find(id, gap.lang);
            if (!item) continue;
            pick.item = *item;
            gap.picks.push_back(pick);
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
    const Gathering gathering(content);
    GapPatches patches(content, read);
    std::vector<std::pair<Gap, const Cluster*>> gaps;
    for (const auto& cluster : clusters) gaps.emplace_back(gathering.gather(cluster), &cluster);
    std::ranges::sort(gaps, [](const auto& a, const auto& b) {
        return std::tuple(b.first.cost, b.first.last_at, a.first.id) <
               std::tuple(a.first.cost, a.first.last_at, b.first.id);
    });
    for (auto& [gap, cluster] : gaps) {
        if (report.gaps.size() == options.limit) break;
        patches.add(*cluster, gap);
        report.gaps.push_back(std::move(gap));
    }
    return report;
}

}  // namespace desk
