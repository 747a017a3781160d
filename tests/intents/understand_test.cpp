// One message: rules ranked, follow-ups alive, private data out, values in.
#include "intents/understand.hpp"

#include "intents/intent_file.hpp"

#include <gtest/gtest.h>

using namespace intents;

namespace {

constexpr const char* intents_yaml = R"yaml(
intents:
  order-status:
    label: Where is my order?
    rules: [where ... order, "{order-number}"]
    reply: Here.
    follow_ups:
      late: {label: Why late?, rules: [why], reply: Traffic.}
  why: {label: Why?, class: smalltalk, rules: [why ... so], reply: Because.}
  danger: {label: Danger, class: safety, rules: [fire], reply: Get out.}
  buy-fire: {label: Buy, rules: [buy ... fire place], reply: Sure.}
  cancel: {label: Cancel, rules: [cancel ... order], reply: Done.}
)yaml";
constexpr const char* german_yaml = R"yaml(
lang: de
intents:
  order-status: {label: Wo?, rules: [wo ... bestellung], reply: Hier.}
)yaml";
constexpr const char* entities_yaml = R"yaml(
entities:
  order-number: {patterns: ["AB-?(\\d{4})", "\\d{16}"], examples: [AB-1234]
}
  iban-like: {patterns: ["XX\\d{6}"], private: true}
)yaml";

const IntentSet& set() {
      static const IntentSet loaded = [] {
          kb::Problems problems;
          auto made =
              load_intents({{{"intents/a.yaml", intents_yaml}, {"intents/de.yaml", german_yaml}},
                            {"entities.yaml", entities_yaml},
                            {}},
                           {}, problems);
          for (const auto& problem : problems) ADD_FAILURE() << kb::to_string(problem);
          return made;
      }();
      return loaded;
  }

  std::vector<std::string> ids(std::string_view text, UnderstandOptions options = {}) {
      std::vector<std::string> found;
      for (const auto& hit : understand(set(), text, options).hits) found.push_back(hit.intent->id);
      return found;
  }

  using Ids = std::vector<std::string>;

  }  // namespace

  TEST(Understanding, PutsTheClassBeforeTheSpecificity) {
      EXPECT_EQ(ids("I want to buy a fire place"), (Ids{"danger", "buy-fire"}));
  }

  TEST(Understanding, HearsFollowUpsOnlyAfterTheirParent) {
      EXPECT_EQ(ids("why is that so"), Ids{"why"});
      EXPECT_EQ(ids("why is that so", {.follow_up_of = "order-status"}),
                (Ids{"order-status/late", "why"}));
  }

  TEST(Understanding, GivesEachIntentOneHit) {
      EXPECT_EQ(ids("where is my order AB-1234"), Ids{"order-status"});
  }

  TEST(Understanding, PutsNegatedHitsLast) {
      const auto heard = understand(set(), "please do not cancel my order", {});
      ASSERT_EQ(heard.hits.size(), 1u);
      EXPECT_TRUE(heard.hits[0].negated);
  }

  TEST(Understanding, TriesOtherLanguagesWhenItsOwnHasNothing) {
      EXPECT_EQ(ids("wo ist meine Bestellung"), Ids{});
      EXPECT_EQ(ids("wo ist meine Bestellung", {.other_langs = {"de"}}), Ids{"order-status"});
  }

  TEST(Understanding, KeepsOrderNumbersAndMasksTheRest) {
      const auto heard = understand(
          set(), "AB-1234 paid with 4012 8888 8888 1881, XX123456, order 4111111111111111", {});
      EXPECT_EQ(heard.stored.text, "AB-1234 paid with [card], [private], order 4111111111111111");
      ASSERT_EQ(heard.values.size(), 3u);
      EXPECT_EQ(heard.values[0].value, "AB-1234");
  }

  TEST(Understanding, BringsWordsAndTone) {
      const auto heard = understand(set(), "Don't! I want to talk to a person", {});
      EXPECT_EQ(heard.normal, "do not i want to talk to a person");
      EXPECT_EQ(heard.tokens.size(), 9u);
      EXPECT_TRUE(has(heard.tone, Tone::wants_person));
  }
