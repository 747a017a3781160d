// What a shop decides about its customers in deskbell.yaml: how long things are kept, when somebody
// is asked how it was, what a site asks before anything is stored. Values; knows no file.
#pragma once

#include "escalation/ticket.hpp"
#include "server/desk/settings/site_widget.hpp"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace desk {

// Days; 0: kept until somebody erases it.
struct RetentionRules {
    int conversations_days = 0;  // what was said, after the last word
    int traces_days = 0;         // how the bot came to its answers
    int customers_days = 0;      // people who were not seen for so long, with all that is theirs
    int rule_runs_days = 90;     // what rules did and why
};

struct SurveySettings {
    bool csat = true;    // after a person solved a conversation in the chat
    int quiet_days = 0;  // nobody is asked twice in so many days, whatever the kind
    int nps_days = 0;    // how often somebody is asked whether they would recommend us; 0: never
    int ces_days = 0;    // ... and how easy it was
    int bad_csat = 2;    // scores up to here are bad
    int bad_nps = 6;
    int bad_ces = 3;
};

// Asked before a site's visitor may write; nothing is stored or tracked without a yes.
struct ConsentText {
    std::string version;
    std::map<std::string, std::string, std::less<>> text;  // by language
    std::string url;                                       // of the whole policy
};

// What one site's visitors are asked and told.
struct SiteSettings {
    ConsentText consent;  // without a version: nothing is asked
    SiteWidget widget;
};

// How customers of a tier are served. Credit makes somebody of the tier too.
struct TierRule {
    std::string tier;
    std::optional<escalation::Priority> priority;  // at least
    std::string queue;                             // empty: as always
    std::int64_t credit_from = 0;                  // 0: credit does not count
};

struct CustomerSettings {
    std::vector<TierRule> tiers;  // the first that fits

    RetentionRules retention;
    SurveySettings surveys;
    std::map<std::string, SiteSettings, std::less<>> sites;
};

}  // namespace desk
