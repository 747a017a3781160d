// The int8 product that answers: what each class says to one row. Sums are of integers, so that
// every machine gives the same bits.
#include "kb/matching/linear.hpp"
#include "kb/wide.hpp"

#include <algorithm>
#include <array>
#include <cassert>
#include <cstring>

namespace kb {
namespace {

constexpr float fixed_point = 4096;
constexpr std::size_t lanes_of_group = 16;
constexpr std::size_t far_ahead = 16;  ///< rows of the table are asked for before they are needed
constexpr std::size_t near_ahead = 8;

using Sum = std::array<std::uint32_t, lanes_of_group>;

/// Whole numbers, so that the order of adding does not matter.
void to_fixed(std::span<const float> values, std::vector<std::int32_t>& out) {
    out.resize(values.size());
    for (std::size_t i = 0; i < values.size(); ++i) {
        const float value = values[i] * fixed_point;
        out[i] = static_cast<std::int32_t>(value + (value < 0 ? -0.5F : 0.5F));
    }
}

using Weights = std::array<std::int8_t, lanes_of_group>;
constexpr std::size_t together = 4;  ///< features of all classes are added so many at once

/// The table of one feature's weights in groups of classes, as add_all wants it.
struct Table {
    const std::uint32_t* starts;
    const std::uint16_t* places;
    const Weights* groups;
    std::size_t all_groups;  ///< of all classes

    bool is_of_all(std::uint32_t feature) const {
        return starts[feature + 1] - starts[feature] == all_groups;
    }
};

/// Adds what so many features say to one group of classes: sixteen sums at once. Spelled out, for
/// a compiler left to itself must reckon with bytes that lie in the sums, and goes one by one.
template <std::size_t features>
[[gnu::always_inline]] inline void add_group(const std::array<std::uint32_t, features>& by,
                                             const std::array<const Weights*, features>& groups,
                                             std::size_t group, Sum& sum) {
    using Bytes [[gnu::vector_size(lanes_of_group)]] = std::int8_t;
    using Lanes [[gnu::vector_size(lanes_of_group * sizeof(std::uint32_t))]] = std::uint32_t;
    Lanes grown;
    std::memcpy(&grown, &sum, sizeof grown);
    for (std::size_t f = 0; f < features; ++f) {
        Bytes weights;
        std::memcpy(&weights, &groups[f][group], sizeof weights);
        grown += by[f] * __builtin_convertvector(weights, Lanes);
    }
    std::memcpy(&sum, &grown, sizeof grown);
}

/// Features that speak to every class, as those of meaning do: each sum is taken out once for all.
[[gnu::always_inline]] inline void add_of_all(const std::uint32_t* ids, const std::int32_t* factors,
                                              Table table, Sum* sums) {
    std::array<std::uint32_t, together> by{};
    std::array<const Weights*, together> groups{};
    for (std::size_t f = 0; f < together; ++f) {
        by[f] = static_cast<std::uint32_t>(factors[f]);
        groups[f] = table.groups + table.starts[ids[f]];
    }
    for (std::size_t g = 0; g < table.all_groups; ++g) add_group(by, groups, g, sums[g]);
}

[[gnu::always_inline]] inline void prefetch(std::span<const std::uint32_t> ids, std::size_t k,
                                            Table table) {
    if (k + far_ahead < ids.size()) __builtin_prefetch(table.starts + ids[k + far_ahead]);
    if (k + near_ahead >= ids.size()) return;
    const auto soon = table.starts[ids[k + near_ahead]];
    __builtin_prefetch(table.places + soon);
    __builtin_prefetch(table.groups + soon);
    __builtin_prefetch(table.groups + soon + 4);
    __builtin_prefetch(table.groups + soon + 8);
}

[[gnu::always_inline]] inline void add_all(std::span<const std::uint32_t> ids,
                                           const std::int32_t* factors, Table table, Sum* sums) {
    const auto are_of_all = [&](std::size_t from) {
        if (from + together > ids.size()) return false;
        for (std::size_t f = 0; f < together; ++f) {
            if (!table.is_of_all(ids[from + f])) return false;
        }
        return true;
    };
    for (std::size_t k = 0; k < ids.size();) {
        if (are_of_all(k)) {
            add_of_all(ids.data() + k, factors + k, table, sums);
            k += together;
            continue;
        }
        prefetch(ids, k, table);
        const std::array by{static_cast<std::uint32_t>(factors[k])};
        const std::array groups{table.groups};
        const auto end = table.starts[ids[k] + 1];
        for (auto g = table.starts[ids[k]]; g < end; ++g) {
            add_group(by, groups, g, sums[table.places[g]]);
        }
        ++k;
    }
}

KB_WIDE void add_wide(std::span<const std::uint32_t> ids, const std::int32_t* factors, Table table,
                      Sum* sums) {
    add_all(ids, factors, table, sums);
}

void add_plain(std::span<const std::uint32_t> ids, const std::int32_t* factors, Table table,
               Sum* sums) {
    add_all(ids, factors, table, sums);
}

}  // namespace

std::size_t Linear::stride() const {
    return classes() == 1 ? 1 : (classes() + lanes - 1) / lanes * lanes;
}

std::size_t Linear::part_bytes() const {
    return stride() * sizeof(std::uint32_t);
}

void Linear::add_only(std::span<const std::uint32_t> ids, std::span<const std::int32_t> factors,
                      std::uint32_t& sum) const {
    for (std::size_t k = 0; k < ids.size(); ++k) {
        sum += static_cast<std::uint32_t>(factors[k] * only_[ids[k]]);
    }
}

/// Adds products to sums of all classes, `stride()` of them.
void Linear::add(std::span<const std::uint32_t> ids, std::span<const std::int32_t> factors,
                 std::span<std::uint32_t> sums) const {
    static_assert(sizeof(Group) == sizeof(std::array<std::int8_t, lanes_of_group>));
    static_assert(sizeof(Sum) == lanes_of_group * sizeof(std::uint32_t));
    if (classes() == 1) return add_only(ids, factors, sums.front());
    const Table table{starts_.data(), places_.data(), &groups_.data()->weights, stride() / lanes};
    auto* groups = reinterpret_cast<Sum*>(sums.data());
    (has_wide_units() ? add_wide : add_plain)(ids, factors.data(), table, groups);
}

void Linear::add_part(WholeView part, PartSums& parts) const {
    parts.stride_ = stride();
    parts.sums_.resize(parts.sums_.size() + stride(), 0);
    add(part.ids, part.values, std::span(parts.sums_).last(stride()));
}

void Linear::values(SparseView row, std::span<float> out) const {
    values({.features = row, .whole = {}, .parts = {}}, {}, out);
}

void Linear::values(const AskedRow& row, const PartSums& parts, std::span<float> out) const {
    assert(out.size() == bias_.size());
    thread_local std::vector<std::uint32_t> sums;
    thread_local std::vector<std::uint32_t> whole;
    thread_local std::vector<std::int32_t> factors;
    sums.assign(stride(), 0);
    whole.assign(stride(), 0);
    to_fixed(row.features.values, factors);
    add(row.features.ids, factors, sums);
    add(row.whole.ids, row.whole.values, whole);
    for (const auto part : row.parts) {
        const auto* ready = parts.sums_.data() + part * parts.stride_;
        for (std::size_t i = 0; i < whole.size(); ++i) whole[i] += ready[i];
    }
    const auto value = [](std::uint32_t sum) {
        return static_cast<float>(static_cast<std::int32_t>(sum));
    };
    for (std::size_t i = 0; i < out.size(); ++i) {
        const float sum = value(sums[i]) / fixed_point + value(whole[i]) * row.factor;
        out[i] = bias_[i] + sum * scale_[i];
    }
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
