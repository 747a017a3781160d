// Saved views: whose they are, who may change them, how many tickets each shows right now.
// Knows filters; listing them is the tickets' own business.
#pragma once

#include "server/desk/parts.hpp"
#include "server/desk/tickets/tickets.hpp"
#include "server/store/saved_view.hpp"
#include "server/store/ticket_search.hpp"

#include <string>
#include <vector>

namespace desk {

class Views : public Part {
  public:
    explicit Views(Services& services) : services_(services) {}

    struct Counted {
        store::SavedView view;
        std::int64_t count = 0;
    };
    // A filter as this person may look through it: whose "me" it is, what is hidden from them, and
    // the tickets its condition holds for.
    Result<store::TicketFilter> ready(const Actor& actor, store::TicketFilter filter);
    // With words: as many at least, where a search has not looked through everything.
    Result<store::FoundTickets> count(const Actor& actor, store::TicketFilter filter);
    // This person's own and the shared ones.
    Result<std::vector<Counted>> list(const Actor& actor);
    // Somebody else's private view is as good as none.
    Result<store::SavedView> find(const Actor& actor, std::int64_t id);
    void add(const Actor& actor, store::SavedView view, Done<store::SavedView> done);

    struct Change {
        std::optional<std::string> label;
        std::optional<store::TicketFilter> filter;
        std::optional<bool> shared;
    };
    // Its owner's to change; admins may change shared ones.
    void change(const Actor& actor, std::int64_t id, Change change, Done<store::SavedView> done);
    void remove(const Actor& actor, std::int64_t id, Done<store::SavedView> done);

    // The order in which this person wants the views, by name; what is not named comes after.
    Result<std::vector<std::string>> order(const Actor& actor);
    void set_order(const Actor& actor, std::vector<std::string> names,
                   Done<std::vector<std::string>> done);

    Result<std::vector<store::TagUse>> tags(const Actor& actor, const std::string& begin,
                                            std::size_t limit);

  private:
    Result<store::SavedView> find_own(const Actor& actor, std::int64_t id);
    Services& services_;
};

}  // namespace desk
