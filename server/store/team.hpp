// Teams: people who work together, and the queues they look after.
#pragma once
#include "server/store/types.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace store {

class Connection;
class Tx;

struct Team {
    std::int64_t id = 0;  // given by create_team()
    std::string name;     // unique without regard to case
    std::vector<std::string> queues;
    std::vector<std::pair<UserId, std::string>> members;  // names are read only
    Version version = 1;
};

/// Throws GiveUp(taken) for a known name, GiveUp(not_found) for a member who is none.
std::int64_t create_team(Tx& tx, Team& team);
/// False when the row moved on or is gone: nothing changed.
bool update_team(Tx& tx, Team& team);
bool delete_team(Tx& tx, std::int64_t id);
std::optional<Team> find_team(Connection& db, std::int64_t id);
std::vector<Team> list_teams(Connection& db);
/// Numbers of the teams somebody is in.
std::vector<std::int64_t> teams_of(Connection& db, UserId user);

}  // namespace store
