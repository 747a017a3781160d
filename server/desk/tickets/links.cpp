// Links between tickets, what their threads are made of, and how long they took.
#include "server/desk/tickets/links.hpp"

#include "server/desk/services.hpp"
#include "server/store/event_log.hpp"

#include <algorithm>
#include <array>
#include <set>

#include <fmt/format.h>

namespace desk {
namespace {
using store::LinkKind;
using store::TicketNumber;

// A few events from the end tell where somebody wrote last.
constexpr int look_back_max = 40;

struct Wish {
    std::string_view name;
    LinkKind kind;
    bool turned;  // the other one is where the link starts
};
constexpr std::array wishes = {
    Wish{"related", LinkKind::related, false},     Wish{"duplicate", LinkKind::duplicate, false},
    Wish{"parent", LinkKind::child, false},        Wish{"child", LinkKind::child, true},
    Wish{"follow_up", LinkKind::follow_up, false},
};
const std::vector<LinkKind> by_hand = {LinkKind::related, LinkKind::duplicate, LinkKind::child,
                                       LinkKind::follow_up};

template <class Value>
Result<Value> given(store::Result<Value> value) {
    if (!value) return std::unexpected(from_store(value.error()));
    return *std::move(value);
}

// A ticket above itself would make every walk endless.
bool is_above(store::Connection& db, TicketNumber upper, TicketNumber lower) {
    std::set<TicketNumber> seen;
    std::vector<TicketNumber> next = {lower};
    while (!next.empty()) {
        const auto at = next.back();
        next.pop_back();
        if (at == upper) return true;
        if (!seen.insert(at).second) continue;
        for (const auto& link : store::links_of(db, at)) {
            if (link.kind == LinkKind::child && link.from == at) next.push_back(link.to);
        }
    }
    return false;
}

std::optional<store::EventSeq> last_heard(store::Connection& db, store::ConversationId id) {
    const auto row = store::find_conversation(db, id);
    if (!row) return std::nullopt;
    auto seq = row->last_event;
    for (int step = 0; seq != 0 && step < look_back_max; ++step) {
        const auto event = store::find_event(db, seq);
        if (!event) return std::nullopt;
        const auto* said = std::get_if<store::Message>(&event->body);
        if (said && said->from == store::From::customer) return event->seq;
        seq = event->prev;
    }
    return std::nullopt;
}

std::vector<store::ConversationId> conversations_of(store::Connection& db,
                                                    const store::Ticket& ticket) {
    std::vector<store::ConversationId> all = {ticket.conversation};
    for (const auto number : store::merged_into(db, ticket.number)) {
        const auto source = store::find_ticket(db, number);
        if (!source || std::ranges::find(all, source->conversation) != all.end()) continue;
        all.push_back(source->conversation);
    }
    return all;
}

std::vector<store::Event> all_of(store::Connection& db, store::ConversationId id) {
    return store::events_of(db, id, {.audience = store::Audience::agent});
}

}  // namespace

Result<store::Ticket> Links::find(TicketNumber number) {
    auto ticket = given(services_.options.store.read(
        [&](store::Connection& db) { return store::find_ticket(db, number); }));
    if (!ticket) return std::unexpected(ticket.error());
    if (!*ticket) return refuse(Code::not_found, fmt::format("there is no ticket #{}", number));
    return **std::move(ticket);
}

Result<Links::List> Links::list(TicketNumber number) {
    if (auto there = find(number); !there) return std::unexpected(there.error());
    return given(services_.options.store.read([&](store::Connection& db) {
        List all;
        for (const auto& link : store::links_of(db, number)) {
            const bool from_its_end = link.to == number;
            auto other = store::find_ticket(db, from_its_end ? link.from : link.to);
            if (!other) continue;
            all.push_back({link, store::name_of(link.kind, from_its_end), *std::move(other)});
        }
        return all;
    }));
}

Done<Applied> Links::then_list(TicketNumber number, Done<List> done) {
    return [this, number, done = std::move(done)](Result<Applied> applied) mutable {
        if (!applied) return done(std::unexpected(applied.error()));
        done(list(number));
    };
}

void Links::link(const Actor& actor, TicketNumber number, std::string kind, TicketNumber other,
                 Done<List> done) {
    const auto wish = std::ranges::find(wishes, kind, &Wish::name);
    if (wish == wishes.end()) {
        return done(refuse(Code::invalid_field,
                           fmt::format("there is no link \"{}\"; use related, duplicate, parent, "
                                       "child or follow_up",
                                       kind),
                           "kind"));
    }
    if (number == other) {
        return done(refuse(Code::invalid_field, "a ticket can not hang on itself", "ticket"));
    }
    if (auto there = find(other); !there) {
        return done(refuse(Code::invalid_field, there.error().text, "ticket"));
    }
    store::TicketLink link{.from = number, .to = other, .kind = wish->kind, .by = actor.id};
    if (wish->turned) std::swap(link.from, link.to);
    auto make = [this, link, kind, number, other](Draft& draft) mutable -> Result<void> {
        const auto circle = given(services_.options.store.read([&](store::Connection& db) {
            return link.kind == LinkKind::child && is_above(db, link.from, link.to);
        }));
        if (!circle) return std::unexpected(circle.error());
        if (*circle) {
            return refuse(Code::invalid_field,
                          fmt::format("#{} stands above #{} already", link.from, link.to),
                          "ticket");
        }
        link.at = services_.now();
        draft.also.push_back([link](store::Tx& tx, const State&) { store::add_link(tx, link); });
        draft.add(link.at,
                  store::Noted{.what = "ticket.linked",
                               .words = fmt::format("{} linked #{} and #{} ({})", draft.by_name,
                                                    number, other, kind),
                               .customer = draft.next.ticket->customer,
                               .by = draft.by,
                               .by_name = draft.by_name,
                               .data = fmt::format(R"({{"kind":"{}","other":{}}})", kind, other)});
        return {};
    };
    services_.tickets.change(actor, number, std::move(make), then_list(number, std::move(done)));
}

void Links::unlink(const Actor& actor, TicketNumber number, TicketNumber other, Done<List> done) {
    const auto links = list(number);
    if (!links) return done(std::unexpected(links.error()));
    const bool linked = std::ranges::any_of(*links, [&](const Linked& one) {
        return one.ticket.number == other &&
               std::ranges::find(by_hand, one.link.kind) != by_hand.end();
    });
    if (!linked) {
        return done(refuse(Code::not_found,
                           fmt::format("#{} and #{} have no link of that sort", number, other)));
    }
    auto make = [this, number, other](Draft& draft) -> Result<void> {
        draft.also.push_back([number, other](store::Tx& tx, const State&) {
            store::delete_links(tx, number, other, by_hand);
        });
        draft.add(services_.now(),
                  store::Noted{.what = "ticket.unlinked",
                               .words = fmt::format("{} took the link between #{} and #{} away",
                                                    draft.by_name, number, other),
                               .customer = draft.next.ticket->customer,
                               .by = draft.by,
                               .by_name = draft.by_name,
                               .data = fmt::format(R"({{"other":{}}})", other)});
        return {};
    };
    services_.tickets.change(actor, number, std::move(make), then_list(number, std::move(done)));
}

Result<Links::Thread> Links::thread(TicketNumber number) {
    const auto ticket = find(number);
    if (!ticket) return std::unexpected(ticket.error());
    return given(services_.options.store.read([&](store::Connection& db) {
        Thread thread{.conversation = ticket->conversation};
        const auto excerpt = store::excerpt_of(db, number);
        const auto conversations = conversations_of(db, *ticket);
        thread.simple = excerpt.empty() && conversations.size() == 1;
        if (thread.simple) return thread;
        for (const auto id : conversations) {
            for (auto& event : all_of(db, id)) {
                const bool own = id != ticket->conversation || excerpt.empty() ||
                                 event.ticket == number || excerpt.contains(event.seq);
                if (own) thread.events.push_back(std::move(event));
            }
        }
        std::ranges::sort(thread.events, {}, &store::Event::seq);
        return thread;
    }));
}

Result<store::ConversationId> Links::where_to_answer(const store::Ticket& ticket) {
    return given(services_.options.store.read([&](store::Connection& db) {
        const auto all = conversations_of(db, ticket);
        if (all.size() == 1) return ticket.conversation;
        auto best = ticket.conversation;
        store::EventSeq newest = 0;
        for (const auto id : all) {
            const auto heard = last_heard(db, id).value_or(0);
            if (heard > newest) {
                newest = heard;
                best = id;
            }
        }
        return best;
    }));
}

Result<Links::History> Links::history(TicketNumber number) {
    if (auto there = find(number); !there) return std::unexpected(there.error());
    return given(services_.options.store.read([&](store::Connection& db) {
        History history{.spans = store::spans_of(db, number)};
        std::vector<escalation::StatusSince> statuses;
        for (const auto& span : history.spans) {
            statuses.push_back({span.status, span.since});
            if (span.by == 0 || history.names.contains(span.by)) continue;
            if (const auto user = store::find_user(db, span.by))
                history.names[span.by] = user->name;
        }
        history.resolutions = escalation::resolutions(statuses);
        return history;
    }));
}

}  // namespace desk
