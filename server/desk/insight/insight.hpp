// Insight: keeps the facts up with the log, and adds reports up from them.
// Knows days of the shop and working time; what a report looks like outside is not known here.
#pragma once

#include "server/desk/follower.hpp"
#include "server/desk/insight/reports.hpp"
#include "server/desk/parts.hpp"

#include <atomic>
#include <memory>
#include <mutex>
#include <optional>
#include <vector>

namespace desk {

class Insight final : public Part {
  public:
    explicit Insight(Services& services);

    Result<void> open() override;
    void tick(store::Time now) override;
    void happened(std::span<const EventPtr> events) override;

    /// Nothing of the log is left to be made facts of. Thread-safe.
    bool is_current() const;
    /// Throws the facts away and makes them again from the first event; answers when it has begun.
    void rebuild(Done<std::monostate> done);

    Result<Report> report(const ReportQuery& query);
    Result<HeatMap> heat_map(DayNumber from, DayNumber to, store::Counted what);
    Result<Deflection> deflection(DayNumber from, DayNumber to);
    Result<BotReport> bot(DayNumber from, DayNumber to);
    Result<Overview> overview();

    /// Today on the shop's wall, and the name of its zone.
    DayNumber today() const;
    std::string zone() const;

  private:
    struct Held {  // a batch that waits until a rebuild is over
        std::vector<EventPtr> events;
        Follower::Answer answer;
    };
    void handle(std::span<const EventPtr> events, Follower::Answer answer);
    Follower::Work work(std::vector<EventPtr> events);
    void replay(store::EventSeq from, store::EventSeq to);
    void rebuilt();

    Services& services_;
    Follower follower_;
    std::atomic<bool> fresh_{false};
    std::atomic<int> since_{0};  // wanted events since a full batch
    std::atomic<int> put_off_{0};
    std::mutex door_;
    bool rebuilding_ = false;
    std::optional<Held> held_;
};

}  // namespace desk
