// The session's own conversation, or the newest of a verified customer, or a new one.
#include "server/desk/talk/entrance.hpp"

#include "server/store/customer_merge.hpp"

#include <algorithm>
#include <charconv>

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

std::optional<store::ConversationId> number_in(std::string_view text) {
    store::ConversationId id = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), id);
    if (error != std::errc{} || end != text.data() + text.size() || id <= 0) return std::nullopt;
    return id;
}

// One of the same customer's others, or a new one.
Result<Entrance> enter_wanted(Services& services, const Hello& hello) {
    const auto owner = owner_of(services, hello.session, hello.customer);
    if (hello.wanted == "new") {
        auto entered = enter_by(services, services.new_id(), 0);
        if (entered) entered->known = owner;
        return entered;
    }
    const auto id = number_in(hello.wanted);
    const auto missing = [] {
        return refuse(Code::not_found, "there is no such conversation of yours", "conversation");
    };
    if (!id || owner == 0) return missing();
    auto entered = enter_by(services, *id, hello.after);
    if (!entered) return entered;
    const auto& state = entered->state;
    const bool theirs = state.stored && state.row.customer == owner &&
                        state.row.site == hello.site && may_open(state, hello.customer);
    if (!theirs) return missing();
    return entered;
}

}  // namespace

bool may_open(const State& state, store::CustomerId who) {
    return !state.customer || !state.customer->verified || state.customer->id == who;
}

store::CustomerId owner_of(Services& services, const std::string& session,
                           store::CustomerId signed_in) {
    if (signed_in != 0) return signed_in;
    const auto id = services.seal->open(session, services.now(), services.options.session_ttl_days);
    if (!id) return 0;
    const auto state = services.turns.look(*id);
    if (!state || !state->stored || !may_open(*state, signed_in)) return 0;
    const auto merges = services.options.store.read(
        [&](store::Connection& db) { return store::merges_of(db, state->row.customer); });
    const bool merged = !merges || std::ranges::any_of(*merges, [](const auto& one) {
        return !one.undone.has_value();
    });
    return merged ? 0 : state->row.customer;
}

Result<Entrance> enter(Services& services, const Hello& hello) {
    if (!hello.wanted.empty()) return enter_wanted(services, hello);
    const auto known =
        services.seal->open(hello.session, services.now(), services.options.session_ttl_days);
    bool theirs = false;
    if (known) {
        auto own = enter_by(services, *known, hello.after);
        theirs = own && may_open(own->state, hello.customer);
        if (own && theirs && !own->state.stored && !hello.from.empty()) {
            own->known = owner_of(services, hello.from, hello.customer);
            return own;
        }
        if (!own || (theirs && own->state.stored)) return own;
    }
    if (const auto newest = newest_of(services, hello); newest != 0) {
        return enter_by(services, newest, newest == known ? hello.after : 0);
    }
    return enter_by(services, theirs ? *known : services.new_id(), 0);
}

}  // namespace desk
