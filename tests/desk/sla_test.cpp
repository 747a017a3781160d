// Promises of time in the whole desk: which holds, what is counted, and alarms given exactly once.
#include "server/store/sla.hpp"

#include "server/desk/settings/settings_file.hpp"
#include "server/desk/sla/sla_timers.hpp"
#include "server/desk/tickets/links.hpp"
#include "server/store/ticket_span.hpp"
#include "tests/desk/small_shop.hpp"

namespace {

using escalation::ClockState;
using escalation::Metric;
using escalation::Priority;
using escalation::Status;
using shop::Shop;
using namespace std::chrono_literals;

constexpr std::string_view settings = R"(
shop: {name: Small Shop}
languages: [en]
timezone: Europe/Berlin
hours: {mon: ["09:00-12:00", "13:00-17:00"], tue: "09:00-17:00", wed: "09:00-17:00"}
calendars: {always: {mon: "00:00-24:00", tue: "00:00-24:00", wed: "00:00-24:00", thu: "00:00-24:00", fri: "00:00-24:00", sat: "00:00-24:00", sun: "00:00-24:00"}}
queues:
  support: {label: Support}
  fire: {label: Fire brigade}
  orders: {label: Orders}
sla:
  first_response: {normal: 1 h, high: 30 min}
  next_response: {normal: 30 min, high: 20 min}
  resolution: {normal: 8 h, high: 8 h}
  on_warning: {notify: assignee, tags: hurry}
  on_breach: {notify: [admins, assignee], raise_priority: yes, queue: fire, tags: late}
  policies:
    - name: phone
      when: {channel: form}
      hours: always
      warn_at: 50
      first_response: {normal: 10 min}
)";

class Promises : public testing::Test {
  protected:
    Promises() { publish(settings); }

    void publish(std::string_view yaml) {
        shop::write(shop.content() / "deskbell.yaml", yaml);
        ASSERT_FALSE(shop.desk().publisher().reload().failed);
    }
    store::TicketNumber hand_over() {
        const auto ack = Shop::wait<desk::Ack>(
            [&](auto done) { shop.desk().chat().ask_for_person(visitor, "h-1", std::move(done)); });
        EXPECT_TRUE(ack);
        return shop.desk().tickets().conversation(visitor.conversation)->conversation.ticket;
    }
    void write(std::string id, std::string text) {
        const auto written = Shop::wait<desk::Written>([&](auto done) {
            shop.desk().tickets().write(ana, 1001, std::move(id), std::move(text), false,
                                        std::move(done));
        });
        ASSERT_TRUE(written) << written.error().text;
    }
    void patch(desk::TicketPatch wanted) {
        const auto done = Shop::wait<store::Ticket>([&](auto then) {
            shop.desk().tickets().patch(ana, 1001, std::move(wanted), std::move(then));
        });
        ASSERT_TRUE(done) << done.error().text;
    }
    desk::SlaReport report(store::TicketNumber number = 1001) {
        return *shop.desk().parts().get<desk::SlaTimers>().report(number);
    }
    escalation::SlaClock clock(Metric metric) {
        for (const auto& clock : report().clocks) {
            if (clock.metric == metric) return clock;
        }
        ADD_FAILURE() << "there is no clock " << escalation::name_of(metric);
        return {};
    }
    std::vector<store::SlaAlarm> alarms() {
        std::vector<store::SlaAlarm> all;
        const auto log = shop.desk().tickets().log(0, 10'000);
        for (const auto& event : *log) {
            if (const auto* alarm = std::get_if<store::SlaAlarm>(&event.body))
                all.push_back(*alarm);
        }
        return all;
    }
    std::size_t spans_kept() {
        return *shop.store().read(
            [](store::Connection& db) { return store::spans_of(db, 1001).size(); });
    }
    // Ticks until so many alarms were given; then once more, to see that none follows.
    void tick_until(std::size_t count) {
        const auto until = std::chrono::steady_clock::now() + 10s;
        do {
            shop.desk().tick();
            ASSERT_TRUE(shop.store().write([](store::Tx&) {}));
        } while (alarms().size() < count && std::chrono::steady_clock::now() < until);
        shop.desk().tick();
        ASSERT_TRUE(shop.store().write([](store::Tx&) {}));
        EXPECT_EQ(alarms().size(), count);
    }

    Shop shop;  // Monday, 10:00 in Berlin
    desk::Actor ana = shop.agent("Ana");
    desk::Visitor visitor = shop.visitor();
};

}  // namespace

TEST_F(Promises, StandOnTheTicketFromTheStartAndRunOnWithoutBeingTouched) {
    hand_over();
    const auto made = shop.desk().tickets().get(1001)->ticket.sla;
    ASSERT_EQ(made.size(), 2U);
    EXPECT_EQ(made[0].metric, Metric::first_response);
    EXPECT_EQ(*made[0].due, shop.now + 1h);
    shop.now += 30min;
    EXPECT_EQ(shop.desk().tickets().get(1001)->ticket.sla[0].used_s, 1800);
    shop.now += 20min;
    EXPECT_EQ(shop.desk().tickets().get(1001)->ticket.sla[0].state, ClockState::warning);
    const auto list = shop.desk().tickets().list({}, {});
    EXPECT_EQ(list->items.at(0).ticket.sla.at(0).used_s, 3000);
}

TEST_F(Promises, CountNoLunchAndAddUpSpanBySpan) {
    hand_over();  // 10:00
    patch({.status = Status::open});
    shop.now += 1h;
    write("r-1", "Which one?");  // 11:00, waits for the customer
    shop.now += 30min;
    ASSERT_TRUE(shop.say(visitor, "c-1", "the blue one"));  // 11:30
    shop.now += 2h;                                         // 13:30
    const auto resolution = clock(Metric::resolution);
    EXPECT_EQ(resolution.used, 2h) << "10 to 11, 11:30 to 12, 13 to 13:30";
    std::chrono::milliseconds sum{};
    for (const auto& span : resolution.spans) sum += span.counted;
    EXPECT_EQ(sum, resolution.used);
    ASSERT_EQ(resolution.spans.size(), 3U);
    EXPECT_EQ(resolution.spans[1].why, "waiting for the customer: not counted");
    EXPECT_EQ(clock(Metric::next_response).due, shop.now - 90min) << "at noon, when lunch begins";
}

TEST_F(Promises, AreNotKeptByTheBot) {
    ASSERT_TRUE(shop.say(visitor, "c-1", "delivery costs"));
    hand_over();
    EXPECT_EQ(clock(Metric::first_response).state, ClockState::running);
    shop.now += 5min;
    write("r-1", "Hello");
    EXPECT_EQ(clock(Metric::first_response).state, ClockState::met);
    EXPECT_EQ(clock(Metric::first_response).used, 5min);
}

TEST_F(Promises, WarnAndBreachOnceToTheSecondAndAct) {
    hand_over();
    const auto began = shop.now;
    shop.now = began + 48min - 1s;
    tick_until(0);
    shop.now = began + 48min;
    tick_until(1);
    EXPECT_FALSE(alarms()[0].breached);
    EXPECT_EQ(alarms()[0].due, began + 1h);
    EXPECT_EQ(shop.desk().tickets().get(1001)->ticket.tags, std::vector<std::string>{"hurry"});
    shop.restart();
    shop.now = began + 1h - 1s;
    tick_until(1);
    shop.now = began + 1h;
    tick_until(2);
    EXPECT_TRUE(alarms()[1].breached);
    const auto ticket = shop.desk().tickets().get(1001)->ticket;
    EXPECT_EQ(ticket.priority, Priority::high);
    EXPECT_EQ(ticket.queue, "fire");
    EXPECT_EQ(ticket.tags, (std::vector<std::string>{"hurry", "late"}));
    shop.restart();
    tick_until(2);
    EXPECT_EQ(report().given.size(), 2U);
}

TEST_F(Promises, AreBrokenAlsoWhereTheClockJumpedOverThem) {
    hand_over();
    shop.now += 1h + 1min;
    write("r-1", "Sorry for the wait");  // before any tick
    tick_until(1);
    EXPECT_TRUE(alarms()[0].breached);
    EXPECT_EQ(clock(Metric::first_response).state, ClockState::breached);
    shop.now -= 1h;  // and back again
    tick_until(1);
}

TEST_F(Promises, StandStillWhileTheCustomerIsAsked) {
    hand_over();
    write("r-1", "Which one?");
    shop.now += 10 * 24h;
    tick_until(0);
    EXPECT_EQ(clock(Metric::resolution).state, ClockState::paused);
    EXPECT_FALSE(shop.desk().tickets().get(1001)->ticket.sla.back().due);
}

TEST_F(Promises, AreNeitherKeptNorBegunByWordsAboutAnotherTicketOfTheSameChat) {
    const auto number = hand_over();
    const auto asked = shop.say(visitor, "c-1", "and where is my other order?");
    const auto part = Shop::wait<store::Ticket>([&](auto done) {
        shop.desk().parts().get<desk::Links>().split(ana, number, {.messages = {asked->seq}},
                                                     std::move(done));
    });
    ASSERT_TRUE(part) << part.error().text;
    shop.now += 1min;
    write("r-1", "Which pot is it?");
    shop.now += 1min;
    ASSERT_TRUE(shop.say(visitor, "c-2", "the green one"));
    const auto clocks = report(part->number).clocks;
    ASSERT_EQ(clocks.front().metric, Metric::first_response);
    EXPECT_FALSE(clocks.front().stopped) << "nobody has answered this one";
    EXPECT_EQ(std::ranges::count(clocks, Metric::next_response, &escalation::SlaClock::metric), 0);
    EXPECT_TRUE(clock(Metric::first_response).stopped);
}

TEST_F(Promises, AreChosenInOrderAndSayWhy) {
    hand_over();
    const auto first = report();
    EXPECT_EQ(first.policy, "");
    ASSERT_EQ(first.considered.size(), 2U);
    EXPECT_EQ(first.considered[0].why, "the channel is chat, not form");
    const auto made = Shop::wait<store::Ticket>([&](auto done) {
        shop.desk().tickets().create(
            ana, {.subject = "Pot", .text = "Help", .channel = escalation::Channel::form},
            std::move(done));
    });
    ASSERT_TRUE(made);
    EXPECT_EQ(*made->sla.at(0).due, shop.now + 10min);
    EXPECT_EQ(report(made->number).policy, "phone");
    EXPECT_EQ(report(made->number).calendar, "always");
}

TEST_F(Promises, MadeTighterAreReckonedAnewOverTheSameHistory) {
    hand_over();
    shop.now += 10min;
    const auto spans = spans_kept();
    auto tighter = std::string(settings);
    tighter.replace(tighter.find("normal: 1 h"), 11, "normal: 5 min");
    publish(tighter);
    EXPECT_EQ(clock(Metric::first_response).state, ClockState::breached);
    tick_until(1);
    EXPECT_EQ(spans_kept(), spans);
    EXPECT_EQ(report().given.at(0).due, shop.now - 5min);
}

TEST_F(Promises, MadeStricterLaterRingForNothingThatIsOver) {
    hand_over();
    shop.now += 20min;
    write("r-1", "Which one?");
    std::string stricter(settings);
    stricter.replace(stricter.find("normal: 1 h"), 11, "normal: 5 min");
    publish(stricter);
    EXPECT_EQ(clock(Metric::first_response).state, ClockState::breached) << "reckoned anew";
    tick_until(0);
}

TEST(SlaSettings, SayWhereANameIsWrong) {
    Shop shop;
    shop::write(shop.content() / "deskbell.yaml", R"(
queues: {support: {label: Support}, orders: {label: Orders}}
sla: {paused_in: [asleep], policies: [{name: a, when: {queue: suport}, hours: nights}]}
)");
    const auto state = shop.desk().publisher().reload();
    ASSERT_TRUE(state.failed);
    std::string all;
    for (const auto& problem : state.problems) all += kb::to_string(problem) + "\n";
    EXPECT_TRUE(all.contains("deskbell.yaml:3")) << all;
    EXPECT_TRUE(all.contains("no status \"asleep\"")) << all;
    EXPECT_TRUE(all.contains("did you mean")) << all;
    EXPECT_TRUE(all.contains("no calendar \"nights\"")) << all;
}

TEST_F(Promises, RestOnHolidaysOfAnIcalFile) {
    shop::write(shop.content() / "holidays.ics",
                "BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART;VALUE=DATE:20200504\nRRULE:FREQ=YEARLY\n"
                "SUMMARY:Founders' day\nEND:VEVENT\nEND:VCALENDAR\n");
    publish(std::string(settings) + "holidays: {ical: holidays.ics}\n");
    hand_over();  // on 4 May
    const auto due = clock(Metric::first_response).due;
    EXPECT_EQ(due, shop.now + 24h) << "tomorrow at ten: the day begins at nine";
}

// Beside the flat filters: nested conditions over ticket, customer and hours.
TEST_F(Promises, AreChosenByNestedConditionsAndSayWhichFailed) {
    publish(R"(languages: [en]
timezone: Europe/Berlin
hours: {mon: ["09:00-17:00"], tue: ["09:00-17:00"]}
queues:
  support: {label: Support}
  orders: {label: Orders}
sla:
  first_response: {normal: 8 h}
  policies:
    - name: vip
      when:
        channel: chat
        any:
          - {field: customer.tier, op: in, value: [gold, platinum]}
          - all:
              - {field: ticket.tags, op: contains, value: vip}
              - {field: hours.open, op: is, value: "true"}
      first_response: {normal: 10 min}
)");
    hand_over();
    EXPECT_EQ(report().policy, "");
    EXPECT_EQ(report().considered[0].why,
              "customer's tier is empty, wanted one of gold or platinum");
    patch({.tags = std::vector<std::string>{"vip"}});
    EXPECT_EQ(report().policy, "vip");
    EXPECT_EQ(clock(Metric::first_response).target, 10min);
    shop.now += 12h;  // the hours are those of the ticket's beginning: a promise does not flicker
    EXPECT_EQ(report().policy, "vip");
}

TEST(SlaSettings, GiveACalendarHolidaysAndATimeZoneOfItsOwn) {
    kb::Problems problems;
    const auto read = desk::read_settings("deskbell.yaml", R"(
timezone: Europe/Berlin
hours: {mon: ["09:00-17:00"]}
holidays: {2026-05-04: "For all", 2026-05-11: "For all but Lisbon"}
calendars:
  lisbon:
    timezone: Europe/Lisbon
    mon: ["09:00-17:00"]
    holidays: {2026-05-11: {name: Short day, open: ["10:00-11:00"]}, 2026-05-18: "Lisbon alone"}
)",
                                          problems);
    EXPECT_TRUE(problems.empty());
    const auto open = [&](const char* calendar, int day, int hour) {
        return read.calendars.at(calendar).is_open(
            std::chrono::sys_days{std::chrono::year{2026} / 5 / day} + std::chrono::hours{hour});
    };
    EXPECT_TRUE(open("", 18, 7)) << "nine in Berlin";
    EXPECT_FALSE(open("lisbon", 25, 7)) << "eight in Lisbon";
    EXPECT_TRUE(open("lisbon", 25, 8));
    EXPECT_FALSE(open("", 4, 9));
    EXPECT_FALSE(open("lisbon", 4, 9)) << "the shop's days hold for all";
    EXPECT_FALSE(open("", 11, 9));
    EXPECT_TRUE(open("lisbon", 11, 9)) << "unless a calendar says otherwise";
    EXPECT_FALSE(open("lisbon", 18, 9));
}

TEST(SlaSettings, SayWhereAConditionIsWrong) {
    const auto problem = [](const char* condition) {
        kb::Problems problems;
        desk::read_settings("deskbell.yaml",
                            fmt::format("sla:\n  policies:\n    - name: vip\n      when:\n"
                                        "        all:\n          - {}\n",
                                        condition),
                            problems, {});
        EXPECT_EQ(problems.size(), 1U) << condition;
        return problems.empty() ? kb::Problem{} : problems.front();
    };
    const auto field = problem("{field: ticket.prio, op: is, value: high}");
    EXPECT_EQ(field.line, 6);
    EXPECT_TRUE(field.what.contains("ticket.prio")) << field.what;
    EXPECT_EQ(problem("{field: ticket.priority, op: is, value: huge}").line, 6);
    EXPECT_TRUE(problem("{field: ticket.status, op: is, value: open}").what.contains("moves"));
    EXPECT_TRUE(problem("{field: customer.seen_at, op: older_than, value: 3 days}")
                    .what.contains("time has passed"));
}
