// Forms: asking, filling, correcting, cancelling, failing; played as conversations.
#include "intents/form.hpp"

#include "intents/intent_file.hpp"

#include <gtest/gtest.h>

using namespace intents;
namespace chrono = std::chrono;

namespace {

constexpr LocalTime now = chrono::local_days(chrono::year(2026) / 5 / 4) + chrono::hours(10);

constexpr std::string_view intents_yaml = R"yaml(
lang: en
intents:
  order-status:
    label: Where is my order?
    slots:
      - {name: order_number, type: order-number, ask: ["What is your order number?", "It looks like AB-1234."],
         error: I can't find that number., tries: 2, on_fail: handoff}
    do: order-lookup
    reply: Order {{order_number}} is {{order.state}}.
  booking:
    label: Book a fitting
    slots:
      - {name: from_day, type: date, ask: From which day?}
      - {name: to_day, type: date, ask: Until which day?}
      - {name: guests, type: number, ask: For how many people?}
      - {name: email, type: email, ask: Which e-mail address?, from: customer.email}
      - {name: sure, type: yes-no, confirm: true, ask: "{{guests}} people from {{from_day}} to {{to_day}}, right?"}
    reply: Booked.
  complaint:
    label: Something is wrong
    slots:
      - {name: what, type: text, ask: [What happened?, Please tell me what happened.]}
      - {name: size, type: size, ask: Which size was it?, on_fail: cancel, tries: 1}
    reply: Thank you.
  verify:
    label: Verify me
    slots:
      - {name: born, type: date, private: true, ask: When were you born?}
      - {name: order_number, type: order-number, ask: Which order?}
    reply: Thanks.
)yaml";
constexpr std::string_view german_yaml = R"yaml(
lang: de
intents:
  order-status:
    label: Wo ist meine Bestellung?
    slots:
      - {name: order_number, type: order-number, ask: Wie lautet die Bestellnummer?}
    reply: Danke.
)yaml";
constexpr std::string_view entities_yaml = R"yaml(
entities:
  order-number: {patterns: ["AB[- ]?(\\d{4})"], value: "AB-\\1", examples: [AB-1234]
}
  size: {values: {s: {label: Small, says: [small]}, m: {label: Medium}, l: {label: Large, says: [big]}}}
)yaml";
constexpr std::string_view actions_yaml = R"yaml(
actions:
  order-lookup:
    url: https://shop.example/orders/{{order_number}}
    result: {state: status}
    not_found: {slot: order_number, say: "There is no order {{order_number}}."}
)yaml";

const IntentSet& set() {
    static const IntentSet loaded = [] {
        kb::Problems problems;
        auto made = load_intents({{{"intents/a.yaml", std::string(intents_yaml)},
                                   {"intents/de.yaml", std::string(german_yaml)}},
                                  {"entities.yaml", std::string(entities_yaml)},
                                  {"actions.yaml", std::string(actions_yaml)}},
                                 {}, problems);
        for (const auto& problem : problems) ADD_FAILURE() << kb::to_string(problem);
        return made;
    }();
    return loaded;
}

// A customer who talks to one form; the dialogue is stored and read back between messages.
class Talk {
  public:
    explicit Talk(std::string intent, std::string_view message, Values values = {},
                  std::string lang = "en")
        : values_(std::move(values)) {
        begin_turn(dialogue_);
        keep(start_form(set(), dialogue_, *set().find(intent, lang), message, context()));
    }

    Talk& says(std::string_view message) {
        begin_turn(dialogue_);
        return keep(fill(set(), dialogue_, message, context()));
    }
    Talk& starts(std::string intent, std::string_view message) {
        begin_turn(dialogue_);
        return keep(start_form(set(), dialogue_, *set().find(intent, "en"), message, context()));
    }
    Talk& is_not_understood(std::string_view message) {
        return keep(missed(set(), dialogue_, message, context()));
    }
    Talk& is_asked_again() { return keep(ask_again(set(), dialogue_, context())); }
    Talk& is_rejected(std::string_view slot, std::string_view why) {
        return keep(reject(set(), dialogue_, slot, why, context()));
    }

    FormStep step;

    std::string value(std::string_view name) const {
        const auto values = slot_values(step.slots, Secrets::include);
        const auto found = values.find(name);
        return found == values.end() ? "" : found->second;
    }

  private:
    Dialogue dialogue_;
    Values values_;

    FormContext context() const { return {now, &values_}; }
    Talk& keep(FormStep next) {
        step = std::move(next);
        dialogue_ = decode(encode(step.dialogue));
        return *this;
    }
};

}  // namespace

TEST(Forms, AskForWhatIsMissing) {
    Talk talk("order-status", "where's my parcel??");
    EXPECT_EQ(talk.step.end, FormEnd::asks);
    EXPECT_EQ(talk.step.slot, "order_number");
    EXPECT_EQ(talk.step.say, "What is your order number?");
    talk.says("ab 1234");
    EXPECT_EQ(talk.step.end, FormEnd::ready);
    EXPECT_EQ(talk.value("order_number"), "AB-1234");
    EXPECT_EQ(talk.step.intent->action, "order-lookup");
}

TEST(Forms, TakeWhatTheFirstMessageSays) {
    EXPECT_EQ(Talk("order-status", "where is AB-1234").step.end, FormEnd::ready);
}

TEST(Forms, TakeSeveralValuesFromOneSentence) {
    Talk talk("booking", "from 3 June to 5 June for 2 people, me@example.com");
    EXPECT_EQ(talk.step.slot, "sure");
    EXPECT_EQ(talk.step.say, "2 people from 2026-06-03 to 2026-06-05, right?");
    ASSERT_EQ(talk.step.choices.size(), 2u);
    EXPECT_EQ(talk.step.choices[0].label, "Yes");
    EXPECT_EQ(talk.says("yes please").step.end, FormEnd::ready);
    EXPECT_EQ(talk.value("email"), "me@example.com");
}

TEST(Forms, FillWhatIsKnownAboutTheCustomer) {
    Talk talk("booking", "from 3 June to 5 June for 2", {{"customer.email", "Ana@Shop.example"}});
    EXPECT_EQ(talk.step.slot, "sure");
    talk.says("yes");
    EXPECT_EQ(talk.value("email"), "Ana@shop.example");
}

TEST(Forms, RememberValuesOfEarlierForms) {
    Talk talk("order-status", "where is AB-1234");
    talk.starts("order-status", "and where is it now?");
    EXPECT_EQ(talk.step.end, FormEnd::ready);
    EXPECT_EQ(talk.value("order_number"), "AB-1234");
}

TEST(Forms, AskAgainAboutAnotherOrder) {
    Talk talk("order-status", "where is AB-1234");
    talk.starts("order-status", "and where is my other order?");
    EXPECT_EQ(talk.step.end, FormEnd::asks);
}

TEST(Forms, AskAnewForWhatChangesFromTimeToTime) {
    Talk talk("booking", "from 3 June to 5 June for 2 people, me@example.com");
    talk.says("yes");
    talk.starts("booking", "another fitting please");
    EXPECT_EQ(talk.step.slot, "from_day");
}

TEST(Forms, TakeAChangeOfMindAsAReasonWhereOneIsAskedFor) {
    Talk talk("complaint", "something is wrong");
    EXPECT_EQ(talk.says("I changed my mind").step.slot, "size");
    EXPECT_EQ(talk.says("I changed my mind").step.end, FormEnd::cancelled);
}

TEST(Forms, LeaveAQuestionInTheMiddleToOthers) {
    Talk talk("order-status", "where's my parcel??");
    talk.says("how long do refunds take btw");
    EXPECT_EQ(talk.step.end, FormEnd::not_for_form);
    talk.is_asked_again();
    EXPECT_EQ(talk.step.end, FormEnd::asks);
    EXPECT_EQ(talk.step.say, "It looks like AB-1234.");
    EXPECT_EQ(talk.says("AB-1234").step.end, FormEnd::ready);
}

TEST(Forms, TakeAValueThatComesWithAQuestion) {
    Talk talk("order-status", "where's my parcel??");
    EXPECT_EQ(talk.says("it's AB-1234, how long will it take?").step.end, FormEnd::ready);
}

TEST(Forms, SayWhyAValueIsWrongAndAskDifferently) {
    Talk talk("order-status", "where's my parcel??");
    talk.says("1234");
    EXPECT_EQ(talk.step.end, FormEnd::asks);
    EXPECT_EQ(talk.step.say, "I can't find that number. It looks like AB-1234.");
    talk.says("12345");
    EXPECT_EQ(talk.step.end, FormEnd::failed);
    EXPECT_EQ(talk.step.on_fail, OnFail::handoff);
    EXPECT_FALSE(talk.step.dialogue.form);
}

TEST(Forms, CountWhatNobodyUnderstands) {
    Talk talk("order-status", "where's my parcel??");
    EXPECT_EQ(talk.says("blah blah").step.end, FormEnd::not_for_form);
    EXPECT_EQ(talk.is_not_understood("blah blah").step.end, FormEnd::asks);
    EXPECT_EQ(talk.says("blah again").step.end, FormEnd::not_for_form);
    EXPECT_EQ(talk.is_not_understood("blah again").step.end, FormEnd::failed);
}

TEST(Forms, EndWhenTheCustomerHasHadEnough) {
    for (const auto* enough : {"cancel", "never mind", "forget it", "Stop!", "I changed my mind",
                               "please cancel this", "vergiss es"}) {
        Talk talk("order-status", "where's my parcel??");
        if (std::string_view(enough) == "vergiss es") {
            talk = Talk("order-status", "wo ist mein Paket", {}, "de");
        }
        EXPECT_EQ(talk.says(enough).step.end, FormEnd::cancelled) << enough;
        EXPECT_FALSE(talk.step.dialogue.form);
    }
    Talk talk("order-status", "where's my parcel??");
    EXPECT_NE(talk.says("I want to cancel my order").step.end, FormEnd::cancelled);
}

TEST(Forms, CorrectAnEarlierValue) {
    Talk talk("booking", "from 3 June to 5 June");
    EXPECT_EQ(talk.step.slot, "guests");
    talk.says("no, I meant until 6 June");
    EXPECT_TRUE(talk.step.corrected);
    EXPECT_EQ(talk.step.slot, "guests");
    talk.says("4");
    talk.says("me@example.com");
    EXPECT_EQ(talk.step.slot, "sure");
    talk.says("actually 5");
    EXPECT_TRUE(talk.step.corrected);
    EXPECT_EQ(talk.step.say, "5 people from 2026-06-03 to 2026-06-06, right?");
    EXPECT_EQ(talk.says("yes").step.end, FormEnd::ready);
    EXPECT_EQ(talk.value("to_day"), "2026-06-06");
}

TEST(Forms, CorrectAfterTheyAreDone) {
    Talk talk("order-status", "where is AB-1234");
    talk.says("no, I meant AB-9999");
    EXPECT_EQ(talk.step.end, FormEnd::ready);
    EXPECT_TRUE(talk.step.corrected);
    EXPECT_EQ(talk.value("order_number"), "AB-9999");
    talk.says("sorry, it's AB-8888 not AB-9999");
    EXPECT_EQ(talk.value("order_number"), "AB-8888");
    EXPECT_EQ(talk.says("thanks").step.end, FormEnd::no_form);
    EXPECT_EQ(talk.says("AB-7777").step.end, FormEnd::no_form);
}

TEST(Forms, EndOnANoToTheirConfirmation) {
    Talk talk("booking", "from 3 June to 5 June for 2 people, me@example.com");
    EXPECT_EQ(talk.says("no").step.end, FormEnd::cancelled);
}

TEST(Forms, TakeWholeAnswersForText) {
    Talk talk("complaint", "something is wrong");
    EXPECT_EQ(talk.step.slot, "what");
    talk.says("the zip broke on the first day");
    EXPECT_EQ(talk.step.slot, "size");
    EXPECT_EQ(talk.step.choices.size(), 3u);
    talk.says("the second one");
    EXPECT_EQ(talk.step.end, FormEnd::ready);
    EXPECT_EQ(talk.value("what"), "the zip broke on the first day");
    EXPECT_EQ(talk.value("size"), "m");
}

TEST(Forms, LetOthersTryAQuestionBeforeTakingItAsText) {
    Talk talk("complaint", "something is wrong");
    EXPECT_EQ(talk.says("why is the zip broken?").step.end, FormEnd::not_for_form);
    EXPECT_EQ(talk.is_not_understood("why is the zip broken?").step.slot, "size");
}

TEST(Forms, GiveUpAsTheSlotSays) {
    Talk talk("complaint", "something is wrong");
    talk.says("broken");
    EXPECT_EQ(talk.is_not_understood("huge").step.end, FormEnd::failed);
    EXPECT_EQ(talk.step.on_fail, OnFail::cancel);
}

TEST(Forms, AskForPrivateValuesLastAndNeverStoreThem) {
    Talk talk("verify", "verify me please");
    EXPECT_EQ(talk.step.slot, "order_number");
    talk.says("AB-1234");
    EXPECT_EQ(talk.step.slot, "born");
    const std::string message = "it was 3 May 1990";
    talk.says(message);
    EXPECT_EQ(talk.step.end, FormEnd::ready);
    EXPECT_EQ(talk.value("born"), "1990-05-03");
    ASSERT_EQ(talk.step.secrets.size(), 1u);
    EXPECT_EQ(message.substr(talk.step.secrets[0].begin), "3 May 1990");
    EXPECT_EQ(encode(talk.step.dialogue).find("1990"), std::string::npos);
    for (const auto& slot : talk.step.slots) {
        EXPECT_EQ(traceable(slot) == "[private]", slot.name == "born");
    }
}

TEST(Forms, MaskAnAnswerThatWasMeantToBePrivate) {
    Talk talk("verify", "verify AB-1234");
    EXPECT_EQ(talk.step.slot, "born");
    talk.says("thirteenth of foo 90");
    EXPECT_EQ(talk.step.end, FormEnd::asks);
    ASSERT_EQ(talk.step.secrets.size(), 1u);
    EXPECT_EQ(talk.step.secrets[0], (Span{0, 20}));
}

TEST(Forms, AskAgainWhenTheLookUpFindsNothing) {
    Talk talk("order-status", "where is AB-0001");
    talk.is_rejected("order_number", "There is no order AB-0001.");
    EXPECT_EQ(talk.step.end, FormEnd::asks);
    EXPECT_EQ(talk.step.say, "There is no order AB-0001. What is your order number?");
    EXPECT_EQ(talk.says("AB-0002").step.end, FormEnd::ready);
    talk.is_rejected("order_number", "There is no order AB-0002.");
    EXPECT_EQ(talk.step.end, FormEnd::failed);
}

TEST(Forms, DoNotPrefillARejectedValueAgain) {
    Talk talk("order-status", "where is AB-0001");
    talk.is_rejected("order_number", "No.");
    talk.says("cancel");
    talk.starts("order-status", "where is my order");
    EXPECT_EQ(talk.step.end, FormEnd::asks);
}

TEST(Forms, ForgetAFormWhoseIntentIsGone) {
    Dialogue dialogue;
    dialogue.form = Form{"gone", "en", {}, "x", 0, 1};
    const auto step = fill(set(), dialogue, "hello", {now, nullptr});
    EXPECT_EQ(step.end, FormEnd::no_form);
    EXPECT_FALSE(step.dialogue.form);
}

TEST(Choices, AreTakenByPlaceLabelOrWords) {
    const std::vector<Choice> choices = {{"article", "refund-time", "How long does a refund take?"},
                                         {"intent", "return", "I want to return something"},
                                         {"handoff", "", "Talk to a person"}};
    EXPECT_EQ(choose(choices, "2", "en"), 1u);
    EXPECT_EQ(choose(choices, "the second one", "en"), 1u);
    EXPECT_EQ(choose(choices, "the last one please", "en"), std::nullopt);
    EXPECT_EQ(choose(choices, "the last one", "en"), 2u);
    EXPECT_EQ(choose(choices, "how long does a refund take", "en"), 0u);
    EXPECT_EQ(choose(choices, "refund", "en"), 0u);
    EXPECT_EQ(choose(choices, "the return", "en"), 1u);
    EXPECT_EQ(choose(choices, "a person", "en"), 2u);
    EXPECT_EQ(choose(choices, "7", "en"), std::nullopt);
    EXPECT_EQ(choose(choices, "what is the capital of France", "en"), std::nullopt);
    EXPECT_EQ(choose(choices, "", "en"), std::nullopt);
    EXPECT_EQ(choose({}, "1", "en"), std::nullopt);
    EXPECT_EQ(choose(choices, "das zweite", "de"), 1u);
}
