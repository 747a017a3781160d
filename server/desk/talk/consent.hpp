// What a site asks its visitors before anything of theirs is stored or told.
// Internal to the room.
#pragma once

#include "server/desk/content/content.hpp"
#include "server/desk/talk/chat.hpp"

namespace desk {

inline constexpr std::string_view chat_purpose = "chat";

struct ConsentBy {
    const std::string& site;
    store::ConversationId conversation = 0;
    store::CustomerId customer = 0;  // 0: whoever the conversation belongs to
};
struct ConsentStanding {
    ConsentAsked asked;
    bool given = false;
};
// What the site asks and whether they have agreed, in this conversation or an earlier one; nothing
// when it does not ask.
std::optional<ConsentStanding> consent_of(Services& services, const Content& content,
                                          const ConsentBy& by, std::string_view language);

// May this visitor be heard; the reason otherwise.
Result<void> may_be_heard(Services& services, const Visitor& visitor);

}  // namespace desk
