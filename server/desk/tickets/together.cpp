// Turns what happened to tickets into notices for those it concerns; keeps followers and drafts.
#include "server/desk/tickets/together.hpp"

#include "kb/words/text.hpp"
#include "server/desk/services.hpp"
#include "server/desk/talk/writing.hpp"
#include "server/desk/tickets/sight.hpp"
#include "server/store/noted_data.hpp"

#include <algorithm>
#include <set>

#include <fmt/format.h>

namespace desk {
namespace {

constexpr std::size_t draft_chars_max = 20'000;

constexpr store::Interest interest{.kinds = store::Interest::bit(store::EventKind::message) |
                                            store::Interest::bit(store::EventKind::ticket_updated) |
                                            store::Interest::bit(store::EventKind::noted),
                                   .of_tickets = true};

template <class Value>
Result<Value> given(store::Result<Value> value) {
    if (!value) return std::unexpected(from_store(value.error()));
    return *std::move(value);
}

bool is_word_end(std::string_view text, std::size_t at) {
    if (at >= text.size()) return true;
    const auto byte = static_cast<unsigned char>(text[at]);
    return byte < 0x80 && std::isalnum(byte) == 0;
}

// One notice for each person, the first reason that concerns them.
class Telling {
  public:
    Telling(store::Tx& tx, const Content& content, const store::Event& event)
        : tx_(tx), content_(content), event_(event) {}

    void tell(store::UserId person, std::string what, std::string words, store::UserId by,
              const std::string& by_name) {
        if (person == 0 || person == by || !told_.insert(person).second) return;
        if (!may_know(person)) return;
        store::Notice notice{.person = person,
                             .what = std::move(what),
                             .words = std::move(words),
                             .ticket = event_.ticket,
                             .event = event_.seq,
                             .by = by,
                             .by_name = by_name,
                             .at = event_.at};
        store::put_notice(tx_, notice);
        tx_.append(
            {.at = event_.at,
             .ticket = event_.ticket,
             .body = store::Noted{
                 .what = "notification.created",
                 .words = notice.words,
                 .by = by,
                 .by_name = by_name,
                 .data = fmt::format(R"({{"user":{},"id":{},"what":"{}","unread":{}}})", person,
                                     notice.id, notice.what, store::unread_notices(tx_, person))}});
    }

    void tell_followers(const std::string& what, const std::string& words, store::UserId by,
                        const std::string& by_name) {
        for (const auto& one : store::followers_of(tx_, event_.ticket)) {
            tell(one.id, what, words, by, by_name);
        }
    }

    // What stands in a restricted queue concerns nobody outside of its teams.
    bool may_know(store::UserId person) {
        const auto ticket = store::find_ticket(tx_, event_.ticket);
        if (!ticket || !content_.settings().queue(ticket->queue).restricted) return true;
        const auto user = store::find_user(tx_, person);
        return user && may_see_into(tx_, content_, person, user->role, ticket->queue);
    }

  private:
    store::Tx& tx_;
    const Content& content_;
    const store::Event& event_;
    std::set<store::UserId> told_;
};

void tell_message(store::Tx& tx, const Content& content, const store::Event& event,
                  const store::Message& said) {
    Telling telling(tx, content, event);
    const auto number = event.ticket;
    if (said.from == store::From::customer) {
        const auto ticket = store::find_ticket(tx, number);
        const auto words = fmt::format("the customer wrote on #{}", number);
        if (ticket) telling.tell(ticket->assignee, "reply", words, 0, "");
        return telling.tell_followers("reply", words, 0, "");
    }
    if (said.from != store::From::agent) return;
    if (said.internal) {
        for (const auto& person : mentioned_in(said.text, store::list_users(tx))) {
            if (person.disabled) continue;
            if (!telling.may_know(person.id)) continue;
            store::add_follower(tx, number, person.id);
            telling.tell(person.id, "mention",
                         fmt::format("{} mentioned you on #{}", said.name, number), said.author,
                         said.name);
        }
    }
    const auto verb = said.internal ? "left a note on" : "answered";
    telling.tell_followers(said.internal ? "note" : "answer",
                           fmt::format("{} {} #{}", said.name, verb, number), said.author,
                           said.name);
}

void tell_update(store::Tx& tx, const Content& content, const store::Event& event,
                 const store::TicketUpdated& made) {
    const auto has = [&](std::string_view field) {
        return std::ranges::find(made.fields, field) != made.fields.end();
    };
    Telling telling(tx, content, event);
    const auto who = made.by == 0 ? std::string("Deskbell") : made.by_name;
    if (has("assignee")) {
        telling.tell(made.ticket.assignee, "assigned",
                     fmt::format("{} gave you #{}", who, event.ticket), made.by, made.by_name);
    }
    if (has("status") && made.by != 0) {
        telling.tell_followers("status",
                               fmt::format("{} set #{} to {}", who, event.ticket,
                                           escalation::name_of(made.ticket.status)),
                               made.by, made.by_name);
    }
}

// What rules and promises of time want somebody to know.
void tell_noted(store::Tx& tx, const Content& content, const store::Event& event,
                const store::Noted& noted) {
    Telling telling(tx, content, event);
    if (noted.what == "rule.notify") {
        telling.tell(store::number_in_data(noted.data, "agent"), "rule",
                     fmt::format("#{}: {}", event.ticket, noted.words), 0, noted.by_name);
    } else if (noted.what == "sla.notice") {
        for (const auto person : store::numbers_in_data(noted.data, "to")) {
            telling.tell(person, "sla", fmt::format("#{}: {}", event.ticket, noted.words), 0, "");
        }
    }
}

}  // namespace

std::vector<store::User> mentioned_in(std::string_view text,
                                      const std::vector<store::User>& people) {
    const auto folded = kb::fold(text);
    std::vector<store::User> found;
    for (auto at = folded.find('@'); at != folded.npos; at = folded.find('@', at + 1)) {
        const auto rest = std::string_view(folded).substr(at + 1);
        const store::User* best = nullptr;
        std::size_t best_size = 0;
        bool shared = false;
        for (const auto& person : people) {
            const auto whole = kb::fold(person.name);
            for (const auto& name : {whole, whole.substr(0, whole.find(' '))}) {
                if (name.empty() || !rest.starts_with(name) || !is_word_end(rest, name.size())) {
                    continue;
                }
                shared = name.size() == best_size && best && best->id != person.id;
                if (name.size() < best_size) continue;
                best = &person;
                best_size = name.size();
                break;
            }
        }
        if (best && !shared) found.push_back(*best);
    }
    return found;
}

Together::Together(Services& services)
    : services_(services),
      follower_(services, "follow.together", interest,
                [this](auto events, auto answer) { answer(what_follows(events)); }) {}

Result<void> Together::open() {
    follower_.open();
    return {};
}

void Together::happened(std::span<const EventPtr> events) {
    follower_.happened(events);
}

Follower::Work Together::what_follows(std::span<const EventPtr> events) {
    return [kept = std::vector(events.begin(), events.end()),
            content = services_.publisher.live()](store::Tx& tx) {
        for (const auto& told : kept) {
            const auto& event = *told;
            if (const auto* said = std::get_if<store::Message>(&event.body)) {
                tell_message(tx, *content, event, *said);
            } else if (const auto* made = std::get_if<store::TicketUpdated>(&event.body)) {
                tell_update(tx, *content, event, *made);
            } else if (const auto* noted = std::get_if<store::Noted>(&event.body)) {
                tell_noted(tx, *content, event, *noted);
            }
        }
    };
}

Result<Together::Followers> Together::followers(store::TicketNumber number) {
    if (const auto card = services_.tickets.get(number); !card) {
        return std::unexpected(card.error());
    }
    return given(services_.options.store.read(
        [&](store::Connection& db) { return store::followers_of(db, number); }));
}

void Together::follow(const Actor& actor, store::TicketNumber number, Follow wish,
                      Done<Followers> done) {
    if (auto there = followers(number); !there) return done(std::unexpected(there.error()));
    services_.options.store.submit(
        [number, wish, person = actor.id](store::Tx& tx) {
            if (wish == Follow::follow) {
                store::add_follower(tx, number, person);
            } else {
                store::delete_follower(tx, number, person);
            }
        },
        [this, number, done = std::move(done)](store::Result<store::Committed> stored) mutable {
            if (!stored) return done(std::unexpected(from_store(stored.error())));
            done(followers(number));
        });
}

Result<Together::Notices> Together::notices(const Actor& actor, bool only_unread,
                                            const store::PageRequest& page) {
    return given(services_.options.store.read([&](store::Connection& db) {
        return Notices{store::notices_of(db, actor.id, only_unread, page),
                       store::unread_notices(db, actor.id)};
    }));
}

void Together::mark_read(const Actor& actor, std::vector<std::int64_t> ids,
                         Done<std::int64_t> done) {
    auto left = std::make_shared<std::int64_t>(0);
    services_.options.store.submit(
        [left, person = actor.id, ids = std::move(ids)](store::Tx& tx) {
            store::mark_notices_read(tx, person, ids);
            *left = store::unread_notices(tx, person);
        },
        [left, done = std::move(done)](store::Result<store::Committed> stored) mutable {
            if (!stored) return done(std::unexpected(from_store(stored.error())));
            done(*left);
        });
}

Result<std::optional<store::ReplyDraft>> Together::draft(store::TicketNumber number) {
    return given(services_.options.store.read(
        [&](store::Connection& db) { return store::find_draft(db, number); }));
}

void Together::save_draft(const Actor& actor, store::ReplyDraft draft,
                          Done<store::ReplyDraft> done) {
    if (auto may = may_act(actor); !may) return done(std::unexpected(may.error()));
    if (draft.text.size() > draft_chars_max) {
        return done(refuse(Code::too_long, "that is too long for a reply", "text"));
    }
    const auto card = services_.tickets.get(draft.ticket);
    if (!card) return done(std::unexpected(card.error()));
    draft.by = actor.id;
    draft.by_name = actor.name;
    draft.at = services_.now();
    struct Saving {
        store::ReplyDraft draft;
        bool saved = false;
    };
    auto saving = std::make_shared<Saving>(Saving{std::move(draft)});
    services_.options.store.submit(
        [saving](store::Tx& tx) { saving->saved = store::put_draft(tx, saving->draft); },
        [saving, done = std::move(done)](store::Result<store::Committed> stored) mutable {
            if (!stored) return done(std::unexpected(from_store(stored.error())));
            if (!saving->saved) {
                return done(refuse(Code::conflict,
                                   "somebody else wrote on this draft meanwhile; look at it again",
                                   "version"));
            }
            done(std::move(saving->draft));
        });
}

void Together::drop_draft(const Actor& actor, store::TicketNumber number, Done<bool> done) {
    if (auto may = may_act(actor); !may) return done(std::unexpected(may.error()));
    auto was = std::make_shared<bool>(false);
    services_.options.store.submit(
        [number, was](store::Tx& tx) { *was = store::delete_draft(tx, number); },
        [was, done = std::move(done)](store::Result<store::Committed> stored) mutable {
            if (!stored) return done(std::unexpected(from_store(stored.error())));
            done(*was);
        });
}

}  // namespace desk
