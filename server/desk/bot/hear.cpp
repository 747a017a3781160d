// The story of a turn, on one screen.
#include "server/desk/bot/hear.hpp"

#include "server/desk/bot/turn.hpp"

namespace desk {

Outcome hear(const Content& content, const intents::Dialogue& before, std::string_view text,
             const Situation& situation) {
    Turn turn(content, before, situation);
    turn.listen(text);
    const bool handled = turn.fetch_person_if_called() == Handled::yes ||
                         turn.take_offered_choice() == Handled::yes ||
                         turn.go_on_with_form() == Handled::yes || turn.answer() == Handled::yes ||
                         turn.small_talk() == Handled::yes;
    if (!handled) turn.miss();
    return turn.finish();
}

Outcome press(const Content& content, const intents::Dialogue& before,
              const intents::Choice& choice, const Situation& situation) {
    if (choice.kind == "say") return hear(content, before, choice.label, situation);
    Turn turn(content, before, situation);
    turn.listen("");
    if (turn.act_on(choice) == Handled::no) turn.miss();
    auto out = turn.finish();
    out.heard = choice.label;
    return out;
}

Outcome looked_up(const Content& content, const intents::Dialogue& before, const LookedUp& result,
                  const Situation& situation) {
    Turn turn(content, before, situation);
    turn.take_answer_of_shop(result);
    return turn.finish();
}

Outcome unhelpful(const Content& content, const intents::Dialogue& before,
                  const Situation& situation) {
    Turn turn(content, before, situation);
    turn.take_unhelpful();
    return turn.finish();
}

}  // namespace desk
