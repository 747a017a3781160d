// The second factor of log-ins: an authenticator app, and recovery codes for the day it is lost.
// Decides whether a code is good, once; who may ask is decided before.
#pragma once

#include "server/desk/parts.hpp"
#include "server/store/user.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace desk {

class SecondFactors final : public Part {
  public:
    explicit SecondFactors(Services& services) : services_(services) {}

    struct Status {
        bool enabled = false;
        std::int64_t recovery_codes_left = 0;
    };
    Status status(store::UserId user);

    struct Begun {
        std::string secret;  // base 32
        std::string uri;     // for a QR code
    };
    /// A new secret that asks nothing of anybody until it is confirmed; refused while one is on.
    void begin(const store::User& user, Done<Begun> done);
    /// The first code proves that the app has it: from now on it is asked for. The recovery codes
    /// are shown this once.
    void confirm(store::UserId user, std::string code, Done<std::vector<std::string>> done);
    void new_recovery_codes(store::UserId user, std::string code,
                            Done<std::vector<std::string>> done);
    void disable(store::UserId user, std::string code, Done<std::monostate> done);
    /// By an admin, for somebody who lost everything.
    void reset(store::UserId user, Done<std::monostate> done);

    /// Uses a code of the app or a recovery code, once; `unauthorized` if it is not good.
    void use(store::UserId user, std::string code, Done<std::monostate> done);

    /// Ends somebody's log-ins but for `keep`.
    void end_sessions(store::UserId user, std::int64_t keep, Done<std::monostate> done);

  private:
    template <class Value>
    using Make = std::move_only_function<Value(store::Tx&)>;
    template <class Value>
    void with_code(store::UserId user, std::string code, Make<Value> make, Done<Value> done);

    Services& services_;
};

}  // namespace desk
