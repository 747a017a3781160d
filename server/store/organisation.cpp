// Rows of organisations and their domains.
#include "server/store/organisation.hpp"

#include "server/store/connection.hpp"
#include "server/store/error.hpp"
#include "server/store/paging.hpp"
#include "server/store/tx.hpp"

#include <fmt/format.h>

namespace store {
namespace {
// The address' own domain, as the index on it is written.
#define EMAIL_DOMAIN "lower(substr(c.email, instr(c.email, '@') + 1))"

std::vector<std::string> domains_of(Connection& db, OrganisationId id) {
    std::vector<std::string> domains;
    auto rows = db.query(
        "SELECT domain FROM organisation_domain WHERE organisation = ?1 ORDER BY domain", id);
    while (rows.next()) domains.push_back(rows.text(0));
    return domains;
}

void put_domains(Tx& tx, const Organisation& organisation) {
    tx.db().run("DELETE FROM organisation_domain WHERE organisation = ?1", organisation.id);
    for (const auto& domain : organisation.domains) {
        const auto added = tx.db().run(R"sql(
            INSERT INTO organisation_domain (domain, organisation) VALUES (?1, ?2)
            ON CONFLICT (domain) DO NOTHING)sql",
                                       domain, organisation.id);
        if (added == 1) continue;
        throw GiveUp(ErrorCode::taken,
                     fmt::format("the domain {} is of another organisation", domain));
    }
}

void refuse_taken_name(Connection& db, const Organisation& organisation) {
    auto row = db.query("SELECT id FROM organisation WHERE name = ?1 AND id <> ?2",
                        organisation.name, organisation.id);
    if (row.next()) {
        throw GiveUp(ErrorCode::taken,
                     fmt::format("there is an organisation \"{}\" already", organisation.name));
    }
}

std::int64_t count_members(Connection& db, OrganisationId id) {
    auto by_hand = db.query("SELECT count(*) FROM member WHERE organisation = ?1", id);
    const auto set = by_hand.next() ? by_hand.integer(0) : 0;
    auto by_domain =
        db.query("SELECT count(*) FROM organisation_domain d JOIN customer c ON " EMAIL_DOMAIN
                 R"sql( = d.domain AND c.email <> '' WHERE d.organisation = ?1
                 AND NOT EXISTS (SELECT 1 FROM member m WHERE m.customer = c.id))sql",
                 id);
    return set + (by_domain.next() ? by_domain.integer(0) : 0);
}
}  // namespace

OrganisationId create_organisation(Tx& tx, const Organisation& given) {
    auto organisation = given;
    organisation.id = 0;
    refuse_taken_name(tx, organisation);
    tx.db().run("INSERT INTO organisation (name, note, created, version) VALUES (?1, ?2, ?3, 1)",
                organisation.name, organisation.note, organisation.created);
    organisation.id = tx.db().last_id();
    put_domains(tx, organisation);
    return organisation.id;
}

bool update_organisation(Tx& tx, Organisation& organisation) {
    refuse_taken_name(tx, organisation);
    const bool written =
        tx.db().run(R"sql(UPDATE organisation SET name = ?3, note = ?4, version = version + 1
                          WHERE id = ?1 AND version = ?2)sql",
                    organisation.id, organisation.version, organisation.name,
                    organisation.note) == 1;
    if (!written) return false;
    put_domains(tx, organisation);
    ++organisation.version;
    return true;
}

bool delete_organisation(Tx& tx, OrganisationId id) {
    tx.db().run("DELETE FROM organisation_domain WHERE organisation = ?1", id);
    tx.db().run("DELETE FROM member WHERE organisation = ?1", id);
    return tx.db().run("DELETE FROM organisation WHERE id = ?1", id) == 1;
}

std::optional<Organisation> find_organisation(Connection& db, OrganisationId id) {
    auto row =
        db.query("SELECT id, name, note, created, version FROM organisation WHERE id = ?1", id);
    if (!row.next()) return std::nullopt;
    return Organisation{.id = row.integer(0),
                        .name = row.text(1),
                        .note = row.text(2),
                        .domains = domains_of(db, id),
                        .created = row.time(3),
                        .version = row.integer(4)};
}

Page<OrganisationRow> list_organisations(Connection& db, const std::string& q,
                                         const PageRequest& page) {
    const auto limit = limit_of(page);
    const auto after = page.cursor.empty() ? Cursor{} : Cursor::read(page.cursor, "o");
    std::vector<OrganisationId> ids;
    {
        auto rows = db.query(R"sql(
            SELECT id FROM organisation o WHERE id > ?1 AND (?2 = '' OR instr(lower(name), lower(?2))
                OR EXISTS (SELECT 1 FROM organisation_domain d
                           WHERE d.organisation = o.id AND instr(d.domain, lower(?2))))
            ORDER BY id LIMIT ?3)sql",
                             after.id, q, limit + 1);
        while (rows.next()) ids.push_back(rows.integer(0));
    }
    Page<OrganisationRow> found;
    for (const auto id : ids) {
        found.items.push_back({*find_organisation(db, id), count_members(db, id)});
    }
    cut(found, limit,
        [](const OrganisationRow& last) { return Cursor{"o", 0, last.organisation.id}; });
    return found;
}

std::optional<Organisation> organisation_of(Connection& db, CustomerId customer) {
    OrganisationId id = 0;
    bool by_hand = false;
    {
        auto set = db.query("SELECT organisation FROM member WHERE customer = ?1", customer);
        if (set.next()) {
            by_hand = true;
            id = set.integer(0);
        }
    }
    if (!by_hand) {
        auto row = db.query(
            "SELECT d.organisation FROM customer c JOIN organisation_domain d ON "
            "d.domain = " EMAIL_DOMAIN " WHERE c.id = ?1 AND c.email <> ''",
            customer);
        if (row.next()) id = row.integer(0);
    }
    return id == 0 ? std::nullopt : find_organisation(db, id);
}

void set_member(Tx& tx, CustomerId customer, std::optional<OrganisationId> organisation) {
    if (!organisation) {
        tx.db().run("DELETE FROM member WHERE customer = ?1", customer);
        return;
    }
    tx.db().run(R"sql(INSERT INTO member (customer, organisation) VALUES (?1, ?2)
                      ON CONFLICT (customer) DO UPDATE SET organisation = excluded.organisation)sql",
                customer, *organisation);
}

}  // namespace store
