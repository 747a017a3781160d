// The names of the intent file's choices.
#include "intents/intent.hpp"

#include <algorithm>
#include <array>

namespace intents {
namespace {

constexpr auto class_names =
    std::to_array<std::string_view>({"safety", "handoff", "task", "faq", "smalltalk"});
constexpr auto handoff_names = std::to_array<std::string_view>({"never", "offer", "always"});
constexpr auto risk_names = std::to_array<std::string_view>({"low", "normal", "high"});

}  // namespace

std::string_view name_of(Class value) {
    return class_names[static_cast<std::size_t>(value)];
}
std::string_view name_of(Handoff value) {
    return handoff_names[static_cast<std::size_t>(value)];
}
std::string_view name_of(Risk value) {
    return risk_names[static_cast<std::size_t>(value)];
}

const Slot* Intent::slot(std::string_view name) const {
    const auto found = std::ranges::find(slots, name, &Slot::name);
    return found == slots.end() ? nullptr : &*found;
}

}  // namespace intents
