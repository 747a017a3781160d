// Items are compared by kind, language and id; their lines as sets.
#include "server/desk/editing/edits.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <tuple>

#include <fmt/format.h>

namespace desk {
namespace {

using Key = std::tuple<kb::ItemKind, std::string, std::string>;

// An item with what the matcher does not know of it.
struct Side {
    const kb::Item* item = nullptr;
    Target target{};
};
using Sides = std::map<Key, Side>;

Sides sides_of(const Content& content) {
    Sides sides;
    const auto items = content.matcher().items();
    for (std::size_t i = 0; i < items.size(); ++i) {
        sides[{items[i].kind, items[i].lang, items[i].id}] = {&items[i], content.target(i)};
    }
    return sides;
}

std::vector<kb::Phrase> rules_of(const Target& target) {
    std::vector<kb::Phrase> rules;
    if (!target.intent) return rules;
    for (const auto& rule : target.intent->rules)
        rules.push_back({rule.source, rule.file, rule.line});
    return rules;
}

std::string answer_of(const Target& target) {
    if (target.article) {
        auto text = target.article->answer;
        for (const auto& variant : target.article->variants) text += '\n' + variant.answer;
        return text;
    }
    std::string text;
    for (const auto& reply : target.intent->replies) {
        for (const auto& say : reply.say) text += say + '\n';
    }
    return text;
}

class Comparing {
  public:
    std::vector<Edit> edits;

    void lines(std::span<const kb::Phrase> old, std::span<const kb::Phrase> now, const Edit& like) {
        missing_from(old, now, like, EditKind::added);
        missing_from(now, old, like, EditKind::removed);
    }

    void both(const Side& old, const Side& now) {
        auto like = edit_of(now, EditOf::phrase);
        lines(old.item->phrases, now.item->phrases, like);
        like.of = EditOf::negative;
        lines(old.item->negatives, now.item->negatives, like);
        like.of = EditOf::rule;
        lines(rules_of(old.target), rules_of(now.target), like);
        const std::array<std::pair<EditOf, bool>, 4> fields{{
            {EditOf::keywords, old.item->keywords != now.item->keywords},
            {EditOf::answer, answer_of(old.target) != answer_of(now.target)},
            {EditOf::body, old.item->body != now.item->body},
            {EditOf::risk, old.item->risk != now.item->risk},
        }};
        for (const auto& [of, differs] : fields) {
            if (!differs) continue;
            edits.push_back(edit_of(now, of));
        }
    }

    void whole(const Side& side, EditKind kind) {
        auto edit = edit_of(side, EditOf::item);
        edit.kind = kind;
        edits.push_back(std::move(edit));
    }

  private:
    static Edit edit_of(const Side& side, EditOf of) {
        const auto& item = *side.item;
        Edit edit{.of = of, .item_kind = item.kind, .item = item.id, .lang = item.lang};
        edit.text = item.label;
        if (!item.phrases.empty()) {
            edit.file = item.phrases.front().file;
            edit.line = item.phrases.front().line;
        }
        return edit;
    }

    // The lines of `now` that `old` has not.
    void missing_from(std::span<const kb::Phrase> old, std::span<const kb::Phrase> now, Edit like,
                      EditKind kind) {
        std::multiset<std::string_view> known;
        for (const auto& line : old) known.insert(line.text);
        for (const auto& line : now) {
            if (const auto same = known.find(line.text); same != known.end()) {
                known.erase(same);
                continue;
            }
            like.kind = kind;
            like.text = line.text;
            like.file = line.file;
            like.line = line.line;
            edits.push_back(like);
        }
    }
};

Edit of_the_whole(EditOf of, std::string file, std::string text) {
    Edit edit{.of = of};
    edit.file = std::move(file);
    edit.text = std::move(text);
    return edit;
}

}  // namespace

std::string_view name_of(EditKind kind) {
    static constexpr std::array<std::string_view, 3> names{"added", "removed", "changed"};
    return names[static_cast<std::size_t>(kind)];
}

std::string_view name_of(EditOf what) {
    static constexpr std::array<std::string_view, 11> names{
        "phrase", "look-alike", "rule", "item",     "never_answer",    "keywords",
        "answer", "body",       "risk", "synonyms", "target_precision"};
    return names[static_cast<std::size_t>(what)];
}

std::vector<Edit> edits_between(const Content& old, const Content& now) {
    Comparing comparing;
    const auto before = sides_of(old);
    const auto after = sides_of(now);
    for (const auto& [key, side] : after) {
        const auto known = before.find(key);
        if (known == before.end())
            comparing.whole(side, EditKind::added);
        else
            comparing.both(known->second, side);
    }
    for (const auto& [key, side] : before) {
        if (!after.contains(key)) comparing.whole(side, EditKind::removed);
    }
    const auto& was = old.matcher().settings();
    const auto& is = now.matcher().settings();
    comparing.lines(was.never_answer, is.never_answer, {.of = EditOf::never_answer});
    if (was.synonyms != is.synonyms)
        comparing.edits.push_back(of_the_whole(EditOf::synonyms, "lexicon.yaml", "synonyms"));
    if (was.target_precision != is.target_precision)
        comparing.edits.push_back(
            of_the_whole(EditOf::settings, "deskbell.yaml",
                         fmt::format("{} to {}", was.target_precision, is.target_precision)));
    return std::move(comparing.edits);
}

std::string in_words(const Edit& edit) {
    auto place = edit.file;
    if (edit.line > 0) place += fmt::format(":{}", edit.line);
    if (edit.of == EditOf::item) {
        const auto kind = edit.item_kind == kb::ItemKind::article ? "article" : "intent";
        return fmt::format("{}: {} {} {}: {}", place, name_of(edit.kind), kind, edit.item,
                           edit.text);
    }
    const auto whose = edit.item.empty() ? std::string() : " of " + edit.item;
    return fmt::format("{}: {} {}{}: {}", place, name_of(edit.kind), name_of(edit.of), whose,
                       edit.text);
}

}  // namespace desk
