// A turn under way: what was heard, what has been decided so far. The steps hear() is made of.
// Lives for one turn on one stack; see hear.cpp for the story it tells.
#pragma once

#include "escalation/handoff.hpp"
#include "intents/form.hpp"
#include "intents/understand.hpp"
#include "server/desk/bot/outcome.hpp"
#include "server/desk/content/content.hpp"

#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace desk {

// The matcher's word for how an answer was found, in the contract's.
Via via_of(kb::Via via);

// Whether the bot has done with the message.
enum class Handled : bool { no, yes };

class Turn {
  public:
    Turn(const Content& content, const intents::Dialogue& before, const Situation& situation);

    // Each looks at the message from one side; the first that has handled it ends the turn.
    void listen(std::string_view text);
    Handled fetch_person_if_called();
    Handled take_offered_choice();
    Handled go_on_with_form();
    Handled answer();
    Handled small_talk();
    void miss();

    Handled act_on(const intents::Choice& choice);
    void take_answer_of_shop(const LookedUp& result);
    void take_unhelpful();

    Outcome finish();

  private:
    // turn_answer.cpp
    Handled answer_follow_up();
    void respond(std::size_t item, Via via);
    void respond_article(const kb::Article& article, Via via);
    void respond_intent(const intents::Intent& intent, Via via, std::string_view message);
    void offer(const kb::Match& match);
    kb::Match consult(std::string_view text, std::span<const intents::IntentHit> hits);
    std::string article_text(const kb::Article& article);

    // turn_halves.cpp
    struct Half {
        std::string text;
        kb::Match match;
        std::size_t item = 0;
        bool asks = false;  // begins a form or calls the shop
    };
    Handled answer_both(const kb::Match& whole);
    std::optional<Half> answer_of_half(std::string_view text);
    void respond_half(const Half& half);
    void put_off(const Half& half);
    void begin_next();
    void offer_known(std::span<const intents::SlotValue> known);

    // turn_form.cpp
    void form_step(intents::FormStep step);
    void carry_out(const intents::Intent& intent);
    void reply(const intents::Intent& intent, const intents::Values& values, Via via);
    void resume_form();
    intents::FormContext form_context();  // good until the next call
    intents::Values values() const;
    const intents::Intent* intent_of_last_form() const;

    // turn_person.cpp
    escalation::Signals tone_signals() const;
    escalation::Signals signals_of(const intents::Intent& intent) const;
    bool hand_over_if(const escalation::Signals& signals, const intents::Intent* intent = nullptr);
    void hand_over(const escalation::HandoffDecision& decision, const intents::Intent* intent);
    std::string words_of_hand_over(escalation::HandoffReason reason) const;
    void add_person_button();

    // turn.cpp
    BotMessage& say(std::string_view text, Via via);
    BotMessage& say(Phrase phrase, Via via);
    std::string phrase(Phrase phrase) const;
    void step(std::string what);
    const std::string& lang() const { return out_.dialogue.lang; }
    std::function<bool(std::size_t item)> sight() const;
    void trace_match(const kb::Match& match);

    const Content& content_;
    const Situation& situation_;
    Outcome out_;
    Trace trace_;  // grows with the turn, goes into each message said
    std::string text_;
    intents::Understanding heard_;
    std::vector<intents::Choice> offered_;  // by the bot's last message
    intents::Values answers_;               // of a look-up in this turn
    intents::LocalTime local_now_;
    intents::Values known_;      // what form_context() points at
    bool form_waits_ = false;    // a form is under way and the message was not for it
    bool offer_person_ = false;  // add "talk to a person" to what is said
};

}  // namespace desk
