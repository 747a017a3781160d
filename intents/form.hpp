// Forms: asking for what an intent needs, one thing at a time, in the customer's order.
// Pure: takes a dialogue and a message, gives the next dialogue and what to say.
#pragma once

#include "intents/dialogue.hpp"
#include "intents/intent_set.hpp"
#include "intents/reply.hpp"

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace intents {

enum class FormEnd {
    asks,          ///< say `say`, wait for the answer
    ready,         ///< every slot is filled: carry out `intent` with `slots`
    cancelled,     ///< the customer does not want it any more
    failed,        ///< out of tries: hand over or give up, as `on_fail` says
    not_for_form,  ///< the message is no value: answer it, then ask_again(), or missed() if you
                   ///< can't
    no_form,       ///< nothing to do with any form
};

struct FormStep {
    FormEnd end = FormEnd::no_form;
    Dialogue dialogue;
    const Intent* intent = nullptr;
    std::string say;              ///< what to say: the question, with the error in front of it
    std::string slot;             ///< the slot it asks for
    std::vector<Choice> choices;  ///< buttons for it: the values of a short list, yes and no
    std::vector<SlotValue> slots;
    std::vector<std::string> filled;  ///< names filled or corrected by this message
    bool corrected = false;           ///< an earlier value was replaced
    OnFail on_fail = OnFail::handoff;
    std::vector<Span> secrets;  ///< bytes of the message that must be masked before it is stored
};

struct FormContext {
    LocalTime now{};
    const Values* values = nullptr;  ///< known values: prefill (`from:`) and blanks of questions
    Writing writing = nullptr;       ///< how values are written into what is said
};

/// Begins an intent with what the message already says and what we already know.
[[nodiscard]] FormStep start_form(const IntentSet& set, const Dialogue& dialogue,
                                  const Intent& intent, std::string_view message,
                                  const FormContext& context);
/// A message while a form is under way, or just after one ("no, I meant AB-9999").
[[nodiscard]] FormStep fill(const IntentSet& set, const Dialogue& dialogue,
                            std::string_view message, const FormContext& context);
/// Asks for the same slot again after something else was answered; costs no try.
[[nodiscard]] FormStep ask_again(const IntentSet& set, const Dialogue& dialogue,
                                 const FormContext& context);
/// Nobody understood the message: a `text` slot takes it, any other counts a try.
[[nodiscard]] FormStep missed(const IntentSet& set, const Dialogue& dialogue,
                              std::string_view message, const FormContext& context);
/// The world refused a value (a look-up found nothing): empties it, says why, asks again.
[[nodiscard]] FormStep reject(const IntentSet& set, const Dialogue& dialogue, std::string_view slot,
                              std::string_view why, const FormContext& context);

/// "the second", "2", or the words of a label: which of the choices is meant?
[[nodiscard]] std::optional<std::size_t> choose(std::span<const Choice> choices,
                                                std::string_view message, std::string_view lang);

/// Slot values under their names, and as `name.shown` for reading; private ones only if asked for.
enum class Secrets { leave_out, include };
[[nodiscard]] Values slot_values(std::span<const SlotValue> slots, Secrets secrets);

/// An intent was carried out: its follow-ups can be said from now on.
void open_follow_ups(Dialogue& dialogue, const Intent& intent);

/// What the trace may show of a value.
[[nodiscard]] std::string traceable(const SlotValue& value);

}  // namespace intents
