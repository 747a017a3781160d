// The book of rules: kept on the shelf, checked before they are, and planned for open tickets.
#include "server/desk/rules/deeds.hpp"
#include "server/desk/rules/rules.hpp"
#include "server/desk/rules/shelf.hpp"
#include "server/desk/services.hpp"
#include "server/store/rule_text.hpp"
#include "server/store/ticket_list.hpp"

#include <algorithm>

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <spdlog/spdlog.h>

namespace desk {
namespace {

constexpr std::size_t rules_max = 500;

std::optional<KeptRule> read_kept(const store::ShelfItem& item) {
    auto rule = store::read_rule(item.body);
    if (!rule) {
        spdlog::error("rule {} can not be read: {}", item.id, rule.error());
        return std::nullopt;
    }
    rule->id = item.id;
    rule->enabled = item.enabled;
    rule->position = item.position;
    return KeptRule{std::move(*rule), item.version, item.created, item.updated};
}

store::ShelfItem item_of(const KeptRule& kept) {
    return {.id = kept.rule.id,
            .kind = store::ShelfKind::rule,
            .position = kept.rule.position,
            .enabled = kept.rule.enabled,
            .body = fmt::format("{{{}}}", store::rule_fields(kept.rule)),
            .version = kept.version,
            .created = kept.created};
}

escalation::House house_of(const Settings& settings) {
    escalation::House house;
    for (const auto& status : settings.statuses) {
        if (status.custom()) house.own_statuses[status.name] = status.category;
    }
    for (const auto& queue : settings.queues) {
        if (queue.assignment != escalation::AssignmentMode::manual)
            house.automatic_queues.push_back(queue.name);
    }
    return house;
}

}  // namespace

Result<void> Rules::load() {
    const auto items = services_.options.store.read(
        [](store::Connection& db) { return store::items_of(db, store::ShelfKind::rule); });
    if (!items) return std::unexpected(from_store(items.error()));
    auto fresh = std::make_shared<std::vector<KeptRule>>();
    for (const auto& item : *items) {
        if (auto kept = read_kept(item)) fresh->push_back(std::move(*kept));
    }
    const std::scoped_lock lock(door_);
    book_ = std::move(fresh);
    return {};
}

Result<void> Rules::check(const escalation::Rule& rule) const {
    auto plain = rule;
    plain.actions = in_fixed_statuses(services_, rule.actions);
    if (auto sound = escalation::check(plain); !sound) {
        const auto field = sound.error().substr(0, sound.error().find_first_of(":.["));
        return refuse(Code::invalid_field, sound.error(), field);
    }
    if (auto sound = check_deeds(services_, rule.actions); !sound) return sound;
    std::vector<escalation::Rule> all;
    for (const auto& kept : *book()) {
        if (kept.rule.id != rule.id) all.push_back(kept.rule);
    }
    if (all.size() >= rules_max) {
        return refuse(Code::invalid_field, fmt::format("at most {} rules", rules_max));
    }
    all.push_back(rule);
    const auto loop = escalation::find_loop(all, house_of(services_.publisher.live()->settings()));
    if (loop.empty()) return {};
    return refuse(Code::invalid_field,
                  fmt::format("these rules would wake each other without end: “{}”; narrow the "
                              "condition of one, so that it does not hold after the one before",
                              fmt::join(loop, "” → “")),
                  "actions");
}

void Rules::save(KeptRule wanted, Done<KeptRule> done) {
    if (auto sound = check(wanted.rule); !sound) return done(std::unexpected(sound.error()));
    auto kept = [this, done = std::move(done)](Result<store::ShelfItem> item) mutable {
        if (!item) return done(std::unexpected(item.error()));
        if (auto loaded = load(); !loaded) return done(std::unexpected(loaded.error()));
        auto rule = read_kept(*item);
        if (!rule) return done(refuse(Code::unavailable, "the rule can not be read again"));
        if (rule->rule.after && rule->rule.enabled) {
            services_.options.run([this] { schedule_all({}); });
        }
        done(std::move(*rule));
    };
    put_on_shelf(services_, item_of(wanted), std::move(kept));
}

void Rules::remove(std::int64_t id, store::Version version, Done<KeptRule> done) {
    auto gone = [this, id, done = std::move(done)](Result<store::ShelfItem> item) mutable {
        if (!item) return done(std::unexpected(item.error()));
        if (auto loaded = load(); !loaded) return done(std::unexpected(loaded.error()));
        services_.options.store.submit([id](store::Tx& tx) { store::forget_rule(tx, id); },
                                       [](auto) {});
        done(KeptRule{.rule = {.id = id}});
    };
    take_off_shelf(services_, store::ShelfKind::rule, id, version, std::move(gone));
}

store::RuleCount Rules::count(std::int64_t rule) const {
    const auto found = services_.options.store.read(
        [&](store::Connection& db) { return store::rule_count(db, rule); });
    return found.value_or(store::RuleCount{});
}

// A new time rule counts for the tickets that are there already: page by page, each in a job.
void Rules::schedule_all(std::string cursor) {
    store::TicketFilter filter{.sort = store::TicketSort::created_asc};
    for (const auto& row : escalation::status_names) {
        if (row.value != escalation::Status::closed) filter.statuses.push_back(row.value);
    }
    const auto page = services_.options.store.read([&](store::Connection& db) {
        return store::list_tickets(db, filter, {.limit = store::page_max, .cursor = cursor});
    });
    if (!page) return spdlog::error("rules could not plan: {}", page.error().message);
    std::set<store::TicketNumber> tickets;
    for (const auto& ticket : page->items) tickets.insert(ticket.number);
    auto work = std::make_shared<Follower::Work>(reschedule(tickets));
    services_.options.store.submit(
        [work](store::Tx& tx) {
            if (*work) (*work)(tx);
        },
        [this, next = page->next](auto) {
            if (next.empty()) return;
            services_.options.run([this, next] { schedule_all(next); });
        });
}

}  // namespace desk
