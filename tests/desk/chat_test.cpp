// What customers can rely on: answers, order, resuming, and that the bot never talks over a person.
#include "tests/desk/small_shop.hpp"

namespace {

using shop::Shop;
using store::Owner;

std::vector<store::ConversationSeq> numbers(const std::vector<store::Event>& events) {
    std::vector<store::ConversationSeq> seqs;
    for (const auto& event : events) seqs.push_back(event.cseq);
    return seqs;
}

desk::Result<desk::Ack> ask_for_person(Shop& shop, const desk::Visitor& visitor, std::string id) {
    return Shop::wait<desk::Ack>([&](auto done) {
        shop.desk().chat().ask_for_person(visitor, std::move(id), std::move(done));
    });
}

}  // namespace

TEST(Chat, AnswersFromTheShopsFiles) {
    Shop shop;
    const auto visitor = shop.visitor();
    const auto ack = shop.say(visitor, "c-1", "What does shipping cost?");
    ASSERT_TRUE(ack) << ack.error().text;
    EXPECT_EQ(ack->seq, 1);
    EXPECT_EQ(shop.last_words(visitor), "Delivery is 4.90 euros, and free from 50 euros.");
}

TEST(Chat, NumbersEventsDenselyFromOne) {
    Shop shop;
    const auto visitor = shop.visitor();
    for (int i = 0; i < 5; ++i)
        ASSERT_TRUE(
            shop.say(visitor, "c-" + std::to_string(i), "delivery costs " + std::to_string(i)));
    const auto seqs = numbers(shop.chat(visitor));
    for (std::size_t i = 0; i < seqs.size(); ++i)
        EXPECT_EQ(seqs[i], static_cast<std::int64_t>(i) + 1);
}

TEST(Chat, StoresTheSameSendOnceHoweverOftenItComes) {
    Shop shop;
    const auto visitor = shop.visitor();
    const auto first = shop.say(visitor, "c-1", "delivery costs");
    const auto again = shop.say(visitor, "c-1", "delivery costs");
    ASSERT_TRUE(first && again);
    EXPECT_EQ(first->seq, again->seq);
    EXPECT_EQ(shop.chat(visitor).size(), 2U);
    shop.restart();
    const auto later = shop.say(visitor, "c-1", "delivery costs");
    ASSERT_TRUE(later);
    EXPECT_EQ(later->seq, first->seq) << "a restart must not forget what was sent";
    EXPECT_EQ(shop.chat(visitor).size(), 2U);
}

TEST(Chat, ResumesExactlyWhatWasMissed) {
    Shop shop;
    const auto welcome = shop.desk().chat().welcome({.locale = "en"});
    ASSERT_TRUE(welcome);
    const desk::Visitor visitor{.conversation = welcome->conversation, .locale = "en"};
    ASSERT_TRUE(shop.say(visitor, "c-1", "delivery costs"));
    ASSERT_TRUE(shop.say(visitor, "c-2", "when are you open"));
    const auto back = shop.desk().chat().welcome({.session = welcome->session, .after = 2});
    ASSERT_TRUE(back);
    EXPECT_EQ(back->conversation, welcome->conversation);
    EXPECT_EQ(numbers(back->events), (std::vector<store::ConversationSeq>{3, 4}));
    EXPECT_EQ(back->seq, 4);
}

TEST(Chat, GivesANewConversationForAForgedOrOldToken) {
    Shop shop;
    const auto welcome = shop.desk().chat().welcome({});
    ASSERT_TRUE(welcome);
    auto forged = welcome->session;
    forged[5] = forged[5] == 'A' ? 'B' : 'A';
    EXPECT_NE(shop.desk().chat().welcome({.session = forged})->conversation, welcome->conversation);
    shop.now += std::chrono::days{91};
    EXPECT_NE(shop.desk().chat().welcome({.session = welcome->session})->conversation,
              welcome->conversation);
}

TEST(Chat, SaysTheShopIsClosedAndWhenItOpens) {
    Shop shop;
    EXPECT_TRUE(shop.desk().chat().welcome({})->open);
    shop.now += std::chrono::hours{2} + std::chrono::minutes{30};  // 12:30 in Berlin: lunch
    const auto welcome = shop.desk().chat().welcome({});
    EXPECT_FALSE(welcome->open);
    EXPECT_EQ(welcome->next_open, shop.now + std::chrono::minutes{30});
}

TEST(Chat, GreetsWithStartersThatCanBePressed) {
    Shop shop;
    const auto welcome = shop.desk().chat().welcome({.locale = "en-GB"});
    ASSERT_TRUE(welcome->greeting);
    EXPECT_EQ(welcome->greeting->text, "Hello from Small Shop");
    ASSERT_EQ(welcome->greeting->buttons.size(), 2U);
    const desk::Visitor visitor{.conversation = welcome->conversation, .locale = "en"};
    const auto ack = Shop::wait<desk::Ack>(
        [&](auto done) { shop.desk().chat().press(visitor, "p-1", 0, "g1", std::move(done)); });
    ASSERT_TRUE(ack) << ack.error().text;
    EXPECT_EQ(shop.last_words(visitor), "What is your order number?");
}

TEST(Chat, RefusesAButtonThatIsNotThere) {
    Shop shop;
    const auto visitor = shop.visitor();
    ASSERT_TRUE(shop.say(visitor, "c-1", "delivery costs"));
    const auto ack = Shop::wait<desk::Ack>(
        [&](auto done) { shop.desk().chat().press(visitor, "p-1", 2, "b9", std::move(done)); });
    ASSERT_FALSE(ack);
    EXPECT_EQ(ack.error().code, desk::Code::not_found);
}

TEST(Chat, RefusesTextThatIsTooLongOrEmpty) {
    Shop shop;
    const auto visitor = shop.visitor();
    EXPECT_EQ(shop.say(visitor, "c-1", std::string(4001, 'a')).error().code, desk::Code::too_long);
    EXPECT_EQ(shop.say(visitor, "c-2", " \n ").error().code, desk::Code::invalid_field);
    EXPECT_TRUE(shop.chat(visitor).empty());
}

TEST(Chat, CallsTheShopAndTellsWhatItAnswered) {
    Shop shop;
    const auto visitor = shop.visitor();
    ASSERT_TRUE(shop.say(visitor, "c-1", "where is my parcel?"));
    EXPECT_EQ(shop.last_words(visitor), "What is your order number?");
    shop.hold_lookups();
    ASSERT_TRUE(shop.say(visitor, "c-2", "ab 1234"));
    shop.release_lookups();
    ASSERT_TRUE(
        shop.say(visitor, "c-3", "delivery costs"));  // waits behind the look-up's turn or before
    for (int i = 0; i < 200 && shop.chat(visitor).size() < 6; ++i)
        std::this_thread::sleep_for(std::chrono::milliseconds{5});
    const auto events = shop.chat(visitor);
    const auto told = std::ranges::any_of(events, [](const auto& event) {
        const auto* message = std::get_if<store::Message>(&event.body);
        return message && message->text == "Order AB-1234 is on its way.";
    });
    EXPECT_TRUE(told);
}

TEST(Chat, DropsTheShopsAnswerWhenAPersonTookOverMeanwhile) {
    Shop shop;
    const auto ana = shop.agent("Ana");
    const auto visitor = shop.visitor();
    ASSERT_TRUE(shop.say(visitor, "c-1", "where is my parcel?"));
    shop.hold_lookups();
    ASSERT_TRUE(shop.say(visitor, "c-2", "AB-1234"));
    const auto taken = Shop::wait<store::Ticket>(
        [&](auto done) { shop.desk().tickets().take(ana, visitor.conversation, std::move(done)); });
    ASSERT_TRUE(taken) << taken.error().text;
    const auto before = shop.chat(visitor).size();
    shop.release_lookups();
    ASSERT_TRUE(shop.say(visitor, "c-3", "hello?"));
    std::this_thread::sleep_for(std::chrono::milliseconds{50});
    EXPECT_EQ(shop.chat(visitor).size(), before + 1) << "only the customer's own words";
}

TEST(Chat, IsSilentOnceAPersonIsFetched) {
    Shop shop;
    const auto visitor = shop.visitor();
    ASSERT_TRUE(shop.say(visitor, "c-1", "delivery costs"));
    ASSERT_TRUE(ask_for_person(shop, visitor, "h-1"));
    const auto welcome = shop.desk().chat().welcome({.session = {}, .locale = "en"});
    ASSERT_TRUE(welcome);
    const auto before = shop.chat(visitor);
    const auto* owner = std::get_if<store::OwnerChanged>(&before.back().body);
    ASSERT_NE(owner, nullptr);
    EXPECT_EQ(owner->owner, Owner::queue);
    EXPECT_EQ(owner->position, 1);
    EXPECT_GE(owner->ticket, 1001);
    ASSERT_TRUE(shop.say(visitor, "c-2", "delivery costs"));
    EXPECT_EQ(shop.chat(visitor).size(), before.size() + 1) << "the bot must not answer";
}

TEST(Chat, NamesTheTicketInWhatItTellsTheCustomer) {
    Shop shop;
    const auto visitor = shop.visitor();
    ASSERT_TRUE(ask_for_person(shop, visitor, "h-1"));
    EXPECT_NE(shop.last_words(visitor).find("#1001"), std::string::npos)
        << shop.last_words(visitor);
}

TEST(Chat, NotesAnEmailAddressThatIsLeftInTheQueue) {
    Shop shop;
    const auto visitor = shop.visitor();
    ASSERT_TRUE(ask_for_person(shop, visitor, "h-1"));
    ASSERT_TRUE(shop.say(visitor, "c-1", "you can write to kim@example.org, thanks"));
    const auto card = shop.desk().tickets().get(1001);
    ASSERT_TRUE(card);
    EXPECT_EQ(card->ticket.customer_email, "kim@example.org");
}

TEST(Chat, NeverStoresACardNumber) {
    Shop shop;
    const auto visitor = shop.visitor();
    ASSERT_TRUE(shop.say(visitor, "c-1", "my card is 4111 1111 1111 1111"));
    for (const auto& event : shop.ear().events()) {
        const auto* message = std::get_if<store::Message>(&event.body);
        if (message) EXPECT_EQ(message->text.find("4111 1111"), std::string::npos) << message->text;
    }
}

TEST(Chat, OffersAPersonWhenAnAnswerDidNotHelp) {
    Shop shop;
    const auto visitor = shop.visitor();
    ASSERT_TRUE(shop.say(visitor, "c-1", "delivery costs"));
    const auto ack = Shop::wait<desk::Ack>(
        [&](auto done) { shop.desk().chat().rate(visitor, "r-1", 2, false, std::move(done)); });
    ASSERT_TRUE(ack) << ack.error().text;
    EXPECT_EQ(ack->seq, 3);
    const auto events = shop.chat(visitor);
    const auto* offer = std::get_if<store::Message>(&events.back().body);
    ASSERT_NE(offer, nullptr);
    ASSERT_FALSE(offer->buttons.empty());
    EXPECT_EQ(offer->buttons.front().action, "handoff");
}

TEST(Chat, KeepsOrderWhenManySendAtOnce) {
    Shop shop;
    const auto visitor = shop.visitor();
    std::vector<std::thread> tabs;
    for (int tab = 0; tab < 4; ++tab) {
        tabs.emplace_back([&, tab] {
            for (int i = 0; i < 25; ++i) {
                const auto ack = shop.say(visitor, std::to_string(tab) + "-" + std::to_string(i),
                                          "delivery costs");
                EXPECT_TRUE(ack);
            }
        });
    }
    for (auto& tab : tabs) tab.join();
    const auto seqs = numbers(shop.chat(visitor));
    ASSERT_GE(seqs.size(), 100U);
    for (std::size_t i = 0; i < seqs.size(); ++i)
        ASSERT_EQ(seqs[i], static_cast<std::int64_t>(i) + 1);
}
