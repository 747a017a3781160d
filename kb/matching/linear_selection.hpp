// Which examples a block of classes must look at, of many. Knows rows and targets; learns nothing.
#pragma once

#include "kb/matching/linear.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <utility>
#include <vector>

namespace kb {

/// Examples to visit, and how much each counts.
struct Selected {
    std::vector<std::uint32_t> rows;
    std::vector<float> counts;  ///< of a row, selected or not
};

/// With many classes most examples have nothing to do with most of them: those that share no
/// telling feature with a block's own are thinned out, and the few that stay count for all.
class Selection {
  public:
    Selection(const SparseRows& rows, std::span<const Target> targets, std::size_t features,
              std::size_t classes);

    /// For the `width` classes from `first` on.
    void select(std::size_t first, std::size_t width, Selected& out) const;
    /// Is anything left out at all?
    bool thins() const { return thin_; }

  private:
    static constexpr std::size_t telling = 3;  ///< features looked at in an example
    using Telling = std::array<std::pair<float, std::uint32_t>, telling>;

    void add_telling(SparseView row);
    bool is_own(std::uint32_t row, std::size_t first, std::size_t width) const;

    std::span<const Target> targets_;
    std::size_t features_;
    bool thin_;
    std::vector<Telling> telling_;
};

}  // namespace kb
