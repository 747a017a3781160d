// What people said decides whom a gap belongs to; what is nearest decides where nobody said.
#include "server/desk/editing/gap_patches.hpp"

#include "kb/flat_map.hpp"
#include "kb/words/text.hpp"
#include "kb/words/vocabulary.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <span>

#include <fmt/format.h>

namespace desk {
namespace {

constexpr double near_enough = 0.3;   // of an item, to be offered a patch
constexpr std::size_t picks_min = 2;  // of customers, for an item that is not near
constexpr std::size_t asked_min = 2;  // times and conversations, for an article of its own
constexpr std::size_t phrases_max = 5;
constexpr std::size_t slug_words_max = 5;
constexpr std::size_t title_words_min = 3;

// People pick what is near, not only what is right: it takes most of them to be believed, and
// more than one where the words do not point there as well.
std::optional<std::size_t> target_of(const Gap& gap) {
    std::size_t said = gap.none_of_these;
    for (const auto& pick : gap.picks) said += pick.times;
    const auto near = gap.score < near_enough ? std::nullopt : gap.nearest;
    if (said == 0) return near;
    if (gap.picks.empty()) return std::nullopt;
    const auto& best = gap.picks.front();
    const bool believed = best.by_desk || best.times >= picks_min || near == best.item;
    if (!believed || 2 * best.times <= said) return std::nullopt;
    return best.item;
}

// Keys that were hit at random have no small words between them.
bool reads_like_language(const Cluster& cluster) {
    const auto& lang = cluster.front()->lang;
    if (kb::function_words(lang).empty()) return true;
    return std::ranges::any_of(cluster, [&](const Wording* wording) {
        return std::ranges::any_of(kb::words(wording->text, lang), [&](const kb::Token& word) {
            return kb::commonness(word.text, lang) != kb::Commonness::topical;
        });
    });
}

std::string plain_letters(std::string_view word) {
    static constexpr std::array<std::pair<std::string_view, std::string_view>, 4> spelled{
        {{"ä", "ae"}, {"ö", "oe"}, {"ü", "ue"}, {"ß", "ss"}}};
    std::string text(word);
    for (const auto& [letter, instead] : spelled) {
        for (auto at = text.find(letter); at != text.npos; at = text.find(letter, at))
            text.replace(at, letter.size(), instead);
    }
    std::erase_if(text, [](char letter) {
        return !(letter >= 'a' && letter <= 'z') && !(letter >= '0' && letter <= '9');
    });
    return text;
}

}  // namespace

GapPatches::GapPatches(const Content& content, const ReadContentFile& read)
    : content_(content), read_(read) {
    for (const auto& item : content.matcher().items()) {
        for (const auto& phrase : item.phrases)
            known_.insert(item.lang + ' ' + kb::normalise(phrase.text));
    }
    for (const auto& article : content.library().articles()) {  // drafts as well
        ids_.insert(article.id);
        known_.insert(article.lang + ' ' + kb::normalise(article.title));
        for (const auto& question : article.questions)
            known_.insert(article.lang + ' ' + kb::normalise(question.text));
    }
    for (const auto& intent : content.intents().intents()) ids_.insert(intent.id);
}

void GapPatches::add(const Cluster& cluster, Gap& gap) {
    gap.target = target_of(gap);
    add_phrases(cluster, gap);
    if (gap.phrases.empty()) {
        gap.no_patch =
            "every wording holds a number or an address, says nothing, or is a phrase "
            "already, maybe of a draft";
    } else if (gap.target) {
        add_to_item(gap);
    } else if (gap.times < asked_min || gap.conversations < asked_min) {
        gap.no_patch = "asked only once, and no item is near";
    } else if (!reads_like_language(cluster)) {
        gap.no_patch = "no item is near, and these look like keys hit at random";
    } else {
        draft_article(cluster, gap);
    }
}

void GapPatches::add_phrases(const Cluster& cluster, Gap& gap) const {
    for (const auto* wording : cluster) {
        const bool known = known_.contains(wording->lang + ' ' + kb::normalise(wording->text));
        if (known || wording->words.empty() || is_personal(wording->text)) continue;
        if (gap.phrases.size() < phrases_max) gap.phrases.push_back(wording->text);
    }
}

void GapPatches::add_to_item(Gap& gap) const {
    const auto& file = content_.matcher().items()[*gap.target].phrases.front().file;
    const auto bytes = read_(file);
    if (!bytes) {
        gap.no_patch = fmt::format("{} can not be read", file);
        return;
    }
    auto patch = patch_phrases(content_, *gap.target, Field::phrases, gap.phrases, *bytes);
    if (patch)
        gap.patch = *std::move(patch);
    else
        gap.no_patch = std::move(patch.error());
}

// A draft answers nobody: whoever writes the answer sets it live.
void GapPatches::draft_article(const Cluster& cluster, Gap& gap) {
    const auto& lang = cluster.front()->lang;
    // A title is a question: the first wording that is one.
    const auto title = std::ranges::find_if(gap.phrases, [&](const std::string& phrase) {
        return kb::words(phrase, lang).size() >= title_words_min;
    });
    if (title != gap.phrases.end()) std::rotate(gap.phrases.begin(), title, title + 1);
    const auto id = new_id(gap);
    auto text = fmt::format("---\ntitle: {}\n", in_quotes(gap.phrases.front()));
    if (gap.phrases.size() > 1) text += "questions: |\n";
    for (const auto& phrase : std::span(gap.phrases).subspan(1))
        text += fmt::format("  {}\n", phrase);
    text += "status: draft\n---\nThe answer goes here; then set the status to live.\n";
    Patch patch{.target = id,
                .field = "article",
                .file = fmt::format("articles/{}/{}.md", lang, id),
                .line = 1,
                .diff = {},
                .text = std::move(text)};
    patch.diff = unified_diff(patch.file, "", patch.text);
    gap.patch = std::move(patch);
}

std::string GapPatches::new_id(const Gap& gap) {
    std::string id;
    std::size_t words = 0;
    for (const auto& word : kb::words(gap.phrases.front(), gap.lang)) {
        if (kb::commonness(word.text, gap.lang) != kb::Commonness::topical) continue;
        const auto plain = plain_letters(word.text);
        if (plain.empty() || ++words > slug_words_max) continue;
        id += (id.empty() ? "" : "-") + plain;
    }
    if (id.empty()) id = gap.id;
    auto free = id;
    for (int number = 2; !ids_.insert(free).second; ++number)
        free = fmt::format("{}-{}", id, number);
    return free;
}

std::string patch_of_all(const Content& content, const GapReport& report,
                         const ReadContentFile& read) {
    const auto items = content.matcher().items();
    std::map<std::size_t, std::vector<std::string>> phrases;  // by item
    std::map<std::string, std::vector<std::size_t>> files;    // items of each
    std::string made;
    for (const auto& gap : report.gaps) {
        if (!gap.patch) continue;
        if (!gap.target) {
            made += gap.patch->diff;
            continue;
        }
        auto& more = phrases[*gap.target];
        if (more.empty()) files[gap.patch->file].push_back(*gap.target);
        for (const auto& phrase : gap.phrases) {
            if (std::ranges::find(more, phrase) == more.end()) more.push_back(phrase);
        }
    }
    std::string all;
    for (auto& [file, targets] : files) {
        const auto before = read(file);
        if (!before) continue;
        // From the bottom up: what is added leaves the lines above where the content knows them.
        std::ranges::sort(targets, std::ranges::greater{},
                          [&](std::size_t item) { return items[item].phrases.front().line; });
        auto after = *before;
        for (const auto item : targets) {
            auto patch = patch_phrases(content, item, Field::phrases, phrases[item], after);
            if (patch) after = std::move(patch->text);
        }
        all += unified_diff(file, *before, after);
    }
    return all + made;
}

}  // namespace desk
