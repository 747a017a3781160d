// Reads a content folder into a library: snippets and lexicon first, then folders, then articles.
#include "kb/library/article_file.hpp"
#include "kb/library/content_files.hpp"
#include "kb/library/library.hpp"
#include "kb/library/library_check.hpp"
#include "kb/markdown/markdown.hpp"
#include "kb/utf8.hpp"

#include <algorithm>
#include <set>
#include <tuple>
#include <utility>

#include <fmt/format.h>

namespace kb {
namespace {

constexpr std::string_view articles_folder = "articles";
constexpr std::string_view snippets_folder = "snippets";
constexpr std::string_view lexicon_name = "lexicon.yaml";
constexpr std::string_view index_name = "_index.md";
constexpr std::string_view ending = ".md";

std::string_view parent_of(std::string_view name) {
    const auto slash = name.rfind('/');
    return slash == name.npos ? std::string_view() : name.substr(0, slash);
}

std::string_view last_of(std::string_view name) {
    return name.substr(name.rfind('/') + 1);
}

std::string_view stem_of(std::string_view name) {
    const auto last = last_of(name);
    return last.substr(0, last.size() - ending.size());
}

// "articles/en/shipping/abroad" -> "en", "shipping/abroad"
std::pair<std::string_view, std::string_view> language_and_folder(std::string_view path) {
    path.remove_prefix(std::min(path.size(), articles_folder.size() + 1));
    const auto slash = std::min(path.find('/'), path.size());
    return {path.substr(0, slash), path.substr(std::min(slash + 1, path.size()))};
}

// "getting-started" -> "Getting started"
std::string title_from(std::string_view path) {
    std::string title(last_of(path));
    std::ranges::replace(title, '-', ' ');
    std::ranges::replace(title, '_', ' ');
    if (!title.empty() && title[0] >= 'a' && title[0] <= 'z') title[0] -= 32;
    return title;
}

std::string key_of(std::string_view lang, std::string_view id) {
    return fmt::format("{}/{}", lang, id);
}
}  // namespace

class LibraryLoader {
  public:
    LibraryLoader(const std::filesystem::path& content, const LibraryOptions& options)
        : content_(content), options_(options), library_(std::make_shared<Library>()) {}

    Loaded load() {
        read_snippets();
        read_lexicon();
        read_articles();
        index();
        make_folders();
        if (!has_errors(problems_)) check_library(*library_, options_, problems_);
        sort(problems_);
        const bool broken = has_errors(problems_);
        return {broken ? nullptr : std::move(library_), std::move(problems_)};
    }

  private:
    std::optional<std::string> read(const ContentFile& file) {
        return read_file(file.path, file.name, options_.file_bytes_max, problems_);
    }

    void read_snippets() {
        const auto files =
            content_files(content_, snippets_folder, ending, options_.files_max, problems_);
        for (const auto& file : files) {
            auto text = read(file);
            if (!text || !readable_snippet(*text, file.name)) continue;
            const auto folder = parent_of(file.name);
            const auto lang = folder == snippets_folder ? std::string_view() : last_of(folder);
            library_->snippets_.add(lang, stem_of(file.name),
                                    {file.name, with_plain_line_ends(*text)});
        }
        library_->snippets_.check(problems_);
    }

    bool readable_snippet(const std::string& text, const std::string& name) {
        const auto before = problems_.size();
        const auto refuse = [&](std::size_t byte, std::string what, std::string mend) {
            const auto [line, column] = place_at(text, byte);
            problems_.push_back(
                {Severity::error, name, line, column, std::move(what), std::move(mend)});
        };
        if (const auto bad = first_invalid_utf8(text)) {
            refuse(*bad, "this is not UTF-8", "save the file as UTF-8");
        } else if (const auto control = first_control(text)) {
            refuse(*control, "a control character", "remove it");
        } else {
            const auto html = markdown::outline(text).raw_html;
            if (html.empty()) return true;
            problems_.push_back({Severity::error, name, html.front().line, 0,
                                 fmt::format("raw HTML: {}", html.front().text),
                                 "say it in Markdown"});
        }
        return problems_.size() == before;
    }

    void read_lexicon() {
        const auto path = content_ / lexicon_name;
        std::error_code unknown;
        if (!std::filesystem::exists(path, unknown)) return;
        const std::string name(lexicon_name);
        const auto text = read_file(path, name, options_.file_bytes_max, problems_);
        if (text) library_->lexicon_ = Lexicon::read(name, *text, problems_);
    }

    void read_articles() {
        const auto files =
            content_files(content_, articles_folder, ending, options_.files_max, problems_);
        for (const auto& file : files) {
            if (last_of(file.name) == index_name) read_index(file);
        }
        bool any = false;
        for (const auto& file : files) {
            if (last_of(file.name) == index_name) continue;
            any = true;
            read_one(file);
        }
        if (any) return;
        problems_.push_back({Severity::error, std::string(articles_folder), 0, 0,
                             "there are no articles", "write one: articles/en/my-first.md"});
    }

    void read_index(const ContentFile& file) {
        const auto text = read(file);
        if (!text) return;
        auto folder = read_folder(*text, file.name, problems_);
        if (folder) indices_.emplace(parent_of(file.name), std::move(*folder));
    }

    void read_one(const ContentFile& file) {
        const auto text = read(file);
        if (!text) return;
        const auto path = parent_of(file.name);
        const auto [lang, folder] = language_and_folder(path);
        ArticlePlace place{
            file.name, std::string(lang), std::string(folder), std::string(stem_of(file.name)), {}};
        for (auto around = path; !around.empty(); around = parent_of(around)) {
            const auto found = indices_.find(around);
            if (found != indices_.end()) place.cascades.push_back(found->second.cascade);
        }
        auto article = read_article(*text, place, library_->snippets_, problems_);
        if (article) library_->articles_.push_back(std::move(*article));
    }

    void index() {
        auto& articles = library_->articles_;
        std::ranges::sort(articles, {}, [](const Article& a) {
            return std::tuple(std::string_view(a.lang), std::string_view(a.id),
                              std::string_view(a.file));
        });
        std::set<std::string> languages;
        for (std::size_t i = 0; i < articles.size(); ++i) {
            const auto& article = articles[i];
            languages.insert(article.lang);
            claim_id(article, i);
            claim_origin(article, i);
        }
        for (std::size_t i = 0; i < articles.size(); ++i) claim_redirects(articles[i], i);
        library_->languages_.assign(languages.begin(), languages.end());
    }

    void claim_id(const Article& article, std::size_t place) {
        const auto [found, mine] =
            library_->by_id_.emplace(key_of(article.lang, article.id), place);
        if (mine) return;
        const auto& other = library_->articles_[found->second];
        problems_.push_back({Severity::error, article.file, 1, 1,
                             fmt::format("two articles in {} claim the id \"{}\": this and {}",
                                         article.lang, article.id, other.file),
                             "rename one of them"});
    }

    void claim_origin(const Article& article, std::size_t place) {
        const auto [found, mine] =
            library_->by_origin_.emplace(key_of(article.lang, article.origin()), place);
        const auto& other = library_->articles_[found->second];
        const auto& teller = article.translation_of ? article : other;
        if (mine || !teller.translation_of) return;
        problems_.push_back(
            {Severity::error, teller.file, teller.translation_of->line, 0,
             fmt::format("two articles in {} say \"{}\": this and {}", article.lang,
                         article.origin(), (&teller == &article ? other : article).file),
             "keep translation_of in one of them"});
    }

    void claim_redirects(const Article& article, std::size_t place) {
        for (const auto& old : article.redirect_from) {
            const auto key = key_of(article.lang, old.text);
            const auto* other = library_->find(article.lang, old.text);
            const auto [found, mine] = library_->by_redirect_.emplace(key, place);
            if (other == nullptr && !mine) other = &library_->articles_[found->second];
            if (other == nullptr) continue;
            problems_.push_back(
                {Severity::error, article.file, old.line, 0,
                 fmt::format("redirect_from: \"{}\" already leads to {}", old.text, other->file),
                 "remove it here or there"});
        }
    }

    // Every folder with articles, and every one in which an _index.md says something.
    void make_folders() {
        std::map<std::string, Folder, std::less<>> folders;
        const auto folder_at = [&](std::string_view lang, std::string_view path) -> Folder& {
            auto& folder = folders[key_of(lang, path)];
            folder.lang = lang;
            folder.path = path;
            return folder;
        };
        for (const auto& [path, index] : indices_) {
            const auto [lang, below] = language_and_folder(path);
            if (lang.empty()) continue;
            auto& folder = folder_at(lang, below);
            folder.title = index.title;
            folder.introduction = index.introduction;
        }
        const auto& articles = library_->articles_;
        for (std::size_t i = 0; i < articles.size(); ++i) {
            folder_at(articles[i].lang, articles[i].folder).articles.push_back(i);
        }
        for (auto& [key, folder] : folders) {
            if (folder.title.empty()) folder.title = title_from(folder.path);
            std::ranges::sort(folder.articles, {}, [&](std::size_t i) {
                return std::pair(std::string_view(articles[i].title), i);
            });
            library_->folders_.push_back(std::move(folder));
        }
    }

    const std::filesystem::path& content_;
    const LibraryOptions& options_;
    std::shared_ptr<Library> library_;
    Problems problems_;
    std::map<std::string, FolderFile, std::less<>> indices_;  // "articles/en/shipping"
};

Loaded load_library(const std::filesystem::path& content, const LibraryOptions& options) {
    return LibraryLoader(content, options).load();
}

}  // namespace kb
