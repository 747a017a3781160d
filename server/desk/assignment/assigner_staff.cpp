// What people ask of the assignment: who can do what, what was decided, what would be.
#include "server/desk/assignment/assigner.hpp"
#include "server/desk/services.hpp"
#include "server/store/error.hpp"

#include <algorithm>
#include <limits>

#include <fmt/format.h>

namespace desk {

std::optional<escalation::WaitRange> Assigner::usual_wait(const std::string& queue) {
    const auto wait = services_.options.store.read(
        [&](store::Connection& db) { return usual_wait_in(db, queue); });
    return wait ? *wait : std::nullopt;
}

Result<Simulated> Assigner::simulate(const std::string& queue, const store::Ticket& like,
                                     const std::vector<std::string>& skills) {
    const auto content = services_.publisher.live();
    const auto& queues = content->settings().queues;
    if (std::ranges::find(queues, queue, &escalation::Queue::name) == queues.end()) {
        return refuse(Code::not_found, fmt::format("there is no queue \"{}\"", queue));
    }
    Simulated simulated;
    const auto read = services_.options.store.read([&](store::Connection& db) {
        auto ticket = like;
        ticket.queue = queue;
        auto staff = cards(db, *content);
        const auto lacks = [&](const StaffCard& card) {
            return std::ranges::any_of(skills, [&](const auto& skill) {
                return std::ranges::find(card.row.skills, skill) == card.row.skills.end();
            });
        };
        std::erase_if(staff, lacks);
        ticket.number = std::numeric_limits<store::TicketNumber>::max();
        simulated.position = store::place_in_line(db, ticket);
        auto choice = decide(db, *content, store::waiter_of(ticket), staff);
        simulated.decision = std::move(choice.decision);
        simulated.reason = std::move(choice.reason);
        simulated.wait = usual_wait_in(db, queue);
    });
    if (!read) return std::unexpected(from_store(read.error()));
    return simulated;
}

Result<std::vector<store::Assignment>> Assigner::decisions(store::TicketNumber number) {
    auto read = services_.options.store.read(
        [&](store::Connection& db) -> std::optional<std::vector<store::Assignment>> {
            if (!store::find_ticket(db, number)) return std::nullopt;
            return store::assignments_of(db, number);
        });
    if (!read) return std::unexpected(from_store(read.error()));
    if (!*read) return refuse(Code::not_found, fmt::format("there is no ticket #{}", number));
    return **std::move(read);
}

Result<std::vector<StaffCard>> Assigner::staff() {
    const auto content = services_.publisher.live();
    auto read =
        services_.options.store.read([&](store::Connection& db) { return cards(db, *content); });
    if (!read) return std::unexpected(from_store(read.error()));
    return *std::move(read);
}

void Assigner::patch_staff(store::UserId person, StaffPatch patch, Done<std::monostate> done) {
    const auto content = services_.publisher.live();
    if (patch.hours && !content->settings().calendars.contains(*patch.hours)) {
        return done(refuse(Code::invalid_field,
                           fmt::format("there is no calendar \"{}\"", *patch.hours), "hours"));
    }
    auto work = [person, patch = std::move(patch)](store::Tx& tx) {
        if (!store::find_user(tx, person))
            throw store::GiveUp(store::ErrorCode::not_found, "there is no such user");
        auto row = store::find_staff(tx, person);
        if (patch.skills) row.skills = *patch.skills;
        if (patch.languages) row.languages = *patch.languages;
        if (patch.capacity) row.capacity = *patch.capacity;
        if (patch.hours) row.hours = *patch.hours;
        store::put_staff(tx, row);
    };
    services_.options.store.submit(std::move(work),
                                   [this, done = std::move(done)](auto stored) mutable {
                                       if (!stored)
                                           return done(std::unexpected(from_store(stored.error())));
                                       done(std::monostate{});
                                       wake("slot_freed");
                                   });
}

}  // namespace desk
