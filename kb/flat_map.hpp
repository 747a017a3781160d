// From 64-bit keys (hashes of words and n-grams) to small numbers; open addressing, no removal.
// Knows nothing of what the keys stand for; two strings of one hash are one key.
#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace kb {

/// FNV-1a with a final mix; the same on every machine.
constexpr std::uint64_t mix(std::uint64_t hash) {
    hash ^= hash >> 32;
    hash *= 0xD6E8FEB86659FD93ull;
    hash ^= hash >> 32;
    return hash;
}

constexpr std::uint64_t hash_of(std::string_view text, std::uint64_t seed = 0) {
    std::uint64_t hash = 0xCBF29CE484222325ull ^ seed;
    for (char c : text) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001B3ull;
    return mix(hash);
}

/// The key of two small numbers together.
constexpr std::uint64_t key_of(std::uint32_t a, std::uint32_t b) {
    return mix((std::uint64_t{a} << 32 | b) * 0x9E3779B97F4A7C15ull);
}

class FlatMap {
  public:
    static constexpr std::uint32_t none = ~0u;

    std::uint32_t find(std::uint64_t key) const {
        if (slots_.empty()) return none;
        for (auto at = key & mask(); slots_[at].value != none; at = (at + 1) & mask()) {
            if (slots_[at].key == key) return slots_[at].value;
        }
        return none;
    }

    /// The value of `key`, which becomes `fresh` if the key is new.
    std::uint32_t insert(std::uint64_t key, std::uint32_t fresh) {
        if (2 * (size_ + 1) > slots_.size()) grow();
        auto at = key & mask();
        for (; slots_[at].value != none; at = (at + 1) & mask()) {
            if (slots_[at].key == key) return slots_[at].value;
        }
        slots_[at] = {key, fresh};
        ++size_;
        return fresh;
    }

    std::size_t size() const { return size_; }

    /// Calls `visit(key, value)` for all, in no order that means anything.
    template <typename Visit>
    void each(Visit visit) const {
        for (const auto& slot : slots_) {
            if (slot.value != none) visit(slot.key, slot.value);
        }
    }

  private:
    struct Slot {
        std::uint64_t key = 0;
        std::uint32_t value = none;
    };

    std::size_t mask() const { return slots_.size() - 1; }

    void grow() {
        auto old = std::move(slots_);
        slots_.assign(std::bit_ceil(old.size() * 2 + 16), {});
        size_ = 0;
        for (const auto& slot : old) {
            if (slot.value != none) insert(slot.key, slot.value);
        }
    }

    std::vector<Slot> slots_;
    std::size_t size_ = 0;
};

/// The same, made once from a FlatMap and half as large: a key is its place and 32 bits of it.
class FrozenMap {
  public:
    static constexpr std::uint32_t none = FlatMap::none;

    FrozenMap() = default;
    explicit FrozenMap(const FlatMap& map) {
        slots_.assign(std::bit_ceil(map.size() + map.size() / 2 + 8), {});
        map.each([&](std::uint64_t key, std::uint32_t value) {
            auto at = key & mask();
            while (slots_[at].value != none) at = (at + 1) & mask();
            slots_[at] = {tag(key), value};
        });
    }

    std::uint32_t find(std::uint64_t key) const {
        if (slots_.empty()) return none;
        for (auto at = key & mask(); slots_[at].value != none; at = (at + 1) & mask()) {
            if (slots_[at].tag == tag(key)) return slots_[at].value;
        }
        return none;
    }

    std::size_t bytes() const { return slots_.size() * sizeof(Slot); }

  private:
    struct Slot {
        std::uint32_t tag = 0;
        std::uint32_t value = none;
    };

    static std::uint32_t tag(std::uint64_t key) { return static_cast<std::uint32_t>(key >> 32); }
    std::size_t mask() const { return slots_.size() - 1; }

    std::vector<Slot> slots_;
};

}  // namespace kb
