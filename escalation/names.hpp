// Wire names of an enumeration: one table, read both ways.
#pragma once

#include <algorithm>
#include <cstddef>
#include <optional>
#include <span>
#include <string_view>

namespace escalation {

/// One row of a name table; row i must belong to the enumerator with value i.
template <class E>
struct Name {
    E value;
    std::string_view wire;
};

/// True if every row stands at its own value and no two rows share a name.
template <class E>
constexpr bool well_formed(std::span<const Name<E>> table) {
    for (std::size_t i = 0; i < table.size(); ++i) {
        if (static_cast<std::size_t>(table[i].value) != i || table[i].wire.empty()) return false;
        for (std::size_t j = 0; j < i; ++j) {
            if (table[i].wire == table[j].wire) return false;
        }
    }
    return true;
}

template <class E, std::size_t N>
constexpr std::string_view name_in(const Name<E> (&table)[N], E value) {
    return table[static_cast<std::size_t>(value)].wire;
}

template <class E, std::size_t N>
constexpr std::optional<E> value_in(const Name<E> (&table)[N], std::string_view wire) {
    const auto* row = std::ranges::find(table, wire, &Name<E>::wire);
    if (row == std::end(table)) return std::nullopt;
    return row->value;
}

}  // namespace escalation
