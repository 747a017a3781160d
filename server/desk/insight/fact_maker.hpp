// Makes facts of events: what reports are added up from. Runs inside one transaction, event by
// event; knows hours and topics, knows nothing of reports.
#pragma once

#include "server/desk/settings/settings.hpp"
#include "server/store/event.hpp"
#include "server/store/event_log.hpp"
#include "server/store/fact.hpp"

#include <map>
#include <tuple>

namespace desk {

/// A silence this long ends a visit to the bot; what comes later is another.
inline constexpr std::chrono::hours talk_silence{12};
/// Contact on the same topic within so long means that it was not solved.
inline constexpr std::chrono::days topic_returns{7};

class FactMaker {
  public:
    FactMaker(store::Tx& tx, const Settings& settings) : tx_(tx), settings_(settings) {}

    void take(const store::Event& event);
    /// Writes what was gathered; once, at the end.
    void finish();

    /// The kinds of events facts are made of.
    static store::Interest interest();

  private:
    void said(const store::Event& event, const store::Message& message);
    void asked(const store::Event& event, const store::Message& message);
    void answered(const store::Event& event, const store::Message& message);
    void replied(const store::Event& event, const store::Message& message);
    void handed(const store::Event& event, const store::OwnerChanged& change);
    void rated(const store::Event& event, const store::Rated& rating);
    void scored(const store::Event& event, const store::SurveyAnswered& answer);
    void scored(const store::Event& event, std::string_view kind, std::int64_t score,
                store::TicketNumber ticket);
    void opened(const store::Event& event, const store::Ticket& ticket);
    void changed(const store::Event& event, const store::Ticket& ticket);

    store::FactTalk* talk_of(store::ConversationId conversation);
    store::FactTalk& talk_now(const store::Event& event, store::CustomerId customer);
    store::FactTicket* ticket_of(store::TicketNumber number);
    void note_return(const store::FactTalk& talk, const std::string& topic, store::Time now);
    void add(store::FactKind kind, const store::Event& event, const store::FactTicket& ticket,
             std::int64_t value, store::UserId agent);
    void count(store::Counted what, store::Time at, std::string key = {}, bool by_hour = false);
    std::optional<store::Event> rating_before(const store::Event& event, store::ConversationSeq of);
    std::optional<std::chrono::seconds> counted(const store::FactTicket& ticket, store::Time from,
                                                store::Time to);
    bool is_chat(store::TicketNumber number);

    store::Tx& tx_;
    const Settings& settings_;
    std::map<store::ConversationId, store::FactTalk> talks_;
    std::map<store::TicketNumber, store::FactTicket> tickets_;
    std::map<std::tuple<store::Counted, store::DayNumber, int, std::string>, std::int64_t> counts_;
};

/// The day and hour on the wall of the shop.
struct WallTime {
    store::DayNumber day = 0;
    int hour = 0;
};
WallTime wall_time(const Settings& settings, store::Time at);

}  // namespace desk
