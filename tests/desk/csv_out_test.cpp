// CSV that a spreadsheet opens without running anything.
#include "server/desk/customers/csv.hpp"

#include <vector>

#include <gtest/gtest.h>

namespace {
std::string line(std::vector<std::string> cells) {
    std::string out;
    desk::append_csv_row(out, cells);
    return out;
}
}  // namespace

TEST(Csv, QuotesWhatNeedsQuotes) {
    EXPECT_EQ(line({"a", "b,c", "say \"hi\"", "two\nlines", ""}),
              "a,\"b,c\",\"say \"\"hi\"\"\",\"two\nlines\",\r\n");
}

TEST(Csv, LetsNoCellBeAFormula) {
    EXPECT_EQ(line({"=1+1", "+cmd", "-2+3", "@sum", "\tx"}),
              "'=1+1,'+cmd,'-2+3,'@sum,\"'\tx\"\r\n");
    EXPECT_EQ(line({"=HYPERLINK(\"x\",\"y\")"}), "\"'=HYPERLINK(\"\"x\"\",\"\"y\"\")\"\r\n");
    EXPECT_EQ(line({"-20.5", "3", "-7"}), "-20.5,3,-7\r\n") << "numbers stay numbers";
}
