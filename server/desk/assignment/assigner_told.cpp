// What is said about those who wait: why nobody can have them, and to customers their place.
#include "server/desk/assignment/assigner.hpp"
#include "server/desk/services.hpp"
#include "server/store/json_text.hpp"

#include <algorithm>

namespace desk {
namespace {

constexpr std::size_t told_max = 50;   // places in the line that are told when they move
constexpr std::size_t waits_max = 50;  // looked back at
constexpr std::string_view waiting_why = "nobody_can";

}  // namespace

std::optional<escalation::WaitRange> usual_wait_in(store::Connection& db,
                                                   const std::string& queue) {
    return escalation::usual_wait(store::recent_waits(db, queue, waits_max));
}

std::string verdicts_text(const escalation::AssignmentDecision& decision) {
    store::JsonText json;
    json.open('[');
    for (const auto& one : decision.verdicts) {
        json.open('{').key("agent").integer(one.agent).key("verdict");
        json.text(name_of(one.verdict)).key("words").text(one.words);
        json.close('}');
    }
    json.close(']');
    return json.take();
}

// Why nobody can have it, kept once as long as it stays the same.
void Assigner::note_waiting(const std::vector<Choice>& waiting) {
    std::vector<store::Assignment> fresh;
    const auto now = services_.now();
    const auto read = services_.options.store.read([&](store::Connection& db) {
        for (const auto& choice : waiting) {
            if (fresh.size() >= told_max) return;
            const auto known = store::assignments_of(db, choice.ticket.number);
            if (!known.empty() && known.front().why == waiting_why &&
                (known.front().reason == choice.reason || now - known.front().at < kept_for))
                continue;
            fresh.push_back({.ticket = choice.ticket.number,
                             .at = now,
                             .queue = choice.ticket.queue,
                             .why = std::string(waiting_why),
                             .reason = choice.reason,
                             .verdicts = verdicts_text(choice.decision)});
        }
    });
    if (!read) return;
    {
        const std::scoped_lock lock(door_);
        for (const auto& choice : waiting) in_vain_.insert_or_assign(choice.ticket.number, now);
    }
    if (fresh.empty()) return;
    services_.options.store.submit(
        [fresh](store::Tx& tx) {
            for (const auto& one : fresh) store::add_assignment(tx, one);
        },
        [](auto) {});
}

// Customers in the line hear their place when it moves.
void Assigner::tell_places() {
    const auto content = services_.publisher.live();
    std::map<store::TicketNumber, std::int64_t> told;
    {
        const std::scoped_lock lock(door_);
        told = told_;
    }
    std::map<store::TicketNumber, std::int64_t> places;
    std::vector<Passing> news;
    const auto read = services_.options.store.read([&](store::Connection& db) {
        for (const auto& queue : content->settings().queues) {
            std::vector<Passing> moved;
            std::int64_t place = 0;
            for (const auto number : store::waiting_in(db, queue.name, told_max)) {
                places[number] = ++place;
                const auto before = told.find(number);
                if (before != told.end() && before->second == place) continue;
                const auto ticket = store::find_waiter(db, number);
                if (!ticket) continue;
                moved.push_back({.kind = Passing::Kind::position,
                                 .conversation = ticket->conversation,
                                 .ticket = number,
                                 .position = place});
            }
            if (moved.empty()) continue;
            const auto wait = usual_wait_in(db, queue.name);
            for (auto& passing : moved) {
                if (wait) {
                    passing.wait_low_min = static_cast<int>(wait->low.count());
                    passing.wait_high_min = static_cast<int>(wait->high.count());
                }
                news.push_back(std::move(passing));
            }
        }
    });
    if (!read) return;
    {
        const std::scoped_lock lock(door_);
        told_ = std::move(places);
    }
    for (const auto& one : news) services_.pass(one);
}

}  // namespace desk
