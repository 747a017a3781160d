// Macros and canned replies: kept, filled for a ticket, ranked by use and by what fits, applied.
// A macro happens whole or not at all.
#pragma once

#include "server/desk/parts.hpp"
#include "server/desk/tickets/tickets.hpp"
#include "server/store/rule_text.hpp"
#include "server/store/shelf.hpp"

#include <optional>
#include <string>
#include <vector>

namespace desk {

struct KeptRecipe {
    std::string id;  // "7"; of the content folder: the file's name
    store::Recipe recipe;
    bool enabled = true;
    bool editable = true;  // false: it lives in the content folder
    std::int64_t position = 0;
    store::Version version = 0;
    store::Time updated{};
};

struct RankedRecipe {
    KeptRecipe kept;
    double score = 0;
    std::int64_t used = 0;
    std::string filled;  // its text for the ticket asked for
};

struct MacroPreview {
    std::string reply;
    std::vector<std::string> changes;  // "status becomes solved"
    std::vector<std::string> missing;  // variables that are empty here and have no default
};

class Recipes : public Part {
  public:
    explicit Recipes(Services& services) : services_(services) {}

    // Ranked for a ticket where one is given: by use lately, there and in tickets like it.
    Result<std::vector<RankedRecipe>> list(store::ShelfKind kind, const Actor& actor,
                                           std::optional<store::TicketNumber> ticket) const;
    Result<KeptRecipe> get(store::ShelfKind kind, std::int64_t id) const;
    // Empty id: a new one.
    void save(store::ShelfKind kind, KeptRecipe wanted, Done<KeptRecipe> done);
    void remove(store::ShelfKind kind, std::int64_t id, Done<store::ShelfItem> done);

    Result<MacroPreview> preview(const Actor& actor, store::TicketNumber ticket,
                                 std::int64_t macro) const;
    void apply(const Actor& actor, store::TicketNumber ticket, std::int64_t macro,
               std::optional<store::Version> version, std::string client_id,
               Done<store::Ticket> done);
    // A canned reply was taken for this ticket.
    void used(const std::string& canned, store::TicketNumber ticket, Done<bool> done);

  private:
    Services& services_;
};

}  // namespace desk
