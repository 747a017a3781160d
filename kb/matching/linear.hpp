// One-vs-rest linear classifier: L2-loss support vector machine by dual coordinate descent
// (Hsieh et al. 2008), sixteen classes at a time so that each example is read once for all of them.
// Knows rows of numbers and class numbers; knows nothing of words or items.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace kb {

/// A sparse vector: parallel spans of feature numbers and values.
struct SparseView {
    std::span<const std::uint32_t> ids;
    std::span<const float> values;
};

/// Features whose values are whole numbers, all to be multiplied by one factor afterwards.
struct WholeView {
    std::span<const std::uint32_t> ids;
    std::span<const std::int32_t> values;
};

/// What some parts of rows that come again and again say to each class, reckoned once.
class PartSums {
  public:
    std::size_t bytes() const { return sums_.size() * sizeof(std::uint32_t); }

  private:
    friend class Linear;
    std::size_t stride_ = 1;           ///< classes, rounded up
    std::vector<std::uint32_t> sums_;  ///< of integers; what runs over comes back
};

/// A row as it is asked: features with their values, then a block of whole numbers of which some
/// parts are ready. It comes to the same as if each had been a feature by itself.
struct AskedRow {
    SparseView features;
    WholeView whole;
    std::span<const std::uint32_t> parts;  ///< numbers of parts
    float factor = 0;                      ///< of `whole` and `parts`
};

/// Many sparse vectors end to end.
class SparseRows {
  public:
    void add(SparseView row);
    /// Room for so many rows with so many numbers together.
    void reserve(std::size_t rows, std::size_t numbers);
    SparseView operator[](std::size_t row) const {
        const auto begin = starts_[row];
        const auto count = starts_[row + 1] - begin;
        return {std::span(ids_).subspan(begin, count), std::span(values_).subspan(begin, count)};
    }
    std::size_t size() const { return starts_.size() - 1; }

  private:
    std::vector<std::uint32_t> ids_;
    std::vector<float> values_;
    std::vector<std::size_t> starts_{0};
};

/// What an example teaches: it is of class `positive` (others: it is not), or of no class, or
/// it is only known not to be of `negative_only`.
struct Target {
    static constexpr std::uint32_t none = ~0u;
    std::uint32_t positive = none;
    std::uint32_t negative_only = none;
    float weight = 1;  ///< multiplies C
};

struct LinearOptions {
    float c = 1;
    int epochs_max = 20;
    float tolerance = 0.1F;
    /// The weights of a class are drawn to the mean of its examples, made this long, not to zero:
    /// what few examples cannot tell is left to their likeness (Rocchio 1971).
    float prior = 0;
};

struct LearntBlock;

class Linear {
  public:
    Linear() = default;

    static Linear train(const SparseRows& rows, std::span<const Target> targets,
                        std::size_t features, std::size_t classes,
                        const LinearOptions& options = {});

    /// One value a class into `out`; about +1 for "of the class", -1 for "not".
    void values(SparseView row, std::span<float> out) const;
    void values(const AskedRow& row, const PartSums& parts, std::span<float> out) const;
    /// Adds a part; its number is how many there were.
    void add_part(WholeView part, PartSums& parts) const;
    /// The memory one part takes.
    std::size_t part_bytes() const;
    /// The weight of one feature in one class, for explanations.
    float weight(std::uint32_t feature, std::uint32_t of_class) const;
    std::size_t classes() const { return bias_.size(); }
    std::size_t bytes() const;

  private:
    static constexpr std::size_t lanes = 16;
    /// The weights of one feature in sixteen classes that lie together; most are never needed.
    struct Group {
        std::array<std::int8_t, lanes> weights{};
    };

    void add_only(std::span<const std::uint32_t> ids, std::span<const std::int32_t> factors,
                  std::uint32_t& sum) const;
    void add(std::span<const std::uint32_t> ids, std::span<const std::int32_t> factors,
             std::span<std::uint32_t> sums) const;
    std::size_t stride() const;
    void pack(std::span<const LearntBlock> blocks, std::size_t features);
    void pack_only(const LearntBlock& block, std::size_t features);

    std::vector<std::uint32_t> starts_;  ///< of a feature, into groups_
    std::vector<Group> groups_;
    std::vector<std::uint16_t> places_;  ///< of a group: its sixteen classes
    std::vector<std::int8_t> only_;      ///< the weights of the only class, if there is but one
    std::vector<float> scale_;           ///< of a class: weight = int8 * scale
    std::vector<float> bias_;
};

}  // namespace kb
