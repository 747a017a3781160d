// The kinds of value a customer can name (order numbers, dates, sizes), and finding them in a text.
// Knows words, patterns and calendars; knows nothing of forms, of what a value is for, or of the
// clock.
#pragma once

#include <chrono>
#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace intents {

/// The wall clock of the shop, as its people read it: what "tomorrow" is counted from.
using LocalTime = std::chrono::local_seconds;

/// Bytes [begin, end) of the message as the customer wrote it.
struct Span {
    std::size_t begin = 0;
    std::size_t end = 0;
    bool operator==(const Span&) const = default;
    [[nodiscard]] bool overlaps(const Span& other) const {
        return begin < other.end && other.begin < end;
    }
};

/// One value of a list entity: what we call it, how a button shows it, how customers say it.
struct EntityValue {
    std::string value;
    std::string label;  ///< shown to people; the value itself unless the file says otherwise
    std::vector<std::string> says;
};

/// A pattern (RE2, whole words, any case) with the shape its value is brought into.
struct EntityPattern {
    std::string regex;
    std::string replace;  ///< RE2 rewrite ("AB-\\1"); empty keeps what the pattern found
};

enum class Casing { keep, upper, lower };

/// An entity of `entities.yaml`: a list, patterns, or both.
struct Entity {
    std::string name;
    std::vector<EntityValue> values;
    std::vector<EntityPattern> patterns;
    Casing casing = Casing::keep;  ///< how a pattern's value is written
    bool secret = false;           ///< values are masked wherever they would be stored
    std::vector<std::string> examples;
};

/// A value found in a message.
struct Found {
    std::string type;
    std::string value;  ///< canonical: `2026-05-03`, `AB-1234`, `yes`
    std::string shown;  ///< as a person would read it back
    Span span;
    bool operator==(const Found&) const = default;
};

/// What finding needs to know beside the text.
struct FindOptions {
    std::string_view lang = "en";
    LocalTime now{};
};

/// Is this one of the built-in types: text email number date phone yes-no?
[[nodiscard]] bool is_built_in(std::string_view type);

/// Every type an author can name: the built-in ones and the entities of the files.
class EntitySet {
  public:
    EntitySet();
    /// Entities whose patterns compile (the loader reports those that do not).
    explicit EntitySet(std::vector<Entity> entities);
    EntitySet(EntitySet&&) noexcept;
    EntitySet& operator=(EntitySet&&) noexcept;
    ~EntitySet();

    [[nodiscard]] bool knows(std::string_view type) const;
    [[nodiscard]] const Entity* entity(std::string_view name) const;
    [[nodiscard]] std::vector<std::string> names() const;  ///< of the files, sorted

    /// Values of one type in the text: leftmost first, longest where they start together, never
    /// overlapping.
    [[nodiscard]] std::vector<Found> find(std::string_view type, std::string_view text,
                                          const FindOptions& options) const;
    /// Values of every entity of the files (the built-in types are asked for by name).
    [[nodiscard]] std::vector<Found> find_all(std::string_view text,
                                              const FindOptions& options) const;

  private:
    struct Parts;
    std::unique_ptr<const Parts> parts_;
};

/// The error of a regular expression as RE2 words it; empty when it compiles within our memory
/// bound.
[[nodiscard]] std::string regex_error(const std::string& regex);

}  // namespace intents
