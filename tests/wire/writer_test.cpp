// The appender against the library: whatever goes in comes out the same, and is always valid.
#include "server/wire/writer.hpp"

#include "server/wire/utf8.hpp"

#include <random>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

namespace {
using Json = nlohmann::json;

std::string object_with(std::string_view text) {
    std::string out;
    wire::Writer(out).open().text("t", text).close();
    return out;
}
}  // namespace

TEST(Writer, PlacesCommasByItself) {
    std::string out;
    wire::Writer writer(out);
    writer.open().text("a", "x").number("b", -7).truth("c", true).null("d").open_list("e");
    writer.item("y").item("z").open().real("f", 0.5).close().close_list().open("g").close().close();
    EXPECT_EQ(out, R"({"a":"x","b":-7,"c":true,"d":null,"e":["y","z",{"f":0.5}],"g":{}})");
}

TEST(Writer, AgreesWithTheLibraryOnRandomText) {
    std::mt19937 dice(5);
    const std::string alphabet[] = {"a",    "\"",       "\\", "\n",           "\x01",
                                    "\x7f", "\xC3\xA9", "/",  "\xE2\x80\xA8", "\xF0\x9F\x94\x94",
                                    "<",    " "};
    for (int round = 0; round < 3000; ++round) {
        std::string text;
        for (unsigned i = dice() % 40; i > 0; --i) text += alphabet[dice() % std::size(alphabet)];
        EXPECT_EQ(Json::parse(object_with(text))["t"], text);
    }
}

TEST(Writer, MakesValidUtf8OfAnything) {
    std::mt19937 dice(6);
    for (int round = 0; round < 3000; ++round) {
        std::string noise(dice() % 30, '\0');
        for (auto& byte : noise) byte = static_cast<char>(dice());
        const auto out = object_with(noise);
        EXPECT_TRUE(wire::is_utf8(out));
        EXPECT_NO_THROW((void)Json::parse(out));
    }
}

TEST(Writer, NeverWritesANumberThatIsNone) {
    std::string out;
    wire::Writer(out).open().real("x", std::numeric_limits<double>::infinity()).close();
    EXPECT_EQ(out, R"({"x":null})");
}

TEST(Utf8, KnowsEveryBoundary) {
    for (const auto* good :
         {"", "a", "\x7f", "\xC2\x80", "\xDF\xBF", "\xE0\xA0\x80", "\xED\x9F\xBF", "\xEE\x80\x80",
          "\xEF\xBF\xBF", "\xF0\x90\x80\x80", "\xF4\x8F\xBF\xBF"}) {
        EXPECT_TRUE(wire::is_utf8(good)) << good;
    }
    for (const auto* bad :
         {"\x80", "\xBF", "\xC0\x80", "\xC1\xBF", "\xC2", "\xE0\x80\x80", "\xE0\x9F\xBF",
          "\xED\xA0\x80", "\xED\xBF\xBF", "\xF0\x80\x80\x80", "\xF0\x8F\xBF\xBF",
          "\xF4\x90\x80\x80", "\xF5\x80\x80\x80", "\xFF", "12345678\xFE", "\xE2\x82"}) {
        EXPECT_FALSE(wire::is_utf8(bad));
    }
    EXPECT_EQ(wire::count_characters("a\xC3\xA9\xF0\x9F\x94\x94"), 3u);
}
