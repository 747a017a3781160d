// What the page behind a survey's link says, in the languages of the chat. A shop overrides any of
// it under `texts:` in deskbell.yaml, by its name with `page_survey_` before it, also in languages
// that are not ours. Knows sentences, no pages.
#pragma once

#include <array>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace desk {

struct Settings;

// Safe to stand in HTML as they are.
struct SurveyWords {
    std::string lang;
    std::array<std::string, 3> question;  // csat nps ces
    std::array<std::string, 3> low;
    std::array<std::string, 3> high;
    std::string comment;
    std::string send;
    std::string thanks;
    std::string before;   // it was answered already
    std::string choose;   // no number was chosen
    std::string unknown;  // the link is too old
};

// The shop's own sentences, else ours; English where there are none in that language.
SurveyWords survey_words(const Settings& settings, std::string_view language);

// The first wish ("de-AT") that we or the shop have sentences for; "en" otherwise.
std::string survey_language(const Settings& settings, std::span<const std::string> wishes);

// The languages of an Accept-Language header, in its order.
std::vector<std::string> accepted_languages(std::string_view header);

// Every name that may stand under `texts:`.
std::vector<std::string_view> survey_word_names();

}  // namespace desk
