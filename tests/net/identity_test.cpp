// Signed identity over the real socket: who is believed, who is not, and who sees what.
#include "tests/net/front_house.hpp"
#include "tests/net/signed.hpp"

namespace {

using front::Json;
using signed_token::base64;
using signed_token::eddsa;
using signed_token::hs256;

std::int64_t now_s() {
    return std::chrono::duration_cast<std::chrono::seconds>(
               std::chrono::system_clock::now().time_since_epoch())
        .count();
}

Json claims(const std::string& subject, const Json& more = Json::object()) {
    Json all = {{"sub", subject},
                {"exp", now_s() + 600},
                {"name", "Cleo " + subject},
                {"email", subject + "@firm.example"}};
    all.update(more);
    return all;
}

struct Identity : front::Front {
    std::string make_secret(const std::string& site = "default") {
        auto eve = person("eve" + std::to_string(++people), store::Role::admin);
        const auto made = eve.call("POST", "/api/v1/identity-keys", {{"site", site}});
        EXPECT_EQ(made.status, 201) << made.body;
        return Json::parse(made.body)["secret"];
    }
    Json hello(const std::string& identity, const std::string& session = "") {
        auto who = customer();
        return who.hello({{"identity", identity}, {"session", session}});
    }
    // A customer who has said something; gives session and conversation.
    Json said(const std::string& identity, const std::string& text) {
        auto who = customer();
        auto welcome = who.hello({{"identity", identity}});
        who.say("c-1", text);
        who.next("ack");
        return welcome;
    }
    int people = 0;
};

TEST_F(Identity, GivesAVerifiedCustomerTheSameConversationOnEveryDevice) {
    const auto secret = make_secret();
    const auto first = said(hs256(claims("u1"), secret), "How much is delivery?");
    EXPECT_EQ(first["customer"], "Cleo u1");
    const auto other_device = hello(hs256(claims("u1"), secret));
    EXPECT_EQ(other_device["conversation"], first["conversation"]);
    EXPECT_EQ(other_device["events"][0]["text"], "How much is delivery?");
    const auto someone_else = hello(hs256(claims("u2"), secret));
    EXPECT_NE(someone_else["conversation"], first["conversation"]);

    auto ana = person("ana");
    const auto found = Json::parse(ana.call("GET", "/api/v1/customers?q=u1").body)["items"];
    ASSERT_EQ(found.size(), 1u);
    EXPECT_TRUE(found[0]["verified"]);
    EXPECT_EQ(found[0]["email"], "u1@firm.example");
}

TEST_F(Identity, KeepsAVerifiedConversationFromASessionThatProvesNothing) {
    const auto secret = make_secret();
    const auto first = said(hs256(claims("u1"), secret), "My secret question");
    const auto session = first["session"].get<std::string>();
    auto logged_out = customer();
    const auto welcome = logged_out.hello({{"session", session}});
    EXPECT_EQ(welcome["type"], "welcome");
    EXPECT_NE(welcome["conversation"], first["conversation"]);
    EXPECT_TRUE(welcome["events"].empty());
    const auto other = hello(hs256(claims("u2"), secret), session);
    EXPECT_NE(other["conversation"], first["conversation"]);
    EXPECT_TRUE(other["events"].empty());
    const auto back = hello(hs256(claims("u1"), secret), session);
    EXPECT_EQ(back["conversation"], first["conversation"]);
}

TEST_F(Identity, NeverJoinsAVisitorWhoOnlyClaimsAnAddress) {
    const auto secret = make_secret();
    const auto real = said(hs256(claims("u1"), secret), "How much is delivery?");
    auto claimant = customer();
    const auto number = handed_over(claimant);
    claimant.say("c-2", "I am u1@firm.example, let me see my chats");
    claimant.next("ack");
    auto ana = person("ana");
    const auto ticket =
        Json::parse(ana.call("GET", "/api/v1/tickets/" + std::to_string(number)).body);
    EXPECT_FALSE(ticket["customer"]["verified"]);
    EXPECT_NE(ticket["conversation"], real["conversation"]);
    const auto people = Json::parse(ana.call("GET", "/api/v1/customers?q=u1@firm").body)["items"];
    EXPECT_EQ(people.size(), 2u) << "the claim and the customer stay two";
}

TEST_F(Identity, TakesAnAnonymousChatAlongWhenItsVisitorSignsIn) {
    const auto secret = make_secret();
    auto who = customer();
    const auto welcome = who.hello();
    who.say("c-1", "How much is delivery?");
    who.next("message");
    const auto signed_in =
        who.hello({{"session", welcome["session"]}, {"identity", hs256(claims("u1"), secret)}});
    EXPECT_EQ(signed_in["conversation"], welcome["conversation"]);
    const auto elsewhere = hello(hs256(claims("u1"), secret));
    EXPECT_EQ(elsewhere["conversation"], welcome["conversation"]);
    who.say("c-2", "How long does a refund take?");
    EXPECT_EQ(who.next("ack")["id"], "c-2");
}

TEST_F(Identity, RefusesEveryTokenThatIsNotExactlyRight) {
    const auto secret = make_secret();
    const auto good = hs256(claims("u1"), secret);
    const auto dot = good.rfind('.');
    const auto body = good.substr(0, dot);
    const auto none = signed_token::head_and_claims({{"alg", "none"}}, claims("u1"));
    const auto no_exp = [] {
        auto all = claims("u1");
        all.erase("exp");
        return all;
    }();
    const std::pair<const char*, std::string> hostile[] = {
        {"alg none", none + "."},
        {"alg none, signed", none + "." + base64(signed_token::hs256_signature(none, secret))},
        {"no signature", body + "."},
        {"wrong secret", hs256(claims("u1"), "wrong")},
        {"another algorithm's name", hs256(claims("u1"), secret, {{"alg", "HS512"}})},
        {"lower case", hs256(claims("u1"), secret, {{"alg", "hs256"}})},
        {"EdDSA where only HS256 is", eddsa(claims("u1"), signed_token::KeyPair())},
        {"unknown kid", hs256(claims("u1"), secret, {{"alg", "HS256"}, {"kid", "other"}})},
        {"critical extension", hs256(claims("u1"), secret, {{"alg", "HS256"}, {"crit", {"b64"}}})},
        {"no exp", hs256(no_exp, secret)},
        {"expired", hs256(claims("u1", {{"exp", now_s() - 120}}), secret)},
        {"not yet", hs256(claims("u1", {{"nbf", now_s() + 600}}), secret)},
        {"exp as text", hs256(claims("u1", {{"exp", "9999999999"}}), secret)},
        {"exp huge", hs256(claims("u1", {{"exp", 1e300}}), secret)},
        {"other audience", hs256(claims("u1", {{"aud", "bank"}}), secret)},
        {"empty subject", hs256(claims(""), secret)},
        {"subject a list", hs256(claims("u1", {{"sub", {"u1"}}}), secret)},
        {"claims a list", base64(R"({"alg":"HS256"})") + "." + base64("[1]") + ".AAAA"},
        {"changed claims",
         good.substr(0, good.find('.')) + "." + base64(claims("u2").dump()) + good.substr(dot)},
        {"padding", good + "="},
        {"a fourth part", good + ".x"},
        {"blank", good + " "},
        {"not base64", "a.b.c"},
        {"one part", "abc"},
        {"too long", hs256(claims("u1", {{"x", std::string(4000, 'x')}}), secret)},
        {"deep", hs256(claims("u1", {{"x", Json::parse("[[[[[[1]]]]]]")}}), secret)},
    };
    for (const auto& [what, token] : hostile) {
        const auto answer = hello(token);
        EXPECT_EQ(answer["type"], "error") << what << answer.dump();
        EXPECT_TRUE(answer["code"] == "unauthorized" || answer["code"] == "too_long")
            << what << answer.dump();
    }
    auto ana = person("ana");
    EXPECT_TRUE(Json::parse(ana.call("GET", "/api/v1/customers").body)["items"].empty());
    EXPECT_EQ(hello(good)["type"], "welcome");
    EXPECT_EQ(hello(hs256(claims("u1", {{"exp", now_s() - 5}}), secret))["type"], "welcome")
        << "clocks may differ by seconds";
    EXPECT_EQ(hello(hs256(claims("u1", {{"aud", {"bank", "default"}}}), secret))["type"],
              "welcome");
}

TEST_F(Identity, SaysNothingMoreToASocketWhoseTokenWasRefused) {
    make_secret();
    auto who = customer();
    EXPECT_EQ(who.hello()["type"], "welcome");
    EXPECT_EQ(who.hello({{"identity", "a.b.c"}})["code"], "unauthorized");
    who.say("c-1", "hello?");
    EXPECT_EQ(who.next()["code"], "unauthorized");
}

TEST_F(Identity, BelievesTheOldAndTheNewKeyUntilTheOldIsRetired) {
    auto eve = person("eve", store::Role::admin);
    const auto make = [&](const Json& wanted) {
        return eve.call("POST", "/api/v1/identity-keys", wanted);
    };
    const auto old_key = Json::parse(make({{"algorithm", "HS256"}}).body);
    const signed_token::KeyPair pair;
    const auto added = make({{"algorithm", "EdDSA"}, {"public_key", base64(pair.open)}});
    ASSERT_EQ(added.status, 201) << added.body;
    EXPECT_TRUE(Json::parse(added.body)["secret"].is_null());
    EXPECT_EQ(make(Json::object()).status, 409) << "two live keys are enough";
    EXPECT_EQ(make({{"algorithm", "EdDSA"}, {"public_key", "short"}}).status, 422);
    EXPECT_EQ(make({{"algorithm", "none"}}).status, 422);

    const auto old_secret = old_key["secret"].get<std::string>();
    EXPECT_EQ(hello(hs256(claims("u1"), old_secret))["type"], "welcome");
    EXPECT_EQ(hello(eddsa(claims("u1"), pair))["type"], "welcome");
    // The public key is known to many: it is no HMAC secret.
    EXPECT_EQ(hello(hs256(claims("u1"), pair.open))["code"], "unauthorized");
    EXPECT_EQ(hello(eddsa(claims("u1"), signed_token::KeyPair()))["code"], "unauthorized");

    const auto path = "/api/v1/identity-keys/" + std::to_string(old_key["id"].get<int>());
    EXPECT_EQ(eve.call("DELETE", path).status, 204);
    EXPECT_EQ(eve.call("DELETE", path).status, 404);
    EXPECT_EQ(hello(hs256(claims("u1"), old_secret))["code"], "unauthorized");
    EXPECT_EQ(hello(eddsa(claims("u1"), pair))["type"], "welcome");
    const auto listed = eve.call("GET", "/api/v1/identity-keys").body;
    EXPECT_EQ(listed.find(old_secret), std::string::npos) << "secrets are shown once";
    auto ana = person("ana");
    EXPECT_EQ(ana.call("GET", "/api/v1/identity-keys").status, 403);
}

TEST_F(Identity, BelievesNobodyBeforeThereIsAKey) {
    const auto welcome = hello(hs256(claims("u1"), ""));
    EXPECT_EQ(welcome["type"], "welcome");
    EXPECT_FALSE(welcome.contains("customer"));
}

TEST_F(Identity, HearsNothingBeforeAVisitorAgrees) {
    std::ofstream(folder / "content/deskbell.yaml")
        << "sites:\n  default:\n    consent: {version: v1, text: {en: We keep what you write.}}\n";
    auto who = customer();
    const auto welcome = who.hello();
    ASSERT_EQ(welcome["consent"]["version"], "v1") << welcome.dump();
    EXPECT_EQ(welcome["consent"]["text"], "We keep what you write.");
    who.say("c-1", "How much is delivery?");
    EXPECT_EQ(who.next()["code"], "unauthorized");
    const auto agree = [&](const char* id, const char* version, bool granted) {
        who.peer.text(
            Json{{"type", "consent"}, {"id", id}, {"version", version}, {"granted", granted}}
                .dump());
        return who.next();
    };
    EXPECT_EQ(agree("k-0", "v0", true)["code"], "not_found");
    auto eve = person("eve", store::Role::admin);
    const auto nobody = eve.call("GET", "/api/v1/customers");
    EXPECT_TRUE(Json::parse(nobody.body)["items"].empty()) << "nothing was stored";
    EXPECT_EQ(agree("k-1", "v1", true)["type"], "ack");
    who.say("c-1", "How much is delivery?");
    EXPECT_EQ(who.next()["type"], "ack");
    who.next("message");
    auto again = customer();
    const auto further = again.hello({{"session", welcome["session"]}, {"conversation", "new"}});
    EXPECT_FALSE(further.contains("consent")) << "it is asked once: " << further.dump();
    EXPECT_EQ(further["agreed"]["version"], "v1");
    again.say("n-1", "How much is delivery?");
    EXPECT_EQ(again.next()["type"], "ack");
    EXPECT_TRUE(customer().hello().contains("consent")) << "somebody else is asked";
    EXPECT_EQ(agree("k-2", "v1", false)["type"], "ack");
    who.say("c-2", "and to Austria?");
    EXPECT_EQ(who.next()["code"], "unauthorized");

    const auto ledger = Json::parse(eve.call("GET", "/api/v1/consents").body)["items"];
    ASSERT_EQ(ledger.size(), 2U) << ledger.dump();
    EXPECT_EQ(ledger[0]["granted"], false) << "the newest first";
    EXPECT_EQ(ledger[1]["granted"], true);
    EXPECT_EQ(ledger[1]["version"], "v1");
    EXPECT_NE(ledger[0]["proof"], ledger[1]["proof"]);
    EXPECT_EQ(ledger[0]["customer"]["id"], ledger[1]["customer"]["id"]);
    const auto first = Json::parse(eve.call("GET", "/api/v1/consents?limit=1").body);
    EXPECT_EQ(first["items"].size(), 1U);
    const std::string next = first["next"];
    const auto rest = Json::parse(eve.call("GET", "/api/v1/consents?cursor=" + next).body);
    EXPECT_EQ(rest["items"][0]["id"], ledger[1]["id"]);
    auto ana = person("ana");
    EXPECT_EQ(ana.call("GET", "/api/v1/consents").status, 403);
}

}  // namespace
