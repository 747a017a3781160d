// The session's own conversation, or the newest of a verified customer, or a new one.
#include "server/desk/entrance.hpp"

#include <algorithm>

namespace desk {
namespace {

// A verified customer goes on where they stopped, on whatever device that was.
store::ConversationId newest_of(Services& services, const Hello& hello) {
    if (hello.customer == 0) return 0;
    const auto rows = services.options.store.read(
        [&](store::Connection& db) { return store::conversations_of(db, hello.customer); });
    if (!rows) return 0;
    const auto found = std::ranges::find(*rows, hello.site, &store::Conversation::site);
    return found == rows->end() ? 0 : found->id;
}

Result<Entrance> enter_by(Services& services, store::ConversationId id,
                          store::ConversationSeq after) {
    auto state = services.turns.look(id);
    if (!state) return std::unexpected(state.error());
    return Entrance{*std::move(state), std::max<store::ConversationSeq>(after, 0)};
}

}  // namespace

bool may_open(const State& state, store::CustomerId who) {
    return !state.customer || !state.customer->verified || state.customer->id == who;
}

Result<Entrance> enter(Services& services, const Hello& hello) {
    const auto known =
        services.seal->open(hello.session, services.now(), services.options.session_ttl_days);
    bool theirs = false;
    if (known) {
        auto own = enter_by(services, *known, hello.after);
        theirs = own && may_open(own->state, hello.customer);
        if (!own || (theirs && own->state.stored)) return own;
    }
    if (const auto newest = newest_of(services, hello); newest != 0) {
        return enter_by(services, newest, newest == known ? hello.after : 0);
    }
    return enter_by(services, theirs ? *known : services.new_id(), 0);
}

}  // namespace desk
