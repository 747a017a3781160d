// What customers and agents do, one small thing at a time.
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
    const std::scoped_lock lock(ear_->door);
    const auto found = ear_->owners.find(customer.visitor.conversation);
    return found != ear_->owners.end() ? found->second : store::Owner::bot;
}

// Sends what has this place in the customer's outbox; a lost answer makes them send it again.
void Week::send(Customer& customer, std::size_t index) {
    const auto& one = customer.sent[index];
    const auto answered = [this, &customer, index](desk::Result<desk::Ack> ack) {
        const std::scoped_lock lock(acks_door_);
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
        say(who, questions[dice(questions.size())]);
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
    if (customer.words_left-- > 0) say(who, fmt::format("and another thing, number {}", dice(99)));
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
    {
        const std::scoped_lock lock(ear_->door);
        for (const auto& [number, status] : ear_->work[agent.actor.id]) {
            if (status == Status::open || status == Status::created) {
                waits = number;
                break;
            }
            if (!answered && status == Status::waiting_customer) answered = number;
        }
    }
    auto& tickets = desk_->tickets();
    if (waits && chance(0.75)) {
        const auto id = fmt::format("a{}-{}", who, ++agent.sent);
        const auto text = fmt::format("answer {}", id);
        tickets.write(agent.actor, waits, id, text, chance(0.05), [](auto) {});
        if (chance(0.05)) tickets.write(agent.actor, waits, id, text, false, [](auto) {});
    } else if (answered && chance(0.5)) {
        tickets.patch(agent.actor, answered, {.status = Status::solved}, [](auto) {});
    }
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
