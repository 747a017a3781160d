// Walks the log once, forwards; a builder a conversation.
#include "server/desk/editing/past.hpp"

#include "kb/words/text.hpp"
#include "server/store/conversation.hpp"
#include "server/store/event_log.hpp"

#include <algorithm>
#include <array>
#include <memory>
#include <unordered_map>

namespace desk {
namespace {

constexpr std::size_t page = 2000;
constexpr std::array<std::string_view, 7> answers{"exact", "rule",   "model", "kb",
                                                  "form",  "action", "button"};

class Builder {
  public:
    explicit Builder(PastConversation& conversation) : out_(conversation) {}

    void take(store::Connection& db, const store::Event& event) {
        if (const auto* message = std::get_if<store::Message>(&event.body)) {
            if (message->internal) return;
            if (message->from == store::From::customer) return heard(event, *message);
            if (message->from == store::From::bot) return replied(db, event, *message);
        } else if (const auto* owner = std::get_if<store::OwnerChanged>(&event.body)) {
            with_people_ = owner->owner != store::Owner::bot;
            const bool fetched = owner->owner == store::Owner::queue && !out_.messages.empty();
            if (fetched) out_.messages.back().handed_over = owner->reason;
        } else if (const auto* rated = std::get_if<store::Rated>(&event.body)) {
            for (auto& one : out_.messages) {
                if (one.reply == rated->message) one.helpful = rated->helpful;
            }
        }
    }

  private:
    void heard(const store::Event& event, const store::Message& message) {
        if (with_people_) return;
        PastMessage said{.conversation = event.conversation, .seq = event.cseq, .at = event.at};
        said.text = message.text;
        said.pressed = message.via == "button";
        note_pick(said);
        out_.messages.push_back(std::move(said));
    }

    // A press, or the label typed, right after a "did you mean".
    void note_pick(const PastMessage& said) {
        if (out_.messages.empty()) return;
        auto& asked = out_.messages.back();
        if (asked.offered.empty()) return;
        const auto words = kb::normalise(said.text);
        const auto chosen = std::ranges::find_if(asked.offered, [&](const auto& choice) {
            return kb::normalise(choice.label) == words;
        });
        if (chosen == asked.offered.end()) return;
        if (chosen->kind == "article" || chosen->kind == "intent") asked.picked = chosen->id;
        if (chosen->kind == "none" || chosen->kind == "handoff") asked.picked.emplace();
    }

    void replied(store::Connection& db, const store::Event& event, const store::Message& message) {
        if (out_.messages.empty() || out_.messages.back().reply != 0) return;
        auto& asked = out_.messages.back();
        asked.via = message.via;
        asked.reply = event.cseq;
        if (const auto head = store::find_trace_head(db, event.seq)) {
            asked.item = head->best;
            asked.score = head->score;
            asked.nobody_there = head->nobody_there;
            asked.waiting = head->waiting;
            asked.strangers = head->strangers;
        }
        if (message.article && asked.answered()) asked.item = message.article->id;
        if (!asked.offered_only()) return;
        for (const auto& button : message.buttons)
            asked.offered.push_back({button.action, button.value, button.label});
    }

    PastConversation& out_;
    bool with_people_ = false;
};

void add_corrections(store::Connection& db, store::Time since, Past& past) {
    std::unordered_map<store::ConversationId, PastConversation*> by_id;
    for (auto& one : past.conversations) by_id.emplace(one.id, &one);
    for (const auto& correction : store::corrections_since(db, since)) {
        const auto found = by_id.find(correction.conversation);
        if (found == by_id.end()) continue;
        for (auto& message : found->second->messages) {
            if (message.reply == correction.cseq) message.corrected = correction.right;
        }
    }
}

}  // namespace

bool PastMessage::answered() const {
    return std::ranges::find(answers, via) != answers.end();
}

Past read_past(store::Connection& db, store::Time since, std::size_t events_max) {
    Past past;
    std::unordered_map<store::ConversationId, std::size_t> places;
    std::vector<std::unique_ptr<PastConversation>> found;
    std::vector<Builder> builders;
    const auto newest = store::last_seq(db);
    auto from = store::first_event_since(db, since);
    const auto most = static_cast<store::EventSeq>(events_max);
    past.truncated = newest - from >= most;
    if (past.truncated) from = newest - most + 1;  // the newest tell most
    for (;;) {
        const auto events = store::talk_from(db, from, page);
        if (events.empty()) break;
        from = events.back().seq + 1;
        for (const auto& event : events) {
            if (event.conversation == 0) continue;
            const auto [place, fresh] = places.emplace(event.conversation, found.size());
            if (fresh) {
                found.push_back(std::make_unique<PastConversation>());
                found.back()->id = event.conversation;
                builders.emplace_back(*found.back());
            }
            builders[place->second].take(db, event);
        }
    }
    for (auto& one : found) {
        if (one->messages.empty()) continue;
        const auto row = store::find_conversation(db, one->id);
        if (!row) continue;  // erased meanwhile
        one->lang = row->language;
        one->page_url = row->page_url;
        past.conversations.push_back(std::move(*one));
    }
    add_corrections(db, since, past);
    return past;
}

std::optional<PastMessage> find_past(store::Connection& db, store::ConversationId conversation,
                                     store::ConversationSeq reply) {
    PastConversation whole{.id = conversation};
    Builder builder(whole);
    for (const auto& event : store::events_of(db, conversation)) {
        builder.take(db, event);
        if (event.cseq < reply) continue;
        const auto* message = std::get_if<store::Message>(&event.body);
        const bool by_bot = message && message->from == store::From::bot;
        if (!by_bot || whole.messages.empty()) return std::nullopt;
        return whole.messages.back();
    }
    return std::nullopt;
}

}  // namespace desk
