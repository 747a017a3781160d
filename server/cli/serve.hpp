// `serve`: the whole house on one address. Options with their defaults; every one can be set in
// the environment (DESKBELL_LISTEN, DESKBELL_LIMITS_FRAME_BYTES, ...) or a config file.
#pragma once

#include "server/net/line/server.hpp"

#include <string>
#include <vector>

namespace cli {

struct ServeOptions {
    std::string content;
    std::string data;
    bool demo = false;  // serve the demo shop page at /
    net::LineSettings line;
    std::size_t connections_per_ip = 0;
    int session_ttl_days = 90;
    std::vector<std::string> origins;     // beside those of deskbell.yaml
    bool webhooks_allow_private = false;  // to loopback, private and link-local addresses
    std::string log_level = "info";
};
int serve(ServeOptions options);

}  // namespace cli
