// Puts the parts of the desk together, and does what time brings.
#include "server/desk/desk.hpp"

#include "server/desk/announce.hpp"
#include "server/desk/services.hpp"
#include "server/store/setting.hpp"

namespace desk {
namespace {

constexpr std::size_t wake_max = 200;

}  // namespace

Refusal from_store(const store::StoreError& error) {
    const auto code = [&] {
        switch (error.code) {
            case store::ErrorCode::stale:
            case store::ErrorCode::taken:
                return Code::conflict;
            case store::ErrorCode::not_found:
                return Code::not_found;
            case store::ErrorCode::invalid:
                return Code::invalid_field;
            default:
                return Code::unavailable;
        }
    }();
    return {code, error.message, {}, nullptr};
}

Services::Services(DeskOptions given)
    : options(std::move(given)),
      publisher(*this, options.content),
      turns(*this),
      presence(*this),
      chat(*this),
      tickets(*this),
      people(*this),
      parts(*this) {}

void Services::log(store::Body body) {
    options.store.submit([body = std::move(body),
                          at = now()](store::Tx& tx) { tx.append({.at = at, .body = body}); },
                         [this](store::Result<store::Committed> done) {
                             if (!done) return;
                             announce(*this, std::move(done->events));
                         });
}

Desk::Desk(DeskOptions options) : services_(std::make_unique<Services>(std::move(options))) {}
Desk::~Desk() = default;

void Desk::listen(Listener& listener) {
    services_->listener = &listener;
}

std::expected<void, kb::Problems> Desk::open() {
    auto state = services_->publisher.reload();
    if (!state.live) return std::unexpected(std::move(state.problems));
    std::string secret;
    auto stored = services_->options.store.write(
        [&](store::Tx& tx) { secret = store::secret(tx, "customer-sessions"); });
    if (!stored)
        return std::unexpected(
            kb::Problems{{.file = "data folder", .what = stored.error().message}});
    services_->seal.emplace(secret);
    for (const auto& part : services_->parts.all()) {
        if (auto opened = part->open(); !opened) {
            return std::unexpected(
                kb::Problems{{.file = "data folder", .what = opened.error().text}});
        }
    }
    return {};
}

Chat& Desk::chat() {
    return services_->chat;
}
Tickets& Desk::tickets() {
    return services_->tickets;
}
People& Desk::people() {
    return services_->people;
}
Presence& Desk::presence() {
    return services_->presence;
}
Publisher& Desk::publisher() {
    return services_->publisher;
}

Parts& Desk::parts() {
    return services_->parts;
}

void Desk::tick() {
    const auto now = services_->now();
    services_->presence.give_up(now, services_->publisher.live()->settings().staff.grace);
    for (const auto& part : services_->parts.all()) part->tick(now);
    services_->turns.forget_idle(now);
    const auto due = services_->options.store.read(
        [&](store::Connection& db) { return store::tickets_to_wake(db, now, wake_max); });
    if (!due) return;
    for (const auto number : *due) services_->tickets.wake(number);
}

}  // namespace desk
