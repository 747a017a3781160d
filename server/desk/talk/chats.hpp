// A customer's own conversations, as the customer sees them: what each began with and its last
// word.
#pragma once

#include "server/desk/customers/shared_files.hpp"
#include "server/store/conversation.hpp"

#include <string>
#include <vector>

namespace desk {

struct ChatCard {
    store::ConversationId id = 0;
    std::string title;  // the customer's first words
    std::string last;   // the newest message, whoever said it
    store::From last_from = store::From::customer;
    store::Owner owner = store::Owner::bot;
    store::TicketNumber ticket = 0;
    bool unread = false;  // somebody of the shop said something that was not looked at
    bool here = false;    // the one that this session opens
    store::Time at{};
};

class Chats final : public Part {
  public:
    explicit Chats(Services& services) : services_(services) {}

    // Those of this site, the last touched first, thirty at most. Of an unverified customer whom
    // agents have merged with another, the session's own conversation alone.
    Result<std::vector<ChatCard>> list(const Visit& who, const std::string& session,
                                       const std::string& site, store::CustomerId signed_in);

  private:
    Services& services_;
};

}  // namespace desk
