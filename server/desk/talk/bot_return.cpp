// The bot speaks again: the ticket waits for the customer, what was offered before is forgotten.
#include "server/desk/talk/bot_return.hpp"

#include "server/desk/services.hpp"
#include "server/desk/talk/reception.hpp"
#include "server/desk/talk/writing.hpp"

#include <fmt/format.h>

namespace desk {

Result<void> give_back_to_bot(const Services& services, Draft& draft, std::string reason) {
    auto& next = draft.next;
    if (draft.aside) {
        return std::unexpected(
            Refusal{Code::conflict,
                    fmt::format("the conversation goes on in #{}", next.row.ticket),
                    {},
                    std::make_shared<const store::Ticket>(*next.ticket)});
    }
    if (next.row.owner == store::Owner::bot) return {};
    const auto now = services.now();
    if (!step_ticket(draft, escalation::Event::returned_to_bot, now)) {
        return std::unexpected(Refusal{Code::conflict,
                                       "the ticket is closed; set it to open first",
                                       {},
                                       std::make_shared<const store::Ticket>(*next.ticket)});
    }
    next.dialogue.misses.clear();
    next.dialogue.choices.clear();
    next.row.agent = 0;
    const auto content = services.publisher.live();
    const auto& settings = content->settings();
    const auto words = fill(settings.text(Phrase::back_to_bot, next.dialogue.lang),
                            {{"bot", settings.persona.name}});
    change_owner(draft, store::Owner::bot, std::move(reason), now);
    draft.add(now, store::Message{
                       .from = store::From::bot, .name = settings.persona.name, .text = words});
    return {};
}

}  // namespace desk
