// What the bot says of its own, in nine languages.
#include "server/desk/settings/phrases.hpp"

#include "server/desk/bot/hear.hpp"
#include "server/desk/settings/hours_words.hpp"
#include "server/desk/settings/settings_file.hpp"
#include "tests/desk/small_shop.hpp"

#include <set>

namespace {

constexpr auto languages =
    std::to_array<std::string_view>({"en", "de", "es", "fr", "it", "nl", "pl", "pt", "tr"});

std::set<std::string> blanks_of(std::string_view sentence) {
    std::set<std::string> blanks;
    for (auto open = sentence.find('{'); open != sentence.npos; open = sentence.find('{', open + 1))
        blanks.emplace(sentence.substr(open, sentence.find('}', open) - open + 1));
    return blanks;
}

}  // namespace

TEST(OwnSentences, HaveTheSameBlanksInEveryLanguage) {
    for (const auto language : languages) {
        EXPECT_TRUE(desk::speaks(language));
        for (int i = 0; i < static_cast<int>(desk::Phrase::count_); ++i) {
            const auto phrase = static_cast<desk::Phrase>(i);
            const auto sentence = desk::built_in(phrase, language);
            EXPECT_FALSE(sentence.empty()) << language << ' ' << desk::name(phrase);
            EXPECT_EQ(blanks_of(sentence), blanks_of(desk::built_in(phrase, "en")))
                << language << ": " << sentence;
        }
    }
    EXPECT_FALSE(desk::speaks("fi"));
    EXPECT_EQ(desk::built_in(desk::Phrase::offer_person_yes, "fi"), "Yes, please");
}

TEST(OwnSentences, DifferBetweenLanguages) {
    for (int i = 0; i < static_cast<int>(desk::Phrase::count_); ++i) {
        const auto phrase = static_cast<desk::Phrase>(i);
        std::set<std::string_view> all;
        for (const auto language : languages) all.insert(desk::built_in(phrase, language));
        EXPECT_EQ(all.size(), languages.size()) << desk::name(phrase);
    }
}

TEST(OwnSentences, AnswerASpanishShopsCustomersInSpanish) {
    shop::Folder folder;
    shop::write(folder.path() / "deskbell.yaml", "languages: [es]\n");
    shop::write(folder.path() / "articles/es/horario.md",
                "---\ntitle: ¿Cuándo abren?\n---\nDe nueve a siete.\n");
    const auto loaded = desk::load_content(folder.path(), {});
    ASSERT_TRUE(loaded.content);
    desk::Situation situation{.locale = "es-MX"};
    situation.staffing.somebody_online = true;
    const auto out = desk::hear(*loaded.content, {}, "cuál es la capital de Francia", situation);
    ASSERT_EQ(out.messages.size(), 1U);
    EXPECT_EQ(out.messages[0].text, desk::built_in(desk::Phrase::not_understood, "es"));
}

TEST(OpeningTimes, AreSaidInTheCustomersLanguage) {
    using namespace std::chrono;
    const auto settings = desk::default_settings();
    const auto& calendar = settings.calendars.find("")->second;
    const escalation::Instant now = sys_days{year{2026} / 5 / 4} + hours{8};  // a Monday
    const auto in = [&](hours later, std::string_view language) {
        return desk::moment_in_words(now + later, now, calendar, language);
    };
    const auto clock = [&](hours later) {
        const auto words = in(later, "en");
        return words.substr(words.size() - 5);
    };
    EXPECT_EQ(in(hours{1}, "es"), "hoy a las " + clock(hours{1}));
    EXPECT_EQ(in(hours{24}, "fr"), "demain à " + clock(hours{24}));
    EXPECT_EQ(in(hours{48}, "pl"), "w środę o " + clock(hours{48}));
    EXPECT_EQ(in(hours{24 * 30}, "de"), "am 3. Juni um " + clock(hours{24 * 30}));
    EXPECT_EQ(in(hours{24 * 30}, "pt"), "a 3 de junho às " + clock(hours{24 * 30}));
    EXPECT_EQ(in(hours{48}, "fi"), "on Wednesday at " + clock(hours{48}));
}
