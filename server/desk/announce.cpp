// One copy of each event, held by all who hear of it.
#include "server/desk/announce.hpp"

#include "server/desk/services.hpp"

#include <memory>
#include <utility>

namespace desk {

std::vector<EventPtr> shared(std::vector<store::Event> events) {
    std::vector<EventPtr> told;
    told.reserve(events.size());
    for (auto& event : events) {
        told.push_back(std::make_shared<const store::Event>(std::move(event)));
    }
    return told;
}

void announce(const Services& services, std::vector<store::Event> events) {
    if (events.empty()) return;
    services.tell(shared(std::move(events)));
}

}  // namespace desk
