// A change as somebody asked for it: each part checked, then done to the draft.
#include "kb/utf8.hpp"
#include "kb/words/text.hpp"
#include "server/desk/care/recovery.hpp"
#include "server/desk/services.hpp"
#include "server/desk/talk/reception.hpp"
#include "server/desk/talk/writing.hpp"
#include "server/desk/tickets/details.hpp"
#include "server/desk/tickets/sight.hpp"

#include <algorithm>

#include <fmt/format.h>
#include <fmt/ranges.h>

namespace desk {
namespace {

constexpr std::size_t subject_chars_max = 200;
constexpr std::size_t tags_max = 32;

Result<void> set_status(const Services& services, Draft& draft, const TicketPatch& patch,
                        store::Time now) {
    auto& ticket = *draft.next.ticket;
    const auto to = *patch.status;
    if (ticket.merged_into != 0 && escalation::is_unsolved(to)) {
        return conflict(ticket,
                        fmt::format("it lives on in #{}; part them first", ticket.merged_into));
    }
    if (const auto why = escalation::why_not_set(ticket.status, to)) {
        return refuse(Code::invalid_field, std::string(*why), "status");
    }
    if (to == escalation::Status::snoozed) {
        if (!patch.snooze_until || *patch.snooze_until <= now) {
            return refuse(Code::invalid_field, "snoozing needs snooze_until, a time to come",
                          "snooze_until");
        }
    }
    if (!escalation::is_unsolved(to) && escalation::is_unsolved(ticket.status)) {
        const auto missing = services.parts.get<Details>().missing(ticket);
        if (!missing) return std::unexpected(missing.error());
        if (*missing) {
            return refuse(
                Code::invalid_field,
                fmt::format("{} must be filled in before it is solved", (*missing)->label),
                "fields." + (*missing)->name);
        }
        if (auto unfinished = recovery_unfinished(services, ticket.number)) {
            return conflict(ticket, std::move(*unfinished));
        }
    }
    const auto before = ticket.status;
    if (to == before && to != escalation::Status::snoozed) return {};
    step_ticket(draft, *escalation::event_to_set(to), now);
    if (to == escalation::Status::snoozed) {
        ticket.snoozed_until = patch.snooze_until;
        draft.changed("snoozed_until");
    }
    if (!escalation::is_unsolved(to)) close_conversation(services, draft, now);
    auto& row = draft.next.row;
    if (!draft.aside && escalation::is_unsolved(to) && row.owner == store::Owner::closed) {
        row.agent = ticket.assignee;
        change_owner(draft, ticket.assignee ? store::Owner::agent : store::Owner::queue, "reopened",
                     now)
            .agent_name = ticket.assignee_name;
    }
    return {};
}

Result<void> set_assignee(Services& services, Draft& draft, store::UserId wanted, store::Time now) {
    auto& ticket = *draft.next.ticket;
    if (wanted == ticket.assignee) return {};
    std::string name;
    if (wanted != 0) {
        const auto user = services.options.store.read(
            [&](store::Connection& db) { return store::find_user(db, wanted); });
        const bool fit =
            user && *user && !(*user)->disabled && (*user)->role != store::Role::viewer;
        if (!fit) return refuse(Code::invalid_field, "there is no such agent", "assignee");
        name = (*user)->name;
        step_ticket(draft, escalation::Event::assigned, now);
    }
    assign_to(draft, wanted, name, "assigned", now);
    return {};
}

// Nobody has a ticket they may not see: who is named for it is refused, who has it loses it.
Result<void> check_sight(Services& services, const Content& content, Draft& draft,
                         const TicketPatch& patch, store::Time now) {
    const auto& ticket = *draft.next.ticket;
    if (ticket.assignee == 0 || (!patch.queue && !patch.assignee)) return {};
    if (!content.settings().queue(ticket.queue).restricted) return {};
    const auto fit = services.options.store.read([&](store::Connection& db) {
        const auto user = store::find_user(db, ticket.assignee);
        return user && may_see_into(db, content, user->id, user->role, ticket.queue);
    });
    if (!fit) return std::unexpected(from_store(fit.error()));
    if (*fit) return {};
    if (patch.assignee && *patch.assignee != 0) {
        return refuse(
            Code::invalid_field,
            fmt::format("{} is in no team of the queue {}", ticket.assignee_name, ticket.queue),
            "assignee");
    }
    assign_to(draft, 0, {}, "moved out of sight", now);
    return {};
}

// A name of the shop's own says which status is meant; an empty one means the plain status.
Result<void> name_status(const Settings& settings, TicketPatch& patch) {
    if (!patch.custom_status || patch.custom_status->empty()) return {};
    const auto* known = custom_status_named(settings.statuses, *patch.custom_status);
    if (!known) {
        std::vector<std::string> names;
        for (const auto& one : all_statuses(settings.statuses)) names.push_back(one.name);
        return refuse(Code::invalid_field,
                      fmt::format("there is no status \"{}\" (one of: {})", *patch.custom_status,
                                  fmt::join(names, ", ")),
                      "status");
    }
    if (patch.status && *patch.status != known->category) {
        return refuse(
            Code::invalid_field,
            fmt::format("the status \"{}\" stands in {}, not in {}", known->name,
                        escalation::name_of(known->category), escalation::name_of(*patch.status)),
            "status");
    }
    patch.status = known->category;
    return {};
}

void set_custom_status(Draft& draft, const std::string& name) {
    auto& ticket = *draft.next.ticket;
    if (ticket.custom_status == name) return;
    ticket.custom_status = name;
    draft.changed("custom_status");
}

}  // namespace

Result<void> set_words(const Content& content, Draft& draft, const TicketPatch& patch) {
    auto& ticket = *draft.next.ticket;
    if (patch.subject) {
        if (patch.subject->empty() || kb::code_points(*patch.subject) > subject_chars_max) {
            return refuse(Code::invalid_field,
                          fmt::format("subject must have 1 to {} characters", subject_chars_max),
                          "subject");
        }
        ticket.subject = *patch.subject;
        draft.changed("subject");
    }
    if (patch.queue) {
        const auto& queues = content.settings().queues;
        if (std::ranges::find(queues, *patch.queue, &escalation::Queue::name) == queues.end()) {
            return refuse(Code::invalid_field,
                          fmt::format("there is no queue \"{}\"", *patch.queue), "queue");
        }
        ticket.queue = *patch.queue;
        draft.changed("queue");
    }
    if (patch.tags) {
        if (patch.tags->size() > tags_max) {
            return refuse(Code::invalid_field,
                          fmt::format("a ticket has at most {} tags", tags_max), "tags");
        }
        ticket.tags = *patch.tags;
        draft.changed("tags");
    }
    if (patch.priority) {
        ticket.priority = *patch.priority;
        draft.changed("priority");
    }
    return {};
}

Result<void> apply_patch(Services& services, Draft& draft, TicketPatch patch) {
    const auto now = services.now();
    const auto& ticket = *draft.next.ticket;
    if (patch.version && *patch.version != ticket.version) {
        return conflict(ticket, "the ticket was changed meanwhile; look at it again");
    }
    const auto content = services.publisher.live();
    if (auto set = set_words(*content, draft, patch); !set) return set;
    if (patch.assignee) {
        if (auto set = set_assignee(services, draft, *patch.assignee, now); !set) return set;
    }
    if (auto seen = check_sight(services, *content, draft, patch, now); !seen) return seen;
    if (auto known = name_status(content->settings(), patch); !known) return known;
    if (patch.status) {
        if (auto set = set_status(services, draft, patch, now); !set) return set;
        set_custom_status(draft, patch.custom_status.value_or(""));
    }
    return {};
}

}  // namespace desk
