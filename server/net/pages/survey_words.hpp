// What the page behind a survey's link says, by language.
#pragma once

#include <array>
#include <string_view>

namespace net {

struct SurveyWords {
    std::string_view lang;
    std::array<std::string_view, 3> question;  // csat nps ces
    std::array<std::string_view, 3> low;
    std::array<std::string_view, 3> high;
    std::string_view comment;
    std::string_view send;
    std::string_view thanks;
    std::string_view before;
    std::string_view unknown;
};

/// The first language of an Accept-Language header that the page speaks; English otherwise.
const SurveyWords& survey_words(std::string_view accepted);

}  // namespace net
