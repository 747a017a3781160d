// Names of statuses as the settings have them: what stands nowhere is refused with its place.
#include "server/desk/settings/settings_file.hpp"

#include <gtest/gtest.h>

namespace {

kb::Problems problems_of(const char* yaml) {
    kb::Problems problems;
    desk::read_settings("deskbell.yaml", yaml, problems, {});
    return problems;
}

}  // namespace

TEST(StatusNames, StandInOneOfTheFixedOnes) {
    kb::Problems problems;
    const auto settings = desk::read_settings(
        "deskbell.yaml",
        "statuses:\n  parts: {label: Waiting for parts, category: waiting_other}\n", problems, {});
    ASSERT_TRUE(problems.empty());
    const auto* parts = desk::custom_status_named(settings.statuses, "parts");
    ASSERT_NE(parts, nullptr);
    EXPECT_EQ(parts->label, "Waiting for parts");
    EXPECT_EQ(parts->category, escalation::Status::waiting_other);
    EXPECT_EQ(desk::custom_status_named(settings.statuses, "open"), nullptr);
}

TEST(StatusNames, AreRefusedWithTheirPlace) {
    const auto nowhere = problems_of("statuses:\n  parts: {label: Parts}\n");
    ASSERT_EQ(nowhere.size(), 1U);
    EXPECT_EQ(nowhere[0].line, 2);
    EXPECT_EQ(nowhere[0].what, "the status \"parts\" stands in no category");
    const auto unknown = problems_of("statuses:\n  parts: {category: waiting_othr}\n");
    ASSERT_EQ(unknown.size(), 1U);
    EXPECT_TRUE(unknown[0].mend.contains("waiting_other")) << unknown[0].mend;
    EXPECT_EQ(problems_of("statuses:\n  parts: {category: new}\n").size(), 1U);
    EXPECT_EQ(problems_of("statuses:\n  solved: {category: open}\n").size(), 1U);
    EXPECT_EQ(problems_of("statuses:\n  Not a name: {category: open}\n").size(), 1U);
}
