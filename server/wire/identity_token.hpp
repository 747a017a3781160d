// A signed identity (JWT, RFC 7519, compact) as values. Believes nothing: see desk::believe.
#pragma once

#include "server/desk/customers/identity_token.hpp"

#include <expected>
#include <string>
#include <string_view>

namespace wire {

inline constexpr std::size_t identity_token_bytes_max = 4096;

/// The parts of a token, or what is wrong with its form. Nothing thrown leaves here.
std::expected<desk::IdentityToken, std::string> read_identity_token(std::string_view text);

}  // namespace wire
