// Words that ask for nothing, in whatever language they come.
#include "server/desk/talk/noise.hpp"

#include <gtest/gtest.h>

namespace desk {
namespace {

using escalation::Heard;

TEST(Noise, KnowsAThanksInAnotherLanguageThanTheTalk) {
    EXPECT_EQ(kind_of_words("Danke!", "en"), Heard::thanks);
    EXPECT_EQ(kind_of_words("muchas gracias", "de"), Heard::thanks);
    EXPECT_EQ(kind_of_words("thanks so much", "de"), Heard::thanks);
    EXPECT_EQ(kind_of_words("👍", "en"), Heard::thanks);
}

TEST(Noise, HearsAQuestionBehindAThanks) {
    EXPECT_EQ(kind_of_words("Danke, aber wo ist mein Geld?", "en"), Heard::message);
    EXPECT_EQ(kind_of_words("thanks for nothing", "en"), Heard::message);
}

TEST(Noise, KnowsAbsenceNotesByHowTheyOpen) {
    EXPECT_EQ(kind_of_words("I am out of office until Monday.", "en"), Heard::auto_reply);
    EXPECT_EQ(kind_of_words("Abwesenheitsnotiz: bis 3. Mai", "en"), Heard::auto_reply);
    EXPECT_EQ(kind_of_words("I got an automatic reply, nothing else", "en"), Heard::message);
}

}  // namespace
}  // namespace desk
