// What becomes of a ticket that is over when its customer writes again: the queue's policy.
// Knows statuses, times and kinds of words; knows nothing of who reads them or where they are kept.
#pragma once

#include "escalation/instant.hpp"
#include "escalation/names.hpp"
#include "escalation/status.hpp"

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

namespace escalation {

enum class ReopenMode {
    always,       ///< the ticket opens again however long ago it was solved
    within_days,  ///< only so many days after it was solved; later a new, linked ticket
    new_ticket,   ///< what is over stays over: always a new, linked ticket
};
inline constexpr Name<ReopenMode> reopen_mode_names[] = {{ReopenMode::always, "always"},
                                                         {ReopenMode::within_days, "within"},
                                                         {ReopenMode::new_ticket, "new_ticket"}};
constexpr std::string_view name_of(ReopenMode value) {
    return name_in(reopen_mode_names, value);
}

struct ReopenPolicy {
    ReopenMode mode = ReopenMode::always;
    std::chrono::days within{14};  ///< for within_days
    bool operator==(const ReopenPolicy&) const = default;
};

/// "always", "new ticket" (or "new linked ticket"), "within 14 days"; else nothing.
std::optional<ReopenPolicy> reopen_policy_from(std::string_view text);

/// What kind of words came in; only the first asks for anything.
enum class Heard {
    message,
    thanks,      ///< a bare thanks
    auto_reply,  ///< an absence note or another machine's answer
    bounce,      ///< mail that came back
};
inline constexpr Name<Heard> heard_names[] = {{Heard::message, "message"},
                                              {Heard::thanks, "thanks"},
                                              {Heard::auto_reply, "auto_reply"},
                                              {Heard::bounce, "bounce"}};
constexpr std::string_view name_of(Heard value) {
    return name_in(heard_names, value);
}

enum class Reopening {
    goes_on,     ///< the ticket was not over: the words belong to it as ever
    reopen,      ///< it opens again
    new_ticket,  ///< it stays as it is; a new ticket is made and linked to it
    stays,       ///< nothing happens to it; the timeline says why
};

/// The decision with the words for the timeline; `because` is empty where nothing is worth saying.
struct ReopenDecision {
    Reopening what = Reopening::goes_on;
    std::string because;
};

/// `over_since` is when the ticket was solved or closed, where that is known.
ReopenDecision decide_reopening(const ReopenPolicy& policy, Status status,
                                std::optional<Instant> over_since, Instant now, Heard heard);

}  // namespace escalation
