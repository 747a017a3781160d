// Sends one change to many tickets at once and waits for the last of them.
#include "server/desk/tickets/bulk.hpp"

#include "server/desk/services.hpp"
#include "server/desk/talk/writing.hpp"

#include <algorithm>
#include <atomic>

#include <fmt/format.h>

namespace desk {
namespace {

// Who answers last tells the result.
struct Round {
    Round(std::size_t size, Done<std::vector<Bulk::Outcome>> given)
        : left(size), done(std::move(given)) {}
    std::vector<Bulk::Outcome> outcomes;
    std::atomic<std::size_t> left;
    Done<std::vector<Bulk::Outcome>> done;

    void answer(std::size_t place, Result<store::Ticket> ticket) {
        outcomes[place].ticket = std::move(ticket);
        if (--left == 0) done(std::move(outcomes));
    }
};

std::vector<std::string> tags_after(const store::Ticket& ticket, const Bulk::Wish& wish) {
    auto tags = wish.patch.tags.value_or(ticket.tags);
    for (const auto& tag : wish.add_tags) {
        if (std::ranges::find(tags, tag) == tags.end()) tags.push_back(tag);
    }
    std::erase_if(tags, [&](const std::string& tag) {
        return std::ranges::find(wish.remove_tags, tag) != wish.remove_tags.end();
    });
    return tags;
}

TicketPatch patch_for(const store::Ticket& ticket, const Bulk::Wish& wish,
                      std::optional<store::Version> version) {
    auto patch = wish.patch;
    patch.version = version;
    auto tags = tags_after(ticket, wish);
    patch.tags.reset();
    if (tags != ticket.tags) patch.tags = std::move(tags);
    return patch;
}

}  // namespace

void Bulk::change(const Actor& actor, std::vector<Item> items, Wish wish,
                  Done<std::vector<Outcome>> done) {
    if (items.empty() || items.size() > bulk_tickets_max) {
        return done(refuse(Code::invalid_field,
                           fmt::format("name 1 to {} tickets", bulk_tickets_max), "ids"));
    }
    auto round = std::make_shared<Round>(items.size(), std::move(done));
    for (const auto& item : items) {
        round->outcomes.push_back({item.number, refuse(Code::unavailable, "not tried")});
    }
    const auto shared = std::make_shared<const Wish>(std::move(wish));
    for (std::size_t place = 0; place < items.size(); ++place) {
        const auto item = items[place];
        auto make = [this, shared, item](Draft& draft) -> Result<void> {
            return apply_patch(services_, draft,
                               patch_for(*draft.next.ticket, *shared, item.version));
        };
        services_.tickets.change(
            actor, item.number, std::move(make), [round, place](Result<Applied> applied) {
                if (!applied) {
                    return round->answer(place, std::unexpected(applied.error()));
                }
                round->answer(place, *std::move(applied->state.ticket));
            });
    }
}

}  // namespace desk
