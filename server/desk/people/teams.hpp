// Teams of the desk: people who work together and the queues they look after.
#pragma once

#include "server/desk/parts.hpp"
#include "server/store/team.hpp"

#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace desk {

struct TeamPatch {
    std::optional<std::string> name;
    std::optional<std::vector<std::string>> queues;
    std::optional<std::vector<store::UserId>> members;
    std::optional<store::Version> version;
};

class Teams final : public Part {
  public:
    explicit Teams(Services& services) : services_(services) {}

    Result<std::vector<store::Team>> list();
    void add(TeamPatch wanted, Done<store::Team> done);
    void patch(std::int64_t id, TeamPatch patch, Done<store::Team> done);
    void remove(std::int64_t id, Done<std::monostate> done);

  private:
    Result<void> check(const TeamPatch& patch) const;
    Services& services_;
};

}  // namespace desk
