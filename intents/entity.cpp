// Lists by their first word, patterns by RE2, built-in types by their own finders.
#include "intents/entity.hpp"

#include "intents/built_in.hpp"
#include "intents/calendar.hpp"
#include "intents/cues.hpp"
#include "intents/regex_gate.hpp"
#include "intents/spans.hpp"
#include "kb/words/text.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <span>
#include <tuple>
#include <unordered_map>

#include <re2/re2.h>

namespace intents {
namespace {

constexpr std::int64_t pattern_bytes_max = std::int64_t{1} << 20;

constexpr auto built_in_types =
    std::to_array<std::string_view>({"text", "email", "number", "date", "phone", "yes-no"});

/// A way to say a value: its words, one after the other.
struct Saying {
    std::vector<std::string> words;
    std::size_t value = 0;
};

/// An entity made ready: sayings by their first word, compiled patterns.
struct Ready {
    Entity entity;
    std::unordered_map<std::string, std::vector<Saying>> sayings;
    std::vector<std::pair<std::unique_ptr<re2::RE2>, std::string>> patterns;  // with their rewrite
};

void add_saying(Ready& ready, std::string_view text, std::size_t value) {
    Saying saying{.words = {}, .value = value};
    for (auto& word : kb::words(text)) saying.words.push_back(std::move(word.text));
    if (saying.words.empty()) return;
    auto& same_start = ready.sayings[saying.words.front()];
    const auto longest_first =
        std::ranges::upper_bound(same_start, saying.words.size(), std::greater<>{},
                                 [](const Saying& each) { return each.words.size(); });
    same_start.insert(longest_first, std::move(saying));
}

Ready made_ready(Entity entity) {
    Ready ready;
    for (std::size_t i = 0; i < entity.values.size(); ++i) {
        const auto& value = entity.values[i];
        add_saying(ready, value.value, i);
        if (!value.label.empty()) add_saying(ready, value.label, i);
        for (const auto& says : value.says) add_saying(ready, says, i);
    }
    re2::RE2::Options options;
    options.set_case_sensitive(false);
    options.set_log_errors(false);
    options.set_max_mem(pattern_bytes_max);
    for (const auto& pattern : entity.patterns) {
        auto compiled = std::make_unique<re2::RE2>(pattern.regex, options);
        if (compiled->ok()) ready.patterns.emplace_back(std::move(compiled), pattern.replace);
    }
    ready.entity = std::move(entity);
    return ready;
}

// A plural is the same value: "mugs" is "mug", where the stems agree.
bool same_word(const kb::Token& token, const std::string& word, std::string_view lang) {
    return token.text == word || (!token.stem.empty() && token.stem == kb::stem(word, lang));
}

const Saying* saying_at(const Ready& ready, std::span<const kb::Token> rest,
                        const std::string& first, std::string_view lang) {
    const auto found = ready.sayings.find(first);
    if (found == ready.sayings.end()) return nullptr;
    for (const auto& saying : found->second) {
        if (saying.words.size() > rest.size()) continue;
        bool all = true;
        for (std::size_t i = 0; all && i < saying.words.size(); ++i) {
            all = same_word(rest[i], saying.words[i], lang);
        }
        if (all) return &saying;
    }
    return nullptr;
}

void find_listed(const Ready& ready, std::string_view text, std::string_view lang,
                 std::vector<Found>& found) {
    if (ready.sayings.empty()) return;
    const auto tokens = kb::tokens(text, lang);
    for (std::size_t i = 0; i < tokens.size(); ++i) {
        const auto rest = std::span(tokens).subspan(i);
        const auto* saying = saying_at(ready, rest, tokens[i].text, lang);
        if (saying == nullptr) saying = saying_at(ready, rest, tokens[i].stem, lang);
        if (saying == nullptr) continue;
        const auto& value = ready.entity.values[saying->value];
        const auto& last = rest[saying->words.size() - 1];
        found.push_back({ready.entity.name,
                         value.value,
                         value.label.empty() ? value.value : value.label,
                         {tokens[i].begin, last.end}});
    }
}

std::string cased(std::string value, Casing casing) {
    if (casing == Casing::upper) return ascii_upper(value);
    if (casing == Casing::lower) return ascii_lower(value);
    return value;
}

void find_pattern(const Ready& ready, const re2::RE2& pattern, const std::string& rewrite,
                  std::string_view text, std::vector<Found>& found) {
    std::array<re2::StringPiece, 10> groups;
    const int count = std::min<int>(pattern.NumberOfCapturingGroups() + 1, groups.size());
    const re2::StringPiece whole(text.data(), text.size());
    std::size_t from = 0;
    while (from < text.size() &&
           pattern.Match(whole, from, text.size(), re2::RE2::UNANCHORED, groups.data(), count)) {
        const auto begin = static_cast<std::size_t>(groups[0].data() - text.data());
        const Span span{begin, begin + groups[0].size()};
        from = begin + 1;
        if (groups[0].empty() || !stands_alone(text, span)) continue;
        std::string value(groups[0].data(), groups[0].size());
        std::string rewritten;
        if (!rewrite.empty() && pattern.Rewrite(&rewritten, rewrite, groups.data(), count)) {
            value = std::move(rewritten);
        }
        value = cased(std::move(value), ready.entity.casing);
        found.push_back({ready.entity.name, value, value, span});
        from = span.end;
    }
}

std::vector<Found> find_entity(const Ready& ready, std::string_view text, std::string_view lang) {
    std::vector<Found> found;
    find_listed(ready, text, lang, found);
    for (const auto& [pattern, rewrite] : ready.patterns) {
        find_pattern(ready, *pattern, rewrite, text, found);
    }
    return without_overlaps(std::move(found));
}

std::vector<Found> find_yes_or_no(std::string_view text, std::string_view lang) {
    const auto said = find_yes_no(text, lang);
    if (!said) return {};
    const std::string value = said->yes ? "yes" : "no";
    return {{"yes-no", value, value, said->span}};
}

}  // namespace

struct EntitySet::Parts {
    std::map<std::string, Ready, std::less<>> entities;
};

bool is_built_in(std::string_view type) {
    return std::ranges::find(built_in_types, type) != built_in_types.end();
}

EntitySet::EntitySet() : parts_(std::make_unique<Parts>()) {}

EntitySet::EntitySet(std::vector<Entity> entities) {
    auto parts = std::make_unique<Parts>();
    for (auto& entity : entities) {
        auto name = entity.name;
        parts->entities.insert_or_assign(std::move(name), made_ready(std::move(entity)));
    }
    parts_ = std::move(parts);
}

EntitySet::EntitySet(EntitySet&&) noexcept = default;
EntitySet& EntitySet::operator=(EntitySet&&) noexcept = default;
EntitySet::~EntitySet() = default;

bool EntitySet::knows(std::string_view type) const {
    return is_built_in(type) || parts_->entities.contains(type);
}

const Entity* EntitySet::entity(std::string_view name) const {
    const auto found = parts_->entities.find(name);
    return found == parts_->entities.end() ? nullptr : &found->second.entity;
}

std::vector<std::string> EntitySet::names() const {
    std::vector<std::string> names;
    for (const auto& [name, ready] : parts_->entities) names.push_back(name);
    return names;
}

std::vector<Found> EntitySet::find(std::string_view type, std::string_view text,
                                   const FindOptions& options) const {
    text = capped(text, regex_text_max);
    const auto own = parts_->entities.find(type);
    if (own != parts_->entities.end()) return find_entity(own->second, text, options.lang);
    if (type == "text") return find_text(text);
    if (type == "email") return find_emails(text);
    if (type == "number") return find_numbers(text, options);
    if (type == "date") return find_dates(text, options);
    if (type == "phone") return find_phones(text, options);
    if (type == "yes-no") return find_yes_or_no(text, options.lang);
    return {};
}

std::vector<Found> EntitySet::find_all(std::string_view text, const FindOptions& options) const {
    std::vector<Found> all;
    for (const auto& [name, ready] : parts_->entities) {
        for (auto& found : find_entity(ready, capped(text, regex_text_max), options.lang)) {
            all.push_back(std::move(found));
        }
    }
    std::ranges::sort(all, [](const Found& a, const Found& b) {
        return std::tie(a.span.begin, a.span.end, a.type) <
               std::tie(b.span.begin, b.span.end, b.type);
    });
    return all;
}

}  // namespace intents
