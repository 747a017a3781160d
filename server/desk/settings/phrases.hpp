// What the bot itself says, in each language: asking back, giving up, handing over, surveys.
// A shop overrides any of them under `texts:` in deskbell.yaml. Knows sentences, no situations.
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>

namespace desk {

enum class Phrase : std::uint8_t {
    greeting,
    did_you_mean,
    none_of_these,
    none_of_these_reply,
    talk_to_person,
    talk_to_person_pressed,
    not_understood,
    not_understood_again,
    suggest,
    offer_person,
    offer_person_yes,
    offer_person_no,
    offer_declined,
    handed_over_open,
    handed_over_nobody,
    handed_over_closed,
    handed_over_closed_for_good,
    leave_email,
    email_noted,
    lookup_failed,
    answer_failed,
    form_cancelled,
    form_failed,
    anything_else,
    survey,
    survey_thanks,
    thanks_reply,
    goodbye_reply,
    greeting_reply,
    rated_unhelpful,
    safety,
    privacy_request,
    back_to_bot,
    other_language,
    then_next,
    count_  // how many there are
};

// The key under `texts:` in deskbell.yaml: "did_you_mean", ...
std::string_view name(Phrase phrase);
std::optional<Phrase> phrase_named(std::string_view name);

// The sentence in `language`, else English. Placeholders in {braces} are filled by `fill`.
std::string_view built_in(Phrase phrase, std::string_view language);

// Whether our own sentences exist in that language.
bool speaks(std::string_view language);

using Values = std::map<std::string, std::string, std::less<>>;

// Replaces {name} by its value; an unknown name stays as it is written.
std::string fill(std::string_view sentence, const Values& values);

}  // namespace desk
