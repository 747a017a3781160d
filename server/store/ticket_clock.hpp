// Since when a ticket's customer waits and when its next promise is due: what lists are ordered by.
// Knows two moments a ticket; who waits and what was promised is told by those who write.
#pragma once
#include "server/store/ticket_list.hpp"

namespace store {

/// The customer said something that nobody has answered: kept from the first such moment on.
void note_waiting(Tx& tx, TicketNumber ticket, Time since);
/// Answered, or over.
void clear_waiting(Tx& tx, TicketNumber ticket);
std::optional<Time> waiting_since(Connection& db, TicketNumber ticket);
/// When the next promise runs out; nothing: none is running.
void put_due(Tx& tx, TicketNumber ticket, std::optional<Time> due);

/// The earliest end of the promises that run now.
std::optional<Time> next_due(const std::vector<SlaLine>& lines);

/// A page of tickets by TicketSort::waiting or ::due: the longest waiting (the first due) first,
/// then those without, by number.
Page<Ticket> list_by_clock(Connection& db, const TicketFilter& filter, const PageRequest& page);

}  // namespace store
