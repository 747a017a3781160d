// A table of conditions, each with its members and what has changed since they were judged.
#include "server/desk/tickets/view_members.hpp"

#include "escalation/condition_leaves.hpp"
#include "server/desk/commit.hpp"
#include "server/desk/tickets/ticket_facts.hpp"
#include "server/store/condition_text.hpp"
#include "server/store/ticket_among.hpp"

#include <algorithm>
#include <set>

#include <spdlog/spdlog.h>

namespace desk {
namespace {

using escalation::Condition;
using escalation::Status;

constexpr std::size_t tickets_of_customer_max = 1'000;

// The statuses without which it can not hold; none: any.
std::vector<Status> statuses_of(const Condition& condition) {
    std::vector<Status> statuses;
    if (condition.kind == Condition::Kind::all) {
        for (const auto& part : condition.parts) {
            if (statuses = statuses_of(part); !statuses.empty()) return statuses;
        }
        return {};
    }
    const bool names =
        condition.kind == Condition::Kind::leaf && condition.field == "ticket.status" &&
        (condition.op == escalation::Operator::is || condition.op == escalation::Operator::in);
    if (!names) return {};
    for (const auto& value : condition.values) {
        if (const auto status = escalation::status_named(value)) statuses.push_back(*status);
    }
    return statuses;
}

struct Changes {
    std::set<store::TicketNumber> tickets;
    std::set<store::CustomerId> customers;
    bool all = true;  // nothing was judged yet, or too much has changed to tell apart
};

// Whose facts this event may change.
void note(Changes& changes, const store::Event& event) {
    if (changes.all) return;
    if (event.ticket != 0) changes.tickets.insert(event.ticket);
    if (const auto* updated = std::get_if<store::CustomerUpdated>(&event.body)) {
        changes.customers.insert(updated->customer.id);
    } else if (const auto* noted = std::get_if<store::Noted>(&event.body)) {
        if (noted->customer != 0) changes.customers.insert(noted->customer);
    }
    if (changes.tickets.size() + changes.customers.size() <= ViewMembers::changes_max) return;
    changes = {};
}

}  // namespace

struct ViewMembers::Entry {
    explicit Entry(const Condition& given)
        : condition(given),
          statuses(statuses_of(given)),
          facts(given),
          by_time(escalation::depends_on_time(given)) {}

    const Condition condition;
    const std::vector<Status> statuses;
    const TicketFacts facts;
    const bool by_time;

    std::mutex door;  // held while judging
    std::set<store::TicketNumber> members;

    std::mutex mail;  // held for moments only: events must not wait for a judgement
    Changes changes;
    store::Time judged{};  // all of them
    store::Time used{};
};

std::shared_ptr<ViewMembers::Entry> ViewMembers::entry_for(const Condition& condition) {
    const auto key = store::condition_text(condition);
    const std::scoped_lock lock(door_);
    auto& entry = entries_[key];
    if (!entry) entry = std::make_shared<Entry>(condition);
    const auto kept = entry;
    {
        const std::scoped_lock inner(kept->mail);
        kept->used = services_.now();
    }
    if (entries_.size() > conditions_max) {
        entries_.erase(std::ranges::min_element(entries_, {},
                                                [](const auto& one) { return one.second->used; }));
    }
    return kept;
}

Result<std::vector<store::TicketNumber>> ViewMembers::of(const Condition& condition) {
    const auto entry = entry_for(condition);
    const std::scoped_lock lock(entry->door);
    if (auto fresh = refresh(*entry, services_.now()); !fresh) {
        return std::unexpected(fresh.error());
    }
    return std::vector(entry->members.begin(), entry->members.end());
}

// What comes while it is judged waits for the next time.
Result<void> ViewMembers::refresh(Entry& entry, store::Time now) {
    Changes changes;
    changes.all = false;
    {
        const std::scoped_lock lock(entry.mail);
        std::swap(changes, entry.changes);
        if (changes.all) entry.judged = now;
    }
    const auto content = services_.publisher.live();
    const auto judged = services_.options.store.read([&](store::Connection& db) {
        for (const auto customer : changes.customers) {
            for (const auto& one :
                 store::tickets_of_customer(db, customer, tickets_of_customer_max)) {
                changes.tickets.insert(one.number);
            }
        }
        if (changes.all) {
            entry.members.clear();
            std::ranges::copy(store::numbers_in(db, entry.statuses),
                              std::inserter(changes.tickets, changes.tickets.end()));
        }
        for (const auto number : changes.tickets) {
            const auto facts = entry.facts.of(db, *content, number, now);
            if (facts && escalation::holds(entry.condition, *facts)) {
                entry.members.insert(number);
            } else {
                entry.members.erase(number);
            }
        }
    });
    if (judged) return {};
    const std::scoped_lock lock(entry.mail);
    entry.changes = {};
    return std::unexpected(from_store(judged.error()));
}

void ViewMembers::happened(std::span<const EventPtr> events) {
    const std::scoped_lock lock(door_);
    for (const auto& [key, entry] : entries_) {
        const std::scoped_lock inner(entry->mail);
        for (const auto& event : events) note(entry->changes, *event);
    }
}

// Judges again what time may have changed, beside those who look; forgets what nobody asks for.
void ViewMembers::tick(store::Time now) {
    std::vector<std::shared_ptr<Entry>> due;
    {
        const std::scoped_lock lock(door_);
        std::erase_if(entries_, [&](const auto& one) {
            const std::scoped_lock inner(one.second->mail);
            return now - one.second->used > kept_unused;
        });
        for (const auto& [key, entry] : entries_) {
            const std::scoped_lock inner(entry->mail);
            const bool stale = now - entry->judged >= look_again || now < entry->judged;
            if (!entry->by_time || !stale || entry->changes.all) continue;
            entry->changes = {};
            due.push_back(entry);
        }
    }
    for (auto& entry : due) {
        services_.options.run([this, entry, now] {
            const std::scoped_lock lock(entry->door);
            if (auto fresh = refresh(*entry, now); !fresh) {
                spdlog::warn("a view could not be counted: {}", fresh.error().text);
            }
        });
    }
}

}  // namespace desk
