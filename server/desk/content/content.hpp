// Everything a shop has written, loaded, trained and immutable: what a turn is decided on.
// Swapped whole on reload; a turn keeps the one it began with.
#pragma once

#include "intents/intent_set.hpp"
#include "kb/library/library.hpp"
#include "kb/matching/matcher.hpp"
#include "kb/matching/search.hpp"
#include "kb/words/language.hpp"
#include "server/desk/content/rendered.hpp"
#include "server/desk/settings/settings.hpp"
#include "server/store/types.hpp"

#include <chrono>
#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace desk {

// What an item of the matcher stands for; exactly one is set.
struct Target {
    const kb::Article* article = nullptr;
    const intents::Intent* intent = nullptr;
};

// A text an agent sends with two keys.
struct Canned {
    std::string id;
    std::string title;
    std::string text;
};

class Content {
  public:
    Content(Settings settings, std::shared_ptr<const kb::Library> library,
            intents::IntentSet intents, std::vector<kb::Phrase> never_answer, std::string revision,
            store::Time loaded_at);
    Content(const Content&) = delete;

    const Settings& settings() const { return settings_; }
    const kb::Library& library() const { return *library_; }
    const intents::IntentSet& intents() const { return intents_; }
    const kb::Matcher& matcher() const { return *matcher_; }
    const kb::SearchIndex& search() const { return *search_; }
    // The article of a search hit's document.
    const kb::Article& document(std::size_t document) const { return *documents_[document]; }

    Target target(std::size_t item) const { return targets_[item]; }
    // Whoever asks, whenever and in whatever conversation: one item, or all of them.
    bool is_for_everyone(std::size_t item) const { return for_everyone_[item]; }
    bool is_for_everyone() const { return all_for_everyone_; }
    std::optional<std::size_t> item_of(const intents::Intent& intent) const;
    std::optional<std::size_t> item_of(const kb::Article& article) const;

    const std::vector<std::string>& languages() const { return languages_; }
    // Which of them a text is in; the content's own sentences taught how they are written.
    kb::Detected detect(std::string_view text, std::string_view hint = {}) const {
        return speech_.detect(text, hint);
    }
    // A text of Markdown as chats show it.
    Rendered rendered(std::string_view markdown) const { return answers_.of(markdown); }
    const std::string& revision() const { return revision_; }
    store::Time loaded_at() const { return loaded_at_; }
    const kb::Problems& warnings() const { return warnings_; }
    std::span<const Canned> canned() const { return canned_; }

  private:
    friend class ContentLoader;
    Settings settings_;
    std::shared_ptr<const kb::Library> library_;
    intents::IntentSet intents_;
    std::vector<std::string> languages_;
    kb::Languages speech_;
    std::vector<Target> targets_;
    std::vector<char> for_everyone_;  // of an item
    bool all_for_everyone_ = false;
    RenderedTexts answers_;
    std::map<const void*, std::size_t> items_;  // article or intent -> item
    std::vector<const kb::Article*> documents_;
    std::unique_ptr<kb::Matcher> matcher_;
    std::unique_ptr<kb::SearchIndex> search_;
    std::vector<Canned> canned_;
    kb::Problems warnings_;
    std::string revision_;
    store::Time loaded_at_;
};

using ContentPtr = std::shared_ptr<const Content>;

struct LoadedContent {
    ContentPtr content;     // null where there are errors
    kb::Problems problems;  // sorted; warnings as well
};

// Reads and trains a content folder. `now` judges stale dates and stamps the load.
LoadedContent load_content(const std::filesystem::path& folder, store::Time now);

}  // namespace desk
