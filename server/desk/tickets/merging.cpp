// Two tickets become one thread and can part again; a part of one becomes a ticket of its own.
#include "server/desk/services.hpp"
#include "server/desk/talk/reception.hpp"
#include "server/desk/talk/writing.hpp"
#include "server/desk/tickets/links.hpp"
#include "server/store/error.hpp"
#include "server/store/event_log.hpp"

#include <algorithm>

#include <fmt/format.h>

namespace desk {
namespace {
using store::LinkKind;
using store::TicketNumber;

constexpr std::size_t split_messages_max = 200;
constexpr std::size_t subject_bytes_max = 120;

store::Noted noted(const Draft& draft, std::string what, std::string words, std::string data) {
    return {.what = std::move(what),
            .words = std::move(words),
            .customer = draft.next.ticket->customer,
            .by = draft.by,
            .by_name = draft.by_name,
            .data = std::move(data)};
}

// What the surviving ticket takes over, in the same transaction.
struct TakeOver {
    TicketNumber from = 0;
    TicketNumber into = 0;
    std::vector<std::string> tags;
    escalation::Priority priority = escalation::Priority::normal;
    store::UserId by = 0;
    std::string by_name;
    store::Time at{};

    void operator()(store::Tx& tx, const State&) const {
        auto target = store::find_ticket(tx, into);
        if (!target || target->merged_into != 0) {
            throw store::GiveUp(store::ErrorCode::stale, "the other ticket moved on meanwhile");
        }
        for (const auto& tag : tags) {
            if (std::ranges::find(target->tags, tag) != target->tags.end()) continue;
            target->tags.push_back(tag);
        }
        target->priority = std::max(target->priority, priority);
        target->updated = at;
        store::update_ticket(tx, *target);
        store::add_link(tx,
                        {.from = from, .to = into, .kind = LinkKind::merged, .by = by, .at = at});
        store::copy_followers(tx, from, into);
        tx.append({.at = at,
                   .ticket = into,
                   .body = store::TicketUpdated{.ticket = *store::find_ticket(tx, into),
                                                .fields = {"merged"},
                                                .by = by,
                                                .by_name = by_name}});
    }
};

// The conversation's next words belong to the other ticket, whoever has that.
void hand_to(Draft& draft, const store::Ticket& target, store::Time now) {
    auto& row = draft.next.row;
    if (row.ticket != draft.next.ticket->number) return;
    row.ticket = target.number;
    if (row.owner == store::Owner::bot || row.owner == store::Owner::closed) return;
    row.agent = target.assignee;
    const auto owner = target.assignee ? store::Owner::agent : store::Owner::queue;
    change_owner(draft, owner, "merged", now).agent_name = target.assignee_name;
}

std::string first_words(std::string text) {
    text = text.substr(0, text.find('\n'));
    if (text.size() <= subject_bytes_max) return text;
    auto end = subject_bytes_max;
    while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) --end;
    return text.substr(0, end);
}

// The messages with these numbers, or which of them is none that both sides can read.
Result<std::vector<store::Event>> pick(std::vector<store::Event> events,
                                       const std::vector<store::ConversationSeq>& wanted) {
    std::vector<store::Event> picked;
    for (const auto seq : wanted) {
        const auto found = std::ranges::find_if(events, [&](const store::Event& event) {
            const auto* said = std::get_if<store::Message>(&event.body);
            return event.cseq == seq && said && !said->internal;
        });
        if (found == events.end()) {
            return refuse(Code::invalid_field, fmt::format("there is no message {}", seq),
                          "messages");
        }
        picked.push_back(*found);
    }
    std::ranges::sort(picked, {}, &store::Event::seq);
    return picked;
}

}  // namespace

void Links::merge(const Actor& actor, TicketNumber number, TicketNumber into,
                  std::optional<store::Version> version, Done<store::Ticket> done) {
    if (number == into) {
        return done(refuse(Code::invalid_field, "a ticket can not be merged into itself", "into"));
    }
    auto make = [this, number, into, version](Draft& draft) -> Result<void> {
        auto& ticket = *draft.next.ticket;
        if (version && *version != ticket.version) {
            return conflict(ticket, "the ticket was changed meanwhile; look at it again");
        }
        const auto target = find(into);
        if (!target) return refuse(Code::invalid_field, target.error().text, "into");
        if (ticket.merged_into != 0) {
            return conflict(ticket,
                            fmt::format("#{} lives on in #{} already", number, ticket.merged_into));
        }
        if (target->merged_into != 0) {
            return refuse(Code::invalid_field,
                          fmt::format("#{} itself lives on in #{}: merge into that", into,
                                      target->merged_into),
                          "into");
        }
        const auto now = services_.now();
        step_ticket(draft, escalation::Event::merged, now);
        ticket.merged_into = into;
        draft.changed("merged_into");
        hand_to(draft, *target, now);
        draft.aside = true;
        draft.also.push_back(TakeOver{.from = number,
                                      .into = into,
                                      .tags = ticket.tags,
                                      .priority = ticket.priority,
                                      .by = draft.by,
                                      .by_name = draft.by_name,
                                      .at = now});
        draft.add(now, noted(draft, "ticket.merged",
                             fmt::format("{} merged #{} into #{}", draft.by_name, number, into),
                             fmt::format(R"({{"ticket":{},"into":{}}})", number, into)));
        return {};
    };
    services_.tickets.change(actor, number, std::move(make),
                             [this, into, done = std::move(done)](Result<Applied> applied) mutable {
                                 if (!applied) return done(std::unexpected(applied.error()));
                                 done(find(into));
                             });
}

void Links::unmerge(const Actor& actor, TicketNumber number, Done<store::Ticket> done) {
    auto make = [this, number](Draft& draft) -> Result<void> {
        auto& ticket = *draft.next.ticket;
        const auto into = ticket.merged_into;
        if (into == 0) return conflict(ticket, fmt::format("#{} is not merged", number));
        const auto now = services_.now();
        ticket.merged_into = 0;
        draft.changed("merged_into");
        step_ticket(draft, escalation::Event::opened, now);
        auto& row = draft.next.row;
        const auto target = find(into);
        if (row.ticket == into && target && target->conversation != row.id) row.ticket = number;
        draft.aside = true;
        draft.also.push_back([number, into](store::Tx& tx, const State&) {
            store::delete_links(tx, number, into, {LinkKind::merged});
        });
        draft.add(now,
                  noted(draft, "ticket.unmerged",
                        fmt::format("{} parted #{} from #{} again", draft.by_name, number, into),
                        fmt::format(R"({{"ticket":{},"from":{}}})", number, into)));
        return {};
    };
    services_.tickets.change(actor, number, std::move(make),
                             [done = std::move(done)](Result<Applied> applied) mutable {
                                 if (!applied) return done(std::unexpected(applied.error()));
                                 done(*std::move(applied->state.ticket));
                             });
}

void Links::split(const Actor& actor, TicketNumber number, Cut cut, Done<store::Ticket> done) {
    if (cut.messages.empty() || cut.messages.size() > split_messages_max) {
        return done(refuse(Code::invalid_field,
                           fmt::format("name 1 to {} messages", split_messages_max), "messages"));
    }
    auto make = [this, number, cut = std::move(cut)](Draft& draft) -> Result<void> {
        const auto source = *draft.next.ticket;
        auto events = services_.options.store.read(
            [&](store::Connection& db) { return store::events_of(db, source.conversation); });
        if (!events) return std::unexpected(from_store(events.error()));
        const auto picked = pick(*std::move(events), cut.messages);
        if (!picked) return std::unexpected(picked.error());
        const auto now = services_.now();
        std::vector<store::EventSeq> seqs;
        for (const auto& event : *picked) seqs.push_back(event.seq);
        const auto& first = std::get<store::Message>(picked->front().body);
        const auto content = services_.publisher.live();
        const auto own = subject_of(content->settings(), first_words(first.text));
        draft.next.ticket = store::Ticket{.subject = cut.subject.empty() ? own : cut.subject,
                                          .status = escalation::Status::open,
                                          .priority = source.priority,
                                          .queue = source.queue,
                                          .assignee = source.assignee,
                                          .channel = source.channel,
                                          .conversation = source.conversation,
                                          .customer = source.customer,
                                          .language = source.language,
                                          .created = now,
                                          .updated = now,
                                          .first_response = source.first_response};
        draft.next.ticket->assignee_name = source.assignee_name;
        draft.ticket = Row::added;
        draft.aside = true;
        draft.also.push_back([seqs, number, by = draft.by, now](store::Tx& tx, const State& state) {
            const auto made = state.ticket->number;
            store::add_excerpt(tx, made, seqs);
            store::add_link(
                tx, {.from = made, .to = number, .kind = LinkKind::split, .by = by, .at = now});
        });
        draft.add(now, noted(draft, "ticket.split",
                             fmt::format("{} made a ticket of {} messages of #{}", draft.by_name,
                                         seqs.size(), number),
                             fmt::format(R"({{"from":{},"messages":[{}]}})", number,
                                         fmt::join(cut.messages, ","))));
        return {};
    };
    services_.tickets.change(actor, number, std::move(make),
                             [done = std::move(done)](Result<Applied> applied) mutable {
                                 if (!applied) return done(std::unexpected(applied.error()));
                                 done(*std::move(applied->state.ticket));
                             });
}

}  // namespace desk
