// The int8 product that answers: what each class says to one row. Sums are of integers, so that
// every machine gives the same bits.
#include "kb/linear.hpp"
#include "kb/wide.hpp"

#include <algorithm>
#include <array>
#include <cassert>

namespace kb {
namespace {

constexpr float fixed_point = 4096;
constexpr std::size_t lanes_of_group = 16;
constexpr std::size_t far_ahead = 16;  ///< rows of the table are asked for before they are needed
constexpr std::size_t near_ahead = 8;

using Sum = std::array<std::int32_t, lanes_of_group>;

/// Values are never negative and below eight: sixteen bits times eight are products that the
/// oldest vector units have.
void to_fixed(std::span<const float> values, std::vector<std::int16_t>& out) {
    out.resize(values.size());
    for (std::size_t i = 0; i < values.size(); ++i) {
        out[i] = static_cast<std::int16_t>(values[i] * fixed_point + 0.5F);
    }
}

/// The table of one feature's weights in groups of classes, as add_all wants it.
struct Table {
    const std::uint32_t* starts;
    const std::uint16_t* places;
    const std::array<std::int8_t, lanes_of_group>* groups;
};

[[gnu::always_inline]] inline void add_all(std::span<const std::uint32_t> ids,
                                           const std::int16_t* factors, const Table& table,
                                           Sum* sums) {
    for (std::size_t k = 0; k < ids.size(); ++k) {
        if (k + far_ahead < ids.size()) __builtin_prefetch(table.starts + ids[k + far_ahead]);
        if (k + near_ahead < ids.size()) {
            const auto soon = table.starts[ids[k + near_ahead]];
            __builtin_prefetch(table.places + soon);
            __builtin_prefetch(table.groups + soon);
            __builtin_prefetch(table.groups + soon + 4);
            __builtin_prefetch(table.groups + soon + 8);
        }
        const std::int32_t factor = factors[k];
        const auto end = table.starts[ids[k] + 1];
        for (auto g = table.starts[ids[k]]; g < end; ++g) {
            auto& sum = sums[table.places[g]];
            const auto& weights = table.groups[g];
            for (std::size_t i = 0; i < lanes_of_group; ++i) sum[i] += factor * weights[i];
        }
    }
}

KB_WIDE void add_wide(std::span<const std::uint32_t> ids, const std::int16_t* factors,
                      const Table& table, Sum* sums) {
    add_all(ids, factors, table, sums);
}

void add_plain(std::span<const std::uint32_t> ids, const std::int16_t* factors, const Table& table,
               Sum* sums) {
    add_all(ids, factors, table, sums);
}

}  // namespace

void Linear::values(SparseView row, std::span<float> out) const {
    static_assert(sizeof(Group) == sizeof(std::array<std::int8_t, lanes_of_group>));
    assert(out.size() == bias_.size());
    thread_local std::vector<Sum> sums;
    thread_local std::vector<std::int16_t> factors;
    if (classes() == 1) {
        out[0] = value_of_only(row);
        return;
    }
    to_fixed(row.values, factors);
    sums.assign((out.size() + lanes - 1) / lanes, {});
    const Table table{starts_.data(), places_.data(), &groups_.data()->weights};
    (has_wide_units() ? add_wide : add_plain)(row.ids, factors.data(), table, sums.data());
    for (std::size_t i = 0; i < out.size(); ++i) {
        const auto sum = static_cast<float>(sums[i / lanes][i % lanes]);
        out[i] = bias_[i] + sum * scale_[i] / fixed_point;
    }
}

float Linear::value_of_only(SparseView row) const {
    std::int32_t sum = 0;
    for (std::size_t k = 0; k < row.ids.size(); ++k) {
        const auto factor = static_cast<std::int16_t>(row.values[k] * fixed_point + 0.5F);
        sum += factor * only_[row.ids[k]];
    }
    return bias_[0] + static_cast<float>(sum) * scale_[0] / fixed_point;
}

float Linear::weight(std::uint32_t feature, std::uint32_t of_class) const {
    if (classes() == 1) return static_cast<float>(only_[feature]) * scale_[0];
    for (auto g = starts_[feature]; g < starts_[feature + 1]; ++g) {
        if (places_[g] != of_class / lanes) continue;
        return static_cast<float>(groups_[g].weights[of_class % lanes]) * scale_[of_class];
    }
    return 0;
}

std::size_t Linear::bytes() const {
    return groups_.size() * (sizeof(Group) + sizeof(std::uint16_t)) + only_.size() +
           4 * (starts_.size() + scale_.size() + bias_.size());
}

}  // namespace kb
