// What a person may ask of the shop, through the API: everything out, everything gone.
#include "server/store/connection.hpp"
#include "tests/net/front_house.hpp"

namespace {

using front::Json;
namespace fs = std::filesystem;

struct Privacy : front::Front {
    static Json get(front::Person& who, const std::string& path) {
        const auto got = who.call("GET", "/api/v1" + path);
        EXPECT_EQ(got.status, 200) << path << got.body;
        return Json::parse(got.body);
    }
    // A customer with a chat, a ticket, a note, a survey's comment and an address.
    std::string somebody(front::Person& eve) {
        auto who = customer();
        const auto number = handed_over(who);
        who.say("c-2", "My name is Xanthippe Quux, xanthippe@quux.example");
        who.next("ack");
        const auto ticket = std::to_string(number);
        eve.call("POST", "/api/v1/tickets/" + ticket + "/claim", Json::object());
        eve.call("POST", "/api/v1/tickets/" + ticket + "/messages",
                 {{"id", "m-1"}, {"text", "Hello Mrs Quux"}});
        const std::string id = get(eve, "/tickets/" + ticket)["customer"]["id"];
        eve.call("PATCH", "/api/v1/customers/" + id,
                 {{"name", "Xanthippe Quux"}, {"attributes", {{"country", "GR"}}}});
        eve.call("POST", "/api/v1/customers/" + id + "/notes", {{"text", "Quux prefers tea"}});
        eve.call("PATCH", "/api/v1/tickets/" + ticket, {{"status", "solved"}});
        const auto asked = who.next("survey");
        who.peer.text(Json{{"type", "survey"},
                           {"id", "s-1"},
                           {"seq", asked["seq"]},
                           {"score", 2},
                           {"comment", "Quux is not amused"}}
                          .dump());
        who.next("ack");
        return id;
    }
    // Whether the word stands in any file of the data folder, in any table or log.
    bool stands_somewhere(const std::string& word) {
        for (const auto& file : fs::directory_iterator(folder / "data")) {
            std::ifstream stream(file.path(), std::ios::binary);
            const std::string bytes(std::istreambuf_iterator<char>(stream), {});
            if (bytes.find(word) != bytes.npos) return true;
        }
        return false;
    }
};

TEST_F(Privacy, GivesAllOfOnePersonAsAZipThatOpens) {
    auto eve = person("eve", store::Role::admin);
    const auto id = somebody(eve);
    const auto got = eve.call("GET", "/api/v1/customers/" + id + "/export");
    ASSERT_EQ(got.status, 200);
    EXPECT_EQ(got.headers.at("content-type"), "application/zip");
    const auto file = folder / "customer.zip";
    std::ofstream(file, std::ios::binary) << got.body;
    const auto command = "/usr/bin/python3 -c \"import zipfile,json,sys; z=zipfile.ZipFile('" +
                         file.string() +
                         "'); assert z.testzip() is None; c=json.loads(z.read('customer.json')); "
                         "assert c['name']=='Xanthippe Quux'; t=z.read('index.html').decode(); "
                         "assert 'Hello Mrs Quux' in t and 'Quux prefers tea' in t; "
                         "assert len(json.loads(z.read('tickets.json')))==1; "
                         "assert 'not amused' in z.read('surveys.json').decode(); "
                         "[json.loads(z.read(n)) for n in z.namelist() if n.endswith('.json')]\"";
    EXPECT_EQ(std::system(command.c_str()), 0);
    auto ana = person("ana");
    EXPECT_EQ(ana.call("GET", "/api/v1/customers/" + id + "/export").status, 403);
    EXPECT_EQ(eve.call("GET", "/api/v1/customers/77/export").status, 404);
}

TEST_F(Privacy, ErasesAPersonEverywhereAndKeepsTheNumbers) {
    auto eve = person("eve", store::Role::admin);
    const auto id = somebody(eve);
    const auto before = get(eve, "/events?limit=200")["items"];
    ASSERT_TRUE(stands_somewhere("Quux"));
    auto ana = person("ana");
    EXPECT_EQ(ana.call("POST", "/api/v1/customers/" + id + "/erase", Json::object()).status, 403);

    const auto done = eve.call("POST", "/api/v1/customers/" + id + "/erase", {{"reason", "asked"}});
    ASSERT_EQ(done.status, 200) << done.body;
    const auto certificate = Json::parse(done.body);
    EXPECT_EQ(certificate["erased"]["conversations"], 1);
    EXPECT_EQ(certificate["erased"]["tickets"], 1);
    EXPECT_EQ(certificate["erased"]["notes"], 1);
    EXPECT_GE(certificate["erased"]["events"], 5);
    EXPECT_EQ(certificate["hash"].get<std::string>().size(), 64u);
    EXPECT_EQ(get(eve, "/erasures")["items"][0]["hash"], certificate["hash"]);

    const auto after = get(eve, "/events?limit=200")["items"];
    ASSERT_GE(after.size(), before.size());
    for (std::size_t i = 0; i < before.size(); ++i) {
        EXPECT_EQ(after[i]["seq"], before[i]["seq"]);
        EXPECT_EQ(after[i]["event"], before[i]["event"]);
        EXPECT_EQ(after[i]["at"], before[i]["at"]);
    }
    EXPECT_EQ(after.dump().find("Quux"), std::string::npos);
    EXPECT_EQ(get(eve, "/customers/" + id)["name"], "");
    EXPECT_EQ(get(eve, "/surveys")["items"][0]["score"], 2) << "statistics stay";
    EXPECT_TRUE(get(eve, "/customers/" + id + "/notes")["items"].empty());
    close();  // waits for what runs behind, and brings the log home
    EXPECT_FALSE(stands_somewhere("Quux"));
    EXPECT_FALSE(stands_somewhere("quux")) << "the search index forgets as well";
    EXPECT_FALSE(stands_somewhere("xanthippe"));
    open();
}

TEST_F(Privacy, ErasesAgainWhoeverABackupBroughtBack) {
    auto eve = person("eve", store::Role::admin);
    const auto id = somebody(eve);
    close();
    fs::copy_file(folder / "data/deskbell.sqlite3", folder / "old.sqlite3");
    open();
    front::Person again(server->port());
    again.log_in("eve@shop.example", "correct horse");
    ASSERT_EQ(again.call("POST", "/api/v1/customers/" + id + "/erase", Json::object()).status, 200);
    close();
    fs::copy_file(folder / "old.sqlite3", folder / "data/deskbell.sqlite3",
                  fs::copy_options::overwrite_existing);
    fs::remove(folder / "data/high-water");
    open();
    front::Person later(server->port());
    later.log_in("eve@shop.example", "correct horse");
    EXPECT_EQ(get(later, "/customers/" + id)["name"], "");
    EXPECT_EQ(get(later, "/erasures")["items"][0]["reason"], "a backup from before was restored");
}

TEST_F(Privacy, TellsWhatRetentionWouldTakeBeforeItTakesIt) {
    std::ofstream(folder / "content/deskbell.yaml")
        << "retention: {conversations: 30d, traces: 10d, customers: 60d}\n";
    auto eve = person("eve", store::Role::admin);
    auto who = customer();
    who.hello();
    who.say("c-1", "How much is delivery for Zebra Zorro?");
    who.next("message");
    const auto counts = [&] {
        Json found;
        for (const auto& row : get(eve, "/retention/preview")["items"]) {
            found[row["rule"].get<std::string>()] = row["count"];
        }
        return found;
    };
    EXPECT_EQ(counts(),
              Json({{"conversations", 0}, {"traces", 0}, {"customers", 0}, {"rule_runs", 0}}));
    const auto aged = store->write([](store::Tx& tx) {
        constexpr std::int64_t days_40 = 40LL * 86'400'000;
        tx.db().run("UPDATE conversation SET updated = updated - ?1", days_40);
        tx.db().run("UPDATE event SET at = at - ?1", days_40);
    });
    ASSERT_TRUE(aged);
    EXPECT_EQ(counts(),
              Json({{"conversations", 1}, {"traces", 1}, {"customers", 0}, {"rule_runs", 0}}));
    desk->tick();
    for (int i = 0; i < 100 && counts()["conversations"] != 0; ++i) {
        std::this_thread::sleep_for(std::chrono::milliseconds{50});
    }
    EXPECT_EQ(counts(),
              Json({{"conversations", 0}, {"traces", 0}, {"customers", 0}, {"rule_runs", 0}}));
    EXPECT_EQ(get(eve, "/events?limit=100").dump().find("Zebra"), std::string::npos);
    who.say("c-2", "and to Austria?");
    EXPECT_EQ(who.next("ack")["id"], "c-2") << "the customer can go on";
}

}  // namespace
