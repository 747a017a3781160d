// Our own JSON read without a tree: the same values as the library reads, and nothing from damage.
#include "server/store/json_view.hpp"

#include "server/store/codec.hpp"
#include "server/store/error.hpp"
#include "server/store/json_text.hpp"

#include <algorithm>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

namespace {

using store::BadJson;
using store::JsonPlaces;

std::string text_of(std::string_view json) {
    return JsonPlaces(json).root().text();
}

TEST(JsonView, FindsWhatStandsInAnObject) {
    const JsonPlaces all(R"({"a":1,"b":{"a":[true,null,"x"],"c":-2.5},"d":"last"})");
    const auto root = all.root();
    EXPECT_EQ(root.at("a").integer(), 1);
    EXPECT_EQ(root.at("b").at("c").number(), -2.5);
    EXPECT_EQ(root.at("d").text(), "last");
    EXPECT_FALSE(root.find("c")) << "what is deeper is not in it";
    int items = 0;
    root.at("b").at("a").each([&](const auto&) { ++items; });
    EXPECT_EQ(items, 3);
}

TEST(JsonView, ReadsEveryCharacterWhereverItStandsInWhatWeWrite) {
    for (int character = 0; character < 0x80; ++character) {
        for (std::size_t place = 0; place < 20; ++place) {
            auto text = std::string(20, 'x');
            text[place] = static_cast<char>(character);
            store::JsonText json;
            const auto written = json.text(text).take();
            ASSERT_EQ(nlohmann::json::parse(written).get<std::string>(), text) << written;
            ASSERT_EQ(std::ranges::count_if(written, [](char c) { return c < 0x20 || c == 0x7f; }),
                      0);
        }
    }
}

TEST(JsonView, ReadsEveryTextThatWeWrite) {
    const std::string texts[] = {
        "",           "plain", "\"\\/\b\f\n\r\t", std::string("\0\x1f\x7f", 3),
        "für 5 € 🫖", "a\\",   "\\u0041"};
    for (const auto& text : texts) {
        store::JsonText json;
        const auto written = json.text(text).take();
        EXPECT_EQ(text_of(written), text) << written;
        EXPECT_EQ(text_of(written), nlohmann::json::parse(written).get<std::string>());
    }
}

TEST(JsonView, ReadsEscapesThatOthersWrite) {
    EXPECT_EQ(text_of(R"("\u00e4\u20ac\ud83e\uded6\/")"), "ä€🫖/");
    EXPECT_EQ(text_of(" \"spaces around\"\n"), "spaces around");
}

TEST(JsonView, RefusesWhatIsCutShortAtAnyPlace) {
    const std::string whole = R"({"a":[1,"x\u00e4\n",{"b":true}],"c":null,"d":-1.5e3})";
    ASSERT_NO_THROW(JsonPlaces{whole});
    for (std::size_t size = 0; size < whole.size(); ++size) {
        EXPECT_THROW(JsonPlaces{whole.substr(0, size)}, BadJson) << whole.substr(0, size);
    }
}

TEST(JsonView, RefusesWhatIsNoJson) {
    for (const auto* text :
         {"{]", "[1,]", "{\"a\" 1}", "{a:1}", "tru", "1 2", "\"\\", "[1}", ","}) {
        EXPECT_THROW(JsonPlaces{text}, BadJson) << text;
    }
    for (const auto* text :
         {R"("\x")", R"("\u12")", R"("\ud83e")", R"("\ud83eab")", R"("\udc00")"}) {
        EXPECT_THROW(text_of(text), BadJson) << text;
    }
    EXPECT_THROW(JsonPlaces(std::string(1000, '[')), BadJson);
}

TEST(JsonView, RefusesAValueOfAnotherKind) {
    const JsonPlaces all(R"({"a":1,"b":"x","c":[],"d":1.5})");
    EXPECT_THROW(all.root().at("a").text(), BadJson);
    EXPECT_THROW(all.root().at("b").integer(), BadJson);
    EXPECT_THROW(all.root().at("c").boolean(), BadJson);
    EXPECT_THROW(all.root().at("d").integer(), BadJson);
    EXPECT_THROW(all.root().at("e"), BadJson);
    EXPECT_THROW(all.root().at("c").find("x"), BadJson);
}

TEST(JsonView, DamagedRowsAreToldAsSuch) {
    for (const auto* text : {"", "[", "{}x", "[1]", "\"a\""}) {
        EXPECT_THROW(store::decode_texts(text), store::GiveUp) << text;
    }
}

}  // namespace
