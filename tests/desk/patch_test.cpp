// Patches that editors apply: they must fit the file, and say what they promise.
#include "server/desk/editing/patch.hpp"

#include "tests/desk/small_shop.hpp"

#include <sstream>

namespace {

using desk::Field;

// The slow, obvious way to apply a unified diff of one hunk.
std::string patched(const std::string& diff, const std::string& text) {
    std::istringstream old(text);
    std::istringstream hunk(diff);
    std::string line;
    std::getline(hunk, line);
    std::getline(hunk, line);
    std::getline(hunk, line);
    std::string out;
    std::string was;
    for (auto skip = std::stoi(line.substr(4)); skip > 1 && std::getline(old, was); --skip)
        out += was + '\n';
    while (std::getline(hunk, line)) {
        if (line[0] == '\\') {
            out.pop_back();
            continue;
        }
        if (line[0] != '+') {
            std::getline(old, was);
            EXPECT_EQ(was, line.substr(1)) << "the hunk does not fit";
        }
        if (line[0] != '-') out += line.substr(1) + '\n';
    }
    while (std::getline(old, was)) out += was + '\n';
    return out;
}

class Patching : public ::testing::Test {
  protected:
    Patching() { shop::write_content(folder_.path()); }

    desk::ContentPtr load() {
        auto loaded = desk::load_content(folder_.path(), {});
        for (const auto& problem : loaded.problems) {
            if (!loaded.content) ADD_FAILURE() << kb::to_string(problem);
        }
        return loaded.content;
    }
    std::string bytes(const std::string& file) {
        std::ifstream in(folder_.path() / file);
        return {std::istreambuf_iterator<char>(in), {}};
    }
    std::expected<desk::Patch, std::string> patch(const desk::Content& content, kb::ItemKind kind,
                                                  const std::string& id, Field field,
                                                  const std::vector<std::string>& phrases) {
        const auto item = content.matcher().find(kind, id, "en");
        if (!item) return std::unexpected("no such item");
        const auto& file = content.matcher().items()[*item].phrases.front().file;
        return desk::patch_phrases(content, *item, field, phrases, bytes(file));
    }
    // Applies the patch, loads the folder again, and gives the item's lines.
    std::vector<std::string> lines_after(const desk::Patch& patch, kb::ItemKind kind,
                                         const std::string& id, Field field) {
        shop::write(folder_.path() / patch.file, patched(patch.diff, bytes(patch.file)));
        const auto content = load();
        std::vector<std::string> lines;
        const auto item = content ? content->matcher().find(kind, id, "en") : std::nullopt;
        if (!item) return lines;
        const auto& found = content->matcher().items()[*item];
        for (const auto& line : field == Field::phrases ? found.phrases : found.negatives)
            lines.push_back(line.text);
        return lines;
    }

    shop::Folder folder_;
};

using Lines = std::vector<std::string>;

TEST_F(Patching, AddsQuestionsBehindTheLastOne) {
    const auto content = load();
    const auto made = patch(*content, kb::ItemKind::article, "gift-cards", Field::phrases,
                            {"# 1 present: \"ideas\"", "- a dash"});
    ASSERT_TRUE(made) << made.error();
    EXPECT_EQ(made->file, "articles/en/gift-cards.md");
    EXPECT_EQ(made->field, "questions");
    EXPECT_EQ(made->line, 6);
    EXPECT_EQ(lines_after(*made, kb::ItemKind::article, "gift-cards", Field::phrases),
              (Lines{"Do you sell gift cards?", "can I buy a voucher", "gift voucher for a friend",
                     "# 1 present: \"ideas\"", "- a dash"}));
}

TEST_F(Patching, MakesTheFieldWhereThereIsNone) {
    const auto content = load();
    const auto made = patch(*content, kb::ItemKind::article, "opening-hours", Field::look_alikes,
                            {"is the café next door open"});
    ASSERT_TRUE(made) << made.error();
    EXPECT_EQ(made->field, "not_questions");
    EXPECT_EQ(lines_after(*made, kb::ItemKind::article, "opening-hours", Field::look_alikes),
              Lines{"is the café next door open"});
}

TEST_F(Patching, AddsExamplesToAnIntent) {
    const auto content = load();
    const auto more = patch(*content, kb::ItemKind::intent, "order-status", Field::phrases,
                            {"nothing has arrived yet"});
    ASSERT_TRUE(more) << more.error();
    EXPECT_EQ(
        lines_after(*more, kb::ItemKind::intent, "order-status", Field::phrases),
        (Lines{"Where is my order?", "my parcel still hasn't come", "nothing has arrived yet"}));
    const auto fresh = patch(*load(), kb::ItemKind::intent, "order-status", Field::look_alikes,
                             {"I want to place an order"});
    ASSERT_TRUE(fresh) << fresh.error();
    EXPECT_EQ(fresh->field, "not_examples");
    EXPECT_EQ(lines_after(*fresh, kb::ItemKind::intent, "order-status", Field::look_alikes),
              Lines{"I want to place an order"});
}

TEST_F(Patching, KeepsTheWayAListIsWritten) {
    shop::write(folder_.path() / "articles/en/lists.md",
                "---\ntitle: Lists\nquestions:\n  - \"one: two\"\n  - three\n---\nText.\n");
    shop::write(folder_.path() / "articles/en/inline.md",
                "---\ntitle: Inline\nquestions: [alpha, \"beta, gamma\"]\n---\nText.");
    shop::write(folder_.path() / "articles/en/single.md",
                "---\ntitle: Single\nquestions: just one\n---\nText.\n");
    const auto content = load();
    const Lines quoted{"say \"hello\" \\ now"};
    for (const auto& [id, before] : {std::pair("lists", Lines{"Lists", "one: two", "three"}),
                                     std::pair("inline", Lines{"Inline", "alpha", "beta, gamma"}),
                                     std::pair("single", Lines{"Single", "just one"})}) {
        const auto made = patch(*content, kb::ItemKind::article, id, Field::phrases, quoted);
        ASSERT_TRUE(made) << id << made.error();
        auto wanted = before;
        wanted.push_back(quoted[0]);
        EXPECT_EQ(lines_after(*made, kb::ItemKind::article, id, Field::phrases), wanted) << id;
    }
}

TEST_F(Patching, RefusesWhatItCannotReadAgain) {
    shop::write(folder_.path() / "articles/en/folded.md",
                "---\ntitle: Folded\nquestions: [alpha,\n  beta]\n---\nText.\n");
    const auto content = load();
    const auto made = patch(*content, kb::ItemKind::article, "folded", Field::phrases, {"gamma"});
    ASSERT_FALSE(made);
    EXPECT_NE(made.error().find("articles/en/folded.md"), std::string::npos) << made.error();
}

TEST(Diffs, SayTheMissingLineBreakAtTheEnd) {
    EXPECT_EQ(desk::unified_diff("a.md", "same\n", "same\n"), "");
    EXPECT_EQ(desk::unified_diff("a.md", "one\ntwo", "one\ntwo\nthree\n"),
              "--- a/a.md\n+++ b/a.md\n@@ -1,2 +1,3 @@\n one\n-two\n\\ No newline at end of file\n"
              "+two\n+three\n");
}

TEST(Diffs, MakeAFileWhereThereWasNone) {
    EXPECT_EQ(desk::unified_diff("a.md", "", "one\ntwo\n"),
              "--- /dev/null\n+++ b/a.md\n@@ -0,0 +1,2 @@\n+one\n+two\n");
}

TEST(Phrases, AreOneLineOfAFile) {
    EXPECT_EQ(desk::as_phrase("  where\n\n is\tit  "), "where is it");
    const auto cut = desk::as_phrase(std::string(199, 'x') + "é and more");
    EXPECT_EQ(cut, std::string(199, 'x'));
}

}  // namespace
