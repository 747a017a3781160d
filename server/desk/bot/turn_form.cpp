// Forms and look-ups within a turn: asking, carrying out, and what the shop answered.
#include "kb/markdown/markdown.hpp"
#include "server/desk/bot/turn.hpp"
#include "server/desk/bot/value_text.hpp"

#include <fmt/format.h>

namespace desk {
namespace {

intents::Choice choice_of(const intents::Button& button) {
    if (button.handoff) return {"handoff", "", button.label};
    if (!button.intent.empty()) return {"intent", button.intent, button.label};
    return {"article", button.article, button.label};
}

std::string path_of(const std::string& url) {
    const auto scheme = url.find("://");
    const auto slash = url.find('/', scheme == url.npos ? 0 : scheme + 3);
    if (slash == url.npos) return {};
    return url.substr(slash, url.find_first_of("?#", slash) - slash);
}

// The wording that was chosen, with its values written so that they stay values.
std::string written(const intents::Said& said, const intents::Intent& intent,
                    const intents::Values& values, std::uint64_t seed) {
    const auto& wordings = said.reply->say;
    for (std::size_t i = 0; i < wordings.size(); ++i) {
        const auto& wording = wordings[(seed + i) % wordings.size()];
        auto text = intents::render(wording, values, intent.lang, value_text);
        if (text) return *std::move(text);
    }
    return said.text;
}

}  // namespace

intents::Values Turn::values() const {
    const auto& settings = content_.settings();
    const auto& staffing = situation_.staffing;
    intents::Values values = answers_;
    auto set = [&](std::string_view name, const std::string& value) {
        if (!value.empty()) values.emplace(name, value);
    };
    set("customer.name", situation_.customer.name);
    set("customer.email", situation_.customer.email);
    set("customer.tier", situation_.customer.tier);
    set("customer.country", situation_.customer.country);
    set("hours.state", staffing.open ? "open" : "closed");
    set("hours.next_open", staffing.next_open);
    set("shop.name", settings.shop.name);
    set("shop.url", settings.shop.url);
    set("shop.email", settings.shop.email);
    set("shop.phone", settings.shop.phone);
    set("persona.name", settings.persona.name);
    set("customer.verified", situation_.customer.verified ? "yes" : "no");
    set("page.url", situation_.page.url);
    set("page.path", path_of(situation_.page.url));
    set("page.title", situation_.page.title);
    set("language", lang());
    set("channel", situation_.channel);
    for (const auto& known : out_.dialogue.known) values[known.name] = known.value;
    const auto& done = out_.dialogue.done;
    if (done) values.merge(intents::slot_values(done->slots, intents::Secrets::include));
    return values;
}

intents::FormContext Turn::form_context() {
    known_ = values();
    return {.now = local_now_, .values = &known_, .writing = value_text};
}

Handled Turn::go_on_with_form() {
    if (!out_.dialogue.form && !out_.dialogue.done) return Handled::no;
    auto before = out_.dialogue;
    if (!offered_.empty() && offered_.front().kind == "value") before.choices = offered_;
    auto next = intents::fill(content_.intents(), before, text_, form_context());
    next.dialogue.choices.clear();
    if (!next.secrets.empty()) out_.heard = intents::mask_also(text_, next.secrets).text;
    switch (next.end) {
        case intents::FormEnd::no_form:
            return Handled::no;
        case intents::FormEnd::not_for_form:
            form_waits_ = true;
            step("not an answer to the form");
            return Handled::no;
        default:
            break;
    }
    form_step(std::move(next));
    return Handled::yes;
}

void Turn::form_step(intents::FormStep next) {
    out_.dialogue = std::move(next.dialogue);
    switch (next.end) {
        case intents::FormEnd::asks: {
            step(fmt::format("asks for {}", next.slot));
            auto& message = say(next.say, Via::form);
            message.buttons = std::move(next.choices);
            out_.dialogue.choices = message.buttons;
            break;
        }
        case intents::FormEnd::ready:
            carry_out(*next.intent);
            break;
        case intents::FormEnd::cancelled:
            say(Phrase::form_cancelled, Via::form);
            break;
        case intents::FormEnd::failed: {
            if (next.on_fail == intents::OnFail::cancel) {
                say(Phrase::form_cancelled, Via::form);
                break;
            }
            auto signals = next.intent ? signals_of(*next.intent) : escalation::Signals{};
            signals.form_failed = next.slot;
            hand_over_if(signals, next.intent);
            break;
        }
        case intents::FormEnd::not_for_form:
        case intents::FormEnd::no_form:
            break;
    }
}

void Turn::resume_form() {
    form_step(intents::ask_again(content_.intents(), out_.dialogue, form_context()));
}

void Turn::carry_out(const intents::Intent& intent) {
    const auto* action = intent.action.empty() ? nullptr : content_.intents().action(intent.action);
    if (!action) return reply(intent, values(), Via::form);
    auto lookup = intents::build_lookup(*action, values());
    if (!lookup) {
        step(lookup.error());
        take_answer_of_shop(
            {.action = action->id, .end = intents::LookupEnd::failed, .answers = {}});
        return;
    }
    step(fmt::format("look-up {}", action->id));
    out_.dialogue.awaiting = action->id;
    out_.lookup = *std::move(lookup);
}

const intents::Intent* Turn::intent_of_last_form() const {
    const auto& done = out_.dialogue.done;
    return done ? content_.intents().find_any(done->intent, done->lang) : nullptr;
}

void Turn::take_answer_of_shop(const LookedUp& result) {
    out_.dialogue.awaiting.clear();
    trace_.language = lang();
    const auto* intent = intent_of_last_form();
    const auto* action = content_.intents().action(result.action);
    if (!intent || !action) {
        say(Phrase::lookup_failed, Via::action);
        return add_person_button();
    }
    answers_ = intents::lookup_values(*action, result.end, result.answers);
    const auto known = values();
    if (result.end == intents::LookupEnd::not_found && !action->not_found_slot.empty()) {
        step(fmt::format("{} knows nothing of it", action->id));
        const auto why = intents::render(action->not_found, known, lang(), value_text).value_or("");
        form_step(intents::reject(content_.intents(), out_.dialogue, action->not_found_slot, why,
                                  form_context()));
        return;
    }
    if (result.end != intents::LookupEnd::failed) return reply(*intent, known, Via::action);

    step(fmt::format("look-up {} failed", action->id));
    auto signals = signals_of(*intent);
    signals.lookup_failed = action->id;
    const auto own = intents::render(action->failure, known, lang(), value_text);
    say(own && !own->empty() ? *own : phrase(Phrase::lookup_failed), Via::action);
    hand_over_if(signals, intent);
    if (!out_.hand_over) add_person_button();
}

void Turn::reply(const intents::Intent& intent, const intents::Values& values, Via via) {
    auto signals = signals_of(intent);
    const auto seed = situation_.seed + static_cast<std::uint64_t>(out_.dialogue.turn);
    const auto said = intents::choose_reply(intent, values, seed);
    auto& dialogue = out_.dialogue;
    if (said) {
        auto& message = say(written(*said, intent, values, seed),
                            intent.klass == intents::Class::smalltalk ? Via::smalltalk : via);
        for (const auto& button : said->reply->buttons)
            message.buttons.push_back(choice_of(button));
        dialogue.choices = message.buttons;
    } else if (intent.handoff != intents::Handoff::always) {
        step("no reply fits");
        say(Phrase::answer_failed, via);
        offer_person_ = true;
    }
    intents::note_answer(dialogue, intent.id);
    dialogue.topic = intents::Topic{"intent", intent.id, intent.lang, dialogue.turn};
    if (!intent.follow_ups.empty())
        dialogue.follow_up = intents::FollowUp{intent.id, intent.lang, intent.turns};
    hand_over_if(signals, &intent);
    if (offer_person_ && !out_.hand_over) add_person_button();
}

}  // namespace desk
