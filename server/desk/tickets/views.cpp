// Reading, counting and changing saved views.
#include "server/desk/tickets/views.hpp"

#include "server/desk/services.hpp"
#include "server/desk/tickets/ticket_facts.hpp"
#include "server/desk/tickets/view_members.hpp"

#include <fmt/format.h>

namespace desk {
namespace {

constexpr std::size_t views_max = 100;  // of one person
constexpr std::size_t order_max = 300;

template <class Value>
Result<Value> given(store::Result<Value> value) {
    if (!value) return std::unexpected(from_store(value.error()));
    return *std::move(value);
}

// Answers with `value` once it is on disk.
template <class T, class Write>
void store_then(Services& services, T value, Write write, Done<T> done) {
    auto kept = std::make_shared<T>(std::move(value));
    services.options.store.submit(
        [kept, write](store::Tx& tx) { write(tx, *kept); },
        [kept, done = std::move(done)](store::Result<store::Committed> stored) mutable {
            if (!stored) return done(std::unexpected(from_store(stored.error())));
            done(std::move(*kept));
        });
}

Result<void> check_filter(const store::TicketFilter& filter) {
    const auto sound = check_for_view(filter.when);
    if (sound) return {};
    return refuse(Code::invalid_field, fmt::format("when.{}", sound.error().words()),
                  "filter.when");
}

}  // namespace

Result<store::TicketFilter> Views::ready(const Actor& actor, store::TicketFilter filter) {
    if (filter.assignee == store::whoever_asks) filter.assignee = actor.id;
    filter.hidden_queues = actor.hidden;
    if (filter.when.always()) return filter;
    if (auto sound = check_filter(filter); !sound) {
        return std::unexpected(sound.error());
    }
    auto members = services_.parts.get<ViewMembers>().of(filter.when);
    if (!members) return std::unexpected(members.error());
    filter.among = *std::move(members);
    return filter;
}

Result<store::FoundTickets> Views::count(const Actor& actor, store::TicketFilter filter) {
    const auto asked = ready(actor, std::move(filter));
    if (!asked) return std::unexpected(asked.error());
    return given(services_.options.store.read([&](store::Connection& db) {
        if (!asked->q.empty()) return store::count_found(db, *asked);
        return store::FoundTickets{.count = store::count_matching(db, *asked)};
    }));
}

Result<std::vector<Views::Counted>> Views::list(const Actor& actor) {
    auto views = given(services_.options.store.read(
        [&](store::Connection& db) { return store::views_for(db, actor.id); }));
    if (!views) return std::unexpected(views.error());
    std::vector<Counted> all;
    for (auto& view : *views) {
        const auto counted = count(actor, view.filter);
        if (!counted) return std::unexpected(counted.error());
        all.push_back({std::move(view), counted->count});
    }
    return all;
}

Result<store::SavedView> Views::find(const Actor& actor, std::int64_t id) {
    auto view = given(services_.options.store.read(
        [&](store::Connection& db) { return store::find_view(db, id); }));
    if (!view) return std::unexpected(view.error());
    if (*view && ((*view)->shared || (*view)->owner == actor.id)) return **std::move(view);
    return refuse(Code::not_found, "there is no such view");
}

Result<store::SavedView> Views::find_own(const Actor& actor, std::int64_t id) {
    auto view = find(actor, id);
    if (!view || view->owner == actor.id || actor.role == store::Role::admin) return view;
    return refuse(Code::forbidden,
                  fmt::format("this view is {}'s; save one of your own", view->owner_name));
}

void Views::add(const Actor& actor, store::SavedView view, Done<store::SavedView> done) {
    const auto known = list(actor);
    if (!known) return done(std::unexpected(known.error()));
    if (known->size() >= views_max) {
        return done(refuse(Code::invalid_field,
                           fmt::format("there are {} views already; delete one", views_max)));
    }
    if (auto sound = check_filter(view.filter); !sound) {
        return done(std::unexpected(sound.error()));
    }
    view.owner = actor.id;
    view.owner_name = actor.name;
    store_then(
        services_, std::move(view),
        [](store::Tx& tx, store::SavedView& kept) { store::create_view(tx, kept); },
        std::move(done));
}

void Views::change(const Actor& actor, std::int64_t id, Change change,
                   Done<store::SavedView> done) {
    auto view = find_own(actor, id);
    if (!view) return done(std::unexpected(view.error()));
    if (change.label) view->label = *std::move(change.label);
    if (change.filter) {
        if (auto sound = check_filter(*change.filter); !sound) {
            return done(std::unexpected(sound.error()));
        }
        view->filter = *std::move(change.filter);
    }
    if (change.shared) view->shared = *change.shared;
    store_then(
        services_, *std::move(view),
        [](store::Tx& tx, store::SavedView& kept) { store::update_view(tx, kept); },
        std::move(done));
}

void Views::remove(const Actor& actor, std::int64_t id, Done<store::SavedView> done) {
    auto view = find_own(actor, id);
    if (!view) return done(std::unexpected(view.error()));
    store_then(
        services_, *std::move(view),
        [](store::Tx& tx, store::SavedView& kept) { store::delete_view(tx, kept.id); },
        std::move(done));
}

Result<std::vector<std::string>> Views::order(const Actor& actor) {
    return given(services_.options.store.read(
        [&](store::Connection& db) { return store::view_order(db, actor.id); }));
}

void Views::set_order(const Actor& actor, std::vector<std::string> names,
                      Done<std::vector<std::string>> done) {
    if (names.size() > order_max) {
        return done(refuse(Code::invalid_field, "that is more than all views", "order"));
    }
    store_then(
        services_, std::move(names),
        [person = actor.id](store::Tx& tx, std::vector<std::string>& kept) {
            store::put_view_order(tx, person, kept);
        },
        std::move(done));
}

Result<std::vector<store::TagUse>> Views::tags(const Actor& actor, const std::string& begin,
                                               std::size_t limit) {
    return given(services_.options.store.read([&](store::Connection& db) {
        return store::tags_beginning(db, begin, limit, actor.hidden);
    }));
}

}  // namespace desk
