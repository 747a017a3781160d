// Codes of authenticator apps by RFC 6238: six digits, thirty seconds, HMAC-SHA-1.
// Knows arithmetic; knows nothing of people or clocks.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace desk {

inline constexpr std::int64_t totp_step_s = 30;
inline constexpr int totp_slack_steps = 1;  // clocks of telephones: one step before, one after

/// Base 32 as in RFC 4648, without padding; and back: nothing for what is none.
std::string base32(std::string_view bytes);
std::optional<std::string> from_base32(std::string_view text);

/// The code of one step for a secret of raw bytes.
std::string totp_code(std::string_view secret, std::int64_t step, int digits = 6);

/// The step a code is good for now; only steps after `last_step` are.
std::optional<std::int64_t> totp_match(std::string_view secret, std::string_view code,
                                       std::int64_t now_s, std::int64_t last_step);

/// `otpauth://totp/...`: what an app reads from a QR code.
std::string totp_uri(std::string_view secret_base32, std::string_view shop, std::string_view email);

/// SHA-1, which the RFC asks for (in an HMAC it is sound).
std::string sha1(std::string_view bytes);

}  // namespace desk
