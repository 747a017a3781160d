// Calls the shop for the bot: look-ups over HTTP, bounded in time, size and number.
// Knows curl and JSON answers; what is asked and what follows is decided above.
#pragma once

#include "intents/action.hpp"
#include "server/desk/bot/outcome.hpp"

#include <chrono>
#include <cstddef>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace hooks {

struct LookupSettings {
    std::size_t at_once_max = 32;         ///< running together
    std::size_t waiting_max = 256;        ///< more fail at once
    std::size_t body_bytes_max = 262144;  ///< of an answer
    std::size_t cache_entries_max = 1000;
    int redirects_max = 3;  ///< followed only on the same host
    int json_depth_max = 32;
    /// Fills in `${NAME}` of a header; nothing: the look-up fails and the log names it.
    std::function<std::optional<std::string>(std::string_view)> secret;
};

using LookupDone = std::move_only_function<void(desk::LookedUp)>;

class Lookups {
  public:
    explicit Lookups(LookupSettings settings = {});
    /// Waiting and running look-ups end as failed.
    ~Lookups();

    /// Answers once, on the look-up thread or (from the cache, or when full) on this one.
    void call(const intents::Lookup& lookup, LookupDone done);

  private:
    struct Inside;
    std::unique_ptr<Inside> inside_;
};

/// The values of an answer by the dotted paths of `result`; what is not there is left out.
std::optional<intents::Values> read_answer(std::string_view json, const intents::Lookup& lookup,
                                           int json_depth_max);

/// Whether a host that resolves to this address may be called. Addresses of the inside world
/// (loopback, private, link-local) only for hosts that say so themselves: an address in the url,
/// `localhost`, a name without dots, or one ending in .internal, .local or .lan.
bool may_reach(std::string_view host, std::string_view address);

}  // namespace hooks
