// What a site asks its visitors before anything of theirs is stored or told.
// Internal to the room.
#pragma once

#include "server/desk/content/content.hpp"
#include "server/desk/talk/chat.hpp"

namespace desk {

inline constexpr std::string_view chat_purpose = "chat";

// What this conversation must still agree to; nothing when the site does not ask or it has.
std::optional<ConsentAsked> consent_due(Services& services, const Content& content,
                                        const std::string& site, store::ConversationId conversation,
                                        std::string_view language);

// May this visitor be heard; the reason otherwise.
Result<void> may_be_heard(Services& services, const Visitor& visitor);

}  // namespace desk
