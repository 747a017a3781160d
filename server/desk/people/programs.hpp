// Tokens of programs: made with scopes and an end, listed with it.
#pragma once

#include "server/desk/parts.hpp"
#include "server/desk/people/people.hpp"

#include <optional>
#include <string>
#include <vector>

namespace desk {

struct ProgramToken {
    store::ApiToken token;
    std::optional<store::Time> expires;
    std::string secret;  // only when it was made just now
};

class Programs final : public Part {
  public:
    explicit Programs(Services& services) : services_(services) {}

    void add(const Actor& actor, std::string name, std::vector<std::string> scopes,
             std::optional<store::Time> expires, Done<ProgramToken> done);
    Result<std::vector<ProgramToken>> list(store::UserId user);

  private:
    Services& services_;
};

}  // namespace desk
