// Tones: sentences that must be heard, and look-alikes that must not.
#include "intents/tone.hpp"

#include "intents/tone_words.hpp"

#include <algorithm>

#include <gtest/gtest.h>

using namespace intents;

namespace {

struct Sentences {
    Tone tone;
    const char* lang;
    std::vector<const char*> heard;
    std::vector<const char*> not_heard;
};

const std::vector<Sentences>& all_sentences() {
    static const std::vector<Sentences> sentences = {
        {Tone::wants_person,
         "en",
         {"I want to talk to a person",
          "can I speak to someone?",
          "let me talk to a human",
          "talk to agent",
          "agent",
          "human please",
          "get me a real person",
          "connect me to an agent",
          "Could you transfer me to customer service",
          "I need a human",
          "real person now",
          "is there a real person I can talk to?",
          "I'd like to speak with a representative",
          "I want to speak to your manager",
          "put me through to a supervisor",
          "how do I talk to a human",
          "can someone call me",
          "I don't want to talk to a bot",
          "speak to a person",
          "I would rather talk to a human",
          "please let me chat with a real agent",
          "can a human help me",
          "no bots please",
          "I need to speak with customer support",
          "I don't want to talk to a bot, I want to talk to a person",
          "operator"},
         {"I don't want to talk to a person",
          "is there a person I can visit",
          "is there a store nearby",
          "the delivery person was rude",
          "I talked to an agent yesterday",
          "who is the contact person",
          "do I have to talk to someone to return it",
          "your agent told me to wait",
          "a person stole my parcel",
          "I prefer not to speak to anyone",
          "is this shirt for one person",
          "how many people work there",
          "what are your customer service hours",
          "I need someone to sign for the parcel",
          "am I talking to a robot",
          "personal data",
          "he told me to talk to customer service",
          "human hair extensions",
          "I would rather not talk to a human",
          "can I return it without talking to a person"}},
        {Tone::wants_person,
         "de",
         {"Ich möchte mit einem Menschen sprechen", "kann ich mit einem Mitarbeiter reden?",
          "mit einer echten Person chatten", "Mitarbeiter bitte",
          "verbinden Sie mich mit dem Kundendienst", "ich brauche einen echten Menschen",
          "Kann mich jemand anrufen", "ich will mit jemandem sprechen",
          "ich will nicht mit einem Bot reden"},
         {"ich will nicht mit einem Mitarbeiter sprechen", "der Mitarbeiter war unfreundlich",
          "wie viele Mitarbeiter habt ihr", "ich habe mit einem Kollegen gesprochen und warte",
          "muss ich mit jemandem sprechen?", "Trikot für eine Person"}},
        {Tone::wrong_answer,
         "en",
         {"that's not what I asked", "that is wrong", "this doesn't help", "wrong answer",
          "you don't understand", "that was not helpful", "not what i meant", "No, that's wrong!",
          "you didn't answer my question", "that's not what I want", "wrong"},
         {"I got the wrong size", "what is wrong with my order", "this is the wrong item",
          "the address is wrong on my invoice", "does this help against rain",
          "wrong number of items", "it does not fit", "I ordered the wrong colour"}},
        {Tone::wrong_answer,
         "de",
         {"das ist falsch", "das war nicht meine Frage", "das hilft mir nicht",
          "Sie verstehen mich nicht", "falsche Antwort", "das stimmt nicht"},
         {"ich habe die falsche Größe bekommen", "falscher Artikel geliefert",
          "was ist falsch gelaufen"}},
        {Tone::complaint,
         "en",
         {"I want to make a complaint", "I am very disappointed", "this is ridiculous",
          "worst service ever", "I'm furious", "this is unacceptable!",
          "I will never order from you again", "what a joke", "your service is terrible",
          "I'm sick of waiting", "waste of time", "I have had enough", "this is a scam",
          "thanks for nothing", "I am so fed up with you", "you are a joke", "useless bot"},
         {"I am not disappointed", "is this a scam?", "it was a terrible day but you helped",
          "where is my order", "the shirt is great", "I am not angry", "is it a joke article?",
          "do you sell joke gifts", "the customer service was great"}},
        {Tone::complaint,
         "de",
         {"ich möchte mich beschweren", "das ist eine Frechheit", "ich bin sehr enttäuscht",
          "schlechtester Service", "nie wieder bestelle ich hier", "das ist inakzeptabel",
          "es reicht", "ich bin stinksauer"},
         {"ich bin nicht sauer", "wo ist meine Bestellung", "ich bin zufrieden",
          "ist das Betrug?"}},
        {Tone::abuse,
         "en",
         {"fuck you", "you are an idiot", "shut up", "you stupid idiot", "idiots", "go to hell",
          "screw you", "you are so stupid", "asshole"},
         {"this is fucking great", "I feel like an idiot", "shit, I forgot my password",
          "my dog is stupid", "is that stupid?", "am I an idiot or is the link broken"}},
        {Tone::abuse,
         "de",
         {"du Idiot", "halt die Fresse", "Arschloch", "ihr seid so dumm"},
         {"ich Idiot habe das Passwort vergessen", "das ist dumm gelaufen"}},
        {Tone::legal,
         "en",
         {"I will sue you", "my lawyer will contact you", "I'll take you to court",
          "I am taking legal action", "I am going to report you to the police",
          "see you in small claims court", "I'm contacting trading standards"},
         {"my name is Sue", "do you sell tennis court shoes", "I am a lawyer and need an invoice",
          "is there a legal notice", "I am not going to sue you", "court shoes size 38"}},
        {Tone::legal,
         "de",
         {"ich gehe zum Anwalt", "mein Anwalt meldet sich", "ich verklage Sie",
          "ich werde rechtliche Schritte einleiten", "ich erstatte Anzeige, ich gehe zur Polizei",
          "ich wende mich an die Verbraucherzentrale"},
         {"wo finde ich das Impressum", "Rechtschreibung ist falsch"}},
        {Tone::self_harm,
         "en",
         {"I want to kill myself", "I want to die", "I don't want to live anymore",
          "I feel suicidal", "I'm thinking about suicide", "I want to end my life",
          "better off dead"},
         {"this wait is killing me", "I'm dying to know", "do you have the suicide squad poster",
          "I hurt myself on the packaging", "when does the offer end", "the battery died"}},
        {Tone::self_harm,
         "de",
         {"ich will mich umbringen", "ich will nicht mehr leben", "ich denke an Selbstmord",
          "ich will sterben"},
         {"wo bleibt das Paket", "die Batterie ist gestorben",
          "ich habe mich beim Öffnen verletzt"}},
        {Tone::privacy,
         "en",
         {"delete my data", "please erase all my personal data", "GDPR request",
          "I want a copy of my data", "what data do you have about me",
          "delete everything you know about me", "I exercise my right to be forgotten",
          "remove my personal information"},
         {"delete my order", "where is your privacy policy", "do you have data cables",
          "change my address", "please delete item 2 from my cart", "delete my account"}},
        {Tone::privacy,
         "de",
         {"löschen Sie meine Daten", "bitte alle meine Daten löschen", "DSGVO Auskunft",
          "welche Daten haben Sie über mich", "Löschung meiner Daten"},
         {"Bestellung löschen", "wo ist die Datenschutzerklärung", "Datenkabel"}},
        {Tone::thanks,
         "en",
         {"thanks!", "thank you so much", "that worked, thanks", "cheers", "thx", "ty"},
         {"no thanks", "thanks for nothing", "I would appreciate a reply", "where is my order"}},
        {Tone::bare_thanks,
         "en",
         {"thanks", "Thank you very much!", "ok great, thanks", "thanks a lot for your help",
          "perfect thank you"},
         {"thanks, but where is it?", "ok", "thanks and how do I return it", "no", "great"}},
        {Tone::bare_thanks,
         "de",
         {"danke", "Vielen Dank!", "super, danke schön", "alles klar, danke"},
         {"danke, aber wo ist es", "ok", "alles klar"}},
        {Tone::greeting,
         "en",
         {"hi", "Hello!", "hey there", "good morning", "hi bot", "hiiii"},
         {"hi, where is my order", "is there a morning delivery", "good", "morning glory seeds"}},
        {Tone::greeting,
         "de",
         {"Hallo", "guten Tag", "Moin", "Grüß Gott", "Servus zusammen"},
         {"hallo wo ist mein Paket", "Tag der Lieferung", "guten Appetit"}},
        {Tone::goodbye,
         "en",
         {"bye", "goodbye", "see you later", "ok bye", "have a nice day bye"},
         {"can I buy later", "how do I say goodbye to my account", "see"}},
        {Tone::goodbye,
         "de",
         {"Tschüss", "auf Wiedersehen", "ciao", "bis dann, tschüss"},
         {"bis wann liefert ihr", "schönen Tag"}},
    };
    return sentences;
}

std::string words_of(const std::vector<Heard>& heard) {
    std::string text;
    for (const auto& one : heard) text += std::string(name_of(one.tone)) + " (" + one.words + ") ";
    return text;
}

}  // namespace

TEST(Tones, AreHeardWhereTheyAreMeant) {
    for (const auto& sentences : all_sentences()) {
        for (const auto* text : sentences.heard) {
            const auto heard = hear_tone(text, sentences.lang);
            EXPECT_TRUE(has(heard, sentences.tone))
                << name_of(sentences.tone) << ": " << text << " -> " << words_of(heard);
        }
    }
}

TEST(Tones, AreNotHeardInLookAlikes) {
    for (const auto& sentences : all_sentences()) {
        for (const auto* text : sentences.not_heard) {
            const auto heard = hear_tone(text, sentences.lang);
            EXPECT_FALSE(has(heard, sentences.tone))
                << name_of(sentences.tone) << ": " << text << " -> " << words_of(heard);
        }
    }
}

TEST(Tones, AreSilentInOrdinaryQuestions) {
    for (const auto* text :
         {"where is my order AB-1234", "how long does delivery take", "I want to return my shoes",
          "can I pay by invoice", "do you ship to Austria", "the zip is broken, what can I do",
          "how do I change my address", "is the blue one in stock",
          "I have a question about my invoice", "my parcel arrived damaged",
          "what are your opening hours", "can I speak French with you", "I need help with my order",
          "please cancel my order", "is there someone at home size"}) {
        const auto heard = hear_tone(text, "en");
        EXPECT_TRUE(heard.empty()) << text << " -> " << words_of(heard);
    }
    for (const auto* text :
         {"wo ist meine Bestellung", "wie lange dauert die Lieferung",
          "ich möchte etwas zurückgeben", "kann ich auf Rechnung zahlen",
          "liefert ihr nach Österreich", "der Reißverschluss ist kaputt", "was kostet der Versand",
          "ich habe eine Frage zu meiner Rechnung", "Öffnungszeiten?"}) {
        const auto heard = hear_tone(text, "de");
        EXPECT_TRUE(heard.empty()) << text << " -> " << words_of(heard);
    }
}

TEST(Tones, ComeInTheOrderOfTheirWeight) {
    const auto heard = hear_tone("thanks for that, but this is ridiculous. I will sue you!", "en");
    ASSERT_GE(heard.size(), 2u);
    EXPECT_EQ(heard.front().tone, Tone::legal);
    EXPECT_EQ(heard.back().tone, Tone::thanks);
}

TEST(Tones, BringTheirEvidence) {
    const auto heard = hear_tone("Hello, I want to speak to a person now", "en");
    ASSERT_EQ(heard.size(), 1u);
    EXPECT_EQ(heard[0].words, "want to speak to a person");
}

TEST(Tones, AreUnderstoodInEnglishEverywhere) {
    EXPECT_TRUE(has(hear_tone("human please", "pl"), Tone::wants_person));
    EXPECT_TRUE(has(hear_tone("human please", "de"), Tone::wants_person));
}

TEST(Tones, HaveTablesWithoutMistakes) {
    for (const auto& row : tone_rows()) {
        for (auto rest : {row.patterns, row.unless}) {
            while (!rest.empty()) {
                const auto end = std::min(rest.find('\n'), rest.size());
                const auto line = rest.substr(0, end);
                rest.remove_prefix(std::min(end + 1, rest.size()));
                if (line.find_first_not_of(' ') == line.npos) continue;
                EXPECT_TRUE(parse_rule(line)) << line;
            }
        }
    }
}
