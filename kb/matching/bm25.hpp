// BM25F (Robertson, Zaragoza, Taylor 2004): how well does a document fit some words, when its
// title, questions, keywords and body weigh differently? Knows numbers of stems, no text.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace kb {

struct Field {
    static constexpr std::size_t title = 0, questions = 1, keywords = 2, body = 3, count = 4;
};

struct Scored {
    std::uint32_t document = 0;
    float score = 0;
};

class Bm25 {
  public:
    /// Stems of one document by field, with repetitions.
    using Document = std::array<std::vector<std::uint32_t>, Field::count>;

    Bm25() = default;
    Bm25(std::span<const Document> documents, std::size_t stems);

    /// Adds the scores of all documents to `scores` (one for each) for the given stems;
    /// `weights` says how much each of them counts.
    void score(std::span<const std::uint32_t> stems, std::span<const float> weights,
               std::span<float> scores) const;
    /// The most a document could get from this stem.
    float best(std::uint32_t stem) const { return stem < best_.size() ? best_[stem] : 0; }
    float score_of(std::uint32_t stem, std::uint32_t document) const;
    std::size_t documents_with(std::uint32_t stem) const {
        return stem + 1 < starts_.size() ? starts_[stem + 1] - starts_[stem] : 0;
    }

  private:
    std::span<const Scored> postings(std::uint32_t stem) const;

    std::vector<Scored> postings_;
    std::vector<std::uint32_t> starts_;
    std::vector<float> best_;
};

}  // namespace kb
