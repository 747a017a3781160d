// Warnings and breaches of promises: each given once, to the second, whatever happens in between.
// The moments stand in the database, in order; what was given is stored with the alarm's own event.
#pragma once

#include "server/desk/parts.hpp"
#include "server/desk/state.hpp"

#include <memory>
#include <mutex>
#include <set>
#include <string>
#include <vector>

namespace desk {

struct SlaChoice;

// Every clock of a ticket with its sum, and which promises hold and why.
struct SlaReport {
    store::Ticket ticket;
    std::string policy;  // empty: the queue's own targets
    std::string calendar;
    std::string zone;
    int warn_at_percent = 0;
    std::vector<escalation::Status> paused_in;
    struct Considered {
        std::string name;
        bool fits = false;
        std::string why;
    };
    std::vector<Considered> considered;
    std::vector<escalation::SlaClock> clocks;
    struct Given {
        escalation::Metric metric{};
        bool breached = false;
        store::Time due{};
        store::Time at{};
    };
    std::vector<Given> given;
};

class SlaTimers : public Part {
  public:
    explicit SlaTimers(Services& services) : services_(services) {}

    Result<void> open() override;
    void tick(store::Time now) override;
    void happened(std::span<const EventPtr> events) override;

    // Called with every draft about a ticket before it is written: gives the alarms whose time has
    // come, reckons the `sla` lines, and keeps the moment of the next alarm.
    Result<void> settle(const State& before, Draft& draft);

    Result<SlaReport> report(store::TicketNumber number);

  private:
    void refresh_all();
    void refresh_some(store::TicketNumber after);

    Services& services_;
    std::mutex door_;
    std::set<store::TicketNumber> under_way_;
    bool refreshing_ = false;
    bool again_ = false;
};

}  // namespace desk
