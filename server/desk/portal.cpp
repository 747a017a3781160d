// Reads through the conversation as the desk knows it; writes as its customer.
#include "server/desk/portal.hpp"

#include "server/desk/entrance.hpp"
#include "server/desk/services.hpp"
#include "server/store/event_log.hpp"

#include <fmt/format.h>

namespace desk {
namespace {

std::string client_id(store::ConversationId conversation, std::uint64_t chance) {
    return fmt::format("form-{}-{:x}", conversation, chance);
}

Result<State> state_behind(Services& services, const std::string& token) {
    const auto id = services.seal->open(token, services.now(), services.options.session_ttl_days);
    if (!id) return refuse(Code::not_found, "this link is too old, or not one of ours");
    auto state = services.turns.look(*id);
    if (!state) return std::unexpected(state.error());
    if (!state->ticket || !may_open(*state, 0)) {
        return refuse(Code::not_found, "there is no request behind this link");
    }
    return *std::move(state);
}

}  // namespace

std::string Portal::link(store::ConversationId conversation) const {
    return services_.seal->seal(conversation, services_.now());
}

Result<Portal::Request> Portal::request(const std::string& token) {
    const auto state = state_behind(services_, token);
    if (!state) return std::unexpected(state.error());
    auto events = services_.options.store.read(
        [&](store::Connection& db) { return store::events_of(db, state->row.id, {}); });
    if (!events) return std::unexpected(from_store(events.error()));
    return Request{*state->ticket, *std::move(events)};
}

void Portal::write(const std::string& token, std::string text, Done<Ack> done) {
    const auto state = state_behind(services_, token);
    if (!state) return done(std::unexpected(state.error()));
    const Visitor visitor{
        .conversation = state->row.id, .site = state->row.site, .locale = state->row.language};
    services_.chat.say(visitor, client_id(state->row.id, services_.options.chance()),
                       std::move(text), std::move(done));
}

void Portal::rate(std::string article, std::string language, bool helpful) {
    services_.log(store::Noted{
        .what = "article.rated",
        .words = fmt::format("{} ({}) {}", article, language, helpful ? "helped" : "did not help"),
        .data = fmt::format(R"({{"article":"{}","language":"{}","helpful":{}}})", article, language,
                            helpful)});
}

}  // namespace desk
