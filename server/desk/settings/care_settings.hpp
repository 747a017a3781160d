// How a shop cares: what makes a recovery case, what may be given as goodwill, promises, breaks.
// Values with good defaults.
#pragma once

#include <chrono>
#include <cstdint>
#include <map>
#include <string>
#include <vector>

namespace desk {

struct RecoverySettings {
    bool on = true;
    std::vector<std::string> words;  // in a customer's message to people: a case at once
    int bad_csat_at_most = 2;        // such a score is bad ...
    int bad_csat_times = 1;          // ... and so many of a customer make a case
    int reopenings = 3;              // so many of one ticket make a case
    std::chrono::seconds deadline = std::chrono::hours{8};  // working time to make it good
    std::string tag = "recovery";
    std::string macro;  // title of the apology that is suggested
    // What may be given in a month, by tier, in cents; "" is for everybody else.
    std::map<std::string, std::int64_t, std::less<>> goodwill_cents;

    std::int64_t budget_of(const std::string& tier) const {
        auto found = goodwill_cents.find(tier);
        if (found == goodwill_cents.end()) found = goodwill_cents.find("");
        return found == goodwill_cents.end() ? 0 : found->second;
    }
};

struct PromiseSettings {
    bool on = true;
    bool confirm = false;  // an agent confirms what was found, before it counts
    std::chrono::seconds remind_before = std::chrono::hours{1};
};

struct WellbeingSettings {
    int hard_chats = 3;                                   // so many within ...
    std::chrono::seconds within = std::chrono::hours{2};  // ... this time: a break is offered
    int long_messages = 40;                               // a chat of so many messages is hard
    std::vector<std::string> abusive_words;               // besides the built-in ones
    bool warn_sender = true;                              // once in a conversation
};

struct CareSettings {
    RecoverySettings recovery;
    PromiseSettings promises;
    WellbeingSettings wellbeing;
};

}  // namespace desk
