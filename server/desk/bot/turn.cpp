// Listening, and the small means every step of a turn uses.
#include "server/desk/bot/turn.hpp"

#include "kb/words/text.hpp"

#include <chrono>

#include <fmt/format.h>

namespace desk {
namespace {

constexpr double language_certain = 0.8;  // then rules of other languages need not be tried

}  // namespace

Turn::Turn(const Content& content, const intents::Dialogue& before, const Situation& situation)
    : content_(content), situation_(situation) {
    out_.dialogue = before;
    const auto& calendar = content.settings().calendars.find("")->second;
    const auto seconds = std::chrono::floor<std::chrono::seconds>(situation.now);
    local_now_ =
        intents::LocalTime((seconds + calendar.utc_offset(situation.now)).time_since_epoch());
    if (lang().empty()) {
        const auto wanted = kb::base_language(situation.locale);
        const auto& known = content.languages();
        const bool ours = std::ranges::find(known, wanted) != known.end();
        out_.dialogue.lang = ours ? std::string(wanted) : known.front();
    }
    trace_.revision = content.revision();
}

void Turn::listen(std::string_view text) {
    text_ = text;
    auto& dialogue = out_.dialogue;
    intents::begin_turn(dialogue);
    offered_ = std::exchange(dialogue.choices, {});
    bool certain = false;
    if (!text.empty()) {
        const auto detected = content_.detect(text, lang());
        if (!detected.lang.empty()) dialogue.lang = detected.lang;
        certain = detected.confidence >= language_certain;
    }
    intents::UnderstandOptions options{.lang = lang(), .now = local_now_};
    for (const auto& other : content_.languages()) {
        if (!certain && other != lang()) options.other_langs.push_back(other);
    }
    if (dialogue.follow_up) options.follow_up_of = dialogue.follow_up->parent;
    heard_ = intents::understand(content_.intents(), text, options);
    out_.heard = heard_.stored.text;
    trace_.language = lang();
    step(fmt::format("language: {}", lang()));
    for (const auto& tone : heard_.tone) step(fmt::format("tone: {}", intents::name_of(tone.tone)));
    for (const auto& hit : heard_.hits) {
        step(fmt::format("rule of {}{}: {} ({}:{})", hit.intent->id, hit.negated ? ", negated" : "",
                         hit.rule->source, hit.rule->file, hit.rule->line));
    }
}

Handled Turn::take_offered_choice() {
    if (offered_.empty() || offered_.front().kind == "value") return Handled::no;
    const auto chosen = intents::choose(offered_, text_, lang());
    if (!chosen) return Handled::no;
    step(fmt::format("typed the offered choice \"{}\"", offered_[*chosen].label));
    return act_on(offered_[*chosen]);
}

Handled Turn::act_on(const intents::Choice& choice) {
    if (choice.kind == "handoff") {
        escalation::Signals signals;
        signals.button = choice.label;
        hand_over_if(signals);
    } else if (choice.kind == "none") {
        intents::note_miss(out_.dialogue);
        say(Phrase::none_of_these_reply, Via::button);
        add_person_button();
    } else if (choice.kind == "decline") {
        say(Phrase::offer_declined, Via::button);
    } else if (choice.kind == "article") {
        const auto* article = content_.library().resolve(lang(), choice.id);
        if (!article) return Handled::no;
        respond_article(*article, Via::button);
    } else if (choice.kind == "intent") {
        const auto* intent = content_.intents().find_any(choice.id, lang());
        if (!intent) return Handled::no;
        respond_intent(*intent, Via::button, "");
    } else if (choice.kind == "value") {
        text_ = choice.label;
        return go_on_with_form();
    } else {
        return Handled::no;
    }
    return Handled::yes;
}

Handled Turn::small_talk() {
    if (!content_.settings().persona.small_talk) return Handled::no;
    struct Row {
        intents::Tone tone;
        Phrase reply;
    };
    constexpr Row rows[] = {{intents::Tone::bare_thanks, Phrase::thanks_reply},
                            {intents::Tone::goodbye, Phrase::goodbye_reply},
                            {intents::Tone::greeting, Phrase::greeting_reply}};
    for (const auto& row : rows) {
        if (!intents::has(heard_.tone, row.tone)) continue;
        say(row.reply, Via::smalltalk);
        if (form_waits_) resume_form();
        return Handled::yes;
    }
    return Handled::no;
}

BotMessage& Turn::say(std::string_view text, Via via) {
    auto& message = out_.messages.emplace_back();
    auto rendered = content_.rendered(text);
    message.html = std::move(rendered.html);
    message.text = std::move(rendered.text);
    message.via = via;
    trace_.via = name_of(via);
    message.trace = trace_;
    return message;
}

BotMessage& Turn::say(Phrase phrase, Via via) {
    return say(this->phrase(phrase), via);
}

std::string Turn::phrase(Phrase phrase) const {
    const auto& settings = content_.settings();
    return fill(settings.text(phrase, lang()), {{"bot", settings.persona.name},
                                                {"shop", settings.shop.name},
                                                {"next_open", situation_.staffing.next_open}});
}

void Turn::step(std::string what) {
    trace_.steps.push_back(std::move(what));
}

// What this customer may see; empty where nothing is kept from anybody. Every item is asked for in
// every turn: who is asking is put together once, and articles are looked into only where it
// matters.
std::function<bool(std::size_t item)> Turn::sight() const {
    if (content_.is_for_everyone()) return {};
    const kb::Visitor visitor{.verified = situation_.customer.verified,
                              .tier = situation_.customer.tier,
                              .country = situation_.customer.country,
                              .page = situation_.page.url};
    const auto today = std::chrono::floor<std::chrono::days>(situation_.now);
    return [this, visitor, today](std::size_t item) {
        if (content_.is_for_everyone(item)) return true;
        const auto [article, intent] = content_.target(item);
        if (article) return article->valid.holds(today) && kb::admits(article->audience, visitor);
        const auto& follow_up = out_.dialogue.follow_up;
        return intent->parent.empty() || (follow_up && follow_up->parent == intent->parent);
    };
}

}  // namespace desk
