// What becomes of a ticket that is over, and how long it took each time.
#include "escalation/reopen.hpp"

#include "escalation/resolution.hpp"

#include <gtest/gtest.h>

using namespace escalation;
using std::chrono::days;
using std::chrono::hours;
using std::chrono::minutes;

namespace {
const Instant noon = std::chrono::sys_days{std::chrono::year{2026} / 5 / 4} + hours{12};

Reopening after(const ReopenPolicy& policy, days since, Heard heard = Heard::message) {
    return decide_reopening(policy, Status::solved, noon - since, noon, heard).what;
}
}  // namespace

TEST(Reopening, IsReadAsPeopleWriteIt) {
    EXPECT_EQ(reopen_policy_from("always"), ReopenPolicy{});
    EXPECT_EQ(reopen_policy_from("new ticket")->mode, ReopenMode::new_ticket);
    EXPECT_EQ(reopen_policy_from("new linked ticket")->mode, ReopenMode::new_ticket);
    EXPECT_EQ(reopen_policy_from("within 7 days")->within, days{7});
    EXPECT_EQ(reopen_policy_from("within 1 day")->within, days{1});
    for (const auto* odd : {"", "never", "within days", "within 0 days", "within 7 weeks"}) {
        EXPECT_FALSE(reopen_policy_from(odd)) << odd;
    }
}

TEST(Reopening, FollowsThePolicyOfTheQueue) {
    EXPECT_EQ(after({}, days{900}), Reopening::reopen);
    EXPECT_EQ(after({.mode = ReopenMode::new_ticket}, days{0}), Reopening::new_ticket);
    const ReopenPolicy week{.mode = ReopenMode::within_days, .within = days{7}};
    EXPECT_EQ(after(week, days{7}), Reopening::reopen) << "the last moment still counts";
    EXPECT_EQ(after(week, days{8}), Reopening::new_ticket);
}

TEST(Reopening, IsNotWorthAThanksOrAMachinesWords) {
    for (const auto heard : {Heard::thanks, Heard::auto_reply, Heard::bounce}) {
        EXPECT_EQ(after({}, days{1}, heard), Reopening::stays);
        const auto why = decide_reopening({}, Status::closed, noon, noon, heard);
        EXPECT_FALSE(why.because.empty());
    }
}

TEST(Reopening, LetsNoMachineAnswerForACustomerWhoIsWaitedFor) {
    const auto heard = [](Heard what) {
        return decide_reopening({}, Status::waiting_customer, {}, noon, what).what;
    };
    EXPECT_EQ(heard(Heard::auto_reply), Reopening::stays);
    EXPECT_EQ(heard(Heard::bounce), Reopening::stays);
    EXPECT_EQ(heard(Heard::thanks), Reopening::goes_on);
    EXPECT_EQ(heard(Heard::message), Reopening::goes_on);
}

TEST(Resolutions, KeepTheFirstTheLastAndAllBetween) {
    const std::vector<StatusSince> spans = {{Status::created, noon},
                                            {Status::open, noon + minutes{5}},
                                            {Status::solved, noon + minutes{30}},
                                            {Status::closed, noon + hours{2}},
                                            {Status::open, noon + hours{24}},
                                            {Status::snoozed, noon + hours{25}},
                                            {Status::solved, noon + hours{26}}};
    const auto found = resolutions(spans);
    EXPECT_EQ(found.intervals, (std::vector<Span>{{noon, noon + minutes{30}},
                                                  {noon + hours{24}, noon + hours{26}}}));
    EXPECT_EQ(found.first(), minutes{30});
    EXPECT_EQ(found.last(), hours{26});
    EXPECT_EQ(found.reopened, 1);
}

TEST(Resolutions, HaveNoLastWhileTheTicketIsOpen) {
    const std::vector<StatusSince> spans = {
        {Status::open, noon}, {Status::solved, noon + hours{1}}, {Status::open, noon + hours{2}}};
    EXPECT_EQ(resolutions(spans).first(), hours{1});
    EXPECT_FALSE(resolutions(spans).last());
    EXPECT_FALSE(resolutions({}).first());
}

TEST(Resolutions, AreNeverNegativeWhenTheClockWasSetBack) {
    const std::vector<StatusSince> spans = {{Status::open, noon},
                                            {Status::solved, noon - hours{1}}};
    EXPECT_EQ(resolutions(spans).first(), minutes{0});
}
