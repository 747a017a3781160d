// The privacy mask: what must go goes, what must stay stays.
#include "intents/mask.hpp"

#include "intents/account_numbers.hpp"
#include "kb/words/text.hpp"

#include <random>

#include <gtest/gtest.h>

using namespace intents;

namespace {

std::string masked(std::string_view text, std::vector<Span> keep = {}) {
    return mask(text, keep).text;
}

// A card number with the right check digit.
std::string random_card(std::mt19937& random, std::size_t digits) {
    std::string card(1, static_cast<char>('2' + std::uniform_int_distribution<int>(0, 4)(random)));
    while (card.size() + 1 < digits) {
        card += static_cast<char>('0' + std::uniform_int_distribution<int>(0, 9)(random));
    }
    for (char check = '0'; check <= '9'; ++check) {
        if (passes_luhn(card + check)) return card + check;
    }
    return card;
}

std::string spaced(std::mt19937& random, std::string_view digits) {
    const std::vector<std::string> signs = {"", " ", "-", "\u00A0"};
    const auto& sign =
        signs[std::uniform_int_distribution<std::size_t>(0, signs.size() - 1)(random)];
    std::string text;
    for (std::size_t i = 0; i < digits.size(); ++i) {
        if (i > 0 && i % 4 == 0) text += sign;
        text += digits[i];
    }
    return text;
}

}  // namespace

TEST(Mask, TakesCardNumbersOut) {
    EXPECT_EQ(masked("my card is 4111 1111 1111 1111 thanks"), "my card is [card] thanks");
    EXPECT_EQ(masked("5500-0000-0000-0004"), "[card]");
    EXPECT_EQ(masked("378282246310005."), "[card].");
    EXPECT_EQ(masked("order 12 4111 1111 1111 1111"), "order 12 [card]");
    EXPECT_EQ(masked("4111111111111111 and 4012888888881881"), "[card] and [card]");
}

TEST(Mask, LeavesOtherFiguresAlone) {
    for (const auto* text :
         {"order 4111 1111 1111 1112", "call +43 664 1234567", "tracking 00340434161094042557",
          "AB-1234", "on 03.05.2026 at 14:30", "EAN 4006381333931x", "I paid 1234.56 for 2",
          "the postal code is 10115", "my discount code is 123456", "DE12345678", "error code 5001",
          "zip code 90210"}) {
        EXPECT_EQ(masked(text), text);
    }
}

TEST(Mask, FindsEveryCardHoweverItIsSpaced) {
    std::mt19937 random(42);
    for (int i = 0; i < 3000; ++i) {
        const auto digits = std::uniform_int_distribution<std::size_t>(13, 19)(random);
        const auto card = random_card(random, digits);
        const auto text = "pay with " + spaced(random, card) + ", ok?";
        EXPECT_EQ(masked(text), "pay with [card], ok?") << text;
    }
}

TEST(Mask, KeepsNumbersThatFailTheirCheck) {
    std::mt19937 random(43);
    for (int i = 0; i < 1000; ++i) {
        auto card = random_card(random, 16);
        card.back() = card.back() == '9' ? '0' : static_cast<char>(card.back() + 1);
        EXPECT_EQ(masked(card), card);
    }
}

TEST(Mask, TakesAccountsOut) {
    EXPECT_EQ(masked("IBAN DE89 3704 0044 0532 0130 00 please"), "IBAN [iban] please");
    EXPECT_EQ(masked("at611904300234573201"), "[iban]");
    EXPECT_EQ(masked("GB82WEST12345698765432."), "[iban].");
    EXPECT_EQ(masked("DE89 3704 0044 0532 0130 02"), "DE89 3704 0044 0532 0130 02");
}

TEST(Mask, TakesPasswordsOut) {
    EXPECT_EQ(masked("password: hunter2"), "password: [password]");
    EXPECT_EQ(masked("My password is hunter2, help"), "My password is [password], help");
    EXPECT_EQ(masked("mein Passwort lautet Sommer!9"), "mein Passwort lautet [password]");
    EXPECT_EQ(masked("Kennwort=geheim"), "Kennwort=[password]");
    EXPECT_EQ(masked("pw: \"a b\""), "pw: [password] b\"");
    for (const auto* text :
         {"my password is wrong", "my password is not working", "I forgot my password",
          "mein Passwort ist falsch", "how do I reset the password?", "password reset mail",
          "the password was rejected", "Passwort vergessen"}) {
        EXPECT_EQ(masked(text), text);
    }
}

TEST(Mask, TakesCardCodesAndOneTimeCodesOut) {
    EXPECT_EQ(masked("cvv 123"), "cvv [cvv]");
    EXPECT_EQ(masked("the CVC is: 1234"), "the CVC is: [cvv]");
    EXPECT_EQ(masked("4111 1111 1111 1111, 12/27, 123"), "[card], 12/27, [cvv]");
    EXPECT_EQ(masked("verification code is 482913"), "verification code is [code]");
    EXPECT_EQ(masked("my PIN: 4711"), "my PIN: [code]");
    EXPECT_EQ(masked("TAN 123 456"), "TAN [code]");
    EXPECT_EQ(masked("mein Bestätigungscode lautet 99887"), "mein Bestätigungscode lautet [code]");
}

TEST(Mask, NeverTouchesWhatIsKept) {
    const std::string text = "order 4111111111111111";
    EXPECT_EQ(masked(text, {{6, 22}}), text);
    EXPECT_EQ(masked(text, {{6, 10}}), "order [card]");  // a kept part does not save the whole
}

TEST(Mask, TakesPrivateSlotsOut) {
    const std::string text = "born 3 May 1990, card 4111111111111111";
    const std::vector<Span> secrets = {{5, 15}};
    EXPECT_EQ(mask_also(text, secrets).text, "born [private], card [card]");
    const std::vector<Span> over_the_end = {{22, 999}};
    EXPECT_EQ(mask_also(text, over_the_end).text, "born 3 May 1990, card [private]");
}

TEST(Mask, SaysWhatItTookOut) {
    const auto result = mask("pin 1234, card 4111111111111111");
    ASSERT_EQ(result.masked.size(), 2u);
    EXPECT_EQ(name_of(result.masked[0].kind), "code");
    EXPECT_EQ(name_of(result.masked[1].kind), "card");
    EXPECT_EQ(result.masked[1].span, (Span{15, 31}));
}

TEST(Mask, ChangesNothingTheSecondTime) {
    for (const auto* text :
         {"password: x", "cvv 123 card 4111111111111111", "pin is 1234 password is abc1"}) {
        const auto once = masked(text);
        EXPECT_EQ(masked(once), once);
    }
}

TEST(Mask, LeavesUtf8Whole) {
    std::mt19937 random(9);
    const std::vector<std::string> pieces = {
        "ä",    "€",          "😀",       "4111111111111111",
        " ",    "password: ", "ß",        "DE89370400440532013000",
        "日本", "-",          "pin 1234", "\u00A0"};
    for (int i = 0; i < 2000; ++i) {
        std::string text;
        for (int p = 0; p < 8; ++p) {
            text +=
                pieces[std::uniform_int_distribution<std::size_t>(0, pieces.size() - 1)(random)];
        }
        const auto result = mask(text).text;
        EXPECT_EQ(kb::valid_utf8(result), result) << text;
    }
}
