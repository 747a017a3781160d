// Skills, languages and capacity as part of changing a person.
#pragma once

#include "server/desk/assignment/assigner.hpp"
#include "server/wire/fields.hpp"

namespace net::api {

/// `skills`, `languages`, `capacity` (chats at once; null: the shop's); nothing if none is there.
std::optional<desk::StaffPatch> staff_patch_of(wire::Fields& fields);

}  // namespace net::api
