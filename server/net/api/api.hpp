// The handlers behind the table of addresses, by what they are about.
#pragma once

#include "server/net/api/call.hpp"

namespace net::api {

// api_service.cpp
void alive(Call call);
void ready(Call call);
void metrics(Call call);
void openapi(Call call);

// api_people.cpp
void log_in(Call call);
void log_out(Call call);
void me(Call call);
void sessions(Call call);
void tokens(Call call);
void add_token(Call call);
void revoke_token(Call call);
void users(Call call);
void add_user(Call call);
void patch_user(Call call);

// api_desk.cpp
void agents(Call call);
void queues(Call call);
void statuses(Call call);
void content(Call call);
void reload(Call call);
void events(Call call);

// api_tickets.cpp
void tickets(Call call);
void add_ticket(Call call);
void ticket(Call call);
void patch_ticket(Call call);
void ticket_messages(Call call);
void write(Call call);
void claim(Call call);
void return_to_bot(Call call);

// api_conversations.cpp
void conversations(Call call);
void conversation(Call call);
void messages(Call call);
void explain(Call call);
void take(Call call);

/// A thread as agents read it, with how far the customer has read.
void send_thread(Call call, store::ConversationId conversation);

}  // namespace net::api
