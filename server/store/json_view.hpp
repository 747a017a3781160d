// Reads JSON text that we wrote ourselves without making a tree of it: one flat list of places,
// texts taken out only when asked for. Rows and events are read this way far more often than any
// others; what comes from outside goes through the library.
#pragma once
#include <cstdint>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace store {

/// The text is not JSON, or not of the shape that was asked for.
struct BadJson : std::runtime_error {
    using std::runtime_error::runtime_error;
};

class JsonView;

/// The places of one text, which must outlive it. Throws BadJson.
class JsonPlaces {
  public:
    explicit JsonPlaces(std::string_view text);
    JsonView root() const;

  private:
    friend class JsonView;
    friend class JsonReading;
    enum class Type : std::uint8_t { null, boolean, number, text, list, object };
    struct Place {
        Type type = Type::null;
        bool escaped = false;     // a text with backslashes in it
        std::uint32_t after = 0;  // the first place that is no part of this one
        std::string_view key;     // inside an object; ours have no escapes
        std::string_view raw;     // without quotes
    };
    std::vector<Place> places_;
};

/// One value inside. Cheap to copy; lives as long as its places.
class JsonView {
  public:
    JsonView(const JsonPlaces& all, std::uint32_t at) : all_(&all), at_(at) {}

    std::optional<JsonView> find(std::string_view key) const;
    JsonView at(std::string_view key) const;
    std::string text() const;
    std::int64_t integer() const;
    double number() const;
    bool boolean() const;
    bool is_structured() const;

    /// Calls `visit(JsonView)` with each item of a list, or each value of an object.
    template <class Visit>
    void each(Visit visit) const {
        if (!is_structured()) throw BadJson("a list was expected");
        const auto end = place().after;
        for (auto at = at_ + 1; at < end; at = all_->places_[at].after) visit(JsonView(*all_, at));
    }

  private:
    const JsonPlaces::Place& place() const { return all_->places_[at_]; }
    const JsonPlaces::Place& place(JsonPlaces::Type wanted) const;

    const JsonPlaces* all_;
    std::uint32_t at_;
};

}  // namespace store
