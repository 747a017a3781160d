// Remembers the last few stories; reads what came after.
#include "server/desk/rules/stories.hpp"

#include "server/store/event_log.hpp"

namespace desk {

store::EventSeq hear_rest(store::Connection& db, const store::Ticket& ticket, store::EventSeq after,
                          store::EventSeq upto, Story& story) {
    store::EventSeq last = 0;
    const store::ChainRange rest{.after_seq = after, .audience = store::Audience::agent};
    for (const auto& event : store::events_of(db, ticket.conversation, rest)) {
        if (upto != 0 && event.seq > upto) break;
        story.hear(event);
        last = event.seq;
    }
    return last;
}

Story Stories::upto(store::Connection& db, const store::Ticket& ticket, store::EventSeq upto) {
    auto heard = recall(ticket, upto);
    hear_rest(db, ticket, heard.upto, upto, heard.story);
    heard.upto = upto;
    auto story = heard.story;
    remember(std::move(heard));
    return story;
}

Story Stories::to_end(store::Connection& db, const store::Ticket& ticket) {
    auto heard = recall(ticket, 0);
    if (const auto last = hear_rest(db, ticket, heard.upto, 0, heard.story)) heard.upto = last;
    auto story = heard.story;
    remember(std::move(heard));
    return story;
}

void Stories::forget() {
    const std::scoped_lock lock(door_);
    heard_.clear();
    places_.clear();
}

// What is known of it, if that is not past the event asked for.
Stories::Heard Stories::recall(const store::Ticket& ticket, store::EventSeq upto) const {
    const std::scoped_lock lock(door_);
    const auto place = places_.find(ticket.number);
    if (place != places_.end()) {
        const auto& heard = *place->second;
        const bool in_time = upto == 0 || heard.upto <= upto;
        if (in_time && heard.conversation == ticket.conversation) return heard;
    }
    return {.story = {.number = ticket.number}, .conversation = ticket.conversation};
}

void Stories::remember(Heard heard) {
    const std::scoped_lock lock(door_);
    const auto number = heard.story.number;
    if (const auto place = places_.find(number); place != places_.end()) {
        heard_.erase(place->second);
    } else if (heard_.size() == most_) {
        places_.erase(heard_.back().story.number);
        heard_.pop_back();
    }
    heard_.push_front(std::move(heard));
    places_[number] = heard_.begin();
}

}  // namespace desk
