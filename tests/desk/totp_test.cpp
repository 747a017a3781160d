// Codes of authenticator apps: the RFC's own numbers, clocks that differ, and codes used twice.
#include "server/desk/people/totp.hpp"

#include "server/desk/people/scopes.hpp"

#include <gtest/gtest.h>

namespace {
const std::string secret = "12345678901234567890";
}

// RFC 6238, appendix B.
TEST(Totp, GivesTheNumbersOfTheRfc) {
    const std::pair<std::int64_t, const char*> rows[] = {
        {59, "94287082"},         {1111111109, "07081804"}, {1111111111, "14050471"},
        {1234567890, "89005924"}, {2000000000, "69279037"}, {20000000000, "65353130"}};
    for (const auto& [at, code] : rows) EXPECT_EQ(desk::totp_code(secret, at / 30, 8), code) << at;
}

TEST(Totp, KnowsTheHashAndTheAlphabet) {
    std::string hex;
    for (const char c : desk::sha1("abc")) {
        constexpr std::string_view digits = "0123456789abcdef";
        hex += digits[static_cast<unsigned char>(c) >> 4];
        hex += digits[static_cast<unsigned char>(c) & 15];
    }
    EXPECT_EQ(hex, "a9993e364706816aba3e25717850c26c9cd0d89d");
    EXPECT_EQ(desk::base32("foobar"), "MZXW6YTBOI");
    EXPECT_EQ(desk::from_base32("MZXW6YTBOI"), "foobar");
    EXPECT_FALSE(desk::from_base32("no!"));
}

TEST(Totp, ForgivesOneStepAndNoMore) {
    const std::int64_t now = 1'800'000'000;
    const auto step = now / desk::totp_step_s;
    for (int off = -3; off <= 3; ++off) {
        const auto matched = desk::totp_match(secret, desk::totp_code(secret, step + off), now, 0);
        EXPECT_EQ(matched.has_value(), off >= -1 && off <= 1) << off;
    }
    EXPECT_FALSE(desk::totp_match(secret, "12345", now, 0));
}

TEST(Totp, TakesNoStepTwice) {
    const std::int64_t now = 1'800'000'000;
    const auto step = now / desk::totp_step_s;
    EXPECT_EQ(desk::totp_match(secret, desk::totp_code(secret, step), now, step - 1), step);
    EXPECT_FALSE(desk::totp_match(secret, desk::totp_code(secret, step), now, step));
    EXPECT_FALSE(desk::totp_match(secret, desk::totp_code(secret, step - 1), now, step));
}

TEST(Totp, TellsAnAppWhatItNeeds) {
    EXPECT_EQ(desk::totp_uri("ABC", "Small Shop", "ana@shop.example"),
              "otpauth://totp/Small%20Shop:ana%40shop.example?secret=ABC&issuer=Small%20Shop"
              "&algorithm=SHA1&digits=6&period=30");
}

TEST(Scopes, ContainEachOtherAsTheySay) {
    using Held = std::vector<std::string>;
    EXPECT_TRUE(desk::scopes_reach(Held{"admin"}, "admin"));
    EXPECT_TRUE(desk::scopes_reach(Held{"write"}, "tickets:read"));
    EXPECT_TRUE(desk::scopes_reach(Held{"read"}, "reports:read"));
    EXPECT_TRUE(desk::scopes_reach(Held{"tickets:write"}, "tickets:read"));
    EXPECT_FALSE(desk::scopes_reach(Held{"tickets:write"}, "customers:write"));
    EXPECT_FALSE(desk::scopes_reach(Held{"tickets:read"}, "tickets:write"));
    EXPECT_FALSE(desk::scopes_reach(Held{"read", "write"}, "admin"));
    EXPECT_FALSE(desk::scopes_reach(Held{"customers:read"}, "read"));
    EXPECT_TRUE(desk::may_change(Held{"customers:write"}));
    EXPECT_FALSE(desk::may_change(Held{"read", "tickets:read"}));
}
