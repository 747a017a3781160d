// What people do with a recovery case: look, start one, tick steps off, give goodwill.
#include "server/desk/care/recovery.hpp"
#include "server/desk/content/content.hpp"
#include "server/desk/services.hpp"
#include "server/store/credit.hpp"
#include "server/store/rule_text.hpp"
#include "server/store/shelf.hpp"
#include "server/store/tx.hpp"

#include <chrono>

#include <fmt/format.h>

namespace desk {
namespace {

using store::Recovery;

constexpr std::size_t cases_max = 200;
constexpr std::int64_t cents_max = 1'000'000;

std::string month_of(store::Time at) {
    const std::chrono::year_month_day day(std::chrono::floor<std::chrono::days>(at));
    return fmt::format("{:04}-{:02}", static_cast<int>(day.year()),
                       static_cast<unsigned>(day.month()));
}

Result<void> may_act(const Actor& actor) {
    if (actor.role != store::Role::viewer) return {};
    return refuse(Code::forbidden, "viewers can read but not change");
}

template <class T>
Result<T> given(store::Result<T> found) {
    if (!found) return std::unexpected(from_store(found.error()));
    return *std::move(found);
}

}  // namespace

Result<std::vector<Recovery>> Recoveries::list(bool open) const {
    return given(services_.options.store.read(
        [&](store::Connection& db) { return store::list_recoveries(db, open, cases_max); }));
}

Result<Recovery> Recoveries::of_ticket(store::TicketNumber ticket) const {
    const auto found = services_.options.store.read(
        [&](store::Connection& db) { return store::recovery_of_ticket(db, ticket); });
    if (!found) return std::unexpected(from_store(found.error()));
    if (!*found) return refuse(Code::not_found, "this ticket has no recovery case");
    return **found;
}

std::int64_t Recoveries::apology_macro() const {
    const auto title = services_.publisher.live()->settings().care.recovery.macro;
    if (title.empty()) return 0;
    const auto found = services_.options.store.read([&](store::Connection& db) -> std::int64_t {
        for (const auto& item : store::items_of(db, store::ShelfKind::macro)) {
            const auto recipe = store::read_recipe(item.body);
            if (recipe && recipe->title == title) return item.id;
        }
        return 0;
    });
    return found.value_or(0);
}

void Recoveries::start(const Actor& actor, store::TicketNumber ticket, std::string why,
                       Done<Recovery> done) {
    begin_one(actor, {ticket, "hand", std::move(why)},
              [this, ticket, done = std::move(done)](Result<Applied> applied) mutable {
                  if (!applied) return done(std::unexpected(applied.error()));
                  done(of_ticket(ticket));
              });
}

void Recoveries::change(std::int64_t id, std::move_only_function<void(store::Tx&, Recovery&)> make,
                        Done<Recovery> done) {
    auto kept = std::make_shared<Recovery>();
    services_.options.store.submit(
        [kept, id, make = std::move(make)](store::Tx& tx) mutable {
            auto one = store::find_recovery(tx, id);
            if (!one) throw store::GiveUp(store::ErrorCode::not_found, "no such recovery case");
            make(tx, *one);
            *kept = *store::find_recovery(tx, id);
        },
        [this, kept, done = std::move(done)](store::Result<store::Committed> written) mutable {
            if (!written) return done(std::unexpected(from_store(written.error())));
            std::vector<EventPtr> told;
            for (auto& event : written->events) {
                told.push_back(std::make_shared<const store::Event>(std::move(event)));
            }
            services_.tell(told);
            done(std::move(*kept));
        });
}

void Recoveries::patch(const Actor& actor, std::int64_t id, Patch patch, Done<Recovery> done) {
    if (auto may = may_act(actor); !may) return done(std::unexpected(may.error()));
    auto make = [patch, now = services_.now()](store::Tx& tx, Recovery& one) {
        if (patch.version && *patch.version != one.version) {
            throw store::GiveUp(store::ErrorCode::stale,
                                "the case was changed meanwhile; look at it again");
        }
        if (patch.step) {
            auto& step = one.done[static_cast<std::size_t>(*patch.step)];
            step = patch.done ? std::optional(step.value_or(now)) : std::nullopt;
        }
        if (patch.owner) one.owner = *patch.owner;
        store::update_recovery(tx, one);
    };
    change(id, std::move(make), std::move(done));
}

void Recoveries::give(const Actor& actor, std::int64_t id, std::int64_t cents, std::string reason,
                      Form form, Done<Recovery> done) {
    if (auto may = may_act(actor); !may) return done(std::unexpected(may.error()));
    if (cents <= 0 || cents > cents_max) {
        return done(refuse(Code::invalid_field, "goodwill is an amount above nothing", "cents"));
    }
    const auto content = services_.publisher.live();
    auto make = [content, actor, cents, form, reason = std::move(reason), now = services_.now()](
                    store::Tx& tx, Recovery& one) {
        const auto& care = content->settings().care.recovery;
        const auto tier = care.goodwill_cents.contains(one.tier) ? one.tier : std::string();
        const auto budget = care.budget_of(tier);
        const store::Goodwill goodwill{.recovery = one.id,
                                       .tier = tier,
                                       .month = month_of(now),
                                       .cents = cents,
                                       .reason = reason,
                                       .by = actor.id,
                                       .at = now};
        if (store::spend_goodwill(tx, goodwill, budget)) {
            if (form == Form::money) return;
            store::add_credit(tx, {.customer = one.customer,
                                   .amount = cents,
                                   .reason = reason,
                                   .ticket = one.ticket,
                                   .by = actor.id,
                                   .by_name = actor.name,
                                   .at = now});
            return;
        }
        const auto left = budget - store::goodwill_spent(tx, goodwill.month, tier);
        throw store::GiveUp(store::ErrorCode::stale,
                            fmt::format("the budget of this month has {}.{:02} left for this tier",
                                        left / 100, left % 100));
    };
    change(id, std::move(make), std::move(done));
}

Result<std::vector<Recoveries::Budget>> Recoveries::budgets() const {
    const auto content = services_.publisher.live();
    const auto month = month_of(services_.now());
    return given(services_.options.store.read([&](store::Connection& db) {
        std::vector<Budget> all;
        for (const auto& [tier, cents] : content->settings().care.recovery.goodwill_cents) {
            all.push_back({tier, month, cents, store::goodwill_spent(db, month, tier)});
        }
        return all;
    }));
}

}  // namespace desk
