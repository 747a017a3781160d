// Which tickets the conditions of views hold for: judged once each, and again only when something
// happened to the ticket or its customer, so that counts stay live and cheap.
// What time alone changes is looked at every minute. Thread-safe.
#pragma once

#include "escalation/condition.hpp"
#include "server/desk/parts.hpp"
#include "server/store/ticket_list.hpp"

#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

namespace desk {

class ViewMembers final : public Part {
  public:
    explicit ViewMembers(Services& services) : services_(services) {}

    void tick(store::Time now) override;
    void happened(std::span<const EventPtr> events) override;

    /// The numbers of the tickets it holds for, sorted.
    Result<std::vector<store::TicketNumber>> of(const escalation::Condition& condition);

    static constexpr std::size_t conditions_max = 200;     // remembered at once
    static constexpr std::size_t changes_max = 20'000;     // beyond, all are judged again
    static constexpr std::chrono::seconds look_again{60};  // where time is asked
    static constexpr std::chrono::minutes kept_unused{15};

  private:
    struct Entry;
    std::shared_ptr<Entry> entry_for(const escalation::Condition& condition);
    Result<void> refresh(Entry& entry, store::Time now);

    Services& services_;
    std::mutex door_;  // of the table; each entry has its own
    std::map<std::string, std::shared_ptr<Entry>> entries_;
};

}  // namespace desk
