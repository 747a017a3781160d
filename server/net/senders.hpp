// How much one address may send without a log-in and without a socket: forms and files.
// Shared by all threads.
#pragma once

#include "server/net/http.hpp"

#include <cstddef>
#include <cstdint>

namespace net {

enum class Sending : std::uint8_t { form, file };

/// Takes one from what this address has left; false: it is too much at once.
bool may_send(const Request& request, Sending what);

}  // namespace net
