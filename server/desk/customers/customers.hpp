// Who the shop's customers are: profiles with typed attributes, organisations, notes.
// Knows what may be written where; who somebody really is, is identity's business.
#pragma once

#include "server/desk/parts.hpp"
#include "server/desk/tickets/tickets.hpp"
#include "server/store/attribute.hpp"
#include "server/store/customer.hpp"
#include "server/store/customer_note.hpp"
#include "server/store/organisation.hpp"

#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

namespace desk {

// A customer with what stands in other rows.
struct CustomerCard {
    store::Customer customer;
    std::optional<store::Organisation> organisation;
    std::int64_t credit = 0;            // loyalty credit left
    std::vector<std::string> segments;  // names of those it is in
    store::CustomerId merged_into = 0;
};

// What shall change; absent stays as it is.
struct CustomerChange {
    std::optional<std::string> name;
    std::optional<std::string> email;
    std::optional<std::string> tier;
    std::vector<std::pair<std::string, std::string>> attributes;  // an empty value takes it away
    bool organisation_by_domain = false;
    std::optional<store::OrganisationId> organisation;  // by hand; 0: none
    std::optional<store::Version> version;              // the one the change was made on
};

struct OrganisationChange {
    std::optional<std::string> name;
    std::optional<std::string> note;
    std::optional<std::vector<std::string>> domains;
    std::optional<store::Version> version;
};

struct AttributeChange {
    std::optional<std::string> label;
    std::optional<std::vector<std::string>> choices;
    std::optional<int> position;
};

class Customers final : public Part {
  public:
    explicit Customers(Services& services) : services_(services) {}

    Result<CustomerCard> get(store::CustomerId id);
    Result<store::Page<store::Customer>> list(const store::CustomerFilter& filter,
                                              const store::PageRequest& page);
    Result<store::Page<store::Event>> timeline(store::CustomerId id,
                                               const store::PageRequest& page);
    void add(const Actor& actor, CustomerChange wanted, Done<CustomerCard> done);
    void change(const Actor& actor, store::CustomerId id, CustomerChange wanted,
                Done<CustomerCard> done);

    Result<std::vector<store::CustomerNote>> notes(store::CustomerId id);
    void add_note(const Actor& actor, store::CustomerId id, std::string text,
                  Done<store::CustomerNote> done);
    // One's own, or any for an admin.
    void take_back_note(const Actor& actor, std::int64_t note, Done<std::monostate> done);

    Result<std::vector<store::AttributeDefinition>> attributes();
    void add_attribute(const Actor& actor, store::AttributeDefinition wanted,
                       Done<store::AttributeDefinition> done);
    void change_attribute(const Actor& actor, std::string name, AttributeChange wanted,
                          Done<store::AttributeDefinition> done);
    void delete_attribute(const Actor& actor, std::string name, Done<std::monostate> done);

    Result<store::Organisation> organisation(store::OrganisationId id);
    Result<store::Page<store::OrganisationRow>> organisations(const std::string& q,
                                                              const store::PageRequest& page);
    void add_organisation(const Actor& actor, OrganisationChange wanted,
                          Done<store::Organisation> done);
    void change_organisation(const Actor& actor, store::OrganisationId id,
                             OrganisationChange wanted, Done<store::Organisation> done);
    void delete_organisation(const Actor& actor, store::OrganisationId id,
                             Done<std::monostate> done);

    // Conversations of these customers read what stands in the rows now.
    void changed_rows(store::CustomerId id);

  private:
    Services& services_;
};

// What a change makes of a customer, by the definitions; the reason names the field.
Result<std::vector<std::string>> apply_change(
    const std::vector<store::AttributeDefinition>& definitions, const CustomerChange& wanted,
    store::Customer& customer);

// Everything beside the row, on one connection.
CustomerCard card_of(store::Connection& db, store::Customer customer);

}  // namespace desk
