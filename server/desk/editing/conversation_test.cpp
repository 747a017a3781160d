// Plays the turns of a test and compares what came with what was promised.
#include "server/desk/editing/conversation_test.hpp"

#include "intents/form.hpp"
#include "server/desk/bot/hear.hpp"
#include "server/desk/settings/hours_words.hpp"

#include <algorithm>

#include <fmt/format.h>

namespace desk {
namespace {

std::string value_or_empty(const std::map<std::string, std::string>& values,
                           const std::string& name) {
    const auto found = values.find(name);
    return found == values.end() ? std::string{} : found->second;
}

class Play {
  public:
    Play(const Content& content, const ConversationTest& test) : content_(content), test_(test) {
        situation_.now = test.now.value_or(test_now);
        situation_.customer = {.name = value_or_empty(test.as, "name"),
                               .email = value_or_empty(test.as, "email"),
                               .tier = value_or_empty(test.as, "tier"),
                               .country = value_or_empty(test.as, "country"),
                               .verified = value_or_empty(test.as, "verified") == "true"};
        situation_.page.url = value_or_empty(test.as, "page");
        situation_.locale = value_or_empty(test.as, "language");
        if (situation_.locale.empty()) situation_.locale = content.languages().front();
        const auto& calendar = content.settings().calendars.find("")->second;
        auto& staffing = situation_.staffing;
        staffing.open = calendar.is_open(situation_.now);
        staffing.somebody_online = test.somebody_online;
        staffing.next_open_at = calendar.next_open(situation_.now);
        if (!staffing.open && staffing.next_open_at) {
            staffing.next_open = moment_in_words(*staffing.next_open_at, situation_.now, calendar,
                                                 situation_.locale);
        }
    }

    void take(const TestTurn& turn) {
        said_.clear();
        hand_over_.reset();
        if (with_people_) return;
        if (!turn.press.empty()) {
            const auto found =
                std::ranges::find(dialogue_.choices, turn.press, &intents::Choice::label);
            pressed_nothing_ = found == dialogue_.choices.end();
            if (!pressed_nothing_)
                keep(press(content_, dialogue_, intents::Choice(*found), situation_));
        } else {
            keep(hear(content_, dialogue_, turn.user, situation_));
        }
    }

    // What was promised and did not come; empty when all did.
    std::string missing(const Expectation& want) const {
        if (pressed_nothing_) return "there is no such button to press";
        std::string failures;
        auto require = [&](bool holds, std::string what) {
            if (!holds) failures += (failures.empty() ? "" : "; ") + std::move(what);
        };
        if (want.silent) require(*want.silent == said_.empty(), fmt::format("said \"{}\"", text()));
        if (!want.intent.empty())
            require(intent() == want.intent,
                    fmt::format("intent is \"{}\", not \"{}\"", intent(), want.intent));
        if (!want.article.empty())
            require(has_article(want.article),
                    fmt::format("article {} did not answer, said \"{}\"", want.article, text()));
        if (!want.via.empty())
            require(has_via(want.via), fmt::format("via is {}, not {}", vias(), want.via));
        if (!want.asks.empty())
            require(asks() == want.asks,
                    fmt::format("asks for \"{}\", not \"{}\"", asks(), want.asks));
        for (const auto& piece : want.says)
            require(text().find(piece) != std::string::npos,
                    fmt::format("\"{}\" is not in \"{}\"", piece, text()));
        for (const auto& piece : want.not_says)
            require(text().find(piece) == std::string::npos,
                    fmt::format("\"{}\" is in \"{}\"", piece, text()));
        for (const auto& [name, value] : want.slots)
            require(slot(name) == value,
                    fmt::format("{} is \"{}\", not \"{}\"", name, slot(name), value));
        for (const auto& label : want.buttons)
            require(has_button(label), fmt::format("there is no button \"{}\"", label));
        if (!want.language.empty())
            require(dialogue_.lang == want.language, fmt::format("language is {}", dialogue_.lang));
        if (want.ticket) require(hand_over_.has_value(), "no ticket was opened");
        if (hand_over_ && !want.ticket_queue.empty())
            require(hand_over_->queue == want.ticket_queue,
                    fmt::format("the queue is {}", hand_over_->queue));
        if (hand_over_ && !want.ticket_priority.empty())
            require(hand_over_->priority == want.ticket_priority,
                    fmt::format("the priority is {}", hand_over_->priority));
        return failures;
    }

  private:
    void keep(Outcome outcome) {
        dialogue_ = std::move(outcome.dialogue);
        for (auto& message : outcome.messages) said_.push_back(std::move(message));
        if (outcome.hand_over) {
            hand_over_ = std::move(outcome.hand_over);
            with_people_ = true;
        }
        if (outcome.lookup)
            keep(looked_up(content_, dialogue_, answer_of(*outcome.lookup), situation_));
    }

    // The test's own answer, else the action's sample, else nothing was found.
    LookedUp answer_of(const intents::Lookup& lookup) const {
        LookedUp result{.action = lookup.action, .end = intents::LookupEnd::found, .answers = {}};
        const auto own = test_.actions.find(lookup.action);
        if (own != test_.actions.end()) {
            if (own->second.contains("fails")) result.end = intents::LookupEnd::failed;
            if (own->second.contains("not_found")) result.end = intents::LookupEnd::not_found;
            for (const auto& [name, value] : own->second) result.answers.emplace(name, value);
            return result;
        }
        if (auto sample = sample_answer(content_, dialogue_, lookup)) return *std::move(sample);
        result.end = intents::LookupEnd::not_found;
        return result;
    }

    std::string text() const {
        std::string all;
        for (const auto& message : said_) all += (all.empty() ? "" : "\n") + message.text;
        return all;
    }
    std::string vias() const {
        std::string all;
        for (const auto& message : said_)
            all += fmt::format("{}{}", all.empty() ? "" : ", ", name_of(message.via));
        return all.empty() ? "nothing" : all;
    }
    bool has_via(const std::string& via) const {
        return std::ranges::any_of(
            said_, [&](const auto& message) { return name_of(message.via) == via; });
    }
    bool has_article(const std::string& id) const {
        return std::ranges::any_of(said_, [&](const auto& message) {
            return message.article && message.article->id == id;
        });
    }
    bool has_button(const std::string& label) const {
        return std::ranges::any_of(said_, [&](const auto& message) {
            return std::ranges::find(message.buttons, label, &intents::Choice::label) !=
                   message.buttons.end();
        });
    }
    std::string intent() const {
        if (dialogue_.form) return dialogue_.form->intent;
        if (dialogue_.topic && dialogue_.topic->kind == "intent") return dialogue_.topic->id;
        return dialogue_.done ? dialogue_.done->intent : std::string{};
    }
    std::string asks() const { return dialogue_.form ? dialogue_.form->asking : std::string{}; }
    std::string slot(const std::string& name) const {
        for (const auto* form : {&dialogue_.form, &dialogue_.done}) {
            if (!*form) continue;
            const auto found = std::ranges::find((*form)->slots, name, &intents::SlotValue::name);
            if (found != (*form)->slots.end()) return found->value;
        }
        return {};
    }

    const Content& content_;
    const ConversationTest& test_;
    Situation situation_;
    intents::Dialogue dialogue_;
    std::vector<BotMessage> said_;
    std::optional<HandOver> hand_over_;
    bool with_people_ = false;
    bool pressed_nothing_ = false;
};

}  // namespace

std::optional<LookedUp> sample_answer(const Content& content, const intents::Dialogue& dialogue,
                                      const intents::Lookup& lookup) {
    intents::Values values;
    if (dialogue.done)
        values = intents::slot_values(dialogue.done->slots, intents::Secrets::include);
    const auto* action = content.intents().action(lookup.action);
    const auto* sample = action ? intents::sample_for(*action, values) : nullptr;
    if (!sample) return std::nullopt;
    return LookedUp{.action = lookup.action, .end = intents::LookupEnd::found, .answers = *sample};
}

TestResult run_conversation(const Content& content, const ConversationTest& test) {
    TestResult result{
        .suite = "conversations", .name = test.name, .file = test.file, .line = test.line};
    Play play(content, test);
    for (const auto& turn : test.turns) {
        play.take(turn);
        result.failure = play.missing(turn.expect);
        if (result.failure.empty()) continue;
        result.line = turn.line;
        result.failure = fmt::format("after \"{}\": {}", turn.user.empty() ? turn.press : turn.user,
                                     result.failure);
        break;
    }
    return result;
}

}  // namespace desk
