// Reads through the conversation as the desk knows it; writes as its customer.
#include "server/desk/talk/portal.hpp"

#include "server/desk/services.hpp"
#include "server/desk/talk/consent.hpp"
#include "server/desk/talk/entrance.hpp"
#include "server/store/attribute.hpp"
#include "server/store/event_log.hpp"

#include <algorithm>

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

// What was taken over, in words for the timeline. A value that does not fit is left out: the form
// is the shop's, and its slip must not lose the customer's message.
std::string write_details(store::Customer& customer,
                          const std::vector<std::pair<std::string, std::string>>& fields,
                          const std::vector<store::AttributeDefinition>& known) {
    std::string names;
    const auto note = [&](const std::string& name) { names += (names.empty() ? "" : ", ") + name; };
    for (const auto& [name, value] : fields) {
        if (name == "name" || name == "email") {
            (name == "name" ? customer.name : customer.email) = value;
            note(name);
            continue;
        }
        const auto defined = std::ranges::find(known, name, &store::AttributeDefinition::name);
        if (defined == known.end()) continue;
        if (auto canonical = store::canonical_value(*defined, value)) {
            customer.attributes[name] = *std::move(canonical);
            note(name);
        }
    }
    return names;
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

void Portal::introduce(const Visitor& visitor,
                       std::vector<std::pair<std::string, std::string>> fields, Done<Ack> done) {
    if (auto may = may_be_heard(services_, visitor); !may) {
        return done(std::unexpected(may.error()));
    }
    auto decide = [this, visitor, fields = std::move(fields)](const State& state) -> Result<Draft> {
        if (!may_open(state, visitor.customer)) {
            return refuse(Code::unauthorized, "somebody else is signed in here");
        }
        if (!state.stored) return refuse(Code::conflict, "say something first");
        Draft draft{.next = state};
        if (state.customer->verified) return draft;
        const auto known = services_.options.store.read(
            [](store::Connection& db) { return store::list_attributes(db); });
        if (!known) return std::unexpected(from_store(known.error()));
        draft.customer = Row::changed;
        const auto names = write_details(*draft.next.customer, fields, *known);
        draft.add(services_.now(),
                  store::Noted{.what = "customer.details",
                               .words = "Filled in the form before the chat: " + names,
                               .customer = draft.next.row.customer});
        return draft;
    };
    services_.turns.take(visitor.conversation, {}, std::move(decide),
                         [done = std::move(done)](Result<Applied> applied) mutable {
                             if (!applied) return done(std::unexpected(applied.error()));
                             done(Ack{0, applied->at});
                         });
}

void Portal::track(const Visitor& visitor, std::string event, std::string data) {
    if (!may_be_heard(services_, visitor)) return;
    const auto state = services_.turns.look(visitor.conversation);
    const auto customer = state && state->stored && may_open(*state, visitor.customer)
                              ? state->row.customer
                              : visitor.customer;
    if (customer == 0) return;  // nobody's timeline yet
    services_.log(store::Noted{.what = "customer.tracked",
                               .words = std::move(event),
                               .customer = customer,
                               .data = std::move(data)});
}

void Portal::rate(std::string article, std::string language, bool helpful) {
    services_.log(store::Noted{
        .what = "article.rated",
        .words = fmt::format("{} ({}) {}", article, language, helpful ? "helped" : "did not help"),
        .data = fmt::format(R"({{"article":"{}","language":"{}","helpful":{}}})", article, language,
                            helpful)});
}

}  // namespace desk
