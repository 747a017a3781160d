// All articles of a content folder, immutable: by language and id, with redirects, folders,
// translations. Reads files once when loading; knows nothing of ranking, intents or customers.
#pragma once

#include "kb/library/article.hpp"
#include "kb/library/content_files.hpp"
#include "kb/library/snippets.hpp"
#include "kb/problem.hpp"
#include "kb/words/lexicon.hpp"

#include <chrono>
#include <cstddef>
#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace kb {

struct Folder {
    std::string lang;
    std::string path;  ///< below the language: "shipping"; "" for the language itself
    std::string title;
    std::string introduction;           ///< Markdown
    std::vector<std::size_t> articles;  ///< indices into Library::articles(), by title
};

class Library {
  public:
    /// Ordered by language, then id.
    std::span<const Article> articles() const { return articles_; }
    /// By exact id; null where there is none.
    const Article* find(std::string_view lang, std::string_view id) const;
    /// By id or by an old id that redirects.
    const Article* resolve(std::string_view lang, std::string_view id) const;
    /// The article that says the same in another language.
    const Article* translation(const Article& article, std::string_view lang) const;
    std::vector<const Article*> related(const Article& article) const;

    const std::vector<std::string>& languages() const { return languages_; }
    std::span<const Folder> folders() const { return folders_; }
    std::vector<const Folder*> folders(std::string_view lang) const;
    const Lexicon& lexicon() const { return lexicon_; }
    const Snippets& snippets() const { return snippets_; }

    std::size_t index_of(const Article& article) const;

  private:
    friend class LibraryLoader;
    using Index = std::map<std::string, std::size_t, std::less<>>;  // "lang/id"

    std::vector<Article> articles_;
    Index by_id_;
    Index by_redirect_;
    Index by_origin_;
    std::vector<std::string> languages_;
    std::vector<Folder> folders_;
    Lexicon lexicon_;
    Snippets snippets_;
};

struct LibraryOptions {
    /// Today: makes stale dates warnings. Without it dates are not judged.
    std::optional<std::chrono::sys_days> today;
    std::size_t file_bytes_max = std::size_t{1} << 20;
    std::size_t files_max = 20'000;
};

struct Loaded {
    std::shared_ptr<const Library> library;  ///< null where there are errors
    Problems problems;                       ///< sorted; warnings as well
};

/// Reads articles/, snippets/ and lexicon.yaml of a content folder.
Loaded load_library(const std::filesystem::path& content, const LibraryOptions& options = {});

}  // namespace kb
