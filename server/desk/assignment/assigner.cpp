// The round of giving: read who is there and who waits, choose one, give it, look again.
#include "server/desk/assignment/assigner.hpp"

#include "server/desk/services.hpp"
#include "server/desk/tickets/sight.hpp"

#include <algorithm>

#include <fmt/format.h>

namespace desk {
namespace {

constexpr std::size_t line_max = 200;          // looked at in one round
constexpr std::size_t looked_at_in_vain = 20;  // of each line while nobody has room

// What it will weigh for who gets it: a part cut from a chat is not the chat.
int weight_of(store::Connection& db, const store::Waiter& ticket, const store::Weights& weights) {
    if (ticket.channel != escalation::Channel::chat) return weights.ticket;
    const auto row = store::find_conversation(db, ticket.conversation);
    const bool live = !row || ticket.number == 0 || row->ticket == ticket.number;
    return live ? weights.chat : weights.ticket;
}

const escalation::Calendar& calendar_of(const Content& content, const escalation::Queue& queue) {
    const auto& calendars = content.settings().calendars;
    const auto found = calendars.find(queue.calendar);
    return found != calendars.end() ? found->second : calendars.find("")->second;
}

// Why nobody is given work of this kind just now; empty: nothing stands against it.
std::string closed_for(const Content& content, const escalation::Queue& queue,
                       const store::Waiter& ticket, store::Time now) {
    if (queue.last_chats.count() == 0 || ticket.channel != escalation::Channel::chat) return {};
    const auto& calendar = calendar_of(content, queue);
    if (!calendar.is_open(now)) return "outside of the hours nobody is given new chats";
    const auto close = calendar.next_close(now);
    if (!close || *close - now > queue.last_chats) return {};
    return fmt::format("the hours end at {}: no new chats in the last {}",
                       escalation::format_instant(*close),
                       escalation::format_duration(queue.last_chats));
}

// Why this person is not asked at all; empty: they are.
std::string kept_out(store::Connection& db, const Content& content, const escalation::Queue& queue,
                     const StaffCard& card, const store::Waiter& ticket, store::Time now) {
    if (!may_see_into(db, content, card.user.id, card.user.role, queue.name)) {
        return "is in no team of this queue";
    }
    if (!card.on_shift(now)) return "off shift";
    if (!card.shift || queue.last_chats.count() == 0 ||
        ticket.channel != escalation::Channel::chat) {
        return {};
    }
    const auto end = card.shift->next_close(now);
    if (!end || *end - now > queue.last_chats) return {};
    return fmt::format("the shift ends at {}", escalation::format_instant(*end));
}

// What the one with the most of it can still take on; -1: nobody is there.
int most_room(const std::vector<StaffCard>& staff) {
    int most = -1;
    for (const auto& card : staff) {
        if (card.here == Here::online) most = std::max(most, card.capacity - card.load.weight);
    }
    return most;
}

bool is_before(const store::Waiter& one, const store::Waiter& other) {
    const auto place = [](const store::Waiter& ticket) {
        return escalation::Waiting{ticket.number, ticket.priority, ticket.created};
    };
    return escalation::is_before(place(one), place(other));
}

escalation::Agent agent_of(const StaffCard& card) {
    return {.id = card.user.id,
            .name = card.user.name,
            .online = card.here == Here::online,
            .away = card.here == Here::away,
            .load = card.load.weight,
            .capacity = card.capacity,
            .idle_since = card.row.idle_since,
            .last_assigned = card.row.last_assigned,
            .skills = card.row.skills,
            .languages = card.row.languages};
}

}  // namespace

store::Weights weights_of(const Content& content) {
    const auto& staff = content.settings().staff;
    return {.chat = staff.chat, .ticket = staff.ticket};
}

Result<void> Assigner::open() {
    opened_ = services_.now();
    wake("conversation_waits");
    return {};
}

std::vector<StaffCard> Assigner::cards(store::Connection& db, const Content& content,
                                       Loads loads) const {
    const auto rows = store::all_staff(db);
    std::vector<StaffCard> all;
    for (auto& user : store::list_users(db)) {
        if (user.disabled || user.role == store::Role::viewer) continue;
        StaffCard card{.user = std::move(user)};
        const auto row = std::ranges::find(rows, card.user.id, &store::StaffRow::person);
        card.row = row != rows.end() ? *row : store::StaffRow{.person = card.user.id};
        card.here = services_.presence.of(card.user.id);
        if (loads == Loads::of_all || card.here == Here::online)
            card.load = store::load_of(db, card.user.id, weights_of(content));
        card.capacity = card.row.capacity.value_or(content.settings().staff.capacity);
        const auto& calendars = content.settings().calendars;
        const auto shift = calendars.find(card.row.hours);
        if (!card.row.hours.empty() && shift != calendars.end()) card.shift = &shift->second;
        all.push_back(std::move(card));
    }
    return all;
}

Assigner::Choice Assigner::decide(store::Connection& db, const Content& content,
                                  store::Waiter ticket, const std::vector<StaffCard>& staff) const {
    const auto& queue = content.settings().queue(ticket.queue);
    const auto weights = weights_of(content);
    escalation::Work work{.weight = weight_of(db, ticket, weights), .skills = queue.skills};
    work.language = ticket.language;
    if (const auto before = store::owner_before(db, ticket)) work.owner_before = before;
    const auto lost = store::find_timer(db, ticket.number, store::TimerKind::lost);
    std::vector<escalation::Agent> agents;
    std::string aside;
    for (const auto& card : staff) {
        if (lost && lost->agent == card.user.id) {
            aside += fmt::format("; {}: was silent", card.user.name);
            continue;
        }
        const auto why = kept_out(db, content, queue, card, ticket, services_.now());
        if (why.empty()) {
            agents.push_back(agent_of(card));
        } else if (card.here == Here::online) {
            aside += fmt::format("; {}: {}", card.user.name, why);
        }
    }
    Choice choice{.ticket = std::move(ticket)};
    choice.decision = escalation::assign(agents, work, queue.assignment);
    choice.reason = choice.decision.reason() + aside;
    if (choice.reason.starts_with("; ")) choice.reason.erase(0, 2);
    if (!choice.decision.agent) return choice;
    auto stop = closed_for(content, queue, choice.ticket, services_.now());
    if (stop.empty() && queue.capacity != 0) {
        const auto load = store::load_of_queue(db, queue.name, weights).weight;
        if (load + work.weight > queue.capacity) {
            stop = fmt::format("the queue has all it takes on at once ({} of {} chats)",
                               load / 100.0, queue.capacity / 100.0);
        }
    }
    if (stop.empty()) return choice;
    choice.decision.agent.reset();
    choice.reason = stop;
    return choice;
}

void Assigner::wake(std::string_view why) {
    {
        const std::scoped_lock lock(door_);
        more_ = true;
        if (busy_) return;
        busy_ = true;
        why_ = why;
    }
    services_.options.run([this] { step(); });
}

// The most urgent one that somebody can take, and those before it in line that nobody can.
Assigner::Round Assigner::look(store::Connection& db, const Content& content,
                               const std::set<store::TicketNumber>& skipped,
                               const std::set<store::TicketNumber>& in_vain) const {
    Round round;
    // Read once somebody waits: mostly nobody does.
    std::optional<std::vector<StaffCard>> staff;
    int room = 0;
    const auto weights = weights_of(content);
    for (const auto& queue : content.settings().queues) {
        if (queue.assignment == escalation::AssignmentMode::manual) continue;
        auto line = store::waiting_in(db, queue.name, looked_at_in_vain);
        if (line.empty()) continue;
        if (!staff) {
            staff = cards(db, content, Loads::of_those_online);
            room = most_room(*staff);
        }
        if (line.size() == looked_at_in_vain && room >= weights.ticket)
            line = store::waiting_in(db, queue.name, line_max);
        for (const auto number : line) {
            if (skipped.contains(number)) continue;
            // Why it waits has just been kept, and nobody has room for it: no need to ask all.
            const bool known = in_vain.contains(number);
            if (known && room < weights.ticket) continue;
            auto ticket = store::find_waiter(db, number);
            if (!ticket || (known && weight_of(db, *ticket, weights) > room)) continue;
            auto choice = decide(db, content, *std::move(ticket), *staff);
            if (!choice.decision.agent) {
                round.nobody.push_back(std::move(choice));
                continue;
            }
            if (!round.best || is_before(choice.ticket, round.best->ticket))
                round.best = std::move(choice);
            break;
        }
    }
    return round;
}

// One ticket of one queue; nobody can take any: the round is over.
void Assigner::step() {
    std::set<store::TicketNumber> skipped;
    std::set<store::TicketNumber> in_vain;
    {
        const std::scoped_lock lock(door_);
        more_ = false;
        skipped = skipped_;
        std::erase_if(in_vain_, [now = services_.now()](const auto& one) {
            return now < one.second || now - one.second >= kept_for;
        });
        for (const auto& [number, at] : in_vain_) in_vain.insert(number);
    }
    const auto content = services_.publisher.live();
    auto round = services_.options.store.read(
        [&](store::Connection& db) { return look(db, *content, skipped, in_vain); });
    if (round && round->best) return give(*std::move(round->best));
    if (round) note_waiting(round->nobody);
    tell_places();
    const std::scoped_lock lock(door_);
    skipped_.clear();
    busy_ = more_ && round.has_value();
    if (busy_) services_.options.run([this] { step(); });
}

}  // namespace desk
