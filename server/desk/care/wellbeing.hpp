// Care for the people who answer: abusive words marked and their sender warned once, hard chats
// counted, a break offered in time, and the load of everybody shown.
#pragma once

#include "server/desk/follower.hpp"
#include "server/desk/parts.hpp"
#include "server/desk/refusal.hpp"
#include "server/store/wellbeing.hpp"

namespace desk {

class Content;

class Wellbeing : public Part {
  public:
    explicit Wellbeing(Services& services);

    Result<void> open() override;
    void happened(std::span<const EventPtr> events) override;

    // Messages of a ticket's conversation to blur.
    Result<std::vector<store::AbusiveMessage>> abuse(store::TicketNumber ticket) const;

    struct Share {
        store::LoadRow row;
        double load = 0;        // chats in full, tickets by a quarter
        double hard_share = 0;  // of all hard chats of the day, 0 to 1
        double fair_share = 0;  // what each would have
    };
    Result<std::vector<Share>> shares() const;

  private:
    struct Heard;
    void follow(std::span<const EventPtr> batch, Follower::Answer answer);
    static Heard hear(store::Connection& db, const Content& content, const store::Event& event);
    void warn(std::shared_ptr<std::vector<store::TicketNumber>> tickets, std::size_t next,
              std::move_only_function<void()> then);

    Services& services_;
    Follower follower_;
};

}  // namespace desk
