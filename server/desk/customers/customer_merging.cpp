// The plan is one pure function: the preview shows it, the merge carries it out.
#include "server/desk/customers/customer_merging.hpp"

#include "server/desk/commit.hpp"

#include <fmt/format.h>

namespace desk {
namespace {

Result<void> may_change(const Actor& actor) {
    if (actor.role != store::Role::viewer) return {};
    return refuse(Code::forbidden,
                  "viewers can read but not change; ask an admin for the agent role");
}

void fill_gap(const char* field, std::string& kept, const std::string& gone,
              MergePreview& preview) {
    const auto before = kept;
    if (kept.empty()) kept = gone;
    if (!gone.empty() && before != gone) preview.fields.push_back({field, before, gone, kept});
}

std::string why_not(const store::Customer& kept, const store::Customer& gone) {
    if (kept.id == gone.id) return "a customer can not be merged with itself";
    if (kept.verified && gone.verified) {
        return "both are signed in under ids of their own: they are two people to the shop";
    }
    if (gone.verified) return "keep the verified one: an unverified customer never takes it over";
    return {};
}

MergePreview plan(store::Connection& db, store::CustomerId kept, store::CustomerId gone) {
    const auto first = store::find_customer(db, kept);
    const auto second = store::find_customer(db, gone);
    if (!first || !second) {
        throw store::GiveUp(store::ErrorCode::not_found, "there is no such customer");
    }
    auto preview = plan_merge(*first, *second);
    preview.counts = store::things_of(db, gone);
    for (const auto id : {kept, gone}) {
        if (card_of(db, id == kept ? *first : *second).merged_into != 0) {
            preview.refused = "one of the two was merged into another customer already";
        }
    }
    return preview;
}

}  // namespace

MergePreview plan_merge(store::Customer kept, const store::Customer& gone) {
    MergePreview preview{.gone = gone.id, .refused = why_not(kept, gone)};
    fill_gap("name", kept.name, gone.name, preview);
    fill_gap("email", kept.email, gone.email, preview);
    fill_gap("tier", kept.tier, gone.tier, preview);
    for (const auto& [name, value] : gone.attributes) {
        fill_gap(fmt::format("attributes.{}", name).c_str(), kept.attributes[name], value, preview);
    }
    if (kept.verified && !gone.verified) {
        preview.warnings.emplace_back(
            "the other one proved nothing: their browser will no longer open these conversations");
    }
    if (!kept.email.empty() && !gone.email.empty() && kept.email != gone.email) {
        preview.warnings.push_back(
            fmt::format("two addresses: {} stays, {} is left out", kept.email, gone.email));
    }
    preview.result = std::move(kept);
    return preview;
}

Result<MergePreview> Merging::preview(store::CustomerId kept, store::CustomerId gone) {
    return given(
        services_.options.store.read([&](store::Connection& db) { return plan(db, kept, gone); }));
}

void Merging::merge(const Actor& actor, store::CustomerId kept, store::CustomerId gone,
                    Done<Merged> done) {
    if (auto may = may_change(actor); !may) return done(std::unexpected(may.error()));
    commit<Merged>(
        services_,
        [actor, kept, gone, now = services_.now()](store::Tx& tx) {
            auto planned = plan(tx, kept, gone);
            if (!planned.refused.empty()) {
                throw store::GiveUp(store::ErrorCode::taken, planned.refused);
            }
            const auto id = store::merge_customers(
                tx, {.kept = kept, .gone = gone, .by = actor.id, .by_name = actor.name, .at = now},
                std::move(planned.result));
            return Merged{id, card_of(tx, store::find_customer(tx, kept).value())};
        },
        [this, kept, done = std::move(done)](Result<Merged> merged) mutable {
            if (merged) services_.parts.get<Customers>().changed_rows(kept);
            done(std::move(merged));
        });
}

void Merging::undo(const Actor& actor, std::int64_t merge, Done<Merged> done) {
    if (auto may = may_change(actor); !may) return done(std::unexpected(may.error()));
    auto gone = std::make_shared<store::CustomerId>(0);
    commit<Merged>(
        services_,
        [actor, merge, gone, now = services_.now()](store::Tx& tx) {
            const auto undone = store::undo_merge(tx, merge, actor.id, actor.name, now);
            *gone = undone.gone;
            return Merged{merge, card_of(tx, store::find_customer(tx, undone.kept).value())};
        },
        [this, gone, done = std::move(done)](Result<Merged> merged) mutable {
            if (merged) {
                auto& customers = services_.parts.get<Customers>();
                customers.changed_rows(merged->customer.customer.id);
                customers.changed_rows(*gone);
            }
            done(std::move(merged));
        });
}

Result<std::vector<store::CustomerMerge>> Merging::merges(store::CustomerId id) {
    return given(services_.options.store.read(
        [&](store::Connection& db) { return store::merges_of(db, id); }));
}

}  // namespace desk
