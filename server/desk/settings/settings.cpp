// Looking things up in the settings of a shop.
#include "server/desk/settings/settings.hpp"

#include <algorithm>

namespace desk {

const escalation::Queue& Settings::queue(std::string_view name) const {
    const auto found = std::ranges::find(queues, name, &escalation::Queue::name);
    if (found != queues.end()) return *found;
    const auto standing = std::ranges::find(queues, default_queue, &escalation::Queue::name);
    return standing != queues.end() ? *standing : queues.front();
}

std::string_view Settings::default_language() const {
    return languages.empty() ? std::string_view("en") : std::string_view(languages.front());
}

std::string_view Settings::text(Phrase phrase, std::string_view language) const {
    const auto own = texts.find(language);
    if (own != texts.end()) {
        const auto sentence = own->second.find(name(phrase));
        if (sentence != own->second.end()) return sentence->second;
    }
    return built_in(phrase, speaks(language) ? language : default_language());
}

}  // namespace desk
