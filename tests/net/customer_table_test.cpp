// Customers in and out as CSV through the API: tried out, carried out, never a formula.
#include "server/desk/customers/csv.hpp"
#include "tests/net/front_house.hpp"
#include "tests/net/signed.hpp"

namespace {

using front::Json;

struct TableApi : front::Front {
    static Json import(front::Person& who, Json wanted) {
        const auto got = who.call("POST", "/api/v1/customers/import", wanted);
        EXPECT_EQ(got.status, 200) << got.body;
        return Json::parse(got.body);
    }
    static Json customers(front::Person& who) {
        return Json::parse(who.call("GET", "/api/v1/customers").body)["items"];
    }
};

TEST_F(TableApi, SaysWhatATableWouldDoAndNamesEveryBadCell) {
    auto eve = person("eve", store::Role::admin);
    eve.call("POST", "/api/v1/attributes", {{"name", "age"}, {"type", "number"}});
    const std::string csv =
        "Full name;E-mail;age;Shoe size\r\n"
        "\"Cleo; the first\";cleo@a.example;41;38\r\n"
        "Dan;dan@a.example;old;40\r\n"
        "Eve;no address;;\r\n"
        ";;;12\r\n"
        "Fay;CLEO@a.example;;\r\n"
        "Gus;gus@a.example;1;2;3\r\n"
        "Hal;hal@a.example;;\r\n";
    const auto tried = import(eve, {{"csv", csv}});
    EXPECT_EQ(tried["rows"], 7);
    EXPECT_EQ(tried["created"], 2);
    EXPECT_EQ(tried["columns_left_out"], Json({"Shoe size"}));
    std::vector<std::pair<int, int>> places;
    for (const auto& fault : tried["errors"]) {
        places.emplace_back(fault["line"].get<int>(), fault["column"].get<int>());
    }
    const std::vector<std::pair<int, int>> wanted = {{3, 3}, {4, 2}, {5, 0}, {6, 2}, {7, 5}};
    EXPECT_EQ(places, wanted) << tried.dump(1);
    EXPECT_TRUE(customers(eve).empty()) << "trying writes nothing";

    const auto done = import(eve, {{"csv", csv}, {"dry_run", false}});
    EXPECT_EQ(done["created"], 2);
    EXPECT_EQ(customers(eve).size(), 2u);
    const auto again = import(eve, {{"csv", csv}, {"dry_run", false}});
    EXPECT_EQ(again["created"], 0);
    EXPECT_EQ(again["updated"], 0) << "the same table twice changes nothing";
    const auto moved = import(eve, {{"csv", "who,mail\nCleo Two,cleo@a.example\n"},
                                    {"mapping", {{"who", "name"}}},
                                    {"dry_run", false}});
    EXPECT_EQ(moved["updated"], 1);
    auto ana = person("ana");
    EXPECT_EQ(ana.call("POST", "/api/v1/customers/import", {{"csv", csv}}).status, 403);
}

TEST_F(TableApi, ReadsTheEncodingsThatSpreadsheetsWrite) {
    auto eve = person("eve", store::Role::admin);
    const auto file = [](std::string_view bytes) {
        std::string text(sodium_base64_encoded_len(bytes.size(), sodium_base64_VARIANT_ORIGINAL),
                         '\0');
        sodium_bin2base64(text.data(), text.size(),
                          reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size(),
                          sodium_base64_VARIANT_ORIGINAL);
        text.pop_back();
        return Json{{"base64", text}, {"dry_run", false}};
    };
    using namespace std::string_view_literals;
    import(eve, file("name,email\nJ\xF6rg,a@latin.example\n"));
    import(eve, file("\xEF\xBB\xBFname,email\nJ\xC3\xB6rg,b@utf.example\n"));
    import(eve,
           file("\xFF\xFEn\0a\0m\0e\0;\0m\0a\0i\0l\0\n\0J\0\xF6\0r\0g\0;\0c\0@\0d\0.\0e\0\n\0"sv));
    const auto found = customers(eve);
    ASSERT_EQ(found.size(), 3u);
    for (const auto& one : found) EXPECT_EQ(one["name"], "J\xC3\xB6rg") << one.dump();
}

TEST_F(TableApi, WritesNothingThatASpreadsheetWouldRun) {
    auto eve = person("eve", store::Role::admin);
    eve.call("POST", "/api/v1/customers", {{"name", "=HYPERLINK(\"http://x\")"}});
    eve.call("POST", "/api/v1/customers", {{"name", "@SUM(1)"}});
    eve.call("POST", "/api/v1/customers", {{"name", "-1+1|cmd"}});
    const auto got = eve.call("GET", "/api/v1/customers-table");
    ASSERT_EQ(got.status, 200);
    const auto table = desk::read_csv(got.body);
    ASSERT_TRUE(table) << table.error();
    EXPECT_EQ(table->header.front(), "id");
    ASSERT_EQ(table->rows.size(), 3u);
    for (const auto& row : table->rows) EXPECT_EQ(row.cells[1].front(), '\'') << row.cells[1];
    const auto back = import(eve, {{"csv", got.body}});
    EXPECT_EQ(back["errors"].size(), 0u) << back.dump();
}

}  // namespace
