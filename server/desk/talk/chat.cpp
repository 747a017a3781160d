// The customer's side: each frame of the widget as one change of the conversation.
#include "server/desk/talk/chat.hpp"

#include "escalation/queue.hpp"
#include "intents/mask.hpp"
#include "intents/tone.hpp"
#include "kb/utf8.hpp"
#include "kb/words/text.hpp"
#include "server/desk/assignment/assigner.hpp"
#include "server/desk/bot/hear.hpp"
#include "server/desk/care/surveys.hpp"
#include "server/desk/customers/shared_files.hpp"
#include "server/desk/services.hpp"
#include "server/desk/talk/consent.hpp"
#include "server/desk/talk/entrance.hpp"
#include "server/desk/talk/reception.hpp"
#include "server/desk/talk/writing.hpp"
#include "server/store/event_log.hpp"
#include "server/store/staff.hpp"

#include <algorithm>

#include <fmt/format.h>

namespace desk {
namespace {

constexpr std::size_t client_id_max = 64;
constexpr std::size_t comment_chars_max = 2000;

Done<Applied> acknowledge(Done<Ack> done) {
    return [done = std::move(done)](Result<Applied> applied) mutable {
        if (!applied) return done(std::unexpected(applied.error()));
        done(Ack{applied->seq, applied->at});
    };
}

Result<void> check_id(const std::string& id) {
    if (id.empty() || id.size() > client_id_max) {
        return refuse(Code::invalid_field,
                      fmt::format("id must have 1 to {} characters", client_id_max), "id");
    }
    return {};
}

// A bot turn on this draft; `turn` gives the outcome for a situation.
template <class DecideTurn>
void take_bot_turn(const Services& services, const Visitor& visitor, Draft& draft,
                   DecideTurn turn) {
    const auto content = services.publisher.live();
    const auto situation = situation_of(services, *content, draft.next, visitor);
    auto outcome = turn(*content, draft.next.dialogue, situation);
    apply_outcome(services, *content, visitor, std::move(outcome), draft);
}

std::optional<intents::Choice> greeting_choice(const Services& services,
                                               const std::string& language,
                                               std::string_view button) {
    const auto content = services.publisher.live();
    const auto& starters = content->settings().persona.starters;
    const auto ours = starters.find(language);
    if (ours == starters.end() || !button.starts_with("g")) return std::nullopt;
    std::size_t number = 0;
    for (const char digit : button.substr(1)) {
        if (digit < '0' || digit > '9' || number > 100) return std::nullopt;
        number = number * 10 + static_cast<std::size_t>(digit - '0');
    }
    if (number == 0 || number > ours->second.size()) return std::nullopt;
    const auto& starter = ours->second[number - 1];
    if (starter.intent.empty()) return intents::Choice{"say", "", starter.label};
    return intents::Choice{"intent", starter.intent, starter.label};
}

std::string language_of(const Content& content, const State& state, std::string_view locale) {
    if (!state.dialogue.lang.empty()) return state.dialogue.lang;
    const std::string wanted(kb::base_language(locale));
    const auto& known = content.languages();
    return std::ranges::find(known, wanted) != known.end() ? wanted : known.front();
}

std::optional<Greeting> greeting_of(const Content& content, const std::string& language) {
    const auto& persona = content.settings().persona;
    Greeting greeting{.name = persona.name};
    const auto own = persona.greeting.find(language);
    greeting.text = own != persona.greeting.end()
                        ? own->second
                        : std::string(content.settings().text(Phrase::greeting, language));
    greeting.text =
        fill(greeting.text, {{"bot", persona.name}, {"shop", content.settings().shop.name}});
    const auto starters = persona.starters.find(language);
    if (starters == persona.starters.end()) return greeting;
    for (const auto& starter : starters->second) {
        greeting.buttons.push_back(
            {fmt::format("g{}", greeting.buttons.size() + 1), starter.label});
    }
    return greeting;
}

// The button of a stored message, or of the greeting (message 0).
Result<intents::Choice> pressed_choice(const Services& services, const State& state,
                                       const Visitor& visitor, store::ConversationSeq seq,
                                       const std::string& button) {
    const auto missing = [] {
        return refuse(Code::not_found, "there is no such button", "button");
    };
    if (seq == 0) {
        const auto content = services.publisher.live();
        auto choice =
            greeting_choice(services, language_of(*content, state, visitor.locale), button);
        if (!choice) return missing();
        return *std::move(choice);
    }
    const auto event = services.options.store.read(
        [&](store::Connection& db) { return store::event_at(db, state.row.id, seq); });
    if (!event) return std::unexpected(from_store(event.error()));
    const auto* message = *event ? std::get_if<store::Message>(&(*event)->body) : nullptr;
    if (!message) return missing();
    const auto found = std::ranges::find(message->buttons, button, &store::Button::id);
    if (found == message->buttons.end() || found->action == "url") return missing();
    return intents::Choice{found->action, found->value, found->label};
}

std::string name_of_verified(const Services& services, store::CustomerId id) {
    if (id == 0) return {};
    const auto customer = services.options.store.read(
        [&](store::Connection& db) { return store::find_customer(db, id); });
    return customer && *customer ? (*customer)->name : std::string();
}

// The usual wait, right behind the welcome; none where too few have waited lately to say.
void tell_wait(const Services& services, const State& state, std::int64_t position) {
    const auto read = services.options.store.read(
        [&](store::Connection& db) { return usual_wait_in(db, state.ticket->queue); });
    if (!read || !*read) return;
    const auto& wait = *read;
    services.pass({.kind = Passing::Kind::position,
                   .conversation = state.row.id,
                   .ticket = state.ticket->number,
                   .position = position,
                   .wait_low_min = static_cast<int>(wait->low.count()),
                   .wait_high_min = static_cast<int>(wait->high.count())});
}

}  // namespace

Result<Welcome> Chat::welcome(const Hello& hello) {
    const auto now = services_.now();
    const auto entered = enter(services_, hello);
    if (!entered) return std::unexpected(entered.error());
    const auto* state = &entered->state;
    const auto id = state->row.id;
    const auto content = services_.publisher.live();
    const auto& row = state->row;
    Welcome welcome{
        .session = services_.seal->seal(id, now), .conversation = id, .owner = row.owner};
    welcome.bot = content->settings().persona.name;
    welcome.shop = content->settings().shop.name;
    welcome.language = language_of(*content, *state, hello.locale);
    const auto queue = state->ticket ? state->ticket->queue : content->settings().default_queue;
    const auto staffing = staffing_of(services_, *content, queue, welcome.language);
    const auto who = hello.customer != 0 ? hello.customer : entered->known;
    auto consent = consent_of(services_, *content, {hello.site, id, who}, welcome.language);
    if (consent) (consent->given ? welcome.agreed : welcome.consent) = std::move(consent->asked);
    welcome.known = hello.customer == 0 ? entered->known : 0;
    welcome.customer_name = name_of_verified(services_, hello.customer);
    welcome.open = staffing.open;
    welcome.next_open = staffing.next_open_at;
    if (!state->stored) {
        welcome.greeting = greeting_of(*content, welcome.language);
        return welcome;
    }
    auto events = services_.options.store.read(
        [&](store::Connection& db) { return store::events_of(db, id, {.after = entered->after}); });
    if (!events) return std::unexpected(from_store(events.error()));
    welcome.events = *std::move(events);
    welcome.seq = welcome.events.empty() ? row.last_cseq : welcome.events.back().cseq;
    welcome.ticket = row.ticket;
    welcome.read_by_agent = row.read_by_agent;
    if (row.owner == store::Owner::queue && state->ticket) {
        const auto place = services_.options.store.read(
            [&](store::Connection& db) { return store::place_in_line(db, *state->ticket); });
        welcome.position = place.value_or(0);
        tell_wait(services_, *state, welcome.position);
    }
    if (state->ticket && row.owner == store::Owner::agent)
        welcome.agent = state->ticket->assignee_name;
    return welcome;
}

void Chat::say(const Visitor& visitor, std::string id, std::string text, Done<Ack> done) {
    if (auto good = check_id(id); !good) return done(std::unexpected(good.error()));
    if (text.find_first_not_of(" \t\r\n") == text.npos) {
        return done(refuse(Code::invalid_field, "text is empty", "text"));
    }
    if (kb::code_points(text) > services_.options.text_chars_max) {
        return done(refuse(
            Code::too_long,
            fmt::format("text is longer than {} characters", services_.options.text_chars_max),
            "text"));
    }
    auto decide = [this, visitor, id, text = std::move(text)](const State& state) -> Result<Draft> {
        auto draft = begin_draft(services_, state, visitor);
        const auto now = services_.now();
        draft.add(now, customer_message(draft.next, {})).client_id = id;
        if (draft.next.row.owner != store::Owner::bot) {
            write_to_people(services_, draft, text);
            return draft;
        }
        if (take_file(services_, draft, text)) return draft;
        std::string heard;
        take_bot_turn(services_, visitor, draft,
                      [&](const auto& content, const auto& before, const auto& now_) {
                          auto outcome = hear(content, before, text, now_);
                          heard = outcome.heard;
                          return outcome;
                      });
        std::get<store::Message>(draft.events.front().body).text = std::move(heard);
        return draft;
    };
    take(visitor, std::move(id), std::move(decide), std::move(done));
}

void Chat::press(const Visitor& visitor, std::string id, store::ConversationSeq message,
                 std::string button, Done<Ack> done) {
    if (auto good = check_id(id); !good) return done(std::unexpected(good.error()));
    auto decide = [this, visitor, id, message, button](const State& state) -> Result<Draft> {
        const auto choice = pressed_choice(services_, state, visitor, message, button);
        if (!choice) return std::unexpected(choice.error());
        auto draft = begin_draft(services_, state, visitor);
        draft.add(services_.now(), customer_message(draft.next, choice->label, "button"))
            .client_id = id;
        if (draft.next.row.owner != store::Owner::bot) {
            write_to_people(services_, draft, choice->label);
            return draft;
        }
        take_bot_turn(services_, visitor, draft,
                      [&](const auto& content, const auto& before, const auto& now) {
                          return desk::press(content, before, *choice, now);
                      });
        return draft;
    };
    take(visitor, std::move(id), std::move(decide), std::move(done));
}

void Chat::ask_for_person(const Visitor& visitor, std::string id, Done<Ack> done) {
    if (auto good = check_id(id); !good) return done(std::unexpected(good.error()));
    auto decide = [this, visitor, id](const State& state) -> Result<Draft> {
        const auto owner = state.row.owner;
        if (owner == store::Owner::queue || owner == store::Owner::agent)
            return Draft{.next = state};
        auto draft = begin_draft(services_, state, visitor);
        const auto content = services_.publisher.live();
        const auto language = language_of(*content, state, visitor.locale);
        const std::string words(content->settings().text(Phrase::talk_to_person_pressed, language));
        draft.add(services_.now(), customer_message(draft.next, words, "button")).client_id = id;
        if (owner != store::Owner::bot) {
            write_to_people(services_, draft, words);
            return draft;
        }
        take_bot_turn(services_, visitor, draft,
                      [&](const auto& live, const auto& before, const auto& now) {
                          return desk::press(live, before, {"handoff", "", words}, now);
                      });
        return draft;
    };
    take(visitor, std::move(id), std::move(decide), std::move(done));
}

void Chat::rate(const Visitor& visitor, std::string id, store::ConversationSeq message,
                bool helpful, Done<Ack> done) {
    if (auto good = check_id(id); !good) return done(std::unexpected(good.error()));
    auto decide = [this, visitor, id, message, helpful](const State& state) -> Result<Draft> {
        const auto event = services_.options.store.read(
            [&](store::Connection& db) { return store::event_at(db, state.row.id, message); });
        if (!event) return std::unexpected(from_store(event.error()));
        const auto* said = *event ? std::get_if<store::Message>(&(*event)->body) : nullptr;
        if (!said || said->from == store::From::customer) {
            return refuse(Code::not_found, "there is no such answer to rate", "seq");
        }
        auto draft = begin_draft(services_, state, visitor);
        draft.add(services_.now(), store::Rated{.message = message, .helpful = helpful}).client_id =
            id;
        if (helpful || state.row.owner != store::Owner::bot) return draft;
        take_bot_turn(services_, visitor, draft,
                      [&](const auto& content, const auto& before, const auto& now) {
                          return unhelpful(content, before, now);
                      });
        return draft;
    };
    take(visitor, std::move(id), std::move(decide), std::move(done));
}

void Chat::answer_survey(const Visitor& visitor, std::string id, store::ConversationSeq survey,
                         std::int64_t score, std::string comment, Done<Ack> done) {
    if (auto good = check_id(id); !good) return done(std::unexpected(good.error()));
    if (kb::code_points(comment) > comment_chars_max) {
        return done(refuse(Code::too_long,
                           fmt::format("comment is longer than {} characters", comment_chars_max),
                           "comment"));
    }
    auto decide = [this, visitor, id, survey, score, comment](const State& state) -> Result<Draft> {
        const auto event = services_.options.store.read(
            [&](store::Connection& db) { return store::event_at(db, state.row.id, survey); });
        if (!event) return std::unexpected(from_store(event.error()));
        const auto* asked = *event ? std::get_if<store::SurveyAsked>(&(*event)->body) : nullptr;
        if (!asked) return refuse(Code::not_found, "nothing was asked there", "seq");
        const auto kind = store::survey_kind_named(asked->survey).value_or(store::SurveyKind::csat);
        const auto content = services_.publisher.live();
        const auto scale = scale_of(content->settings().customers.surveys, kind);
        if (score < scale.min || score > scale.max) {
            return refuse(Code::invalid_field,
                          fmt::format("score must be {} to {}", scale.min, scale.max), "score");
        }
        if (state.row.survey == store::Survey::answered) {
            return refuse(Code::conflict, "this has been answered already", "seq");
        }
        auto draft = begin_draft(services_, state, visitor);
        draft.next.row.survey = store::Survey::answered;
        auto masked = intents::mask(comment).text;
        answer_in_chat(services_, draft, kind, survey, score, masked, services_.now());
        draft
            .add(services_.now(),
                 store::SurveyAnswered{
                     .survey = survey, .score = score, .comment = std::move(masked)})
            .client_id = id;
        return draft;
    };
    take(visitor, std::move(id), std::move(decide), std::move(done));
}

// A change that is on disk may want the shop called; what it answers is a change of its own.
void Chat::take(const Visitor& visitor, std::string id, Decide decide, Done<Ack> done) {
    if (auto may = may_be_heard(services_, visitor); !may) {
        return done(std::unexpected(may.error()));
    }
    auto lookup = std::make_shared<std::optional<intents::Lookup>>();
    auto watched = [decide = std::move(decide), who = visitor.customer,
                    lookup](const State& state) mutable -> Result<Draft> {
        if (!may_open(state, who)) {
            return refuse(Code::unauthorized, "somebody else is signed in here; say hello again");
        }
        auto draft = decide(state);
        if (draft) *lookup = draft->lookup;
        return draft;
    };
    services_.turns.take(
        visitor.conversation, std::move(id), std::move(watched),
        [this, visitor, lookup, done = acknowledge(std::move(done))](auto applied) mutable {
            const bool call = applied && !applied->again && lookup->has_value();
            const auto epoch = applied ? applied->state.row.epoch : 0;
            done(std::move(applied));
            if (call) call_shop(visitor, epoch, **lookup);
        });
}

void Chat::call_shop(const Visitor& visitor, std::int64_t epoch, const intents::Lookup& lookup) {
    bot_types(visitor.conversation, true);
    services_.options.lookup(lookup, [this, visitor, epoch](LookedUp result) {
        bot_types(visitor.conversation, false);
        auto decide = [this, visitor, epoch,
                       result = std::move(result)](const State& state) -> Result<Draft> {
            // A person took over, or the form was given up: the answer comes too late.
            const bool late = state.row.owner != store::Owner::bot || state.row.epoch != epoch ||
                              state.dialogue.awaiting != result.action;
            if (late) return Draft{.next = state};
            auto draft = begin_draft(services_, state, visitor);
            take_bot_turn(services_, visitor, draft,
                          [&](const auto& content, const auto& before, const auto& now) {
                              return looked_up(content, before, result, now);
                          });
            return draft;
        };
        take(visitor, {}, std::move(decide), [](auto) {});
    });
}

void Chat::bot_types(store::ConversationId conversation, bool on) {
    services_.pass({.kind = Passing::Kind::typing,
                    .from = store::From::bot,
                    .conversation = conversation,
                    .on = on});
}

void Chat::typing(const Visitor& visitor, bool on) {
    if (!may_be_heard(services_, visitor)) return;
    const auto state = services_.turns.look(visitor.conversation);
    const auto ticket = state && state->ticket ? state->ticket->number : 0;
    services_.pass({.kind = Passing::Kind::typing,
                    .from = store::From::customer,
                    .conversation = visitor.conversation,
                    .ticket = ticket,
                    .on = on});
}

void Chat::read(const Visitor& visitor, store::ConversationSeq upto) {
    const auto state = services_.turns.look(visitor.conversation);
    if (!state || !state->stored) return;
    const auto seq = std::clamp<store::ConversationSeq>(upto, 0, state->row.last_cseq);
    services_.options.store.submit(
        [id = visitor.conversation, seq](store::Tx& tx) {
            store::mark_read(tx, id, store::Side::customer, seq);
        },
        [](auto) {});
    services_.pass({.kind = Passing::Kind::read,
                    .from = store::From::customer,
                    .conversation = visitor.conversation,
                    .ticket = state->ticket ? state->ticket->number : 0,
                    .seq = seq});
}

}  // namespace desk
