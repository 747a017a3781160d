// Teams over the store; their queues are those of the settings.
#include "server/desk/people/teams.hpp"

#include "server/desk/services.hpp"
#include "server/desk/tickets/sight.hpp"

#include <algorithm>

#include <fmt/format.h>

namespace desk {
namespace {
void apply(const TeamPatch& patch, store::Team& team) {
    if (patch.name) team.name = *patch.name;
    if (patch.queues) team.queues = *patch.queues;
    if (!patch.members) return;
    team.members.clear();
    for (const auto id : *patch.members) team.members.emplace_back(id, "");
}

[[noreturn]] void none() {
    throw store::GiveUp(store::ErrorCode::not_found, "there is no such team");
}

auto answer(Services& services, std::shared_ptr<store::Team> team, Done<store::Team> done) {
    return [&services, team = std::move(team), done = std::move(done)](auto stored) mutable {
        if (!stored) return done(std::unexpected(from_store(stored.error())));
        services.parts.get<Sight>().forget();
        done(*std::move(team));
    };
}
}  // namespace

Result<void> Teams::check(const TeamPatch& patch) const {
    if (!patch.queues) return {};
    const auto live = services_.publisher.live();
    for (const auto& name : *patch.queues) {
        const auto& queues = live->settings().queues;
        if (std::ranges::find(queues, name, &escalation::Queue::name) != queues.end()) continue;
        return refuse(Code::invalid_field, fmt::format("there is no queue \"{}\"", name), "queues");
    }
    return {};
}

Result<std::vector<store::Team>> Teams::list() {
    auto found =
        services_.options.store.read([](store::Connection& db) { return store::list_teams(db); });
    if (!found) return std::unexpected(from_store(found.error()));
    return *std::move(found);
}

void Teams::add(TeamPatch wanted, Done<store::Team> done) {
    if (auto good = check(wanted); !good) return done(std::unexpected(good.error()));
    auto team = std::make_shared<store::Team>();
    apply(wanted, *team);
    services_.options.store.submit(
        [team](store::Tx& tx) {
            store::create_team(tx, *team);
            *team = store::find_team(tx, team->id).value();
        },
        answer(services_, team, std::move(done)));
}

void Teams::patch(std::int64_t id, TeamPatch patch, Done<store::Team> done) {
    if (auto good = check(patch); !good) return done(std::unexpected(good.error()));
    auto team = std::make_shared<store::Team>();
    services_.options.store.submit(
        [id, team, patch = std::move(patch)](store::Tx& tx) {
            auto found = store::find_team(tx, id);
            if (!found) none();
            if (patch.version && *patch.version != found->version) {
                throw store::GiveUp(store::ErrorCode::stale,
                                    "somebody changed it meanwhile: read it again");
            }
            apply(patch, *found);
            store::update_team(tx, *found);
            *team = store::find_team(tx, id).value();
        },
        answer(services_, team, std::move(done)));
}

void Teams::remove(std::int64_t id, Done<std::monostate> done) {
    services_.options.store.submit(
        [id](store::Tx& tx) {
            if (!store::delete_team(tx, id)) none();
        },
        [this, done = std::move(done)](auto stored) mutable {
            if (!stored) return done(std::unexpected(from_store(stored.error())));
            services_.parts.get<Sight>().forget();
            done(std::monostate{});
        });
}

}  // namespace desk
