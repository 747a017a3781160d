// Gives waiting tickets to people when something happens: a conversation waits, somebody comes
// online, a slot is freed. Decides one at a time; every decision is kept with its reason.
#pragma once

#include "escalation/assignment.hpp"
#include "escalation/hours.hpp"
#include "server/desk/assignment/presence.hpp"
#include "server/desk/parts.hpp"
#include "server/desk/state.hpp"
#include "server/store/staff.hpp"

#include <atomic>
#include <map>
#include <mutex>
#include <set>
#include <string>
#include <vector>

namespace desk {

class Content;

// One person as the assignment sees them.
struct StaffCard {
    store::User user;
    Here here = Here::offline;
    store::StaffRow row;
    store::Load load;
    int capacity = 0;                             // hundredths of a chat, their own or the shop's
    const escalation::Calendar* shift = nullptr;  // of the content given; null: always at work

    bool on_shift(store::Time now) const { return !shift || shift->is_open(now); }
};

// What may be set about a person; absent stays as it is.
struct StaffPatch {
    std::optional<std::vector<std::string>> skills;
    std::optional<std::vector<std::string>> languages;
    std::optional<std::optional<int>> capacity;  // nothing inside: the shop's
    std::optional<std::string> hours;            // a calendar's name; empty: always at work
};

// What would happen to such a ticket now.
struct Simulated {
    escalation::AssignmentDecision decision;
    std::string reason;
    std::int64_t position = 0;
    std::optional<escalation::WaitRange> wait;
};

store::Weights weights_of(const Content& content);

// How long people wait in a queue, by those who waited lately; nothing under five of them.
std::optional<escalation::WaitRange> usual_wait_in(store::Connection& db, const std::string& queue);

// What each of the team is to this decision, as a JSON list.
std::string verdicts_text(const escalation::AssignmentDecision& decision);

class Assigner : public Part {
  public:
    explicit Assigner(Services& services) : services_(services) {}

    Result<void> open() override;
    void tick(store::Time now) override;
    void happened(std::span<const EventPtr> events) override;

    // Called with every draft about a ticket before it is written: keeps the moments at which a
    // silent owner loses it and a silent customer goes back to the bot.
    Result<void> settle(const State& before, Draft& draft);

    Result<Simulated> simulate(const std::string& queue, const store::Ticket& like,
                               const std::vector<std::string>& skills);
    Result<std::vector<store::Assignment>> decisions(store::TicketNumber number);
    Result<std::vector<StaffCard>> staff();
    void patch_staff(store::UserId person, StaffPatch patch, Done<std::monostate> done);
    // What customers are told; nothing under five waits.
    std::optional<escalation::WaitRange> usual_wait(const std::string& queue);

  private:
    // A reason for waiting is kept anew after this at the earliest.
    static constexpr auto kept_for = std::chrono::minutes{1};
    struct Choice {
        store::Waiter ticket;
        escalation::AssignmentDecision decision;
        std::string reason;
    };
    struct Round {
        std::optional<Choice> best;
        std::vector<Choice> nobody;
    };
    void wake(std::string_view why);
    void step();
    Round look(store::Connection& db, const Content& content,
               const std::set<store::TicketNumber>& skipped,
               const std::set<store::TicketNumber>& in_vain) const;
    void give(Choice choice);
    void note_waiting(const std::vector<Choice>& waiting);
    void tell_places();
    void fire(const store::TicketTimer& timer);
    void take_back(store::TicketNumber number, std::string why, store::UserId from,
                   std::string words);
    void look_at_owner(store::TicketNumber number);
    void look_at_shifts(store::Time now);
    Result<void> settle_load(const State& before, Draft& draft);
    Result<void> settle_aside(Draft& draft);
    void settle_silence(const std::optional<store::Ticket>& before, Draft& draft);
    enum class Loads : std::uint8_t { of_all, of_those_online };
    std::vector<StaffCard> cards(store::Connection& db, const Content& content,
                                 Loads loads = Loads::of_all) const;
    Choice decide(store::Connection& db, const Content& content, store::Waiter ticket,
                  const std::vector<StaffCard>& staff) const;

    Services& services_;
    store::Time opened_{};
    std::mutex door_;
    bool busy_ = false;
    bool more_ = false;
    std::string why_;
    std::set<store::TicketNumber> skipped_;    // of this round: could not be given after all
    std::set<store::TicketNumber> under_way_;  // timers
    std::map<store::TicketNumber, std::int64_t> told_;
    std::map<store::TicketNumber, store::Time> in_vain_;  // when it was kept why nobody can
    std::set<store::UserId> on_shift_;  // of those who have one; only tick() touches it
};

}  // namespace desk
