// One change for many tickets: each on its own, each with its own answer.
// Knows what shall change; every ticket is changed as if it had been alone.
#pragma once

#include "server/desk/parts.hpp"
#include "server/desk/tickets/tickets.hpp"

#include <string>
#include <vector>

namespace desk {

inline constexpr std::size_t bulk_tickets_max = 500;

class Bulk : public Part {
  public:
    explicit Bulk(Services& services) : services_(services) {}

    struct Item {
        store::TicketNumber number = 0;
        std::optional<store::Version> version;  // refused if the ticket has another one
    };
    struct Wish {
        TicketPatch patch;  // its version is not looked at
        std::vector<std::string> add_tags;
        std::vector<std::string> remove_tags;
    };
    struct Outcome {
        store::TicketNumber number = 0;
        Result<store::Ticket> ticket;
    };
    // Answers with the outcomes in the order asked for.
    void change(const Actor& actor, std::vector<Item> items, Wish wish,
                Done<std::vector<Outcome>> done);

  private:
    Services& services_;
};

}  // namespace desk
