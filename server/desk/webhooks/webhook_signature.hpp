// Signing what is sent, by the Standard Webhooks specification: HMAC-SHA256 over id, time and body.
// Knows keys and bytes; knows nothing of who is sent what.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace desk {

/// "whsec_" and 32 random bytes in base64.
std::string make_webhook_secret();

/// "v1,<base64>" over `id.timestamp.body`; empty if the secret is not one of ours.
std::string sign_webhook(std::string_view secret, std::string_view id, std::int64_t timestamp_s,
                         std::string_view body);

}  // namespace desk
