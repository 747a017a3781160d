// Reads a reopen policy and applies it: a bare thanks or a machine's answer changes nothing.
#include "escalation/reopen.hpp"

#include <charconv>

#include <fmt/format.h>

namespace escalation {
namespace {

static_assert(well_formed<ReopenMode>(reopen_mode_names));
static_assert(well_formed<Heard>(heard_names));

std::string_view words_for(Heard heard) {
    switch (heard) {
        case Heard::thanks:
            return "a bare thanks does not reopen it";
        case Heard::auto_reply:
            return "an automatic reply does not reopen it";
        case Heard::bounce:
            return "mail that came back does not reopen it";
        case Heard::message:
            break;
    }
    return {};
}

// While a ticket waits, a machine's answer is no answer of the customer; a thanks is one.
bool is_machine(Heard heard) {
    return heard == Heard::auto_reply || heard == Heard::bounce;
}

}  // namespace

std::optional<ReopenPolicy> reopen_policy_from(std::string_view text) {
    if (text == "always") return ReopenPolicy{};
    if (text == "new ticket" || text == "new linked ticket")
        return ReopenPolicy{.mode = ReopenMode::new_ticket};
    constexpr std::string_view before = "within ";
    if (!text.starts_with(before)) return std::nullopt;
    text.remove_prefix(before.size());
    int days = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), days);
    const std::string_view unit(end, text.data() + text.size());
    if (error != std::errc{} || days < 1 || days > 3650) return std::nullopt;
    if (unit != " days" && unit != " day") return std::nullopt;
    return ReopenPolicy{.mode = ReopenMode::within_days, .within = std::chrono::days{days}};
}

ReopenDecision decide_reopening(const ReopenPolicy& policy, Status status,
                                std::optional<Instant> over_since, Instant now, Heard heard) {
    if (is_unsolved(status)) {
        if (!is_machine(heard)) return {};
        return {Reopening::stays, heard == Heard::bounce
                                      ? "mail that came back is no answer of the customer"
                                      : "an automatic reply is no answer of the customer"};
    }
    if (heard != Heard::message) return {Reopening::stays, std::string(words_for(heard))};
    if (policy.mode == ReopenMode::new_ticket) {
        return {Reopening::new_ticket, "this queue makes a new ticket of every new question"};
    }
    const bool too_late =
        policy.mode == ReopenMode::within_days && over_since && now - *over_since > policy.within;
    if (!too_late) return {Reopening::reopen, {}};
    return {Reopening::new_ticket,
            fmt::format("it has been over for more than {} days", policy.within.count())};
}

}  // namespace escalation
