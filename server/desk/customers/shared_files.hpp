// Files that customers and agents send each other: judged by what they are, kept with their
// conversation, found by an address that nobody guesses.
#pragma once

#include "server/desk/parts.hpp"
#include "server/desk/state.hpp"
#include "server/store/shared_file.hpp"

#include <string>
#include <string_view>

namespace desk {

// Whose conversation a session's token opens.
struct Visit {
    store::ConversationId conversation = 0;
    store::CustomerId customer = 0;  // 0: nothing has been said yet
};

class SharedFiles final : public Part {
  public:
    explicit SharedFiles(Services& services) : services_(services) {}

    // Who may act for a conversation without a socket. What a verified customer said is for that
    // customer alone: `who` is whom the shop's signature named, or 0.
    Result<Visit> visit(const std::string& session, store::CustomerId who);

    // Nothing is kept of a visitor who has not agreed to it.
    Result<void> may_keep(const Visit& who, const std::string& site);
    // Files of conversations in which nobody ever spoke go after a day.
    void tick(store::Time now) override;

    // Refused: what is empty, of no kind we pass on, or more than one conversation may hold.
    void keep(store::ConversationId conversation, std::string_view name, std::string bytes,
              Done<store::SharedFile> done);
    Result<store::SharedFile> find(const std::string& token);

  private:
    Services& services_;
    store::Time next_{};  // when it is looked for such; only tick() touches it
};

// A customer's message to the bot that carries one of their files is kept as it is, and the bot
// offers a person: it cannot look inside. False: there is no file in it.
bool take_file(const Services& services, Draft& draft, const std::string& text);

}  // namespace desk
