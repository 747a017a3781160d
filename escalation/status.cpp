// The proofs that no ticket can get lost: they run while compiling.
#include "escalation/status.hpp"

#include <algorithm>
#include <iterator>

namespace escalation {
namespace {

static_assert(well_formed<Status>(status_names));
static_assert(well_formed<Priority>(priority_names));
static_assert(well_formed<Event>(event_names));

constexpr bool has_no_duplicates() {
    for (std::size_t i = 0; i < std::size(steps); ++i) {
        for (std::size_t j = 0; j < i; ++j) {
            if (steps[i].from == steps[j].from && steps[i].event == steps[j].event) return false;
        }
    }
    return true;
}

template <class Predicate>
constexpr bool every_status(Predicate holds) {
    return std::ranges::all_of(status_names, holds, &Name<Status>::value);
}

template <class Predicate>
constexpr bool every_step(Predicate holds) {
    return std::ranges::all_of(steps, holds);
}

static_assert(has_no_duplicates(), "the same event leads to two statuses");

static_assert(every_status([](Status status) { return reaches(Status::created, status); }),
              "some status can never be reached");
static_assert(every_status([](Status status) { return reaches(status, Status::closed); }),
              "some tickets could never be closed");
static_assert(every_status([](Status status) { return reaches(status, Status::open); }),
              "some tickets could never be worked on again");
static_assert(every_step([](const Step& row) {
                  return row.to != Status::created || row.from == Status::created;
              }),
              "a ticket became new again");

// The customer is heard in every status, and nobody sleeps through it.
static_assert(every_status([](Status status) {
                  const auto next = step(status, Event::customer_wrote);
                  return next == (status == Status::created ? Status::created : Status::open);
              }),
              "a message of the customer does not wake the ticket");
static_assert(step(Status::solved, Event::customer_wrote) == Status::open);
static_assert(step(Status::closed, Event::customer_wrote) == Status::open);
static_assert(every_status([](Status status) {
                  return step(status, Event::customer_thanked) == status;
              }),
              "a bare thanks changes something");

// Asleep is not lost: a snoozed ticket wakes by time, and ends only by a person's own act.
static_assert(step(Status::snoozed, Event::woke) == Status::open);
static_assert(!step(Status::snoozed, Event::closed_by_time) &&
                  !step(Status::snoozed, Event::solved_by_time),
              "a snoozed ticket ends without anybody having looked at it");
static_assert(every_step([](const Step& row) {
                  const bool by_person =
                      row.event == Event::agent_closed || row.event == Event::merged;
                  return row.from != Status::snoozed || row.to != Status::closed || by_person;
              }),
              "an event closes a snoozed ticket");

// Time alone only finishes what a person has answered or solved.
static_assert(every_step([](const Step& row) {
                  if (row.event == Event::closed_by_time) return row.from == Status::solved;
                  if (row.event == Event::solved_by_time) {
                      return row.from == Status::waiting_customer;
                  }
                  return true;
              }),
              "time closes a ticket that waits for us");

// By hand: anything from anywhere, but never back to new, and out of closed only to open.
static_assert(every_status([](Status from) {
                  return every_status([from](Status to) {
                      const bool stays = from == to;
                      const bool allowed =
                          to != Status::created && (from != Status::closed || to == Status::open);
                      return may_set(from, to) == (stays || allowed);
                  });
              }),
              "what may be set by hand is not what people are told");
static_assert(every_status([](Status from) {
                  return every_status([from](Status to) {
                      const auto event = event_to_set(to);
                      if (!event || from == to) return true;
                      const auto next = step(from, *event);
                      return !next || next == to;
                  });
              }),
              "setting a status by hand leads somewhere else");

}  // namespace
}  // namespace escalation
