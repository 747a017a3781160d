// What one address may send: each has its own count, and each server its own counts.
#include "server/net/pages/senders.hpp"

#include <gtest/gtest.h>

TEST(Senders, CountEachAddressAndKindAloneAndEachServerAnew) {
    using net::Sending;
    const auto one = *net::read_address("192.0.2.1");
    const auto other = *net::read_address("192.0.2.2");
    net::Allowance::Clock::time_point now{std::chrono::hours{1}};
    net::Senders senders;
    for (int form = 0; form < 4; ++form) EXPECT_TRUE(senders.may_send(one, Sending::form, now));
    EXPECT_FALSE(senders.may_send(one, Sending::form, now)) << "four forms a minute";
    EXPECT_TRUE(senders.may_send(one, Sending::file, now));
    EXPECT_TRUE(senders.may_send(other, Sending::form, now));
    EXPECT_TRUE(net::Senders().may_send(one, Sending::form, now)) << "another server knows nothing";
    now += std::chrono::seconds{15};
    EXPECT_TRUE(senders.may_send(one, Sending::form, now)) << "it fills evenly";
}
