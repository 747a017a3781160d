// Files are what their first bytes say; names are only names.
#include "server/desk/customers/file_kind.hpp"

#include <gtest/gtest.h>

namespace {

using namespace std::string_view_literals;

TEST(FileKind, GoesByTheBytesNotTheName) {
    EXPECT_EQ(desk::file_kind("x.txt", "\x89PNG\r\n\x1a\nrest"sv), "image/png");
    EXPECT_EQ(desk::file_kind("x.png", "<html>"), "text/plain; charset=utf-8");
    EXPECT_EQ(desk::file_kind("x.svg", "<svg onload=alert(1)>"), "text/plain; charset=utf-8");
    EXPECT_EQ(desk::file_kind("x.png", "MZ\0\1"sv), "");
    EXPECT_EQ(desk::file_kind("x.txt", "\xff\xfe"sv), "");
    EXPECT_EQ(desk::file_kind("x.txt", ""), "");
}

TEST(FileKind, PassesOfficeDocumentsOnButNoOtherArchives) {
    EXPECT_TRUE(desk::file_kind("Bill.DOCX", "PK\x03\x04 rest"sv).contains("wordprocessingml"));
    EXPECT_EQ(desk::file_kind("app.jar", "PK\x03\x04\0 rest"sv), "");
}

TEST(FileName, HasNoFoldersQuotesOrControlLetters) {
    EXPECT_EQ(desk::plain_file_name("../../etc/passwd"), "passwd");
    EXPECT_EQ(desk::plain_file_name("a\r\nb\".png"), "ab_.png");
    EXPECT_EQ(desk::plain_file_name(".."), "file");
    EXPECT_EQ(desk::plain_file_name("Rechnung März.pdf"), "Rechnung März.pdf");
    const auto cut = desk::plain_file_name(std::string(300, 'x') + ".pdf");
    EXPECT_EQ(cut.size(), 100u);
    EXPECT_TRUE(cut.ends_with(".pdf"));
}

TEST(FileToken, IsFoundOnlyInAWholeAddress) {
    const std::string token(26, 'q');
    EXPECT_EQ(desk::file_token_in("x\nhttp://h/file/" + token + "/x.png"), token);
    EXPECT_EQ(desk::file_token_in("http://h/file/" + token), "");
    EXPECT_EQ(desk::file_token_in("http://h/file/short/x"), "");
    EXPECT_EQ(desk::file_token_in("no file"), "");
}

}  // namespace
