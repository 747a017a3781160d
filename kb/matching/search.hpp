// Help-centre search: the articles of one language that fit what is being typed, best first.
// Most words must be found, the last one may be unfinished; a misspelt word finds its neighbour.
#pragma once

#include <cstddef>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace kb {

struct SearchDocument {
    std::string lang{};
    std::string title{};
    std::vector<std::string> questions{};
    std::vector<std::string> keywords{};
    std::string body{};  ///< plain text
};

struct SearchHit {
    std::size_t document = 0;  ///< index into what the index was made of
    double score = 0;
    std::string excerpt{};  ///< a piece of the body around the words found, plain text
};

struct SearchOptions {
    std::size_t limit = 10;
    /// The last word may be the beginning of a longer one.
    bool typing = true;
};

struct SearchBrain;

/// Immutable; any number of threads may ask it.
class SearchIndex {
  public:
    explicit SearchIndex(std::vector<SearchDocument> documents);
    ~SearchIndex();
    SearchIndex(SearchIndex&&) noexcept;
    SearchIndex& operator=(SearchIndex&&) noexcept;

    std::vector<SearchHit> find(std::string_view query, std::string_view lang,
                                const SearchOptions& options = {}) const;

  private:
    std::unique_ptr<const SearchBrain> brain_;
};

}  // namespace kb
