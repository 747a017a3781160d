// The form machine: one class walks a dialogue through one message.
#include "intents/form.hpp"

#include "intents/cues.hpp"
#include "intents/form_texts.hpp"
#include "intents/slot_taking.hpp"
#include "intents/spans.hpp"
#include "kb/words/text.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace intents {
namespace {

constexpr std::size_t cancel_words_max = 8;   // a longer message only mentions cancelling
constexpr std::size_t attempt_words_max = 6;  // figures in so short a message were meant as a value
constexpr int correction_turns = 3;           // "no, I meant" still reaches a form that is done

bool has_digit(std::string_view text) {
    return std::ranges::any_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

bool is_question(std::string_view message, std::string_view lang) {
    return trimmed(message).ends_with('?') || has_cue(message, lang, Cue::question);
}

class Walk {
  public:
    Walk(const IntentSet& set, const Dialogue& dialogue, const FormContext& context)
        : set_(set), context_(context) {
        step_.dialogue = dialogue;
    }

    FormStep start(const Intent& intent, std::string_view message) && {
        open(intent, Form{intent.id, intent.lang, {}, {}, 0, 0});
        step_.dialogue.choices.clear();
        take(take_values(set_, intent, form(), message, options()));
        const bool another = has_cue(message, intent.lang, Cue::another);
        for (const auto& slot : intent.slots) prefill(slot, another ? Known::no : Known::yes);
        return std::move(*this).next();
    }

    FormStep fill(std::string_view message) && {
        if (!resume()) return std::move(*this).correct_done(message);
        if (wants_out(message) && !names_asked_value(message)) {
            return std::move(*this).cancelled();
        }
        if (!take_choice(message)) {
            take(take_values(set_, *step_.intent, form(), message, options()));
        }
        if (said_no_to_confirm()) return std::move(*this).cancelled();
        if (!step_.filled.empty()) return std::move(*this).next();
        return std::move(*this).without_value(message);
    }

    FormStep ask_again() && {
        if (!resume()) return std::move(step_);
        return std::move(*this).next();
    }

    FormStep missed(std::string_view message) && {
        if (!resume()) return std::move(step_);
        const auto* slot = asked();
        if (slot == nullptr) return std::move(*this).next();
        if (slot->type == "text" && !trimmed(message).empty()) {
            take_text(*slot, message);
            return std::move(*this).next();
        }
        return std::move(*this).one_try_less(error_text(*slot, form(), values(), context_.writing));
    }

    FormStep reject(std::string_view slot, std::string_view why) && {
        if (!resume() && !reopen_done()) return std::move(step_);
        const auto is_it = [&](const SlotValue& value) { return value.name == slot; };
        std::erase_if(form().slots, is_it);
        std::erase_if(step_.dialogue.known, is_it);
        if (form().asking != slot) {
            form().asking = slot;
            form().tries = 0;
            form().asked = 0;
        }
        return std::move(*this).one_try_less(std::string(why));
    }

  private:
    const IntentSet& set_;
    const FormContext& context_;
    FormStep step_;

    Form& form() { return *step_.dialogue.form; }
    const Slot* asked() { return step_.intent->slot(form().asking); }
    FindOptions options() const { return {step_.intent->lang, context_.now}; }

    Values values() {
        Values all = context_.values == nullptr ? Values{} : *context_.values;
        for (auto& [name, value] : slot_values(form().slots, Secrets::leave_out)) all[name] = value;
        return all;
    }

    void open(const Intent& intent, Form form) {
        step_.intent = &intent;
        step_.dialogue.form = std::move(form);
    }

    // The content may have changed since: a form of an intent that is gone is gone too.
    bool resume() {
        auto& open_form = step_.dialogue.form;
        if (!open_form) return false;
        step_.intent = set_.find(open_form->intent, open_form->lang);
        if (step_.intent == nullptr) open_form.reset();
        return step_.intent != nullptr;
    }

    bool reopen_done() {
        if (!step_.dialogue.done) return false;
        step_.dialogue.form = std::exchange(step_.dialogue.done, std::nullopt);
        return resume();
    }

    void take(Taken taken) {
        step_.filled = std::move(taken.filled);
        step_.corrected = taken.corrected;
        step_.secrets = std::move(taken.secrets);
    }

    void take_text(const Slot& slot, std::string_view message) {
        const auto text = std::string(trimmed(message));
        const bool secret = is_secret(set_, slot);
        if (secret) step_.secrets = {{0, message.size()}};
        step_.filled = {slot.name};
        put(form(), {slot.name, slot.type, text, text, secret});
    }

    // "the second", or a button's words, where the question came with buttons.
    bool take_choice(std::string_view message) {
        const auto* slot = asked();
        const auto& choices = step_.dialogue.choices;
        if (slot == nullptr || choices.empty() || choices.front().kind != "value") return false;
        const auto place = choose(choices, message, options().lang);
        if (!place) return false;
        const auto& choice = choices[*place];
        put(form(), {slot->name, slot->type, choice.id, choice.label, is_secret(set_, *slot)});
        step_.filled = {slot->name};
        return true;
    }

    bool wants_out(std::string_view message) {
        if (kb::words(message).size() > cancel_words_max) return false;
        if (has_cue(message, options().lang, Cue::cancel)) return true;
        const auto* slot = asked();
        const bool asks_for_a_reason = slot != nullptr && slot->type == "text";
        return !asks_for_a_reason && has_cue(message, options().lang, Cue::regret);
    }

    // "stop" may be a value of the shop's own lists.
    bool names_asked_value(std::string_view message) {
        const auto* slot = asked();
        return slot != nullptr && !is_built_in(slot->type) &&
               !set_.entities().find(slot->type, message, options()).empty();
    }

    bool said_no_to_confirm() {
        const auto* slot = asked();
        if (slot == nullptr || !slot->confirm || step_.corrected) return false;
        const auto* value = filled_slot(form(), slot->name);
        return value != nullptr && value->value == "no";
    }

    enum class Known { no, yes };

    // What the customer said earlier holds for who they are and what they own, not for how many
    // or when.
    static bool stays_true(const Slot& slot) {
        constexpr auto passing =
            std::to_array<std::string_view>({"text", "yes-no", "number", "date"});
        return std::ranges::find(passing, slot.type) == passing.end();
    }

    void prefill(const Slot& slot, Known use_known) {
        if (slot.confirm || slot.secret || filled_slot(form(), slot.name) != nullptr) return;
        if (!slot.from.empty() && context_.values != nullptr) {
            const auto value = context_.values->find(slot.from);
            if (value == context_.values->end() || value->second.empty()) return;
            const auto found = set_.entities().find(slot.type, value->second, options());
            if (found.empty()) return;
            put(form(), {slot.name, slot.type, found.front().value, found.front().shown, false});
            return;
        }
        if (use_known == Known::no || !stays_true(slot)) return;
        const auto& known = step_.dialogue.known;
        const auto same = std::find_if(known.rbegin(), known.rend(), [&](const SlotValue& value) {
            return value.name == slot.name && value.type == slot.type;
        });
        if (same != known.rend()) put(form(), *same);
    }

    // Nothing of the message went into a slot: an answer of the wrong shape, or something else.
    FormStep without_value(std::string_view message) && {
        const auto* slot = asked();
        const bool question = is_question(message, options().lang);
        if (slot != nullptr && !question) {
            if (slot->type == "text") return std::move(*this).missed(message);
            if (is_secret(set_, *slot)) step_.secrets = {{0, message.size()}};
            const bool attempt =
                has_digit(message) && kb::words(message).size() <= attempt_words_max;
            if (attempt) {
                return std::move(*this).one_try_less(
                    error_text(*slot, form(), values(), context_.writing));
            }
        }
        step_.end = FormEnd::not_for_form;
        return std::move(step_);
    }

    FormStep correct_done(std::string_view message) && {
        auto& dialogue = step_.dialogue;
        if (!dialogue.done || dialogue.turn - dialogue.done_turn > correction_turns) {
            return std::move(step_);
        }
        const auto* intent = set_.find(dialogue.done->intent, dialogue.done->lang);
        if (intent == nullptr || !has_cue(message, intent->lang, Cue::correction)) {
            return std::move(step_);
        }
        open(*intent, *dialogue.done);
        take(take_corrections(set_, *intent, form(), message, options()));
        if (step_.corrected) return std::move(*this).next();
        dialogue.form.reset();
        step_.intent = nullptr;
        return std::move(step_);
    }

    const Slot* first_missing(bool secret) {
        for (const auto& slot : step_.intent->slots) {
            if (slot.optional || is_secret(set_, slot) != secret) continue;
            if (filled_slot(form(), slot.name) == nullptr) return &slot;
        }
        return nullptr;
    }

    FormStep next() && {
        const auto* slot = first_missing(false);
        if (slot == nullptr) slot = first_missing(true);
        if (slot == nullptr) return std::move(*this).ready();
        return std::move(*this).ask(*slot, {});
    }

    FormStep ask(const Slot& slot, const std::string& error) && {
        if (form().asking != slot.name) {
            form().asking = slot.name;
            form().tries = 0;
            form().asked = 0;
        }
        step_.end = FormEnd::asks;
        step_.slot = slot.name;
        step_.say = error.empty() ? std::string{} : error + " ";
        step_.say += question_text(slot, form(), values(), context_.writing);
        step_.choices = choices_of(set_, slot, step_.intent->lang);
        step_.dialogue.choices = step_.choices;
        ++form().asked;
        return std::move(step_);
    }

    FormStep one_try_less(const std::string& error) && {
        const auto* slot = asked();
        if (slot == nullptr) return std::move(*this).next();
        if (++form().tries < slot->tries) return std::move(*this).ask(*slot, error);
        step_.slot = slot->name;
        step_.on_fail = slot->on_fail;
        return std::move(*this).closed(FormEnd::failed);
    }

    FormStep ready() && {
        for (const auto& value : form().slots) {
            const auto* slot = step_.intent->slot(value.name);
            if (value.secret || slot == nullptr || slot->confirm || value.type == "text") continue;
            remember(value);
        }
        step_.dialogue.done = form();
        step_.dialogue.done_turn = step_.dialogue.turn;
        return std::move(*this).closed(FormEnd::ready);
    }

    void remember(const SlotValue& value) {
        auto& known = step_.dialogue.known;
        std::erase_if(known, [&](const SlotValue& old) { return old.name == value.name; });
        known.push_back(value);
        if (known.size() > dialogue_list_max) known.erase(known.begin());
    }

    FormStep cancelled() && { return std::move(*this).closed(FormEnd::cancelled); }

    FormStep closed(FormEnd end) && {
        step_.end = end;
        step_.slots = form().slots;
        step_.dialogue.form.reset();
        step_.dialogue.choices.clear();
        return std::move(step_);
    }
};

}  // namespace

FormStep start_form(const IntentSet& set, const Dialogue& dialogue, const Intent& intent,
                    std::string_view message, const FormContext& context) {
    return Walk(set, dialogue, context).start(intent, message);
}

FormStep fill(const IntentSet& set, const Dialogue& dialogue, std::string_view message,
              const FormContext& context) {
    return Walk(set, dialogue, context).fill(message);
}

FormStep ask_again(const IntentSet& set, const Dialogue& dialogue, const FormContext& context) {
    return Walk(set, dialogue, context).ask_again();
}

FormStep missed(const IntentSet& set, const Dialogue& dialogue, std::string_view message,
                const FormContext& context) {
    return Walk(set, dialogue, context).missed(message);
}

FormStep reject(const IntentSet& set, const Dialogue& dialogue, std::string_view slot,
                std::string_view why, const FormContext& context) {
    return Walk(set, dialogue, context).reject(slot, why);
}

void open_follow_ups(Dialogue& dialogue, const Intent& intent) {
    if (!intent.follow_ups.empty()) {
        dialogue.follow_up = FollowUp{intent.id, intent.lang, intent.turns};
    }
}

}  // namespace intents
