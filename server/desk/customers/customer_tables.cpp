// The plan is made inside the transaction that carries it out: nothing moves in between.
#include "server/desk/customers/customer_tables.hpp"

#include "server/desk/commit.hpp"

namespace desk {
namespace {

Result<void> admins_only(const Actor& actor) {
    if (actor.role == store::Role::admin) return {};
    return refuse(Code::forbidden, "only admins may move customers in or out as a table");
}

}  // namespace

void CustomerTables::take_in(const Actor& actor, std::string_view bytes, const CsvMapping& mapping,
                             Import how, Done<CsvPlan> done) {
    if (auto may = admins_only(actor); !may) return done(std::unexpected(may.error()));
    auto table = read_csv(bytes);
    if (!table) return done(refuse(Code::invalid_field, table.error(), "csv"));
    const auto now = services_.now();
    if (how == Import::try_only) {
        return done(given(services_.options.store.read(
            [&](store::Connection& db) { return plan_import(db, *table, mapping, now); })));
    }
    commit<CsvPlan>(
        services_,
        [this, table = *std::move(table), mapping, now, by = actor.id](store::Tx& tx) {
            auto plan = plan_import(tx, table, mapping, now);
            apply_import(tx, plan, [this] { return services_.new_id(); }, now, by);
            return plan;
        },
        [this, done = std::move(done)](Result<CsvPlan> plan) mutable {
            if (plan) {
                for (const auto& row : plan->rows) {
                    if (row.exists) services_.parts.get<Customers>().changed_rows(row.customer.id);
                }
            }
            done(std::move(plan));
        });
}

Result<std::string> CustomerTables::give_out(const Actor& actor) {
    if (auto may = admins_only(actor); !may) return std::unexpected(may.error());
    return given(
        services_.options.store.read([](store::Connection& db) { return export_customers(db); }));
}

}  // namespace desk
