// Conditions are checked before they are kept; only what is known of customers may be asked.
#include "server/desk/customers/segments.hpp"

#include "server/desk/commit.hpp"
#include "server/desk/customers/counted_segment.hpp"
#include "server/store/condition_text.hpp"

#include <fmt/format.h>

namespace desk {
namespace {

constexpr std::size_t segments_max = 200;
constexpr std::int64_t credit_max = 1'000'000'000;

Result<void> may_change(const Actor& actor) {
    if (actor.role != store::Role::viewer) return {};
    return refuse(Code::forbidden,
                  "viewers can read but not change; ask an admin for the agent role");
}

// The first field that says nothing about a customer, or says it through a segment.
const std::string* foreign_field(const escalation::Condition& condition) {
    if (condition.kind == escalation::Condition::Kind::leaf) {
        const bool known =
            (condition.field.starts_with("customer.") && condition.field != "customer.segments") ||
            condition.field.starts_with("survey.");
        return known ? nullptr : &condition.field;
    }
    for (const auto& part : condition.parts) {
        if (const auto* foreign = foreign_field(part)) return foreign;
    }
    return nullptr;
}

Result<escalation::Condition> condition_in(const std::string& json) {
    auto condition = store::read_condition(json, escalation::Moment::any);
    if (!condition) return refuse(Code::invalid_field, condition.error().words(), "condition");
    if (const auto* foreign = foreign_field(*condition)) {
        return refuse(
            Code::invalid_field,
            fmt::format("a segment asks customer.* and survey.* only, not \"{}\"", *foreign),
            "condition");
    }
    return *std::move(condition);
}

Result<store::Segment> apply(const SegmentChange& wanted, store::Segment segment) {
    if (wanted.name) segment.name = *wanted.name;
    if (segment.name.empty()) return refuse(Code::invalid_field, "name is empty", "name");
    if (wanted.condition) {
        auto condition = condition_in(*wanted.condition);
        if (!condition) return std::unexpected(condition.error());
        segment.condition = *std::move(condition);
    }
    if (wanted.version) segment.version = *wanted.version;
    return segment;
}

}  // namespace

Result<std::vector<CountedSegment>> Segments::list() {
    return given(services_.options.store.read([&](store::Connection& db) {
        std::vector<CountedSegment> found;
        for (auto& segment : store::list_segments(db)) {
            const auto count = store::count_members(db, segment.condition, services_.now());
            found.push_back({std::move(segment), count});
        }
        return found;
    }));
}

Result<CountedSegment> Segments::get(std::int64_t id) {
    return given(services_.options.store.read([&](store::Connection& db) {
        auto segment = store::find_segment(db, id);
        if (!segment) {
            throw store::GiveUp(store::ErrorCode::not_found, "there is no such segment");
        }
        const auto count = store::count_members(db, segment->condition, services_.now());
        return CountedSegment{*std::move(segment), count};
    }));
}

Result<store::Page<store::Customer>> Segments::members(std::int64_t id,
                                                       const store::PageRequest& page) {
    const auto found = get(id);
    if (!found) return std::unexpected(found.error());
    return given(services_.options.store.read([&](store::Connection& db) {
        return store::list_members(db, found->segment.condition, services_.now(), page);
    }));
}

Result<std::int64_t> Segments::count(const std::string& json) {
    const auto condition = condition_in(json);
    if (!condition) return std::unexpected(condition.error());
    return given(services_.options.store.read([&](store::Connection& db) {
        return store::count_members(db, *condition, services_.now());
    }));
}

void Segments::add(const Actor& actor, SegmentChange wanted, Done<CountedSegment> done) {
    if (auto may = may_change(actor); !may) return done(std::unexpected(may.error()));
    auto segment = apply(wanted, {.created = services_.now()});
    if (!segment) return done(std::unexpected(segment.error()));
    commit<CountedSegment>(
        services_,
        [segment = *std::move(segment)](store::Tx& tx) mutable {
            if (store::list_segments(tx).size() >= segments_max) {
                throw store::GiveUp(store::ErrorCode::invalid,
                                    fmt::format("at most {} segments", segments_max));
            }
            segment.id = store::create_segment(tx, segment);
            const auto count = store::count_members(tx, segment.condition, segment.created);
            return CountedSegment{segment, count};
        },
        std::move(done));
}

void Segments::change(const Actor& actor, std::int64_t id, SegmentChange wanted,
                      Done<CountedSegment> done) {
    if (auto may = may_change(actor); !may) return done(std::unexpected(may.error()));
    auto stands = get(id);
    if (!stands) return done(std::unexpected(stands.error()));
    auto segment = apply(wanted, std::move(stands->segment));
    if (!segment) return done(std::unexpected(segment.error()));
    commit<CountedSegment>(
        services_,
        [segment = *std::move(segment), now = services_.now()](store::Tx& tx) mutable {
            if (!store::update_segment(tx, segment)) {
                throw store::GiveUp(store::ErrorCode::stale,
                                    "the segment was changed meanwhile; look at it again");
            }
            return CountedSegment{segment, store::count_members(tx, segment.condition, now)};
        },
        std::move(done));
}

void Segments::remove(const Actor& actor, std::int64_t id, Done<std::monostate> done) {
    if (auto may = may_change(actor); !may) return done(std::unexpected(may.error()));
    commit<std::monostate>(
        services_,
        [id](store::Tx& tx) {
            if (store::delete_segment(tx, id)) return std::monostate{};
            throw store::GiveUp(store::ErrorCode::not_found, "there is no such segment");
        },
        std::move(done));
}

Result<CreditState> Segments::credit(store::CustomerId id) {
    return given(services_.options.store.read([&](store::Connection& db) {
        if (!store::find_customer(db, id)) {
            throw store::GiveUp(store::ErrorCode::not_found, "there is no such customer");
        }
        return CreditState{store::credit_of(db, id), store::credit_entries(db, id)};
    }));
}

void Segments::give_credit(const Actor& actor, store::CreditEntry entry,
                           Done<store::CreditEntry> done) {
    if (auto may = may_change(actor); !may) return done(std::unexpected(may.error()));
    if (entry.amount == 0 || std::abs(entry.amount) > credit_max) {
        return done(refuse(Code::invalid_field, "amount is a whole number, not zero", "amount"));
    }
    entry.by = actor.id;
    entry.by_name = actor.name;
    entry.at = services_.now();
    commit<store::CreditEntry>(
        services_,
        [entry = std::move(entry)](store::Tx& tx) {
            if (!store::find_customer(tx, entry.customer)) {
                throw store::GiveUp(store::ErrorCode::not_found, "there is no such customer");
            }
            return store::add_credit(tx, entry);
        },
        std::move(done));
}

}  // namespace desk
