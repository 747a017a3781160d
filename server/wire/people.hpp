// People of the console as a list of them shows them.
#pragma once

#include "server/desk/assignment/presence.hpp"
#include "server/store/user.hpp"

#include <optional>
#include <string>

namespace wire {

/// With who is there now, and when the others were last.
void append_listed_user(std::string& out, const store::User& user, desk::Here here,
                        const std::optional<store::Time>& last_seen);

}  // namespace wire
