// The description of the API (OpenAPI 3.1): made from the real table of addresses, with what each
// takes and answers from the tables of the areas (openapi_tickets.cpp and its neighbours).
#pragma once

#include "server/net/api/call.hpp"
#include "server/net/api/openapi_notation.hpp"

#include <span>
#include <string>
#include <string_view>

namespace net {

/// What an address takes and gives. Types are written as in openapi_notation.hpp.
struct Shape {
    Method method;
    std::string_view pattern;
    std::string_view query;   ///< its parameters: "q limit:integer"; a text where no type is said
    std::string_view body;    ///< a type; empty: none is read
    std::string_view answer;  ///< "[Ticket]" (200, a page of them), "201 Ticket | 202 Held", "204",
                              ///< or a media type where it is no JSON ("text/csv")
};

/// One part of the API: its nouns and its addresses.
struct Area {
    std::span<const Noun> nouns;
    std::span<const Shape> shapes;
};

Area service_area();    ///< health, people, log-ins, tokens, teams, the audit log
Area webhook_area();    ///< endpoints, deliveries, the event log
Area ticket_area();     ///< tickets, threads, links, views, custom fields
Area teamwork_area();   ///< followers, notices, drafts, the outbox, assignment, clocks
Area customer_area();   ///< profiles, organisations, merges, segments, credit
Area privacy_area();    ///< identity keys, consent, erasure, retention, surveys, tables
Area playbook_area();   ///< rules, macros, canned replies, promises, recovery, well-being
Area knowledge_area();  ///< conversations, content, gaps, reports

/// What is known of an address; nothing if it was forgotten.
const Shape* shape_of(const Route& route);
/// Of all areas.
std::span<const Shape> shapes();

const std::string& openapi_document();

}  // namespace net
