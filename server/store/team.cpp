// Rows of teams and of who is in them.
#include "server/store/team.hpp"

#include "server/store/codec.hpp"
#include "server/store/connection.hpp"
#include "server/store/error.hpp"
#include "server/store/tx.hpp"

#include <fmt/format.h>

namespace store {
namespace {
void check_name(Tx& tx, const Team& team) {
    auto other =
        tx.db().query("SELECT 1 FROM team WHERE name = ?1 AND id <> ?2", team.name, team.id);
    if (!other.next()) return;
    throw GiveUp(ErrorCode::taken, fmt::format("there is a team \"{}\" already", team.name));
}

void put_members(Tx& tx, const Team& team) {
    tx.db().run("DELETE FROM team_member WHERE team = ?1", team.id);
    for (const auto& [user, name] : team.members) {
        const auto added = tx.db().run(R"sql(
            INSERT OR IGNORE INTO team_member (team, person)
            SELECT ?1, id FROM person WHERE id = ?2)sql",
                                       team.id, user);
        if (added == 1) continue;
        throw GiveUp(ErrorCode::not_found, fmt::format("nobody has the number {}", user));
    }
}

Team read_team(Connection& db, const Query& row) {
    Team team;
    team.id = row.integer(0);
    team.name = row.text(1);
    team.queues = decode_texts(row.text(2));
    team.version = row.integer(3);
    auto members = db.query(R"sql(SELECT p.id, p.name FROM team_member m
        JOIN person p ON p.id = m.person WHERE m.team = ?1 ORDER BY p.name, p.id)sql",
                            team.id);
    while (members.next()) team.members.emplace_back(members.integer(0), members.text(1));
    return team;
}
}  // namespace

std::int64_t create_team(Tx& tx, Team& team) {
    check_name(tx, team);
    tx.db().run("INSERT INTO team (name, queues, version) VALUES (?1, ?2, 1)", team.name,
                encode_texts(team.queues));
    team.id = tx.db().last_id();
    team.version = 1;
    put_members(tx, team);
    return team.id;
}

bool update_team(Tx& tx, Team& team) {
    check_name(tx, team);
    const bool done = tx.db().run(R"sql(UPDATE team SET name = ?3, queues = ?4,
        version = version + 1 WHERE id = ?1 AND version = ?2)sql",
                                  team.id, team.version, team.name, encode_texts(team.queues)) == 1;
    if (!done) return false;
    ++team.version;
    put_members(tx, team);
    return true;
}

bool delete_team(Tx& tx, std::int64_t id) {
    tx.db().run("DELETE FROM team_member WHERE team = ?1", id);
    return tx.db().run("DELETE FROM team WHERE id = ?1", id) == 1;
}

std::optional<Team> find_team(Connection& db, std::int64_t id) {
    auto row = db.query("SELECT id, name, queues, version FROM team WHERE id = ?1", id);
    if (!row.next()) return std::nullopt;
    return read_team(db, row);
}

std::vector<Team> list_teams(Connection& db) {
    std::vector<Team> teams;
    auto rows = db.query("SELECT id, name, queues, version FROM team ORDER BY name");
    while (rows.next()) teams.push_back(read_team(db, rows));
    return teams;
}

std::vector<std::int64_t> teams_of(Connection& db, UserId user) {
    std::vector<std::int64_t> teams;
    auto rows = db.query("SELECT team FROM team_member WHERE person = ?1 ORDER BY team", user);
    while (rows.next()) teams.push_back(rows.integer(0));
    return teams;
}

}  // namespace store
