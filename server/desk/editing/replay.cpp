// One conversation after the other; the bot's memory grows as it would have grown.
#include "server/desk/editing/replay.hpp"

#include "server/desk/bot/hear.hpp"
#include "server/desk/editing/conversation_test.hpp"

#include <algorithm>

#include <fmt/format.h>

namespace desk {
namespace {

constexpr std::array<std::string_view, 4> by_content{"exact", "rule", "model", "kb"};

bool is_by_content(std::string_view via) {
    return std::ranges::find(by_content, via) != by_content.end();
}

// What goes on about a form was not chosen by its words.
bool is_about_a_form(std::string_view via) {
    return via == "form" || via == "action";
}

std::string decision_of(std::string_view via) {
    if (via == "clarify" || via == "suggest" || via == "fallback" || via == "handoff")
        return std::string(via);
    return via.empty() ? "fallback" : "answer";
}

// What an answer is worth where nobody said whether it was right.
int worth(const Told& told) {
    if (told.decision == "answer") return 3;
    return told.decision == "clarify" || told.decision == "suggest" ? 2 : 1;
}

void count(Tally& tally, const Told& told) {
    if (told.decision == "answer") {
        ++tally.answered;
        tally.wrong_expected += 1 - told.score;
    } else if (told.decision == "handoff") {
        ++tally.handed_over;
    } else if (told.decision == "fallback") {
        ++tally.missed;
    } else {
        ++tally.asked_back;
    }
}

Told then(const PastMessage& message) {
    Told out{.decision = decision_of(message.via), .id = message.item, .score = 1, .offered = {}};
    if (!message.handed_over.empty()) out.decision = "handoff";
    if (is_about_a_form(message.via)) out.id.clear();
    const bool scored = is_by_content(message.via) || message.offered_only();
    if (scored && message.score > 0) out.score = message.score;
    for (const auto& choice : message.offered) {
        if (choice.kind == "article" || choice.kind == "intent") out.offered.push_back(choice.id);
    }
    return out;
}

// What became of a message of the past. A button that is not offered this time is moot: nobody
// would have pressed it. Once a person has been fetched, what follows is not said to the bot.
enum class Took { played, moot, with_people };

class Playing {
  public:
    Playing(const Content& content, const PastConversation& past) : content_(content) {
        situation_.locale = past.lang;
        situation_.page.url = past.page_url;
        situation_.seed = static_cast<std::uint64_t>(past.id);
    }

    Took take(const PastMessage& message, Told& told) {
        if (with_people_) return Took::with_people;
        situation_.now = message.at;
        const auto& calendar = content_.settings().calendars.find("")->second;
        situation_.staffing.open = calendar.is_open(message.at);
        situation_.staffing.somebody_online = !message.nobody_there;
        situation_.staffing.waiting = message.waiting;
        situation_.strangers = message.strangers;
        const auto choice =
            std::ranges::find(dialogue_.choices, message.text, &intents::Choice::label);
        const bool press_it = message.pressed && choice != dialogue_.choices.end();
        if (message.pressed && !press_it) return Took::moot;
        auto out = press_it ? press(content_, dialogue_, intents::Choice(*choice), situation_)
                            : hear(content_, dialogue_, message.text, situation_);
        told = told_by(out);
        keep(std::move(out));
        return Took::played;
    }

  private:
    Told told_by(const Outcome& out) const {
        Told told{.decision = "answer", .id = {}, .score = 1, .offered = {}};
        if (out.hand_over) told.decision = "handoff";
        if (out.messages.empty()) {
            if (!out.lookup && !out.hand_over) told.decision = "fallback";
            return told;
        }
        const auto& said = out.messages.front();
        if (!out.hand_over) told.decision = decision_of(name_of(said.via));
        if (!said.trace.candidates.empty()) {
            told.id = said.trace.candidates.front().id;
            if (is_by_content(name_of(said.via)) || told.decision == "clarify" ||
                told.decision == "suggest")
                told.score = said.trace.candidates.front().score;
        }
        if (is_about_a_form(name_of(said.via))) told.id.clear();
        if (said.article) told.id = said.article->id;
        if (told.decision != "clarify" && told.decision != "suggest") return told;
        for (const auto& button : said.buttons) {
            if (button.kind == "article" || button.kind == "intent")
                told.offered.push_back(button.id);
        }
        return told;
    }

    void keep(Outcome out) {
        dialogue_ = std::move(out.dialogue);
        with_people_ = with_people_ || out.hand_over.has_value();
        if (!out.lookup) return;
        auto answer = sample_answer(content_, dialogue_, *out.lookup);
        if (answer)
            keep(looked_up(content_, dialogue_, *answer, situation_));
        else
            dialogue_.awaiting.clear();  // nobody knows what the shop would have said
    }

    const Content& content_;
    Situation situation_;
    intents::Dialogue dialogue_;
    bool with_people_ = false;
};

bool answers(const Told& told, const std::string& item) {
    return told.decision == "answer" && told.id == item;
}

bool is_same(const Told& a, const Told& b) {
    if (a.decision != b.decision) return false;
    if (a.decision == "answer") return a.id == b.id || a.id.empty() || b.id.empty();
    auto one = a.offered;
    auto other = b.offered;
    std::ranges::sort(one);
    std::ranges::sort(other);
    return one == other;
}

Effect by_worth(int before, int after) {
    return after > before ? Effect::better : after < before ? Effect::worse : Effect::other;
}

// People's own judgement weighs more than what an answer usually is worth.
void judge(const PastMessage& message, Replayed& one) {
    std::string right;
    if (message.corrected && !message.corrected->empty()) {
        right = *message.corrected;
        one.because = "the desk said that " + right + " is right";
    } else if (message.picked && !message.picked->empty()) {
        right = *message.picked;
        one.because = "the customer picked " + right;
    } else if (message.helpful.value_or(false) && one.before.decision == "answer") {
        right = one.before.id;
        one.because = "the customer called " + right + " helpful";
    }
    // A pick tells what was nearest among what was offered, nothing of what was not.
    const auto& offered = one.before.offered;
    const bool is_new = one.after.decision == "answer" && one.after.id != right &&
                        std::ranges::find(offered, one.after.id) == offered.end();
    if (!message.corrected && message.picked && !right.empty() && is_new) {
        one.because += fmt::format("; {} was not among the choices", one.after.id);
        return;
    }
    if (!right.empty()) {
        const auto value = [&](const Told& told) {
            if (answers(told, right)) return 3;
            const bool offers = std::ranges::find(told.offered, right) != told.offered.end();
            return offers ? 2 : told.decision == "answer" ? 0 : 1;
        };
        one.effect = by_worth(value(one.before), value(one.after));
        return;
    }
    const bool was_wrong = message.corrected || (message.helpful && !*message.helpful);
    if (was_wrong && one.before.decision == "answer") {
        one.because = fmt::format("{} was judged wrong", one.before.id);
        one.effect = answers(one.after, one.before.id) ? Effect::other : Effect::better;
        return;
    }
    one.effect = by_worth(worth(one.before), worth(one.after));
}

}  // namespace

std::string_view name_of(Effect effect) {
    static constexpr std::array<std::string_view, 3> names{"worse", "better", "other"};
    return names[static_cast<std::size_t>(effect)];
}

Replay replay(const Content& content, const Past& past) {
    Replay out{.truncated = past.truncated, .changes = {}};
    for (const auto& conversation : past.conversations) {
        ++out.conversations;
        Playing playing(content, conversation);
        for (const auto& message : conversation.messages) {
            ++out.messages;
            Replayed one{.text = message.text,
                         .conversation = message.conversation,
                         .seq = message.seq,
                         .before = then(message),
                         .after = {},
                         .because = {}};
            const auto took = playing.take(message, one.after);
            out.moot += took == Took::moot ? 1 : 0;
            out.with_people += took == Took::with_people ? 1 : 0;
            if (took != Took::played) continue;
            count(out.before, one.before);
            count(out.after, one.after);
            if (is_same(one.before, one.after)) continue;
            judge(message, one);
            ++out.effects[static_cast<std::size_t>(one.effect)];
            out.changes.push_back(std::move(one));
        }
    }
    std::ranges::sort(out.changes, {}, [](const Replayed& one) {
        return std::tuple(one.effect, one.conversation, one.seq);
    });
    return out;
}

}  // namespace desk
