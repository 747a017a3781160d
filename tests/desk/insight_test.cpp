// Reports against a shop whose days are known to the second: working time, scores, visits to the
// bot, and that all of it can be made again from the log.
#include "server/desk/insight/insight.hpp"

#include "server/desk/sla/sla_timers.hpp"
#include "server/desk/tickets/links.hpp"
#include "tests/desk/small_shop.hpp"

namespace {
using escalation::Status;
using shop::Shop;
using namespace std::chrono_literals;

class InsightTest : public testing::Test {
  protected:
    desk::Insight& insight() { return shop.desk().parts().get<desk::Insight>(); }
    void catch_up() {
        for (int i = 0; i < 1000 && !insight().is_current(); ++i) {
            shop.desk().tick();
            std::this_thread::sleep_for(2ms);
        }
        ASSERT_TRUE(insight().is_current());
    }
    desk::ReportRow row(desk::ReportBy by, const std::string& key) {
        const auto made = insight().report({.by = by, .from = first, .to = first + 60});
        EXPECT_TRUE(made) << made.error().text;
        const auto found = std::ranges::find(made->rows, key, &desk::ReportRow::key);
        EXPECT_NE(found, made->rows.end()) << key;
        return found == made->rows.end() ? desk::ReportRow{} : *found;
    }
    void hand_over(const desk::Visitor& visitor) {
        EXPECT_TRUE(Shop::wait<desk::Ack>([&](auto done) {
            shop.desk().chat().ask_for_person(visitor, "h-1", std::move(done));
        }));
    }
    void write(const desk::Actor& who, std::string id, std::int64_t ticket = 1001) {
        EXPECT_TRUE(Shop::wait<desk::Written>([&](auto done) {
            shop.desk().tickets().write(who, ticket, std::move(id), "Which one?", false,
                                        std::move(done));
        }));
    }
    void set_status(const desk::Actor& who, Status status, std::int64_t ticket = 1001) {
        const auto done = Shop::wait<store::Ticket>([&](auto answer) {
            shop.desk().tickets().patch(who, ticket, {.status = status}, std::move(answer));
        });
        EXPECT_TRUE(done) << done.error().text;
    }
    void rate(const desk::Visitor& visitor, bool helpful) {
        const auto seq = shop.chat(visitor).back().cseq;
        EXPECT_TRUE(Shop::wait<desk::Ack>([&](auto done) {
            shop.desk().chat().rate(visitor, "rate-1", seq, helpful, std::move(done));
        }));
    }
    // One ticket from ten in the morning (in Berlin) to three in the afternoon.
    void a_day() {
        const auto visitor = shop.visitor();
        hand_over(visitor);
        shop.now += 3h + 30min;  // 13:30, an hour of it at lunch
        write(ana, "r-1");
        shop.now += 1h;
        EXPECT_TRUE(shop.say(visitor, "c-1", "the blue one of them"));
        shop.now += 30min;
        write(ana, "r-2");
        set_status(ana, Status::solved);
        const auto asked = shop.chat(visitor).back().cseq;
        EXPECT_TRUE(Shop::wait<desk::Ack>([&](auto done) {
            shop.desk().chat().answer_survey(visitor, "s-1", asked, 5, "lovely", std::move(done));
        }));
        shop.now += 24h;
        EXPECT_TRUE(shop.say(visitor, "c-2", "it is broken again"));
    }

    Shop shop;
    const desk::DayNumber first = insight().today();
    desk::Actor ana = shop.agent("Ana");
};
}  // namespace

TEST_F(InsightTest, ReckonsInTheWorkingTimeOfTheQueue) {
    a_day();
    catch_up();
    const auto total = row(desk::ReportBy::total, "total");
    EXPECT_EQ(total.created, 1);
    EXPECT_EQ(total.solved, 1);
    EXPECT_EQ(total.first_response.median_s, 9'000) << "lunch is not counted";
    EXPECT_EQ(total.next_response.median_s, 1'800);
    EXPECT_EQ(total.resolution.p90_s, 10'800) << "nor the hour the customer took";
    EXPECT_EQ(total.reopen.count, 1);
    EXPECT_EQ(total.csat.count, 1);
    EXPECT_TRUE(total.csat.small());
    EXPECT_DOUBLE_EQ(*total.csat_average, 5.0);
}

TEST_F(InsightTest, GroupsByWhoWhereAndWhen) {
    a_day();
    catch_up();
    const auto by_ana = row(desk::ReportBy::agent, std::to_string(ana.id));
    EXPECT_EQ(by_ana.label, "Ana");
    EXPECT_EQ(by_ana.solved, 1);
    EXPECT_EQ(row(desk::ReportBy::queue, "support").label, "Support");
    EXPECT_EQ(row(desk::ReportBy::channel, "chat").created, 1);
    EXPECT_EQ(row(desk::ReportBy::day, "2026-05-04").solved, 1);
    EXPECT_EQ(row(desk::ReportBy::day, "2026-05-05").reopen.n, 0);
    const auto other = insight().report({.from = first, .to = first + 60, .queue = "orders"});
    EXPECT_EQ(other->rows.at(0).created, 0) << "another queue";
    const auto before = insight().report({.from = first - 9, .to = first - 1});
    EXPECT_EQ(before->rows.at(0).created, 0) << "another week";
}

TEST_F(InsightTest, CountsATicketUnderTheTagsItWasGivenWhileItWasWorkedOn) {
    a_day();
    const auto tagged = Shop::wait<store::Ticket>([&](auto done) {
        shop.desk().tickets().patch(ana, 1001, {.tags = std::vector<std::string>{"blue"}},
                                    std::move(done));
    });
    ASSERT_TRUE(tagged) << tagged.error().text;
    catch_up();
    const auto blue = row(desk::ReportBy::tag, "blue");
    EXPECT_EQ(blue.created, 1) << "nobody tags a ticket before it is there";
    EXPECT_EQ(blue.solved, 1);
    EXPECT_EQ(blue.first_response.n, 1);
    const auto only = insight().report({.from = first, .to = first + 60, .tag = "blue"});
    EXPECT_EQ(only->rows.at(0).created, 1);
}

TEST_F(InsightTest, TellsHowVisitsToTheBotEnded) {
    const auto ask = [&](const char* text) {
        const auto visitor = shop.visitor();
        EXPECT_TRUE(shop.say(visitor, "c-1", text));
        return visitor;
    };
    ask("delivery costs");
    rate(ask("delivery costs"), true);
    rate(ask("delivery costs"), false);
    ask("my teapot sings at night");
    hand_over(ask("delivery costs"));
    const auto again = ask("delivery costs");
    shop.now += 48h;
    EXPECT_TRUE(shop.say(again, "c-2", "delivery costs"));
    shop.now += 24h * 8;
    ask("delivery costs");
    catch_up();
    const auto ends = insight().deflection(first, first + 60);
    ASSERT_TRUE(ends);
    EXPECT_EQ(ends->conversations, 8);
    EXPECT_EQ(ends->no_return, 1);
    EXPECT_EQ(ends->said_solved, 1);
    EXPECT_EQ(ends->said_not_helpful, 1);
    EXPECT_EQ(ends->silent_exit, 1) << "nobody knows whether that was solved";
    EXPECT_EQ(ends->to_people, 2) << "the same answer twice is no answer: a person was fetched";
    EXPECT_EQ(ends->came_back, 1);
    EXPECT_EQ(ends->pending, 1);
    EXPECT_EQ(ends->deflection.n, 7);
    EXPECT_EQ(ends->deflection.count, 2);
    const auto bot = insight().bot(first, first + 60);
    EXPECT_EQ(bot->questions, 9) << "asking for a person is one too";
    EXPECT_EQ(bot->answered, 6);
    ASSERT_EQ(bot->articles.size(), 1U);
    EXPECT_EQ(bot->articles[0].title, "How much is delivery?");
    EXPECT_EQ(bot->articles[0].answers, 6);
    EXPECT_EQ(bot->articles[0].helpful.count, 1);
    EXPECT_EQ(bot->articles[0].helpful.n, 2);
    EXPECT_EQ(bot->articles[0].handed_over, 1);
    EXPECT_EQ(bot->articles[0].came_back, 1);
}

TEST_F(InsightTest, CountsTheLastWordAboutEachAnswerAndOnlyAboutAnswers) {
    const auto visitor = shop.visitor();
    EXPECT_TRUE(shop.say(visitor, "c-1", "delivery costs"));
    const auto answer = shop.chat(visitor).back().cseq;
    int times = 0;
    const auto rate_it = [&](store::ConversationSeq seq, bool helpful) {
        EXPECT_TRUE(Shop::wait<desk::Ack>([&](auto done) {
            shop.desk().chat().rate(visitor, "rate-" + std::to_string(++times), seq, helpful,
                                    std::move(done));
        }));
    };
    rate_it(answer, true);
    rate_it(answer, true);
    rate_it(answer, false);
    const auto reply = shop.chat(visitor).back().cseq;
    ASSERT_NE(reply, answer);
    rate_it(reply, true);
    catch_up();
    const auto bot = insight().bot(first, first + 60);
    ASSERT_EQ(bot->articles.size(), 1U);
    EXPECT_EQ(bot->articles[0].answers, 1);
    EXPECT_EQ(bot->articles[0].helpful.n, 1) << "one answer was rated, last as not helpful";
    EXPECT_EQ(bot->articles[0].helpful.count, 0);
}

TEST_F(InsightTest, DrawsTheWeekOnTheWallOfTheShop) {
    EXPECT_TRUE(shop.say(shop.visitor(), "c-1", "delivery costs"));
    shop.now += 15h;  // one in the morning of Tuesday, in Berlin
    EXPECT_TRUE(shop.say(shop.visitor(), "c-1", "delivery costs"));
    catch_up();
    const auto map = insight().heat_map(first, first + 6, store::Counted::messages);
    ASSERT_TRUE(map);
    EXPECT_EQ(map->cells[0][10], 1);
    EXPECT_EQ(map->cells[1][1], 1);
}

TEST_F(InsightTest, MakesTheSameFactsAgainFromTheLogAndAfterARestart) {
    a_day();
    catch_up();
    const auto before = row(desk::ReportBy::total, "total");
    ASSERT_TRUE(Shop::wait<std::monostate>([&](auto done) { insight().rebuild(std::move(done)); }));
    EXPECT_TRUE(shop.say(shop.visitor(), "c-9", "delivery costs")) << "while it is made anew";
    for (int i = 0; i < 1000; ++i) {
        shop.desk().tick();
        std::this_thread::sleep_for(2ms);
        const auto bot = insight().bot(first, first + 60);
        if (bot && bot->questions == 1 && row(desk::ReportBy::total, "total").reopen.count == 1)
            break;
    }
    const auto after = row(desk::ReportBy::total, "total");
    EXPECT_EQ(after.created, before.created);
    EXPECT_EQ(after.first_response.median_s, before.first_response.median_s);
    EXPECT_EQ(after.resolution.median_s, before.resolution.median_s);
    EXPECT_EQ(after.reopen.count, before.reopen.count);
    EXPECT_EQ(after.csat.n, before.csat.n);
    shop.restart();
    catch_up();
    EXPECT_EQ(row(desk::ReportBy::total, "total").created, before.created) << "nothing twice";
}

TEST_F(InsightTest, CountsSurveysThatWereAnsweredByALink) {
    a_day();
    for (const auto* data :
         {R"({"kind":"nps","score":10,"ticket":1001})", R"({"kind":"nps","score":3})",
          R"({"kind":"csat","score":1,"ticket":1001})", R"({"kind":"moon"})", "{}"}) {
        const auto stored = shop.store().write([&](store::Tx& tx) {
            tx.append(
                {.at = shop.now, .body = store::Noted{.what = "survey.answered", .data = data}});
        });
        ASSERT_TRUE(stored);
        for (const auto& event : stored->events)
            insight().happened(
                std::array<desk::EventPtr, 1>{std::make_shared<const store::Event>(event)});
    }
    catch_up();
    const auto total = row(desk::ReportBy::total, "total");
    EXPECT_EQ(total.nps.n, 2);
    EXPECT_DOUBLE_EQ(*total.nps.score, 0.0);
    EXPECT_EQ(total.csat.n, 2);
    EXPECT_EQ(row(desk::ReportBy::agent, std::to_string(ana.id)).nps.n, 1);
}

TEST_F(InsightTest, ShowsThePresentMoment) {
    hand_over(shop.visitor());
    shop.now += 10min;
    hand_over(shop.visitor());
    shop.now += 5min;
    catch_up();
    const auto now = insight().overview();
    ASSERT_TRUE(now) << now.error().text;
    EXPECT_EQ(now->waiting, 2);
    EXPECT_EQ(now->longest_wait_s, 900);
    EXPECT_EQ(now->oldest_ticket, 1001);
    EXPECT_EQ(now->today.created, 2);
    EXPECT_EQ(now->today.handoffs, 2);
    ASSERT_EQ(now->agents.size(), 1U);
    EXPECT_EQ(now->agents[0].name, "Ana");
    write(ana, "r-1");
    EXPECT_EQ(insight().overview()->waiting, 1);
    EXPECT_EQ(insight().overview()->agents[0].waiting_customer, 1);
}

TEST(Days, AreReadAndWritten) {
    EXPECT_EQ(desk::day_text(0), "1970-01-01");
    EXPECT_EQ(desk::day_named("1970-01-02"), 1);
    EXPECT_EQ(desk::day_text(desk::day_named("2026-02-28").value() + 1), "2026-03-01");
    for (const auto* odd : {"", "2026-2-1", "2026-02-30", "yesterday!", "2026/02/01"}) {
        EXPECT_FALSE(desk::day_named(odd)) << odd;
    }
}

TEST_F(InsightTest, AgreesWithTheSumsOfTheClocks) {
    std::ofstream(shop.content() / "deskbell.yaml", std::ios::app)
        << "\nsla: {first_response: {normal: 1 h}, next_response: {normal: 1 h}, "
           "resolution: {normal: 8 h}}\n";
    ASSERT_FALSE(shop.desk().publisher().reload().failed);
    const auto visitor = shop.visitor();
    hand_over(visitor);
    shop.now += 20min;
    const auto patched = Shop::wait<store::Ticket>([&](auto answer) {
        shop.desk().tickets().patch(ana, 1001,
                                    {.status = Status::snoozed, .snooze_until = shop.now + 40min},
                                    std::move(answer));
    });
    ASSERT_TRUE(patched) << patched.error().text;
    shop.now += 30min;  // not counted
    write(ana, "r-1");
    shop.now += 10min;
    const auto clocks = [&] {
        return shop.desk().parts().get<desk::SlaTimers>().report(1001)->clocks;
    };
    catch_up();
    EXPECT_EQ(row(desk::ReportBy::total, "total").first_response.median_s,
              clocks().at(0).used.count());
    EXPECT_EQ(clocks().at(0).used, 20min);
    EXPECT_TRUE(shop.say(visitor, "c-1", "the blue one of them"));
    shop.now += 7min;
    write(ana, "r-2");
    shop.now += 1h;
    set_status(ana, Status::solved);
    catch_up();
    const auto total = row(desk::ReportBy::total, "total");
    EXPECT_EQ(total.next_response.median_s, clocks().at(1).used.count());
    EXPECT_EQ(clocks().at(1).used, 7min);
    EXPECT_EQ(total.resolution.median_s, clocks().at(2).used.count());
}

TEST_F(InsightTest, CountsNoAnswerToWordsThatWaitedForNone) {
    const auto visitor = shop.visitor();
    hand_over(visitor);
    write(ana, "r-1");
    set_status(ana, Status::solved);
    shop.now += 1h;
    set_status(ana, Status::open);  // by hand: the customer has said nothing
    shop.now += 10min;
    write(ana, "r-2");
    catch_up();
    EXPECT_EQ(row(desk::ReportBy::total, "total").next_response.n, 0);
    EXPECT_EQ(row(desk::ReportBy::total, "total").first_response.n, 1);
}

TEST_F(InsightTest, TakesWordsAboutOneTicketOfAChatForNoAnswerToTheOther) {
    const auto visitor = shop.visitor();
    hand_over(visitor);
    const auto asked = shop.say(visitor, "c-1", "and where is my other order?");
    const auto part = Shop::wait<store::Ticket>([&](auto done) {
        shop.desk().parts().get<desk::Links>().split(ana, 1001, {.messages = {asked->seq}},
                                                     std::move(done));
    });
    ASSERT_TRUE(part) << part.error().text;
    shop.now += 5min;
    write(ana, "r-1");
    catch_up();
    EXPECT_EQ(row(desk::ReportBy::total, "total").first_response.n, 1);
    shop.now += 5min;
    write(ana, "r-2", part->number);
    catch_up();
    EXPECT_EQ(row(desk::ReportBy::total, "total").first_response.n, 2);
    EXPECT_EQ(row(desk::ReportBy::total, "total").first_response.p90_s, 600);
}

TEST_F(InsightTest, CountsNothingAsHandedOverThatNeverWasWithTheBot) {
    const auto made = Shop::wait<store::Ticket>([&](auto done) {
        shop.desk().tickets().create(
            ana, {.subject = "A call", .text = "Where is it?", .customer_email = "kim@example.com"},
            std::move(done));
    });
    ASSERT_TRUE(made) << made.error().text;
    catch_up();
    const auto ends = insight().deflection(first, first);
    EXPECT_EQ(ends->conversations, 0);
    EXPECT_EQ(ends->to_people, 0);
    EXPECT_EQ(insight().overview()->today.handoffs, 0);
    EXPECT_EQ(insight().overview()->today.created, 1);
    EXPECT_EQ(insight().bot(first, first)->questions, 0);
}

TEST_F(InsightTest, CallsNoMoreAnswersHelpfulThanWereGiven) {
    const auto visitor = shop.visitor();
    hand_over(visitor);
    EXPECT_TRUE(Shop::wait<store::Ticket>(
        [&](auto done) { shop.desk().tickets().return_to_bot(ana, 1001, std::move(done)); }));
    EXPECT_TRUE(shop.say(visitor, "c-1", "delivery costs"));
    shop.now += 24h;
    rate(visitor, true);
    catch_up();
    const auto bot = insight().bot(first, first);
    ASSERT_EQ(bot->articles.size(), 1U);
    EXPECT_EQ(bot->articles[0].answers, 1) << "also after a person had the talk";
    EXPECT_EQ(bot->articles[0].helpful.count, 1) << "on the day it was given";
    EXPECT_TRUE(insight().bot(first + 1, first + 1)->articles.empty());
}
