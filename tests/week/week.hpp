// A week at the shop: customers, agents who come, go and vanish, resends, jumps of the clock and
// restarts, over the real desk and a real database file. The same seed plays the same week.
#pragma once

#include "tests/desk/small_shop.hpp"

#include <queue>
#include <random>
#include <set>

namespace week {

inline constexpr std::string_view rule_note = "the rule has seen it";

struct Plan {
    std::uint64_t seed = 1;
    int conversations = 400;
    int agents = 12;
};

// Something sent by one side, until it is acknowledged (and once in a while again after that).
struct Sent {
    std::string id;
    std::string text;
    bool handoff = false;
    std::optional<store::ConversationSeq> seq;
};

struct Customer {
    desk::Visitor visitor;
    std::vector<Sent> sent;
    int questions = 0;  // to the bot
    bool wants_person = false;
    int words_left = 0;  // to people
    bool came_back = false;
    bool forgotten = false;  // asked for everything to be erased
};

struct Colleague {
    desk::Actor actor;
    bool here = false;
    bool vanished = false;
    std::deque<Sent> words;  // acknowledgements point into it
};

// What the desk has told about one ticket.
struct Known {
    store::Ticket ticket;
    std::set<std::string> agent_words;
};

// The shop's settings, of which there are several; and a word only this message has.
std::string settings_of(std::size_t which);
std::string mark_of(std::size_t who, std::size_t index);

class Week {
  public:
    explicit Week(Plan plan);
    ~Week();
    void play();
    // Everything that must be true of the week as it stands; empty: all is well.
    std::vector<std::string> faults();
    std::string summary() const;

  private:
    enum class What { customer, agent, shift, jump, restart, forget, promises, end };
    struct Moment {
        store::Time at;
        std::uint64_t order;
        What what;
        std::size_t who;
        bool operator<(const Moment& other) const {
            return std::tie(other.at, other.order) < std::tie(at, order);
        }
    };
    struct Ear;

    // week.cpp: the house and its clock
    void open();
    void close(bool abruptly);
    void settle();
    void pass_to(store::Time at);
    std::optional<store::Time> next_alarm();
    void plan_week();
    void at(store::Time when, What what, std::size_t who = 0);
    std::uint64_t dice(std::uint64_t sides) { return random_() % sides; }
    bool chance(double share) { return static_cast<double>(dice(1'000'000)) < share * 1e6; }
    void write_rules();
    void check_loads();
    int taken_by_hand(store::Connection& db, store::UserId agent);
    void do_moment(const Moment& moment);

    // week_people.cpp: what people do
    void customer_acts(std::size_t who);
    void send(Customer& customer, std::size_t index);
    void say(std::size_t who, std::string text, bool handoff = false);
    void agent_acts(std::size_t who);
    void answer(std::size_t who, store::TicketNumber ticket);
    void put_aside(const Colleague& agent, store::TicketNumber number);
    void tag_many(const Colleague& agent);
    void shift(std::size_t who);
    store::Owner owner_of(const Customer& customer);

    // week_care.cpp: erasures and changed promises
    void plan_care();
    void forget(std::size_t who);
    void promise(std::size_t which);
    store::Time changed_before(store::Time moment) const;
    void check_erased(std::vector<std::string>& all);

    // week_checks.cpp
    void check_words(std::vector<std::string>& all);
    void check_later(std::vector<std::string>& all);
    void check_rules(std::vector<std::string>& all);
    void check_tickets(std::vector<std::string>& all);
    void check_alarms(std::vector<std::string>& all);

    const Plan plan_;
    std::mt19937_64 random_;
    std::uint64_t chance_ = 1;
    std::uint64_t order_ = 0;
    store::Time now_;
    store::Time end_;
    shop::Folder folder_;
    std::deque<std::move_only_function<void()>> jobs_;
    std::unique_ptr<Ear> ear_;
    std::unique_ptr<store::Store> store_;
    std::unique_ptr<desk::Desk> desk_;
    std::priority_queue<Moment> moments_;
    std::vector<Customer> customers_;
    std::vector<Colleague> agents_;
    std::vector<escalation::Span> blind_;  // the clock jumped over these, or nobody looked
    std::vector<std::string> faults_;
    std::vector<store::Time> came_;       // when each customer comes
    std::vector<store::Time> changed_;    // when promises became others
    std::set<std::string> erased_marks_;  // words that must be nowhere any more
    std::size_t settled_ = 0, restarts_ = 0, jumps_ = 0, resends_ = 0, steps_ = 0, merges_ = 0,
                splits_ = 0, erased_ = 0;
    friend struct Ear;
};

}  // namespace week
