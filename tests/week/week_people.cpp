// What customers and agents do, one small thing at a time.
#include "server/desk/tickets/bulk.hpp"
#include "server/desk/tickets/links.hpp"
#include "server/desk/tickets/outbox.hpp"
#include "tests/week/week.hpp"
#include "tests/week/week_ear.hpp"

#include <array>

#include <fmt/format.h>

namespace week {

using namespace std::chrono_literals;
using escalation::Status;

namespace {

constexpr std::array questions = {"delivery costs",      "when do I get my money back",
                                  "can I buy a voucher", "my teapot sings at night",
                                  "hello there",         "Lieferkosten",
                                  "where is my order?",  "AB-1234"};

}  // namespace

store::Owner Week::owner_of(const Customer& customer) {
    const auto found = ear_->owners.find(customer.visitor.conversation);
    return found != ear_->owners.end() ? found->second : store::Owner::bot;
}

// Sends what has this place in the customer's outbox; a lost answer makes them send it again.
void Week::send(Customer& customer, std::size_t index) {
    const auto& one = customer.sent[index];
    const auto answered = [this, &customer, index](desk::Result<desk::Ack> ack) {
        auto& sent = customer.sent[index];
        if (!ack) return;  // sent again later
        if (sent.seq && *sent.seq != ack->seq && !sent.handoff) {
            faults_.push_back(
                fmt::format("{} was acknowledged as {} and as {}", sent.id, *sent.seq, ack->seq));
        }
        if (!sent.seq) sent.seq = ack->seq;
    };
    if (one.handoff) {
        desk_->chat().ask_for_person(customer.visitor, one.id, answered);
    } else {
        desk_->chat().say(customer.visitor, one.id, one.text, answered);
    }
}

void Week::say(std::size_t who, std::string text, bool handoff) {
    auto& customer = customers_[who];
    const auto id = fmt::format("c{}-{}", who, customer.sent.size());
    customer.sent.push_back({.id = id, .text = std::move(text), .handoff = handoff, .seq = {}});
    send(customer, customer.sent.size() - 1);
}

void Week::customer_acts(std::size_t who) {
    auto& customer = customers_[who];
    if (customer.forgotten) return;
    if (customer.sent.empty()) {
        const auto welcome = desk_->chat().welcome({.locale = chance(0.2) ? "de" : "en"});
        if (!welcome) return at(now_ + 1min, What::customer, who);
        customer.sent.reserve(64);  // acknowledgements point into it
        customer.visitor = {.conversation = welcome->conversation, .locale = "en"};
        customer.questions = 1 + static_cast<int>(dice(3));
        customer.wants_person = chance(0.5);
        customer.words_left = 1 + static_cast<int>(dice(4));
    }
    for (std::size_t i = 0; i < customer.sent.size(); ++i) {
        const bool lost = !customer.sent[i].seq;
        const bool doubtful = i + 1 == customer.sent.size() && chance(0.08);
        if (!lost && !doubtful) continue;
        ++resends_;
        send(customer, i);
        return at(now_ + 20s + std::chrono::seconds{dice(30)}, What::customer, who);
    }
    if (customer.sent.size() > 40) return;
    const auto owner = owner_of(customer);
    if (customer.questions > 0) {
        --customer.questions;
        const auto which = dice(questions.size());
        auto text = std::string(questions[which]);
        if (which == 3) text += " " + mark_of(who, customer.sent.size());
        say(who, std::move(text));
        return at(now_ + 20s + std::chrono::seconds{dice(120)}, What::customer, who);
    }
    if (owner == store::Owner::bot && customer.wants_person) {
        customer.wants_person = false;
        say(who, "", true);
        return at(now_ + 30s + std::chrono::seconds{dice(300)}, What::customer, who);
    }
    if (owner == store::Owner::closed) {
        if (customer.came_back) return;
        customer.came_back = true;
        if (chance(0.3)) {
            say(who, "thanks");
        } else if (chance(0.2)) {
            say(who, "it is broken again, please look");
        } else {
            return;
        }
        return at(now_ + 10min, What::customer, who);
    }
    if (owner == store::Owner::bot) return;
    if (customer.words_left-- > 0)
        say(who, fmt::format("and another thing, {}", mark_of(who, customer.sent.size())));
    if (customer.words_left > -20) {
        at(now_ + 1min + std::chrono::seconds{dice(1200)}, What::customer, who);
    }
}

void Week::agent_acts(std::size_t who) {
    auto& agent = agents_[who];
    if (!agent.here) return;
    at(now_ + 20s + std::chrono::seconds{dice(40)}, What::agent, who);
    if (agent.vanished) {
        if (!chance(0.1)) return;
        agent.vanished = false;
        return desk_->presence().arrived(agent.actor);
    }
    if (chance(0.003)) {
        agent.vanished = true;
        return desk_->presence().left(agent.actor);
    }
    store::TicketNumber waits = 0;
    store::TicketNumber answered = 0;
    for (const auto& [number, status] : ear_->work[agent.actor.id]) {
        if (status == Status::open || status == Status::created) {
            waits = number;
            break;
        }
        if (!answered && status == Status::waiting_customer) answered = number;
    }
    if (who == 0 && chance(0.01)) return tag_many(agent);
    if (waits && chance(0.75)) return answer(who, waits);
    if (waits && chance(0.3)) return put_aside(agent, waits);
    if (answered && chance(0.5)) {
        desk_->tickets().patch(agent.actor, answered, {.status = Status::solved}, [](auto) {});
    }
}

// Now, after a moment to think better of it, or at a time; once in a while sent twice.
void Week::answer(std::size_t who, store::TicketNumber ticket) {
    auto& agent = agents_[who];
    auto& words = agent.words.emplace_back();
    words.id = fmt::format("a{}-{}", who, agent.words.size());
    words.text = fmt::format("answer {}", words.id);
    if (chance(0.1)) {
        desk::Outbox::Sending sending{.client_id = words.id, .text = words.text};
        sending.undo = chance(0.5);
        if (!sending.undo) sending.send_at = now_ + std::chrono::minutes{1 + dice(90)};
        auto& outbox = desk_->parts().get<desk::Outbox>();
        return outbox.send(agent.actor, ticket, std::move(sending), [](auto) {});
    }
    const auto written = [&words](desk::Result<desk::Written> done) {
        if (done) words.seq = done->event.cseq;
    };
    const bool note = chance(0.05);
    auto& tickets = desk_->tickets();
    tickets.write(agent.actor, ticket, words.id, words.text, note, written);
    if (chance(0.05)) tickets.write(agent.actor, ticket, words.id, words.text, note, written);
}

// Snoozed, given back, left to somebody else, put together with another one, or cut in two.
void Week::put_aside(const Colleague& agent, store::TicketNumber number) {
    auto& tickets = desk_->tickets();
    auto& links = desk_->parts().get<desk::Links>();
    switch (dice(8)) {
        case 0:
        case 1:
        case 2:
            return tickets.patch(agent.actor, number,
                                 {.status = Status::snoozed,
                                  .snooze_until = now_ + std::chrono::minutes{5 + dice(180)}},
                                 [](auto) {});
        case 3:
            return tickets.patch(agent.actor, number, {.status = Status::waiting_other},
                                 [](auto) {});
        case 4:
            return tickets.patch(agent.actor, number, {.assignee = 0}, [](auto) {});
        case 5: {
            const auto other = ear_->work[agent.actor.id].rbegin()->first;
            if (other == number) return;
            return links.merge(agent.actor, number, other, {}, [this](auto done) {
                if (done) ++merges_;
            });
        }
        case 6:
            return links.split(agent.actor, number, {.messages = {1}}, [this](auto done) {
                if (done) ++splits_;
            });
        default:
            return tickets.return_to_bot(agent.actor, number, [](auto) {});
    }
}

void Week::tag_many(const Colleague& agent) {
    std::vector<desk::Bulk::Item> items;
    for (const auto& [number, status] : ear_->work[agent.actor.id])
        items.push_back({.number = number, .version = {}});
    desk_->parts().get<desk::Bulk>().change(agent.actor, std::move(items), {.add_tags = {"looked"}},
                                            [](auto) {});
}

void Week::shift(std::size_t who) {
    auto& agent = agents_[who];
    agent.here = !agent.here;
    if (agent.here) {
        agent.vanished = false;
        desk_->presence().arrived(agent.actor);
        return at(now_ + 30s, What::agent, who);
    }
    if (agent.vanished) return;
    desk_->presence().set(agent.actor, desk::Here::offline);
    desk_->presence().left(agent.actor);
}

}  // namespace week
