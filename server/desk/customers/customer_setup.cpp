// What admins set up around customers: which attributes there are, and which organisations.
#include "server/desk/commit.hpp"
#include "server/desk/customers/customers.hpp"

#include <algorithm>
#include <cctype>

#include <fmt/format.h>

namespace desk {
namespace {

constexpr std::size_t name_bytes_max = 40;
constexpr std::size_t choices_max = 100;
constexpr std::size_t domains_max = 50;
constexpr std::size_t definitions_max = 100;

// Addresses anybody can have say nothing about where somebody works.
constexpr std::string_view everybodys_domains[] = {
    "gmail.com",  "googlemail.com", "outlook.com", "hotmail.com", "live.com",  "yahoo.com",
    "icloud.com", "me.com",         "aol.com",     "gmx.de",      "gmx.net",   "gmx.at",
    "web.de",     "t-online.de",    "proton.me",   "mail.ru",     "qq.com",    "163.com",
    "msn.com",    "protonmail.com", "zoho.com",    "yandex.ru",   "orange.fr", "free.fr"};

Result<void> admins_only(const Actor& actor) {
    if (actor.role == store::Role::admin) return {};
    return refuse(Code::forbidden, "only admins may do this");
}

Result<void> may_change(const Actor& actor) {
    if (actor.role != store::Role::viewer) return {};
    return refuse(Code::forbidden,
                  "viewers can read but not change; ask an admin for the agent role");
}

bool is_name(const std::string& name) {
    const auto fits = [](unsigned char letter) {
        return std::islower(letter) || std::isdigit(letter) || letter == '_';
    };
    return !name.empty() && name.size() <= name_bytes_max && std::islower(name.front()) &&
           std::ranges::all_of(name, fits);
}

Result<void> check_definition(const store::AttributeDefinition& wanted) {
    if (!is_name(wanted.name)) {
        return refuse(Code::invalid_field,
                      "a name is small letters, digits and _, beginning with a letter", "name");
    }
    if (wanted.label.empty()) return refuse(Code::invalid_field, "label is empty", "label");
    const bool is_choice = wanted.type == store::AttributeType::choice;
    if (is_choice && wanted.choices.empty()) {
        return refuse(Code::invalid_field, "a choice needs its choices", "choices");
    }
    if (!is_choice && !wanted.choices.empty()) {
        return refuse(Code::invalid_field, "only an attribute of type choice has choices",
                      "choices");
    }
    const bool empty = std::ranges::any_of(wanted.choices, &std::string::empty);
    if (empty || wanted.choices.size() > choices_max) {
        return refuse(Code::invalid_field,
                      fmt::format("1 to {} choices, none of them empty", choices_max), "choices");
    }
    return {};
}

Result<std::string> domain_of(std::string text) {
    std::ranges::transform(text, text.begin(), [](unsigned char letter) {
        return static_cast<char>(std::tolower(letter));
    });
    if (text.starts_with('@')) text.erase(0, 1);
    const auto fits = [](unsigned char letter) {
        return std::isalnum(letter) || letter == '.' || letter == '-' || letter >= 0x80;
    };
    if (text.find('.') == text.npos || text.size() > 253 || !std::ranges::all_of(text, fits)) {
        return refuse(Code::invalid_field, fmt::format("\"{}\" is no domain", text), "domains");
    }
    if (std::ranges::find(everybodys_domains, text) != std::end(everybodys_domains)) {
        return refuse(
            Code::invalid_field,
            fmt::format("anybody can have an address at {}; set membership by hand", text),
            "domains");
    }
    return text;
}

Result<void> apply(const OrganisationChange& wanted, store::Organisation& organisation) {
    if (wanted.name) organisation.name = *wanted.name;
    if (wanted.note) organisation.note = *wanted.note;
    if (organisation.name.empty()) return refuse(Code::invalid_field, "name is empty", "name");
    if (!wanted.domains) return {};
    if (wanted.domains->size() > domains_max) {
        return refuse(Code::invalid_field, fmt::format("at most {} domains", domains_max),
                      "domains");
    }
    organisation.domains.clear();
    for (const auto& text : *wanted.domains) {
        auto domain = domain_of(text);
        if (!domain) return std::unexpected(domain.error());
        organisation.domains.push_back(*std::move(domain));
    }
    std::ranges::sort(organisation.domains);
    const auto [first, last] = std::ranges::unique(organisation.domains);
    organisation.domains.erase(first, last);
    return {};
}

}  // namespace

Result<std::vector<store::AttributeDefinition>> Customers::attributes() {
    return given(services_.options.store.read(
        [](store::Connection& db) { return store::list_attributes(db); }));
}

void Customers::add_attribute(const Actor& actor, store::AttributeDefinition wanted,
                              Done<store::AttributeDefinition> done) {
    if (auto may = admins_only(actor); !may) return done(std::unexpected(may.error()));
    if (auto good = check_definition(wanted); !good) return done(std::unexpected(good.error()));
    commit<store::AttributeDefinition>(
        services_,
        [wanted = std::move(wanted)](store::Tx& tx) {
            if (store::list_attributes(tx).size() >= definitions_max) {
                throw store::GiveUp(store::ErrorCode::invalid,
                                    fmt::format("at most {} attributes", definitions_max));
            }
            store::create_attribute(tx, wanted);
            return wanted;
        },
        std::move(done));
}

void Customers::change_attribute(const Actor& actor, std::string name, AttributeChange wanted,
                                 Done<store::AttributeDefinition> done) {
    if (auto may = admins_only(actor); !may) return done(std::unexpected(may.error()));
    auto known = attributes();
    if (!known) return done(std::unexpected(known.error()));
    const auto found = std::ranges::find(*known, name, &store::AttributeDefinition::name);
    if (found == known->end()) {
        return done(refuse(Code::not_found, "there is no attribute of that name"));
    }
    auto definition = std::move(*found);
    if (wanted.label) definition.label = *wanted.label;
    if (wanted.choices) definition.choices = *wanted.choices;
    if (wanted.position) definition.position = *wanted.position;
    if (auto good = check_definition(definition); !good) {
        return done(std::unexpected(good.error()));
    }
    commit<store::AttributeDefinition>(
        services_,
        [definition = std::move(definition)](store::Tx& tx) {
            store::update_attribute(tx, definition);
            return definition;
        },
        std::move(done));
}

void Customers::delete_attribute(const Actor& actor, std::string name, Done<std::monostate> done) {
    if (auto may = admins_only(actor); !may) return done(std::unexpected(may.error()));
    commit<std::monostate>(
        services_,
        [name = std::move(name)](store::Tx& tx) {
            if (store::delete_attribute(tx, name)) return std::monostate{};
            throw store::GiveUp(store::ErrorCode::not_found, "there is no attribute of that name");
        },
        std::move(done));
}

Result<store::Organisation> Customers::organisation(store::OrganisationId id) {
    auto found = given(services_.options.store.read(
        [&](store::Connection& db) { return store::find_organisation(db, id); }));
    if (!found) return std::unexpected(found.error());
    if (!*found) return refuse(Code::not_found, "there is no such organisation");
    return **std::move(found);
}

Result<store::Page<store::OrganisationRow>> Customers::organisations(
    const std::string& q, const store::PageRequest& page) {
    return given(services_.options.store.read(
        [&](store::Connection& db) { return store::list_organisations(db, q, page); }));
}

void Customers::add_organisation(const Actor& actor, OrganisationChange wanted,
                                 Done<store::Organisation> done) {
    if (auto may = may_change(actor); !may) return done(std::unexpected(may.error()));
    store::Organisation organisation{.created = services_.now()};
    if (auto good = apply(wanted, organisation); !good) {
        return done(std::unexpected(good.error()));
    }
    commit<store::Organisation>(
        services_,
        [organisation = std::move(organisation)](store::Tx& tx) mutable {
            organisation.id = store::create_organisation(tx, organisation);
            return organisation;
        },
        std::move(done));
}

void Customers::change_organisation(const Actor& actor, store::OrganisationId id,
                                    OrganisationChange wanted, Done<store::Organisation> done) {
    if (auto may = may_change(actor); !may) return done(std::unexpected(may.error()));
    auto stands = organisation(id);
    if (!stands) return done(std::unexpected(stands.error()));
    if (wanted.version) stands->version = *wanted.version;
    if (auto good = apply(wanted, *stands); !good) return done(std::unexpected(good.error()));
    commit<store::Organisation>(
        services_,
        [organisation = *std::move(stands)](store::Tx& tx) mutable {
            if (store::update_organisation(tx, organisation)) return organisation;
            throw store::GiveUp(store::ErrorCode::stale,
                                "the organisation was changed meanwhile; look at it again");
        },
        std::move(done));
}

void Customers::delete_organisation(const Actor& actor, store::OrganisationId id,
                                    Done<std::monostate> done) {
    if (auto may = admins_only(actor); !may) return done(std::unexpected(may.error()));
    commit<std::monostate>(
        services_,
        [id](store::Tx& tx) {
            if (store::delete_organisation(tx, id)) return std::monostate{};
            throw store::GiveUp(store::ErrorCode::not_found, "there is no such organisation");
        },
        std::move(done));
}

}  // namespace desk
