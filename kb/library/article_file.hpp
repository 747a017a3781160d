// Article files to values: YAML front matter, Markdown body. Pure: bytes in, an Article out.
#pragma once

#include "kb/library/article.hpp"
#include "kb/library/snippets.hpp"
#include "kb/problem.hpp"
#include "kb/yaml/yaml.hpp"

#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace kb {

inline constexpr std::size_t article_bytes_max = std::size_t{1} << 20;

/// `_index.md`: a folder's title and what its articles have unless they say otherwise.
struct FolderFile {
    std::string title;
    yaml::Node cascade;
    std::shared_ptr<const yaml::Document> document;  ///< keeps `cascade` alive
    std::string introduction;                        ///< body, Markdown
};

/// Where the article lies: what its file does not say by itself.
struct ArticlePlace {
    std::string file;    ///< as problems name it
    std::string lang;    ///< of the language folder; may be empty
    std::string folder;  ///< below the language
    std::string stem;    ///< file name without ".md": the default id
    /// Cascades of the folders around it, the nearest first.
    std::vector<yaml::Node> cascades;
};

/// Nothing where there are errors; then `problems` has them.
std::optional<Article> read_article(std::string_view bytes, const ArticlePlace& place,
                                    const Snippets& snippets, Problems& problems);

std::optional<FolderFile> read_folder(std::string_view bytes, const std::string& file,
                                      Problems& problems);

/// May this stand as an id in files and addresses? Letters, digits, `-`, `_` and `.`.
bool good_id(std::string_view id);
/// An id near to any text: "Size & colour" gives "size-colour".
std::string proposed_id(std::string_view text);
/// "en", "pt-BR", "zh-Hant".
bool good_language(std::string_view lang);

extern const yaml::Schema article_schema;
extern const yaml::Schema folder_schema;

}  // namespace kb
