// Which articles a customer may be answered with, and that what is made ready when the content
// loads is what would be made when it is said.
#include "kb/markdown/markdown.hpp"
#include "server/desk/bot/hear.hpp"
#include "tests/desk/small_shop.hpp"

#include <algorithm>

namespace {

using namespace std::chrono;

constexpr auto today = sys_days{year{2026} / 5 / 4};

// Four articles; `front` stands in the head of the one about gold.
desk::ContentPtr content_with(const std::string& front, const std::string& answer = "A *mug*.") {
    shop::Folder folder;
    const auto write = [&](const std::string& id, const std::string& text) {
        shop::write(folder.path() / "articles/en" / (id + ".md"), text);
    };
    write("gold", "---\ntitle: What does gold membership give me?\n" + front + "---\n" + answer);
    write("parcel", "---\ntitle: Where is my parcel?\n---\nOn its way.\n");
    write("refund", "---\ntitle: When do I get my refund?\n---\nIn a week.\n");
    write("hours", "---\ntitle: When are you open?\n---\nFrom nine to five.\n");
    const auto loaded = desk::load_content(folder.path(), today);
    EXPECT_TRUE(loaded.content);
    return loaded.content;
}

// The article a customer of this tier is answered with; empty: none.
std::string answered_with(const desk::Content& content, const std::string& tier,
                          sys_days on = today) {
    desk::Situation situation{.now = on, .locale = "en"};
    situation.customer.tier = tier;
    const auto out = desk::hear(content, {}, "What does gold membership give me?", situation);
    const auto& said = out.messages.front();
    for (const auto& candidate : said.trace.candidates) {
        if (!said.article) EXPECT_NE(candidate.id, "gold") << "not even as a candidate";
    }
    return said.article ? said.article->id : "";
}

}  // namespace

TEST(Answers, AreForEveryoneWhereNothingIsSaid) {
    const auto content = content_with("");
    EXPECT_TRUE(content->is_for_everyone());
    EXPECT_EQ(answered_with(*content, ""), "gold");
}

TEST(Answers, AreKeptFromThoseTheyAreNotFor) {
    const auto content = content_with("audience: {tiers: [gold]}\n");
    EXPECT_FALSE(content->is_for_everyone());
    EXPECT_EQ(answered_with(*content, "gold"), "gold");
    EXPECT_EQ(answered_with(*content, ""), "");
}

TEST(Answers, HoldOnTheirDaysOnly) {
    const auto content = content_with("valid: {from: 2026-05-04, until: 2026-05-06}\n");
    EXPECT_EQ(answered_with(*content, "", today), "gold");
    EXPECT_EQ(answered_with(*content, "", today - days{1}), "");
    EXPECT_EQ(answered_with(*content, "", today + days{2}), "");
}

TEST(Answers, ReadTheSameWhetherTheyWereReadyOrNot) {
    const std::string answer = "A **mug**, [see](https://shop.example/a?b=1&c=2) & more.";
    const std::string blank = R"( {{customer.name | default:"You"}})";
    for (const auto& end : {std::string(), blank}) {
        const auto content = content_with("", answer + end);
        desk::Situation situation{.now = today, .locale = "en"};
        const auto out = desk::hear(*content, {}, "What does gold membership give me?", situation);
        const auto markdown = answer + (end.empty() ? "" : " You");
        EXPECT_EQ(out.messages.front().html, kb::markdown::html(markdown));
        EXPECT_EQ(out.messages.front().text,
                  kb::markdown::plain(markdown, {.link_addresses = true}));
    }
}

TEST(Answers, OfAVariantAreTheVariantsOwn) {
    const auto content =
        content_with("variants:\n  - {id: short, weight: 1, answer: \"A _cup_.\"}\n", "A *mug*.");
    desk::Situation situation{.now = today, .locale = "en"};
    const auto out = desk::hear(*content, {}, "What does gold membership give me?", situation);
    EXPECT_EQ(out.messages.front().text, "A cup.");
}
