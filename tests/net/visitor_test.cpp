// What a visitor's browser asks for without a socket: my chats as a file or gone, and files.
#include "tests/net/front_house.hpp"

namespace {

using front::Json;

struct Visitor : front::Front {
    static Json session_of(front::Customer& who, const std::string& file = "file") {
        return {{"session", who.hello()["session"]}, {"name", file}};
    }
    // The first line says who asks; what follows is the file.
    client::Answer post(const std::string& path, const Json& ask, const std::string& bytes = {},
                        const std::string& more = {}) {
        client::Client browser(open());
        const auto body = ask.dump() + (bytes.empty() ? "" : "\n" + bytes);
        browser.send("POST " + path + " HTTP/1.1\r\nHost: shop\r\nContent-Type: text/plain\r\n" +
                     more + "Content-Length: " + std::to_string(body.size()) + "\r\n\r\n" + body);
        return browser.answer();
    }
    client::Answer fetch(const std::string& url) {
        client::Client browser(open());
        browser.send("GET " + url.substr(url.find("/file/")) + " HTTP/1.1\r\nHost: shop\r\n\r\n");
        return browser.answer();
    }
};

TEST_F(Visitor, GetsWhatTheySaidAsAFileAndHasItDeleted) {
    auto who = customer();
    const Json ask = session_of(who);
    who.say("c-1", "My name is Xanthippe");
    who.next("ack");
    const auto zip = post("/chat/export", ask);
    EXPECT_EQ(zip.status, 200) << zip.body;
    EXPECT_TRUE(zip.body.starts_with("PK"));
    const auto gone = post("/chat/erase", ask);
    EXPECT_EQ(gone.status, 200) << gone.body;
    EXPECT_EQ(Json::parse(gone.body)["reason"], "deleted by the customer in the chat");
}

TEST_F(Visitor, IsRefusedWithoutASessionOrFromAForeignPage) {
    EXPECT_EQ(post("/chat/export", {{"session", "forged"}}).status, 401);
    EXPECT_EQ(post("/chat/erase", Json::object()).status, 401);
    auto who = customer();
    const auto ask = session_of(who);
    EXPECT_EQ(post("/chat/export", ask).status, 404) << "nothing was said";
    EXPECT_EQ(post("/chat/export", ask, {}, "Origin: https://evil.example\r\n").status, 403);
}

TEST_F(Visitor, SendsAFileThatIsServedAsWhatItIs) {
    auto who = customer();
    const auto kept =
        post("/chat/files", session_of(who, "../a\"b.html"), "<script>alert(1)</script>");
    ASSERT_EQ(kept.status, 201) << kept.body;
    const auto file = Json::parse(kept.body);
    EXPECT_EQ(file["name"], "a_b.html");
    const auto served = fetch(file["url"]);
    EXPECT_EQ(served.status, 200);
    EXPECT_EQ(served.body, "<script>alert(1)</script>");
    EXPECT_EQ(served.headers.at("content-type"), "text/plain; charset=utf-8");
    EXPECT_TRUE(served.headers.at("content-disposition").starts_with("attachment"));
    EXPECT_TRUE(served.headers.at("content-security-policy").contains("sandbox"));
}

TEST_F(Visitor, IsToldWhenAFileIsOfNoKindWePassOnOrTooLarge) {
    auto who = customer();
    const auto ask = session_of(who, "x.exe");
    EXPECT_EQ(post("/chat/files", ask, std::string("MZ\0\1", 4)).status, 422);
    EXPECT_EQ(post("/chat/files", ask, std::string(9 * 1024 * 1024, 'a')).status, 413);
}

TEST_F(Visitor, SendsNotTooManyAtOnce) {
    auto who = customer();
    const auto ask = session_of(who, "x.txt");
    int kept = 0;
    for (int i = 0; i < 15; ++i) kept += post("/chat/files", ask, "text").status == 201;
    EXPECT_GE(kept, 1);
    EXPECT_LT(kept, 15);
    EXPECT_EQ(post("/chat/files", ask, "text").status, 429);
}

TEST_F(Visitor, TakesTheirFilesWithThem) {
    auto who = customer();
    const auto ask = session_of(who, "note.txt");
    const auto file = Json::parse(post("/chat/files", ask, "a secret").body);
    who.say("c-1", file["text"].get<std::string>());
    who.next("ack");
    ASSERT_EQ(fetch(file["url"]).status, 200);
    EXPECT_TRUE(post("/chat/export", ask).body.contains("a secret"));
    ASSERT_EQ(post("/chat/erase", ask).status, 200);
    EXPECT_EQ(fetch(file["url"]).status, 404);
}

}  // namespace
