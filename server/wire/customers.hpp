// Customers' profiles and what stands around them, as JSON. Each appends one value.
#pragma once

#include "server/desk/customers/customers.hpp"
#include "server/wire/nouns.hpp"

namespace wire {

void append_customer_card(std::string& out, const desk::CustomerCard& card);
void append_customer_note(std::string& out, const store::CustomerNote& note);
void append_attribute(std::string& out, const store::AttributeDefinition& definition);
void append_organisation(std::string& out, const store::Organisation& organisation);
void append_organisation_row(std::string& out, const store::OrganisationRow& row);

}  // namespace wire
