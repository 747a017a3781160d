// Reads the fields of one JSON object, typed and bounded; remembers the first that was wrong.
// Knows JSON; knows nothing of what the fields mean. Nothing thrown leaves here.
#pragma once

#include "server/store/types.hpp"
#include "server/wire/refusal.hpp"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <nlohmann/json_fwd.hpp>

namespace wire {

struct Bounds {
    std::size_t min = 0;
    std::size_t max = 1000;
};

class Fields {
  public:
    /// Depth is judged before parsing, UTF-8 and the outermost object with it.
    static Read<Fields> read(std::string_view text, int depth_max);
    Fields(Fields&&) noexcept;
    Fields& operator=(Fields&&) noexcept;
    ~Fields();

    bool has(std::string_view name) const;
    bool is_null(std::string_view name) const;

    /// Must be there. Lengths in characters.
    std::string text(std::string_view name, Bounds bounds = {});
    std::int64_t integer(std::string_view name, std::int64_t min, std::int64_t max);
    bool truth(std::string_view name);
    /// A list of whole numbers.
    std::vector<std::int64_t> integers(std::string_view name, std::size_t items_max,
                                       std::int64_t min, std::int64_t max);

    /// Absent and null are the same: the fallback.
    std::string text_or(std::string_view name, std::string_view fallback, Bounds bounds = {});
    std::int64_t integer_or(std::string_view name, std::int64_t fallback, std::int64_t min,
                            std::int64_t max);
    bool truth_or(std::string_view name, bool fallback);

    /// Only if it is there; null is refused.
    std::optional<std::string> maybe_text(std::string_view name, Bounds bounds = {});
    std::optional<std::int64_t> maybe_integer(std::string_view name, std::int64_t min,
                                              std::int64_t max);
    std::optional<bool> maybe_truth(std::string_view name);
    std::optional<std::vector<std::string>> maybe_texts(std::string_view name,
                                                        std::size_t items_max, Bounds bounds);
    std::optional<std::vector<std::int64_t>> maybe_integers(std::string_view name,
                                                            std::size_t items_max);
    /// The values of an object inside, each as text: numbers and truths as JSON writes them, null
    /// as the empty text. Absent and null give none.
    std::vector<std::pair<std::string, std::string>> values(std::string_view name,
                                                            std::size_t items_max, Bounds bounds);
    /// Whatever stands there, as JSON text, for a reader of its own; nothing if absent.
    std::optional<std::string> json(std::string_view name) const;
    /// RFC 3339.
    std::optional<store::Time> maybe_time(std::string_view name);

    /// A text, number or truth as text; null and absent are empty. Anything else is blamed.
    std::string scalar(std::string_view name);
    /// Every name in the object, in order of the alphabet.
    std::vector<std::string> names() const;

    /// An object inside; absent and null give an empty one. Its faults are faults of this.
    Fields inner(std::string_view name);
    /// Takes over what was wrong inside.
    void check(const Fields& inner);

    /// Blames a field from outside, if nothing was wrong yet.
    void blame(Code code, std::string_view field, std::string text);
    /// The client's own id, read first so that every refusal can carry it.
    const std::string& id() const { return id_; }
    bool good() const { return !fault_; }
    Refusal fault() const;

  private:
    explicit Fields(nlohmann::json object);
    const nlohmann::json* find(std::string_view name) const;
    std::string text_of(const nlohmann::json& value, std::string_view name, Bounds bounds);
    std::int64_t integer_of(const nlohmann::json& value, std::string_view name, std::int64_t min,
                            std::int64_t max);
    bool truth_of(const nlohmann::json& value, std::string_view name);
    void missing(std::string_view name);

    std::unique_ptr<nlohmann::json> object_;
    std::string id_;
    std::optional<Refusal> fault_;
};

/// Whether brackets nest deeper than `depth_max`; strings are stepped over.
bool too_deep(std::string_view json, int depth_max);

/// Longest client id, in bytes.
inline constexpr std::size_t client_id_bytes = 64;

}  // namespace wire
