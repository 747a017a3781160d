// Thanks in whatever language they come, and what only begins like them.
#include "intents/thanks.hpp"

#include <gtest/gtest.h>

namespace intents {
namespace {

TEST(Thanks, AreHeardInEveryLanguage) {
    for (const auto* text : {"Danke",
                             "vielen Dank!",
                             "Danke schön 😊",
                             "merci beaucoup",
                             "Muchas gracias",
                             "grazie mille",
                             "hartelijk bedankt",
                             "Thanks a lot",
                             "Muito obrigado!",
                             "dziękuję bardzo",
                             "Teşekkürler",
                             "çok teşekkür ederim",
                             "tack så mycket",
                             "mange tak",
                             "tusen takk",
                             "kiitos paljon",
                             "Děkuji moc",
                             "Ďakujem",
                             "köszönöm szépen",
                             "Mulțumesc!",
                             "Спасибо большое",
                             "дякую",
                             "ευχαριστώ πολύ",
                             "ありがとう",
                             "ありがとうございます",
                             "谢谢",
                             "감사합니다",
                             "شكرا",
                             "תודה רבה"})
        EXPECT_TRUE(is_nothing_but_thanks(text)) << text;
}

TEST(Thanks, MayBeOneKindSign) {
    EXPECT_TRUE(is_nothing_but_thanks("👍"));
    EXPECT_TRUE(is_nothing_but_thanks(" 🙏🙏 "));
    EXPECT_FALSE(is_nothing_but_thanks("😡"));
    EXPECT_FALSE(is_nothing_but_thanks("..."));
    EXPECT_FALSE(is_nothing_but_thanks(""));
}

TEST(Thanks, AreNotBareWhenAnythingIsAsked) {
    for (const auto* text :
         {"Danke, aber wo ist mein Geld?", "merci mais non", "thanks?", "gracias, no funciona",
          "tak", "mange", "takk men det virker ikke", "спасибо, но не работает",
          "ありがとう、でもまだ動きません", "ok", "谢谢 但是 还没有 收到", "1042"})
        EXPECT_FALSE(is_nothing_but_thanks(text)) << text;
}

}  // namespace
}  // namespace intents
