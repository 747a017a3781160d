// Problems name the place and the mend; misspelt names find what they were meant to be.
#include "kb/problem.hpp"

#include <array>

#include <gtest/gtest.h>

using kb::Problem;
using kb::Problems;
using kb::Severity;

TEST(Problem, ReadsAsPlaceComplaintAndMend) {
    const Problem problem{Severity::error,         "articles/en/returns.md", 4, 1,
                          "unknown key \"titel\"", "did you mean \"title\"?"};
    EXPECT_EQ(kb::to_string(problem),
              "articles/en/returns.md:4:1: error: unknown key \"titel\" (did you mean \"title\"?)");
}

TEST(Problem, LeavesOutWhatItDoesNotKnow) {
    EXPECT_EQ(kb::to_string({Severity::warning, "a.md", 3, 0, "old", ""}), "a.md:3: warning: old");
    EXPECT_EQ(kb::to_string({Severity::error, "a.md", 0, 0, "empty", ""}), "a.md: error: empty");
}

TEST(Problem, SortsByFileAndPlaceErrorsFirst) {
    Problems problems{{Severity::warning, "b", 1, 1, "w", ""},
                      {Severity::error, "b", 1, 1, "e", ""},
                      {Severity::error, "a", 9, 1, "x", ""}};
    kb::sort(problems);
    EXPECT_EQ(problems[0].file, "a");
    EXPECT_EQ(problems[1].what, "e");
    EXPECT_EQ(problems[2].what, "w");
}

TEST(Problem, OnlyErrorsCountAsErrors) {
    EXPECT_FALSE(kb::has_errors(Problems{{Severity::warning, "b", 1, 1, "w", ""}}));
    EXPECT_TRUE(kb::has_errors(Problems{{Severity::error, "b", 1, 1, "e", ""}}));
}

TEST(DidYouMean, FindsTheNearestName) {
    constexpr std::array<std::string_view, 5> keys = {"title", "questions", "not_questions",
                                                      "review_by", "risk"};
    EXPECT_EQ(kb::nearest("titel", keys), "title");
    EXPECT_EQ(kb::nearest("Questions", keys), "questions");
    EXPECT_EQ(kb::nearest("not-questions", keys), "not_questions");
    EXPECT_EQ(kb::nearest("reviewby", keys), "review_by");
    EXPECT_EQ(kb::nearest("question", keys), "questions");
}

TEST(DidYouMean, SaysNothingWhereNothingIsNear) {
    constexpr std::array<std::string_view, 2> keys = {"title", "id"};
    EXPECT_EQ(kb::nearest("colour", keys), "");
    EXPECT_EQ(kb::nearest("", keys), "");
    EXPECT_EQ(kb::nearest("zz", keys), "") << "nothing of a two-letter name would be left";
    EXPECT_EQ(kb::did_you_mean("colour", keys, "it may have title, id"), "it may have title, id");
}
