// The keys of article files and of `_index.md`, as tables.
#include "kb/library/article_file.hpp"

namespace kb {
namespace {
using yaml::Field;
using yaml::Need;
using yaml::Schema;
using yaml::Type;

constexpr double weight_max = 1000;

constexpr Field audience_fields[] = {
    {.key = "who",
     .type = Type::choice,
     .doc = "everyone, only verified customers, or only agents.",
     .values = "everyone|verified|agents"},
    {.key = "tiers", .type = Type::texts, .doc = "Customers of these tiers; none: all."},
    {.key = "countries", .type = Type::texts, .doc = "Two-letter codes such as DE; none: all."},
    {.key = "pages", .type = Type::texts, .doc = "Pages of the site; * stands for anything."},
};
constexpr Schema audience_schema{
    .name = "an audience", .doc = "For whom it is.", .fields = audience_fields};

constexpr Field valid_fields[] = {
    {.key = "from", .type = Type::date, .doc = "The first day on which it holds."},
    {.key = "until", .type = Type::date, .doc = "The first day on which it no longer holds."},
};
constexpr Schema valid_schema{
    .name = "valid", .doc = "The days on which it holds.", .fields = valid_fields};

constexpr Field button_fields[] = {
    {.key = "label", .need = Need::required, .doc = "What the button says."},
    {.key = "intent", .doc = "Starts this intent."},
    {.key = "article", .doc = "Shows the article with this id."},
    {.key = "url", .doc = "Opens this page: https://, mailto:, tel: or /path."},
    {.key = "handoff", .type = Type::flag, .doc = "Asks for a person."},
};
constexpr Schema button_schema{.name = "a button",
                               .doc = "A button below the answer: intent, article, url or handoff.",
                               .fields = button_fields};

constexpr Field variant_fields[] = {
    {.key = "id", .need = Need::required, .doc = "Its name in the reports."},
    {.key = "weight",
     .type = Type::integer,
     .doc = "Its share of the conversations, against the others' weights.",
     .min = 1,
     .max = weight_max},
    {.key = "answer", .need = Need::required, .doc = "Its text."},
};
constexpr Schema variant_schema{.name = "a variant",
                                .doc = "One of several texts for the same answer.",
                                .fields = variant_fields};

// What a folder may set for its articles as well.
constexpr Field keywords{
    .key = "keywords", .type = Type::texts, .doc = "Extra search words of low weight."};
constexpr Field status{.key = "status",
                       .type = Type::choice,
                       .doc = "Only live articles answer.",
                       .values = "draft|live|archived"};
constexpr Field audience{.key = "audience",
                         .type = Type::map,
                         .doc = "For whom it is; applied before anything is ranked.",
                         .of = &audience_schema};
constexpr Field valid{
    .key = "valid", .type = Type::map, .doc = "The days on which it holds.", .of = &valid_schema};
constexpr Field review_by{
    .key = "review_by", .type = Type::date, .doc = "When someone should read it again."};
constexpr Field owner{.key = "owner", .doc = "Who answers for it."};
constexpr Field risk{.key = "risk",
                     .type = Type::choice,
                     .doc = "The cost of a wrong answer.",
                     .values = "low|normal|high"};
constexpr Field handoff{.key = "handoff",
                        .type = Type::choice,
                        .doc = "Whether a person is offered or fetched with the answer.",
                        .values = "never|offer|always"};

constexpr Field article_fields[] = {
    {.key = "title", .need = Need::required, .doc = "The question as a customer says it."},
    {.key = "id", .doc = "Unique per language; the file name without .md unless given."},
    {.key = "lang", .doc = "The language folder's unless given."},
    {.key = "questions", .type = Type::texts, .doc = "Other phrasings, one a line."},
    {.key = "not_questions",
     .type = Type::texts,
     .doc = "Look-alikes that it must not answer, one a line."},
    {.key = "answer", .doc = "What is said in chat; the first paragraph unless given."},
    keywords,
    status,
    audience,
    valid,
    review_by,
    owner,
    risk,
    handoff,
    {.key = "related", .type = Type::texts, .doc = "Ids of articles to read next."},
    {.key = "buttons",
     .type = Type::list,
     .doc = "Buttons below the answer.",
     .of = &button_schema},
    {.key = "variants",
     .type = Type::list,
     .doc = "A/B texts, assigned by a hash of the conversation.",
     .of = &variant_schema},
    {.key = "redirect_from", .type = Type::texts, .doc = "Ids that it had before."},
    {.key = "translation_of", .doc = "Id of the article in another language folder."},
};

constexpr Field cascade_fields[] = {keywords,  status, audience, valid,
                                    review_by, owner,  risk,     handoff};
constexpr Schema cascade_schema{.name = "a cascade",
                                .doc = "What articles below have unless they say otherwise.",
                                .fields = cascade_fields};

constexpr Field folder_fields[] = {
    {.key = "title", .doc = "The folder's name in the help centre."},
    {.key = "cascade",
     .type = Type::map,
     .doc = "What articles below have unless they say otherwise.",
     .of = &cascade_schema},
};
}  // namespace

const Schema article_schema{
    .name = "an article", .doc = "Front matter of an article.", .fields = article_fields};
const Schema folder_schema{
    .name = "_index.md", .doc = "Front matter of a folder's _index.md.", .fields = folder_fields};

}  // namespace kb
