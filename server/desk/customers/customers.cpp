// Profiles and notes: read, made, changed. A change checks every field before anything is written.
#include "server/desk/customers/customers.hpp"

#include "intents/mask.hpp"
#include "kb/problem.hpp"
#include "kb/utf8.hpp"
#include "server/desk/commit.hpp"
#include "server/store/arrival.hpp"
#include "server/store/credit.hpp"
#include "server/store/segment.hpp"

#include <algorithm>

#include <fmt/format.h>

namespace desk {
namespace {

constexpr std::size_t note_chars_max = 5000;
constexpr std::size_t attributes_max = 100;

Result<void> may_change(const Actor& actor) {
    if (actor.role != store::Role::viewer) return {};
    return refuse(Code::forbidden,
                  "viewers can read but not change; ask an admin for the agent role");
}

store::GiveUp no_customer() {
    return {store::ErrorCode::not_found, "there is no such customer"};
}

// Enough to find a slip of the keyboard; only a letter that arrives proves an address.
bool looks_like_email(const std::string& text) {
    const auto at = text.find('@');
    return at != text.npos && at > 0 && text.find('@', at + 1) == text.npos &&
           text.find('.', at) != text.npos && text.back() != '.' &&
           text.find_first_of(" \t\r\n<>,;\"") == text.npos;
}

Result<void> set_attribute(const std::vector<store::AttributeDefinition>& definitions,
                           const std::string& name, const std::string& value,
                           store::Customer& customer) {
    const auto field = fmt::format("attributes.{}", name);
    if (value.empty()) {
        customer.attributes.erase(name);
        return {};
    }
    const auto known = std::ranges::find(definitions, name, &store::AttributeDefinition::name);
    if (known == definitions.end()) {
        std::vector<std::string> names;
        for (const auto& one : definitions) names.push_back(one.name);
        return refuse(
            Code::invalid_field,
            fmt::format("there is no attribute \"{}\": {}", name, kb::did_you_mean(name, names)),
            field);
    }
    auto canonical = store::canonical_value(*known, value);
    if (!canonical) {
        return refuse(Code::invalid_field, fmt::format("{} {}", known->label, canonical.error()),
                      field);
    }
    customer.attributes[name] = *std::move(canonical);
    if (customer.attributes.size() <= attributes_max) return {};
    return refuse(Code::invalid_field,
                  fmt::format("a customer has at most {} attributes", attributes_max), field);
}

void set_organisation(store::Tx& tx, store::CustomerId id, const CustomerChange& wanted) {
    if (wanted.organisation_by_domain) return store::set_member(tx, id, std::nullopt);
    if (!wanted.organisation) return;
    if (*wanted.organisation != 0 && !store::find_organisation(tx, *wanted.organisation)) {
        throw store::GiveUp(store::ErrorCode::invalid, "there is no such organisation");
    }
    store::set_member(tx, id, wanted.organisation);
}

store::Customer found_customer(store::Connection& db, store::CustomerId id) {
    auto customer = store::find_customer(db, id);
    if (!customer) throw no_customer();
    return *std::move(customer);
}

}  // namespace

Result<std::vector<std::string>> apply_change(
    const std::vector<store::AttributeDefinition>& definitions, const CustomerChange& wanted,
    store::Customer& customer) {
    std::vector<std::string> fields;
    const auto set = [&](const std::optional<std::string>& from, std::string& to,
                         const char* field) {
        if (!from || *from == to) return;
        to = *from;
        fields.emplace_back(field);
    };
    if (wanted.email && !wanted.email->empty() && !looks_like_email(*wanted.email)) {
        return refuse(Code::invalid_field, "this is no e-mail address", "email");
    }
    set(wanted.name, customer.name, "name");
    set(wanted.email, customer.email, "email");
    set(wanted.tier, customer.tier, "tier");
    const auto before = customer.attributes;
    for (const auto& [name, value] : wanted.attributes) {
        if (auto good = set_attribute(definitions, name, value, customer); !good) {
            return std::unexpected(good.error());
        }
    }
    if (customer.attributes != before) fields.emplace_back("attributes");
    if (wanted.organisation || wanted.organisation_by_domain) fields.emplace_back("organisation");
    return fields;
}

CustomerCard card_of(store::Connection& db, store::Customer customer) {
    CustomerCard card{.customer = std::move(customer)};
    const auto id = card.customer.id;
    card.organisation = store::organisation_of(db, id);
    card.credit = store::credit_of(db, id);
    const auto kept = store::kept_of(db, id);
    card.merged_into = kept == id ? 0 : kept;
    return card;
}

Result<CustomerCard> Customers::get(store::CustomerId id) {
    return given(services_.options.store.read([&](store::Connection& db) {
        auto card = card_of(db, found_customer(db, id));
        card.segments = store::segments_of(db, id, services_.now());
        return card;
    }));
}

Result<store::Page<store::Customer>> Customers::list(const store::CustomerFilter& filter,
                                                     const store::PageRequest& page) {
    return given(services_.options.store.read(
        [&](store::Connection& db) { return store::list_customers(db, filter, page); }));
}

Result<store::Page<store::Event>> Customers::timeline(store::CustomerId id,
                                                      const store::PageRequest& page) {
    return given(services_.options.store.read([&](store::Connection& db) {
        found_customer(db, id);
        return store::timeline(db, id, page);
    }));
}

void Customers::add(const Actor& actor, CustomerChange wanted, Done<CustomerCard> done) {
    if (auto may = may_change(actor); !may) return done(std::unexpected(may.error()));
    const auto definitions = attributes();
    if (!definitions) return done(std::unexpected(definitions.error()));
    const auto now = services_.now();
    store::Customer customer{.id = services_.new_id(), .created = now, .last_seen = now};
    if (auto fields = apply_change(*definitions, wanted, customer); !fields) {
        return done(std::unexpected(fields.error()));
    }
    if (customer.name.empty() && customer.email.empty()) {
        return done(refuse(Code::invalid_field, "give a name or an e-mail address", "name"));
    }
    commit<CustomerCard>(
        services_,
        [customer, wanted = std::move(wanted), by = actor.id](store::Tx& tx) {
            store::create_customer(tx, customer);
            set_organisation(tx, customer.id, wanted);
            tx.append({.at = customer.created,
                       .body = store::CustomerUpdated{
                           .customer = customer, .fields = {"created"}, .by = by}});
            return card_of(tx, customer);
        },
        std::move(done));
}

void Customers::change(const Actor& actor, store::CustomerId id, CustomerChange wanted,
                       Done<CustomerCard> done) {
    if (auto may = may_change(actor); !may) return done(std::unexpected(may.error()));
    const auto definitions = attributes();
    const auto stands = definitions ? get(id) : std::unexpected(definitions.error());
    if (!stands) return done(std::unexpected(stands.error()));
    auto tried = stands->customer;
    if (auto fields = apply_change(*definitions, wanted, tried); !fields) {
        return done(std::unexpected(fields.error()));
    }
    commit<CustomerCard>(
        services_,
        [id, definitions = *definitions, wanted = std::move(wanted), by = actor.id,
         now = services_.now()](store::Tx& tx) {
            auto customer = found_customer(tx, id);
            if (wanted.version && *wanted.version != customer.version) {
                throw store::GiveUp(store::ErrorCode::stale,
                                    "the customer was changed meanwhile; look at it again");
            }
            auto fields = apply_change(definitions, wanted, customer);
            if (fields && !fields->empty()) {
                store::update_customer(tx, customer);
                set_organisation(tx, id, wanted);
                tx.append({.at = now,
                           .body = store::CustomerUpdated{
                               .customer = customer, .fields = *std::move(fields), .by = by}});
            }
            return card_of(tx, std::move(customer));
        },
        [this, id, done = std::move(done)](Result<CustomerCard> card) mutable {
            if (card) changed_rows(id);
            done(std::move(card));
        });
}

void Customers::changed_rows(store::CustomerId id) {
    const auto rows = services_.options.store.read(
        [&](store::Connection& db) { return store::conversations_of(db, id); });
    if (!rows) return;
    for (const auto& row : *rows) services_.turns.reload(row.id);
}

Result<std::vector<store::CustomerNote>> Customers::notes(store::CustomerId id) {
    return given(services_.options.store.read([&](store::Connection& db) {
        found_customer(db, id);
        return store::notes_about(db, id);
    }));
}

void Customers::add_note(const Actor& actor, store::CustomerId id, std::string text,
                         Done<store::CustomerNote> done) {
    if (auto may = may_change(actor); !may) return done(std::unexpected(may.error()));
    if (text.find_first_not_of(" \t\r\n") == text.npos) {
        return done(refuse(Code::invalid_field, "text is empty", "text"));
    }
    if (kb::code_points(text) > note_chars_max) {
        return done(refuse(Code::too_long,
                           fmt::format("text is longer than {} characters", note_chars_max),
                           "text"));
    }
    store::CustomerNote note{.customer = id,
                             .author = actor.id,
                             .author_name = actor.name,
                             .text = intents::mask(text).text,
                             .created = services_.now()};
    commit<store::CustomerNote>(
        services_,
        [note = std::move(note)](store::Tx& tx) mutable {
            found_customer(tx, note.customer);
            note.id = store::add_customer_note(tx, note);
            return note;
        },
        std::move(done));
}

void Customers::take_back_note(const Actor& actor, std::int64_t id, Done<std::monostate> done) {
    if (auto may = may_change(actor); !may) return done(std::unexpected(may.error()));
    const auto note = given(services_.options.store.read(
        [&](store::Connection& db) { return store::find_customer_note(db, id); }));
    if (!note) return done(std::unexpected(note.error()));
    if (!*note) return done(refuse(Code::not_found, "there is no such note"));
    if ((*note)->author != actor.id && actor.role != store::Role::admin) {
        return done(refuse(Code::forbidden, "only its author or an admin may take a note back"));
    }
    commit<std::monostate>(
        services_,
        [id](store::Tx& tx) {
            store::delete_customer_note(tx, id);
            return std::monostate{};
        },
        std::move(done));
}

}  // namespace desk
