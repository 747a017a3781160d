// Keys and ranges, and from their nodes to values.
#include "server/desk/settings/customer_settings_file.hpp"

#include "server/desk/settings/site_widget_file.hpp"

namespace desk {
namespace {

using kb::yaml::Field;
using kb::yaml::Node;
using kb::yaml::Schema;
using kb::yaml::Type;

constexpr Field retention_fields[] = {
    {.key = "conversations",
     .type = Type::duration,
     .doc = "How long what was said is kept after the last word; 0: until somebody erases it."},
    {.key = "traces",
     .type = Type::duration,
     .doc = "How long it is kept how the bot came to its answers."},
    {.key = "customers",
     .type = Type::duration,
     .doc = "Customers not seen for so long are erased with all that is theirs."},
    {.key = "rule_runs",
     .type = Type::duration,
     .doc = "How long it is kept what rules did and why (default: 90 days)."},
};

constexpr Field bad_fields[] = {
    {.key = "csat", .type = Type::integer, .doc = "Scores (1-5) up to here.", .min = 0, .max = 4},
    {.key = "nps", .type = Type::integer, .doc = "Scores (0-10) up to here.", .min = 0, .max = 9},
    {.key = "ces", .type = Type::integer, .doc = "Scores (1-7) up to here.", .min = 0, .max = 6},
};
constexpr Schema bad{.name = "bad", .fields = bad_fields};

constexpr Field survey_fields[] = {
    {.key = "csat",
     .type = Type::flag,
     .doc = "Ask how it was when a person solved it (default: yes)."},
    {.key = "quiet",
     .type = Type::duration,
     .doc = "Nobody is asked twice within this time, whatever the question."},
    {.key = "nps",
     .type = Type::duration,
     .doc = "How often a customer is asked whether they would recommend you; none: never."},
    {.key = "ces",
     .type = Type::duration,
     .doc = "How often a customer is asked how easy it was; none: never."},
    {.key = "bad", .type = Type::map, .doc = "Which scores open a case.", .of = &bad},
};

constexpr Field consent_fields[] = {
    {.key = "version", .need = kb::yaml::Need::required, .doc = "Name of this text, as 2026-05."},
    {.key = "text",
     .type = Type::map_of,
     .doc = "What visitors agree to, by language.",
     .item = Type::text},
    {.key = "url", .doc = "The whole policy."},
};

constexpr Field tier_fields[] = {
    {.key = "priority",
     .type = Type::choice,
     .doc = "Tickets have at least this priority.",
     .values = "low|normal|high|urgent"},
    {.key = "queue", .doc = "Where their tickets go, unless an intent says otherwise."},
    {.key = "credit",
     .type = Type::integer,
     .doc = "Who has so much loyalty credit is served like this tier.",
     .min = 1,
     .max = 1'000'000'000},
};

int days_of(const Node& node) {
    return static_cast<int>(node.duration(std::chrono::seconds{0}) / std::chrono::hours{24});
}

SurveySettings read_surveys(const Node& node, const Node& older) {
    SurveySettings surveys;
    surveys.csat = node["csat"].flag(older["csat"].flag(true));
    surveys.quiet_days = days_of(node["quiet"]);
    surveys.nps_days = days_of(node["nps"]);
    surveys.ces_days = days_of(node["ces"]);
    surveys.bad_csat = static_cast<int>(node["bad"]["csat"].integer(surveys.bad_csat));
    surveys.bad_nps = static_cast<int>(node["bad"]["nps"].integer(surveys.bad_nps));
    surveys.bad_ces = static_cast<int>(node["bad"]["ces"].integer(surveys.bad_ces));
    return surveys;
}

ConsentText read_consent(const Node& node, kb::Problems& problems) {
    ConsentText consent{.version = std::string(node["version"].text())};
    consent.url = node["url"].text();
    for (const auto& [lang, value, key] : node["text"].entries()) {
        consent.text[std::string(lang)] = value.text();
    }
    if (consent.text.empty()) {
        problems.push_back(node.error("visitors are asked to agree to nothing",
                                      "add text: {en: \"We keep what you write ...\"}"));
    }
    return consent;
}

TierRule read_tier(std::string_view name, const Node& node) {
    TierRule rule{.tier = std::string(name)};
    if (node["priority"]) {
        rule.priority =
            node["priority"].choice("low|normal|high|urgent", escalation::Priority::normal);
    }
    rule.queue = node["queue"].text();
    rule.credit_from = node["credit"].integer(0);
    return rule;
}

}  // namespace

const Schema retention_schema{.name = "retention", .fields = retention_fields};
const Schema surveys_schema{.name = "surveys", .fields = survey_fields};
const Schema tier_schema{.name = "tier", .fields = tier_fields};
const Schema consent_schema{.name = "consent", .fields = consent_fields};

CustomerSettings read_customer_settings(const Node& root, kb::Problems& problems) {
    CustomerSettings settings;
    settings.retention = {.conversations_days = days_of(root["retention"]["conversations"]),
                          .traces_days = days_of(root["retention"]["traces"]),
                          .customers_days = days_of(root["retention"]["customers"])};
    if (const auto runs = root["retention"]["rule_runs"]) {
        settings.retention.rule_runs_days = days_of(runs);
    }
    settings.surveys = read_surveys(root["surveys"], root["survey"]);
    for (const auto& [name, tier, key] : root["tiers"].entries()) {
        settings.tiers.push_back(read_tier(name, tier));
    }
    for (const auto& [name, site, key] : root["sites"].entries()) {
        auto& own = settings.sites[std::string(name)];
        own.widget = read_site_widget(site, problems);
        if (site["consent"]) own.consent = read_consent(site["consent"], problems);
    }
    return settings;
}

}  // namespace desk
