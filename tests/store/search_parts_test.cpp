// The search index in parts, and searches that stop and go on: everything is told once, whatever
// lies in which part.
#include "server/store/connection.hpp"
#include "server/store/error.hpp"
#include "server/store/migrations.hpp"
#include "server/store/search.hpp"
#include "server/store/ticket_search.hpp"
#include "tests/store/folder_fixture.hpp"

#include <algorithm>
#include <random>
#include <set>

#include <fmt/format.h>
#include <gtest/gtest.h>

namespace store {
namespace {
using testing::said;
using Seqs = std::vector<EventSeq>;

class SearchParts : public testing::StoreTest {
  protected:
    SearchParts() {
        close();
        open({.index_step = 0});  // nobody indexes but us
    }

    void index_all(EventSeq part_events = 10) {
        must([&](Tx& tx) {
            while (search_index_step(tx, 3, part_events)) continue;
        });
    }
    Seqs found(const std::string& typed, std::size_t limit = 1'000) {
        Seqs seqs;
        for (const auto& hit :
             see([&](Connection& db) { return search_messages(db, typed, limit); })) {
            seqs.push_back(hit.seq);
        }
        return seqs;
    }
    std::int64_t parts() {
        return see([](Connection& db) {
            auto row = db.query("SELECT count(*) FROM said_part");
            return row.next() ? row.integer(0) : 0;
        });
    }

    // A ticket with a conversation of its own, in which this was said.
    TicketNumber a_ticket(const std::string& text, UserId assignee = 0) {
        TicketNumber number = 0;
        const auto id = ++talks_;
        a_conversation(id);
        must([&](Tx& tx) {
            Ticket ticket{.subject = "A matter", .conversation = id};
            ticket.assignee = assignee;
            ticket.created = ticket.updated = from_ms(1'000 + id);
            create_ticket(tx, ticket);
            number = ticket.number;
        });
        say(id, text);
        return number;
    }
    struct Told {
        std::vector<TicketNumber> numbers;
        int pages = 0;
    };
    // Every page there is.
    Told pages_of(const TicketFilter& filter, std::size_t limit) {
        Told told;
        PageRequest page{.limit = limit, .cursor = {}};
        do {
            const auto one = see([&](Connection& db) { return search_tickets(db, filter, page); });
            for (const auto& ticket : one.items) told.numbers.push_back(ticket.number);
            page.cursor = one.next;
            ++told.pages;
        } while (!page.cursor.empty() && told.pages < 200);
        return told;
    }
    FoundTickets counted(const TicketFilter& filter) {
        return see([&](Connection& db) { return count_found(db, filter); });
    }
    ConversationId talks_ = 0;
};

// The obvious way: looks at every text.
Seqs twin(const std::vector<std::string>& texts, const std::string& word, bool whole) {
    Seqs seqs;
    for (std::size_t i = texts.size(); i > 0; --i) {
        const auto text = " " + texts[i - 1] + " ";
        if (text.find(" " + word + (whole ? " " : "")) != std::string::npos) {
            seqs.push_back(static_cast<EventSeq>(i));
        }
    }
    return seqs;
}
}  // namespace

TEST_F(SearchParts, FindWhatALookAtEveryTextFinds) {
    const std::vector<std::string> words = {"parcel", "part", "party", "refund", "re", "zebra"};
    std::mt19937 dice(5);
    std::vector<std::string> texts;
    a_conversation(1);
    for (int i = 0; i < 95; ++i) {
        texts.push_back(words[dice() % words.size()] + " and " + words[dice() % words.size()]);
        say(1, texts.back());
    }
    index_all();
    EXPECT_GE(parts(), 9);
    for (const auto& word : words) {
        EXPECT_EQ(found(word + " "), twin(texts, word, true)) << word;
        EXPECT_EQ(found(word), twin(texts, word, false)) << word << ", half typed";
    }
    EXPECT_EQ(found("par").size(), twin(texts, "par", false).size());
    auto newest = twin(texts, "p", false);
    newest.resize(7);
    EXPECT_EQ(found("p", 7), newest) << "the newest so many, over the edge of parts";
}

TEST_F(SearchParts, AWordIsForgottenInThePartWhereItStands) {
    a_conversation(1);
    for (int i = 0; i < 25; ++i) say(1, i == 4 ? "xylophonist" : "parcel");
    index_all();
    ASSERT_EQ(found("xylophonist"), Seqs{5});
    must([](Tx& tx) {
        forget_words(tx, *find_event(tx, 5));
        optimize_search(tx);
    });
    EXPECT_EQ(found("xylophonist"), Seqs{});
    EXPECT_EQ(found("parcel").size(), 24U);
    const auto left = see([](Connection& db) {
        auto row = db.query("SELECT count(*) FROM said_data WHERE instr(block, 'xylophonist') > 0");
        return row.next() ? row.integer(0) : -1;
    });
    EXPECT_EQ(left, 0) << "not even the word is left";
}

TEST_F(SearchParts, WhatWasIndexedBeforeThereWerePartsIsFoundBesideTheNew) {
    a_conversation(1);
    for (int i = 0; i < 30; ++i) say(1, "an old parcel");
    close();
    {  // as a database of the step before has it: one table, and nobody wrote down what it holds
        Connection db(folder() / "data" / "deskbell.sqlite3", OpenMode::write);
        db.execute("DROP TABLE said_part; DELETE FROM migration WHERE number >= 24");
        for (EventSeq seq = 1; seq <= 30; ++seq) {
            db.run("INSERT INTO said (rowid, text) VALUES (?1, 'an old parcel')", seq);
        }
        db.run("INSERT INTO setting (name, value) VALUES ('search.upto', '30')");
    }
    open({.index_step = 0});
    EXPECT_EQ(found("parcel").size(), 30U) << "nothing is lost on the way";
    say(1, "a new parcel");
    index_all();
    EXPECT_EQ(parts(), 2);
    EXPECT_EQ(found("parcel").size(), 31U);
    EXPECT_EQ(found("new parcel"), Seqs{31});
}

TEST_F(SearchParts, TicketsOfACommonWordAreAllToldOnceAStretchAfterTheOther) {
    std::set<TicketNumber> all;
    for (int i = 0; i < 1'100; ++i) all.insert(a_ticket("my refund"));
    say(3, "the refund again");  // said long ago, and just now: it belongs to the newest stretch
    index_all(200);
    const auto told = pages_of({.q = "refund"}, 60);
    EXPECT_EQ(told.numbers.size(), all.size()) << "none is told twice";
    EXPECT_EQ(std::set(told.numbers.begin(), told.numbers.end()), all) << "none is left out";
    const auto third = std::ranges::find(told.numbers, 1'003);
    EXPECT_LT(third - told.numbers.begin(), 500);
    EXPECT_TRUE(std::ranges::is_sorted(told.numbers.begin(), told.numbers.begin() + 499,
                                       std::ranges::greater{}))
        << "a stretch keeps the order asked for";

    EXPECT_EQ(counted({.q = "refund"}).count, 500);
    EXPECT_TRUE(counted({.q = "refund"}).more) << "a count that stopped says so";
    EXPECT_EQ(counted({.q = "again"}).count, 1);
    EXPECT_FALSE(counted({.q = "again"}).more);
}

TEST_F(SearchParts, AShortBeginningLooksAtAFewPartsAtATimeAndMissesNone) {
    std::set<TicketNumber> all;
    std::set<TicketNumber> of_somebody;
    for (int i = 0; i < 60; ++i) {
        const bool theirs = i % 20 == 0;
        const auto number = a_ticket(i % 3 == 0 ? "re: my order" : "my order", theirs ? 7 : 0);
        if (i % 3 == 0) all.insert(number);
        if (i % 3 == 0 && theirs) of_somebody.insert(number);
    }
    index_all(5);
    ASSERT_GE(parts(), 10);
    const auto told = pages_of({.q = "order re"}, 50);
    EXPECT_GT(told.pages, 2) << "each page takes a bounded effort";
    EXPECT_EQ(told.numbers.size(), all.size());
    EXPECT_EQ(std::set(told.numbers.begin(), told.numbers.end()), all);
    EXPECT_TRUE(counted({.q = "order re"}).more);

    const auto theirs = pages_of({.assignee = 7, .q = "order re"}, 50);
    EXPECT_EQ(std::set(theirs.numbers.begin(), theirs.numbers.end()), of_somebody)
        << "an empty page is not the end";
}

TEST_F(SearchParts, ASearchNeverTellsOfQueuesThatAreHidden) {
    const auto open_to_all = a_ticket("my refund");
    const auto secret = a_ticket("my refund");
    must([&](Tx& tx) {
        auto ticket = *find_ticket(tx, secret);
        ticket.queue = "legal";
        ASSERT_TRUE(update_ticket(tx, ticket));
    });
    index_all();
    const TicketFilter filter{.q = "refund", .hidden_queues = {"legal"}};
    EXPECT_EQ(pages_of(filter, 50).numbers, std::vector{open_to_all});
    EXPECT_EQ(counted(filter).count, 1);
    const TicketFilter by_number{.q = fmt::format("#{}", secret), .hidden_queues = {"legal"}};
    EXPECT_TRUE(pages_of(by_number, 50).numbers.empty());
}

TEST_F(SearchParts, ACursorOfSomethingElseIsRefused) {
    for (const std::string cursor :
         {"x", "words.", "words.x/", "words.-1/", "words.5", "words.5/y", "-updated:1:1"}) {
        const auto told = store_->read([&](Connection& db) {
            return search_tickets(db, {.q = "refund"}, {.limit = 5, .cursor = cursor});
        });
        ASSERT_FALSE(told) << cursor;
        EXPECT_EQ(told.error().code, ErrorCode::invalid);
    }
}

}  // namespace store
