// The small words every noun of the store uses: times, numbers, pages of a list.
#pragma once
#include <chrono>
#include <cstdint>
#include <string>
#include <vector>

namespace store {

using Time = std::chrono::sys_time<std::chrono::milliseconds>;

using EventSeq = std::int64_t;         // dense over the whole desk, in commit order, from 1
using ConversationSeq = std::int64_t;  // dense within one conversation, from 1
using ConversationId = std::int64_t;   // chosen by the caller; 0 is none
using CustomerId = std::int64_t;       // chosen by the caller; 0 is none
using TicketNumber = std::int64_t;     // the number people say, from 1001; 0 is none
using UserId = std::int64_t;           // given by the store; 0 is none
using Version = std::int64_t;          // of a row; every change adds one

constexpr std::int64_t to_ms(Time at) {
    return at.time_since_epoch().count();
}
constexpr Time from_ms(std::int64_t ms) {
    return Time{std::chrono::milliseconds{ms}};
}

/// One page of a list. `next` is the cursor of the following page, empty at the end.
template <class T>
struct Page {
    std::vector<T> items;
    std::string next;
};

/// Where a list goes on, and how much of it is wanted at once.
struct PageRequest {
    std::size_t limit = 50;  // capped at page_max
    std::string cursor;      // `Page::next` of the page before; empty for the first
};
inline constexpr std::size_t page_max = 200;

}  // namespace store
