// Search: it follows the log, and nothing people type is syntax.
#include "server/store/search.hpp"

#include "server/store/connection.hpp"
#include "server/store/ticket_list.hpp"
#include "tests/store/folder_fixture.hpp"

#include <random>
#include <thread>

#include <gtest/gtest.h>

namespace store {
namespace {
using testing::at;
using testing::note;
using testing::said;

class Search : public testing::StoreTest {
  protected:
    Search() { a_conversation(1); }

    // Brings the index up to the log by hand; the writer would, once nobody waits.
    void index_all() {
        must([](Tx& tx) {
            while (search_index_step(tx, 3)) continue;
        });
    }
    std::vector<EventSeq> found(const std::string& typed) {
        std::vector<EventSeq> seqs;
        for (const auto& hit :
             see([&](Connection& db) { return search_messages(db, typed, 50); })) {
            seqs.push_back(hit.seq);
        }
        return seqs;
    }
};
using Seqs = std::vector<EventSeq>;
}  // namespace

TEST_F(Search, FindsWordsInAnyOrderNewestFirst) {
    say(1, "Where is my parcel?");
    say(1, "The PARCEL has not come, where can it be");
    say(1, "thanks");
    index_all();
    EXPECT_EQ(found("parcel where"), (Seqs{2, 1}));
    EXPECT_EQ(found("thanks"), Seqs{3});
    EXPECT_EQ(found("parcel thanks"), Seqs{});
}

TEST_F(Search, WordsInQuotationMarksStandSideBySide) {
    say(1, "the lid of the kettle is broken");
    say(1, "the kettle has a lid that is not broken");
    index_all();
    EXPECT_EQ(found("\"kettle is broken\""), Seqs{1});
    EXPECT_EQ(found("\"broken is kettle\""), Seqs{});
    EXPECT_EQ(found("\"a lid\" kett"), Seqs{2});
    EXPECT_EQ(found("lid \"is brok\""), Seqs{}) << "a closed phrase is typed to its end";
    EXPECT_EQ(found("\"kettle is"), (Seqs{2, 1})) << "an open mark is no mark";
    EXPECT_EQ(found("\"\" lid \""), (Seqs{2, 1}));
}

TEST_F(Search, TheLastWordMayBeHalfTyped) {
    say(1, "my refund is late");
    index_all();
    EXPECT_EQ(found("ref"), Seqs{1});
    EXPECT_EQ(found("my ref"), Seqs{1});
    EXPECT_EQ(found("ref "), Seqs{}) << "a blank ends the word";
    EXPECT_EQ(found("re late"), Seqs{});
}

TEST_F(Search, AccentsAndCaseDoNotMatter) {
    say(1, "Größe und Café");
    index_all();
    EXPECT_EQ(found("GRÖßE"), Seqs{1});
    EXPECT_EQ(found("cafe"), Seqs{1});
}

TEST_F(Search, NotesAndSubjectsAreFoundToo) {
    must([](Tx& tx) {
        auto c = find_conversation(tx, 1).value();
        Event created;
        created.body = TicketCreated{Ticket{.subject = "Broken lamp", .customer_name = "Zoë"}, 0};
        ASSERT_TRUE(advance(tx, c, {note("suspicious order"), created}));
    });
    index_all();
    EXPECT_EQ(found("suspicious"), Seqs{1});
    EXPECT_EQ(found("lamp zoe"), Seqs{2});
}

TEST_F(Search, NothingPeopleTypeIsSyntax) {
    say(1, "a normal message about AB-1234 and 50% off, e.g. shoes");
    index_all();
    const std::vector<std::string> hostile = {"\"",
                                              "\"\"",
                                              "'",
                                              "*",
                                              "^",
                                              "NEAR(",
                                              "NEAR(a b, 5)",
                                              "AND",
                                              "OR OR",
                                              "NOT",
                                              "a AND",
                                              "text:a",
                                              "said:",
                                              "{a b}:c",
                                              "a*b*",
                                              "(",
                                              ")",
                                              "a + b",
                                              "-a",
                                              "--",
                                              ";",
                                              "a\"b\"c",
                                              "DROP TABLE event",
                                              "\xff\xfe",
                                              std::string("a\0b", 3),
                                              std::string(10'000, 'x'),
                                              std::string(5'000, '"'),
                                              "…",
                                              "🛎",
                                              "🛎 normal",
                                              "’ normal",
                                              "\\",
                                              "%",
                                              "_",
                                              "?1",
                                              ":a",
                                              "@x",
                                              "select * from event",
                                              std::string(3'000, '(')};
    for (const auto& typed : hostile) {
        const auto hits =
            store_->read([&](Connection& db) { return search_messages(db, typed, 10); });
        EXPECT_TRUE(hits) << typed << ": " << hits.error().message;
    }
    EXPECT_EQ(found("AB-1234"), Seqs{1});
    EXPECT_EQ(found("50% normal"), Seqs{1});
    EXPECT_EQ(found("e.g."), Seqs{1});
    EXPECT_EQ(found("… normal"), Seqs{1}) << "a word without letters does not narrow the search";
}

TEST_F(Search, RandomBytesAreNoSyntaxEither) {
    say(1, "hello");
    index_all();
    std::mt19937 random(1);
    const std::string letters =
        "ab \"'*()^:{}-+,.\\\n\xc3\xa9\x80\xff"
        "NEARORANDNOT";
    for (int round = 0; round < 3'000; ++round) {
        std::string typed;
        for (auto size = random() % 30; size > 0; --size) {
            typed += letters[random() % letters.size()];
        }
        const auto hits =
            store_->read([&](Connection& db) { return search_messages(db, typed, 10); });
        ASSERT_TRUE(hits) << typed << ": " << hits.error().message;
    }
}

TEST_F(Search, TheIndexFollowsTheLogByItself) {
    for (int i = 0; i < 200; ++i) say(1, "message " + std::to_string(i));
    EventSeq upto = 0;
    for (int wait = 0; wait < 500 && upto < 200; ++wait) {
        std::this_thread::sleep_for(std::chrono::milliseconds(10));
        upto = see(searched_upto);
    }
    EXPECT_EQ(upto, 200);
    EXPECT_EQ(found("message 137"), Seqs{138});
}

TEST_F(Search, ATicketIsFoundByWhatWasSaidInItByItsSubjectAndByItsNumber) {
    a_conversation(2);
    must([](Tx& tx) {
        for (ConversationId id = 1; id <= 2; ++id) {
            Ticket ticket{.subject = id == 1 ? "Lamp" : "Chair", .conversation = id};
            create_ticket(tx, ticket);
            Event created;
            created.ticket = ticket.number;
            created.body = TicketCreated{ticket, 0};
            tx.append(created);
        }
    });
    say(2, "it wobbles");
    index_all();
    const auto numbers = [&](const std::string& q) {
        std::vector<TicketNumber> all;
        const auto page = see([&](Connection& db) { return list_tickets(db, {.q = q}, {}); });
        for (const auto& ticket : page.items) all.push_back(ticket.number);
        return all;
    };
    EXPECT_EQ(numbers("wobbles"), std::vector<TicketNumber>{1'002});
    EXPECT_EQ(numbers("lamp"), std::vector<TicketNumber>{1'001});
    EXPECT_EQ(numbers("#1002"), std::vector<TicketNumber>{1'002});
    EXPECT_EQ(numbers("1001"), std::vector<TicketNumber>{1'001});
    EXPECT_EQ(numbers("nothing"), std::vector<TicketNumber>{});
}

}  // namespace store
