// Export, erasure, retention: one reading of what is a person's for all three.
#include "server/desk/customers/privacy.hpp"

#include "server/desk/commit.hpp"
#include "server/desk/recent_events.hpp"
#include "server/desk/rules/rules.hpp"
#include "server/store/erasure_list.hpp"
#include "server/store/event_log.hpp"
#include "server/store/retention.hpp"
#include "server/store/rule_log.hpp"
#include "server/store/search.hpp"

#include <algorithm>
#include <utility>

#include <fmt/format.h>
#include <spdlog/spdlog.h>

namespace desk {
namespace {

constexpr std::size_t step_max = 20;  // conversations or customers in one transaction
constexpr std::size_t traces_max = 2000;
constexpr std::size_t tickets_max = 100'000;
constexpr auto every = std::chrono::hours{24};

std::vector<store::ConversationId> conversations_of_person(store::Connection& db,
                                                           store::CustomerId id) {
    std::vector<store::ConversationId> found;
    for (const auto one : store::one_person(db, id)) {
        for (const auto& row : store::conversations_of(db, one)) found.push_back(row.id);
    }
    return found;
}

void collect_talks(store::Connection& db, store::CustomerId id, PersonData& person) {
    for (auto& row : store::conversations_of(db, id)) {
        PersonData::Talk talk{.conversation = row};
        talk.events = store::events_of(db, row.id, {.audience = store::Audience::agent});
        std::erase_if(talk.events, [](const store::Event& event) {
            const auto* said = std::get_if<store::Message>(&event.body);
            return !said || said->internal;
        });
        for (auto& file : store::shared_files_in(db, talk.conversation.id)) {
            person.files.push_back(std::move(file));
        }
        person.talks.push_back(std::move(talk));
    }
    std::ranges::sort(person.talks, {}, [](const auto& talk) { return talk.conversation.id; });
}

}  // namespace

std::optional<PersonData> collect_person(store::Connection& db, store::CustomerId id) {
    auto customer = store::find_customer(db, id);
    if (!customer) return std::nullopt;
    PersonData person{.card = card_of(db, *std::move(customer))};
    const auto add = [](auto& to, auto from) {
        to.insert(to.end(), std::make_move_iterator(from.begin()),
                  std::make_move_iterator(from.end()));
    };
    for (const auto one : store::one_person(db, id)) {
        add(person.notes, store::notes_about(db, one));
        add(person.consents, store::consents_of(db, one));
        add(person.credit, store::credit_entries(db, one));
        add(person.surveys, store::surveys_of(db, one));
        collect_talks(db, one, person);
        add(person.tickets, store::tickets_of_customer(db, one, tickets_max));
    }
    return person;
}

store::Result<store::Erasure> erase_for_good(store::Store& store, store::Erasure wanted) {
    auto done = store.write([&](store::Tx& tx) {
        wanted = store::erase_customer(tx, std::move(wanted));
        store::optimize_search(tx);
    });
    if (!done) return std::unexpected(done.error());
    try {
        store::remember_erasure(store.folder(), wanted);
    } catch (...) {
        return std::unexpected(store::caught_error());
    }
    if (auto emptied = store.empty_log(); !emptied) return std::unexpected(emptied.error());
    return wanted;
}

Result<void> Privacy::open() {
    auto& store = services_.options.store;
    for (const auto& one : store::remembered_erasures(store.folder())) {
        const auto again = store.read([&](store::Connection& db) {
            const auto customer = store::find_customer(db, one.customer);
            return customer && !store::find_erasure(db, one.customer);
        });
        if (!again) return std::unexpected(from_store(again.error()));
        if (!*again) continue;
        spdlog::info("a backup brought back customer {}: erased again", one.customer);
        const auto erased = erase_for_good(store, {.customer = one.customer,
                                                   .reason = "a backup from before was restored",
                                                   .at = services_.now()});
        if (!erased) return std::unexpected(from_store(erased.error()));
    }
    return {};
}

Result<PersonData> Privacy::everything_of(store::CustomerId id) {
    auto found = given(services_.options.store.read(
        [&](store::Connection& db) { return collect_person(db, id); }));
    if (!found) return std::unexpected(found.error());
    if (!*found) return refuse(Code::not_found, "there is no such customer");
    return **std::move(found);
}

void Privacy::erased(const std::vector<store::ConversationId>& conversations) {
    services_.parts.get<RecentEvents>().forget();
    services_.parts.get<Rules>().forget();
    for (const auto id : conversations) services_.turns.reload(id);
}

// The words leave the search index's old pieces too, and the log of old pages. Nobody waits for
// it: the certificate is on disk, and what comes too late is done with the next erasure.
void Privacy::scrub() {
    services_.options.store.submit(
        [](store::Tx& tx) { store::optimize_search(tx); },
        [this](const store::Result<store::Committed>& done) {
            if (!done) {
                return spdlog::warn("the search index keeps old pieces: {}", done.error().message);
            }
            services_.options.run([this] {
                if (!services_.options.store.empty_log().value_or(false))
                    spdlog::warn("the write-ahead log keeps old pages until the next checkpoint");
            });
        });
}

void Privacy::erase_own(store::CustomerId id, Done<store::Erasure> done) {
    erase({.name = "the customer", .role = store::Role::admin}, id,
          "deleted by the customer in the chat", std::move(done));
}

void Privacy::erase(const Actor& actor, store::CustomerId id, std::string reason,
                    Done<store::Erasure> done) {
    if (actor.role != store::Role::admin) {
        return done(refuse(Code::forbidden, "only admins may erase a person"));
    }
    const auto talks = given(services_.options.store.read(
        [&](store::Connection& db) { return conversations_of_person(db, id); }));
    if (!talks) return done(std::unexpected(talks.error()));
    store::Erasure wanted{.customer = id,
                          .reason = std::move(reason),
                          .by = actor.id,
                          .by_name = actor.name,
                          .at = services_.now()};
    commit<store::Erasure>(
        services_,
        [wanted = std::move(wanted), folder = services_.options.store.folder()](store::Tx& tx) {
            auto certificate = store::erase_customer(tx, wanted);
            store::remember_erasure(folder, certificate);
            return certificate;
        },
        [this, talks = *talks, done = std::move(done)](Result<store::Erasure> made) mutable {
            if (made) {
                erased(talks);
                scrub();
            }
            done(std::move(made));
        });
}

Result<std::vector<store::Erasure>> Privacy::erasures() {
    return given(services_.options.store.read(
        [](store::Connection& db) { return store::list_erasures(db); }));
}

Result<std::vector<store::Consent>> Privacy::consents(store::CustomerId id) {
    return given(services_.options.store.read(
        [&](store::Connection& db) { return store::consents_of(db, id); }));
}

Result<store::Page<store::ConsentLine>> Privacy::ledger(const store::PageRequest& page) {
    return given(services_.options.store.read(
        [&](store::Connection& db) { return store::list_consents(db, page); }));
}

std::vector<RetentionRow> Privacy::due(store::Time now) const {
    const auto content = services_.publisher.live();
    const auto& rules = content->settings().customers.retention;
    std::vector<RetentionRow> rows;
    const auto add = [&](const char* rule, int days) {
        if (days > 0) rows.push_back({rule, days, now - std::chrono::days{days}, 0});
    };
    add("conversations", rules.conversations_days);
    add("traces", rules.traces_days);
    add("customers", rules.customers_days);
    add("rule_runs", rules.rule_runs_days);
    return rows;
}

Result<std::vector<RetentionRow>> Privacy::retention() {
    return given(services_.options.store.read([&](store::Connection& db) {
        auto rows = due(services_.now());
        for (auto& row : rows) {
            if (row.rule == "conversations") {
                row.count = store::count_old_conversations(db, row.before);
            } else if (row.rule == "traces") {
                row.count = store::count_old_traces(db, row.before);
            } else if (row.rule == "rule_runs") {
                row.count = store::count_old_runs(db, row.before);
            } else {
                row.count = store::count_old_customers(db, row.before);
            }
        }
        return rows;
    }));
}

void Privacy::tick(store::Time now) {
    if (busy_ || now < next_) return;
    next_ = now + every;
    if (!due(now).empty()) step(now);
}

// One transaction of a few; as long as there was something, another follows.
void Privacy::step(store::Time now) {
    struct Done {
        std::vector<store::ConversationId> conversations;
        std::int64_t rows = 0;
    };
    busy_ = true;
    commit<Done>(
        services_,
        [this, now](store::Tx& tx) {
            Done done;
            for (const auto& row : due(now)) {
                if (row.rule == "traces") {
                    done.rows += store::delete_old_traces(tx, row.before, traces_max);
                } else if (row.rule == "rule_runs") {
                    done.rows += store::delete_old_runs(tx, row.before, traces_max);
                } else if (row.rule == "conversations") {
                    for (const auto id : store::old_conversations(tx, row.before, step_max)) {
                        store::erase_conversation(tx, id);
                        done.conversations.push_back(id);
                        ++done.rows;
                    }
                } else {
                    for (const auto id : store::old_customers(tx, row.before, step_max)) {
                        std::ranges::copy(conversations_of_person(tx, id),
                                          std::back_inserter(done.conversations));
                        const auto certificate = store::erase_customer(
                            tx, {.customer = id, .reason = "kept long enough", .at = now});
                        store::remember_erasure(services_.options.store.folder(), certificate);
                        ++done.rows;
                    }
                }
            }
            return done;
        },
        [this, now](Result<Done> done) {
            busy_ = false;
            if (!done) return spdlog::warn("retention waits: {}", done.error().text);
            if (done->rows == 0) {
                if (std::exchange(scrubbing_, false)) scrub();
                return;
            }
            spdlog::info("retention: {} rows were kept long enough", done->rows);
            erased(done->conversations);
            scrubbing_ = scrubbing_ || !done->conversations.empty();
            services_.options.run([this, now] { step(now); });
        });
}

}  // namespace desk
