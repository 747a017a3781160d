// A person's own data as a page: in the language they wrote in, and as text whatever it looks like.
#include "server/wire/person_export.hpp"

#include "server/wire/person_words.hpp"

#include <gtest/gtest.h>

namespace {

std::string page_of(const desk::PersonData& person) {
    const auto now = store::Time{std::chrono::hours{24 * 365 * 56}};
    for (const auto& file : wire::person_files(person, now)) {
        if (file.name.ends_with(".html")) return file.body;
    }
    return {};
}

desk::PersonData someone(std::string language) {
    desk::PersonData person;
    person.card.customer.name = "<b>Mia</b>";
    desk::PersonData::Talk talk;
    talk.conversation.language = std::move(language);
    person.talks.push_back(std::move(talk));
    return person;
}

TEST(PersonExport, IsInTheLanguageTheCustomerWroteIn) {
    const auto german = page_of(someone("de"));
    EXPECT_TRUE(german.contains("<html lang=\"de\">")) << german;
    EXPECT_TRUE(german.contains("<h1>Ihre Daten</h1>"));
    EXPECT_TRUE(german.contains("<h2>Notizen über Sie</h2>"));
    EXPECT_FALSE(german.contains("Your data"));
    const auto english = page_of(someone("fr"));
    EXPECT_TRUE(english.contains("<h1>Your data</h1>")) << "English where there is nothing";
    EXPECT_EQ(wire::export_words("de-AT").lang, "de");
}

TEST(PersonExport, ShowsWhatWasWrittenAsText) {
    const auto page = page_of(someone("en"));
    EXPECT_TRUE(page.contains("&lt;b&gt;Mia&lt;/b&gt;"));
    EXPECT_FALSE(page.contains("<b>Mia"));
}

}  // namespace
