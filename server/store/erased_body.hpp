// An event without what it tells of a person: kinds, numbers, scores and times stay.
#pragma once
#include "server/store/event.hpp"
#include "server/store/ticket.hpp"

namespace store {

Body erased_body(Body body);
/// A ticket without words; status, times and counts stay.
Ticket erased_ticket(Ticket ticket);
/// A customer's row without anything of the person.
Customer erased_customer(Customer customer);

}  // namespace store
