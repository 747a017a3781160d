// What customers were asked afterwards, and what they said: one row a question.
// Knows rows; when somebody may be asked is decided above.
#pragma once
#include "server/store/types.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace store {

class Connection;
class Tx;

enum class SurveyKind : std::uint8_t { csat = 1, nps, ces };
/// "csat" "nps" "ces"
std::string_view name_of(SurveyKind kind);
std::optional<SurveyKind> survey_kind_named(std::string_view name);

enum class SurveyVia : std::uint8_t { chat = 1, link };

struct SurveyRow {
    std::int64_t id = 0;
    SurveyKind kind = SurveyKind::csat;
    SurveyVia via = SurveyVia::chat;
    CustomerId customer = 0;
    ConversationId conversation = 0;
    ConversationSeq cseq = 0;  // of the question in the chat; 0 by link
    TicketNumber ticket = 0;
    UserId agent = 0;  // whom it is about; 0: nobody
    std::string agent_name;
    std::string queue;
    Time asked{};
    std::optional<Time> answered;
    std::int64_t score = 0;
    std::string comment;
    bool operator==(const SurveyRow&) const = default;
};

std::int64_t add_survey(Tx& tx, const SurveyRow& survey);
/// False when it is not there or was answered before.
bool answer_survey(Tx& tx, std::int64_t id, Time at, std::int64_t score,
                   const std::string& comment);

std::optional<SurveyRow> find_survey(Connection& db, std::int64_t id);
std::optional<SurveyRow> find_survey_at(Connection& db, ConversationId conversation,
                                        ConversationSeq cseq);
/// When a customer was last asked; of one kind, or of any.
std::optional<Time> last_asked(Connection& db, CustomerId customer, std::optional<SurveyKind> kind);
std::vector<SurveyRow> surveys_of(Connection& db, CustomerId customer);

struct SurveyFilter {
    std::optional<SurveyKind> kind;
    UserId agent = 0;
    std::string queue;
    std::optional<std::int64_t> score_max;
};
/// Answers, the newest first.
Page<SurveyRow> list_answers(Connection& db, const SurveyFilter& filter, const PageRequest& page);

/// Answers added up by agent or queue, and how they spread.
struct SurveySum {
    std::string name;
    std::int64_t asked = 0;
    std::int64_t answered = 0;
    double mean = 0;
    std::int64_t promoters = 0;   // NPS 9-10; CSAT 4-5; CES 6-7
    std::int64_t detractors = 0;  // NPS 0-6; CSAT 1-2; CES 1-3
};
enum class SurveyBy : std::uint8_t { agent, queue };
std::vector<SurveySum> sum_surveys(Connection& db, SurveyKind kind, SurveyBy by, Time since);

/// Customers seen since `seen`, with a ticket solved, who were not asked for `kind` since
/// `kind_since` nor for anything since `any_since`.
std::vector<CustomerId> customers_to_ask(Connection& db, SurveyKind kind, Time seen,
                                         Time kind_since, Time any_since, std::size_t limit);

}  // namespace store
