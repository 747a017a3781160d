// Customers, people of the console, where they are logged in, and small things kept by name.
#include "server/store/connection.hpp"
#include "server/store/session.hpp"
#include "server/store/setting.hpp"
#include "server/store/user.hpp"
#include "tests/store/folder_fixture.hpp"

#include <gtest/gtest.h>

namespace store {
namespace {
using testing::at;

class Customers : public testing::StoreTest {};
class Users : public testing::StoreTest {
  protected:
    UserId ana() {
        User user{.email = "Ana@Example.org", .name = "Ana", .role = Role::admin};
        must([&](Tx& tx) { create_user(tx, user); });
        return user.id;
    }
};
class Sessions : public Users {};
class Settings : public testing::StoreTest {};
}  // namespace

TEST_F(Customers, EveryFieldReadsBackAndAStaleChangeIsRefused) {
    Customer zoe{.id = 5,
                 .name = "Zoë",
                 .email = "z@example.org",
                 .verified = true,
                 .external_id = "shop-5",
                 .tier = "gold",
                 .attributes = {{"plan", "pro"}, {"größe", "\"L\""}},
                 .created = at(1),
                 .last_seen = at(2)};
    must([&](Tx& tx) { create_customer(tx, zoe); });
    EXPECT_EQ(see([](Connection& db) { return find_customer(db, 5); }), zoe);
    EXPECT_EQ(see([](Connection& db) { return find_customer_by_external_id(db, "shop-5"); }), zoe);
    auto stale = zoe;
    zoe.name = "Zoe";
    must([&](Tx& tx) {
        EXPECT_TRUE(update_customer(tx, zoe));
        EXPECT_FALSE(update_customer(tx, stale));
        touch_customer(tx, 5, at(9));
        touch_customer(tx, 5, at(3));
    });
    const auto now = see([](Connection& db) { return find_customer(db, 5); }).value();
    EXPECT_EQ(now.name, "Zoe");
    EXPECT_EQ(now.version, 2);
    EXPECT_EQ(now.last_seen, at(9));
}

TEST_F(Customers, AreListedNewestFirstAndFoundByPartOfNameOrMail) {
    must([](Tx& tx) {
        for (CustomerId id = 1; id <= 7; ++id) {
            create_customer(tx, {.id = id,
                                 .name = id == 3 ? "100% Zoë" : "Somebody",
                                 .email = "c" + std::to_string(id) + "@example.org",
                                 .created = at(id / 2)});
        }
    });
    std::vector<CustomerId> ids;
    PageRequest page{.limit = 2, .cursor = {}};
    do {
        const auto found = see([&](Connection& db) { return list_customers(db, {}, page); });
        for (const auto& customer : found.items) ids.push_back(customer.id);
        page.cursor = found.next;
    } while (!page.cursor.empty());
    EXPECT_EQ(ids, (std::vector<CustomerId>{7, 6, 5, 4, 3, 2, 1}));
    const auto count = [&](const std::string& q) {
        return see([&](Connection& db) { return list_customers(db, {q}, {}); }).items.size();
    };
    EXPECT_EQ(count("c4@"), 1U);
    EXPECT_EQ(count("somebody"), 6U);
    EXPECT_EQ(count("0% z"), 1U);
    EXPECT_EQ(count("0%m"), 0U) << "a per cent sign is no pattern";
    EXPECT_EQ(count("_omebody"), 0U);
}

TEST_F(Users, AnEMailIsTakenWhateverItsCase) {
    const auto id = ana();
    const auto again = store_->write([](Tx& tx) {
        User user{.email = "ana@example.ORG"};
        create_user(tx, user);
    });
    ASSERT_FALSE(again);
    EXPECT_EQ(again.error().code, ErrorCode::taken);
    const auto found =
        see([](Connection& db) { return find_user_by_email(db, "ANA@example.org"); });
    ASSERT_TRUE(found);
    EXPECT_EQ(found->id, id);
    EXPECT_EQ(found->role, Role::admin);
}

TEST_F(Users, ChangeByVersion) {
    auto user = see([id = ana()](Connection& db) { return find_user(db, id); }).value();
    auto stale = user;
    user.disabled = true;
    user.password_hash = "$argon2id$...";
    must([&](Tx& tx) {
        EXPECT_TRUE(update_user(tx, user));
        EXPECT_FALSE(update_user(tx, stale));
    });
    const auto users = see(list_users);
    ASSERT_EQ(users.size(), 1U);
    EXPECT_TRUE(users[0].disabled);
    EXPECT_EQ(users[0].password_hash, "$argon2id$...");
}

TEST_F(Sessions, AreFoundByHashListedAndEnded) {
    const auto user = ana();
    Session desk{.token_hash = "h1",
                 .user = user,
                 .csrf = "c",
                 .user_agent = "Firefox",
                 .ip_prefix = "10.0.0",
                 .created = at(1),
                 .last_used = at(1),
                 .expires = at(100)};
    Session phone = desk;
    phone.token_hash = "h2";
    must([&](Tx& tx) {
        create_session(tx, desk);
        create_session(tx, phone);
        EXPECT_TRUE(touch_session(tx, phone.id, at(5), at(200)));
    });
    const auto found = see([](Connection& db) { return find_session(db, "h2"); }).value();
    EXPECT_EQ(found.last_used, at(5));
    EXPECT_EQ(found.csrf, "c");
    EXPECT_EQ(see([&](Connection& db) { return sessions_of(db, user); })[0].id, phone.id);
    must([&](Tx& tx) { EXPECT_EQ(delete_expired_sessions(tx, at(100)), 1); });
    EXPECT_FALSE(see([](Connection& db) { return find_session(db, "h1"); }));
    must([&](Tx& tx) {
        EXPECT_EQ(delete_sessions_of(tx, user, phone.id), 0);
        EXPECT_TRUE(delete_session(tx, phone.id));
        EXPECT_FALSE(touch_session(tx, phone.id, at(6), at(7)));
    });
}

TEST_F(Sessions, TokensOfProgramsAreRevokedOnce) {
    ApiToken token{.token_hash = "t",
                   .name = "CI",
                   .scopes = {"tickets:read"},
                   .user = ana(),
                   .created = at(1)};
    must([&](Tx& tx) {
        create_token(tx, token);
        touch_token(tx, token.id, at(2));
        EXPECT_TRUE(revoke_token(tx, token.id, at(3)));
        EXPECT_FALSE(revoke_token(tx, token.id, at(4)));
    });
    const auto found = see([](Connection& db) { return find_token(db, "t"); }).value();
    EXPECT_EQ(found.scopes, std::vector<std::string>{"tickets:read"});
    EXPECT_EQ(found.last_used, at(2));
    EXPECT_EQ(found.revoked, at(3));
    EXPECT_EQ(see([&](Connection& db) { return tokens_of(db, token.user); }).size(), 1U);
}

TEST_F(Settings, ASecretIsMadeOnceAndStays) {
    std::string first;
    must([&](Tx& tx) { first = secret(tx, "sessions"); });
    EXPECT_EQ(first.size(), 32U);
    reopen();
    must([&](Tx& tx) {
        EXPECT_EQ(secret(tx, "sessions"), first);
        EXPECT_NE(secret(tx, "other"), first);
    });
    EXPECT_EQ(see([](Connection& db) { return find_secret(db, "sessions"); }), first);
    EXPECT_FALSE(see([](Connection& db) { return find_secret(db, "nobody's"); }));
}

TEST_F(Settings, AnAnswerIsKeptForOneUsersKeyOnly) {
    const KeptAnswer answer{1, "k", "POST /tickets abc", 201, "{}", at(1)};
    must([&](Tx& tx) {
        EXPECT_TRUE(keep_answer(tx, answer));
        EXPECT_FALSE(keep_answer(tx, {1, "k", "POST /tickets def", 500, "[]", at(2)}));
        EXPECT_TRUE(keep_answer(tx, {2, "k", "", 200, "", at(3)}));
    });
    const auto kept = see([](Connection& db) { return find_answer(db, 1, "k"); }).value();
    EXPECT_EQ(kept.status, 201);
    EXPECT_EQ(kept.request, "POST /tickets abc");
    EXPECT_EQ(kept.body, "{}");
    must([](Tx& tx) { EXPECT_EQ(delete_answers_before(tx, at(3)), 1); });
    EXPECT_FALSE(see([](Connection& db) { return find_answer(db, 1, "k"); }));
}

}  // namespace store
