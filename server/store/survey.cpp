// Rows of surveys, and sums over them.
#include "server/store/survey.hpp"

#include "server/store/connection.hpp"
#include "server/store/paging.hpp"
#include "server/store/tx.hpp"

#include <algorithm>
#include <array>

namespace store {
namespace {
constexpr std::array<std::string_view, 3> kind_names = {"csat", "nps", "ces"};

#define SURVEY_COLUMNS                                                                       \
    "id, kind, via, customer, conversation, cseq, ticket, agent, agent_name, queue, asked, " \
    "answered, score, comment"

SurveyRow read_survey(const Query& row) {
    return {.id = row.integer(0),
            .kind = static_cast<SurveyKind>(row.integer(1)),
            .via = static_cast<SurveyVia>(row.integer(2)),
            .customer = row.integer(3),
            .conversation = row.integer(4),
            .cseq = row.integer(5),
            .ticket = row.integer(6),
            .agent = row.integer(7),
            .agent_name = row.text(8),
            .queue = row.text(9),
            .asked = row.time(10),
            .answered = row.time_or_none(11),
            .score = row.integer(12),
            .comment = row.text(13)};
}

// Where a scale is good and where it is bad.
struct Scale {
    int bad_to;
    int good_from;
};
constexpr std::array scales = {Scale{2, 4}, Scale{6, 9}, Scale{3, 6}};
}  // namespace

std::string_view name_of(SurveyKind kind) {
    return kind_names[static_cast<std::size_t>(kind) - 1];
}

std::optional<SurveyKind> survey_kind_named(std::string_view name) {
    const auto at = std::ranges::find(kind_names, name);
    if (at == kind_names.end()) return std::nullopt;
    return static_cast<SurveyKind>(at - kind_names.begin() + 1);
}

std::int64_t add_survey(Tx& tx, const SurveyRow& survey) {
    tx.db().run(R"sql(
        INSERT INTO survey (kind, via, customer, conversation, cseq, ticket, agent, agent_name,
            queue, asked, answered, score, comment)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13))sql",
                survey.kind, survey.via, survey.customer, survey.conversation, survey.cseq,
                survey.ticket, survey.agent, survey.agent_name, survey.queue, survey.asked,
                survey.answered, survey.score, survey.comment);
    return tx.db().last_id();
}

bool answer_survey(Tx& tx, std::int64_t id, Time at, std::int64_t score,
                   const std::string& comment) {
    return tx.db().run(R"sql(UPDATE survey SET answered = ?2, score = ?3, comment = ?4
                             WHERE id = ?1 AND answered IS NULL)sql",
                       id, at, score, comment) == 1;
}

std::optional<SurveyRow> find_survey(Connection& db, std::int64_t id) {
    auto row = db.query("SELECT " SURVEY_COLUMNS " FROM survey WHERE id = ?1", id);
    if (!row.next()) return std::nullopt;
    return read_survey(row);
}

std::optional<SurveyRow> find_survey_at(Connection& db, ConversationId conversation,
                                        ConversationSeq cseq) {
    auto row = db.query("SELECT " SURVEY_COLUMNS
                        " FROM survey WHERE conversation = ?1 AND cseq = ?2 AND cseq <> 0",
                        conversation, cseq);
    if (!row.next()) return std::nullopt;
    return read_survey(row);
}

std::optional<Time> last_asked(Connection& db, CustomerId customer,
                               std::optional<SurveyKind> kind) {
    std::optional<int> wanted;
    if (kind) wanted = static_cast<int>(*kind);
    auto row =
        db.query("SELECT max(asked) FROM survey WHERE customer = ?1 AND (?2 IS NULL OR kind = ?2)",
                 customer, wanted);
    return row.next() ? row.time_or_none(0) : std::nullopt;
}

std::vector<SurveyRow> surveys_of(Connection& db, CustomerId customer) {
    std::vector<SurveyRow> found;
    auto rows = db.query(
        "SELECT " SURVEY_COLUMNS " FROM survey WHERE customer = ?1 ORDER BY asked DESC", customer);
    while (rows.next()) found.push_back(read_survey(rows));
    return found;
}

Page<SurveyRow> list_answers(Connection& db, const SurveyFilter& filter, const PageRequest& page) {
    const auto limit = limit_of(page);
    const auto before = page.cursor.empty() ? Cursor::end() : Cursor::read(page.cursor, "sv");
    std::optional<int> kind;
    if (filter.kind) kind = static_cast<int>(*filter.kind);
    Page<SurveyRow> found;
    auto rows = db.query("SELECT " SURVEY_COLUMNS R"sql( FROM survey
        WHERE answered IS NOT NULL AND (answered, id) < (?1, ?2)
          AND (?3 IS NULL OR kind = ?3) AND (?4 = 0 OR agent = ?4) AND (?5 = '' OR queue = ?5)
          AND (?6 IS NULL OR score <= ?6)
        ORDER BY answered DESC, id DESC LIMIT ?7)sql",
                         before.value, before.id, kind, filter.agent, filter.queue,
                         filter.score_max, limit + 1);
    while (rows.next()) found.items.push_back(read_survey(rows));
    cut(found, limit,
        [](const SurveyRow& last) { return Cursor{"sv", to_ms(*last.answered), last.id}; });
    return found;
}

std::vector<SurveySum> sum_surveys(Connection& db, SurveyKind kind, SurveyBy by, Time since) {
    const auto& scale = scales[static_cast<std::size_t>(kind) - 1];
    std::vector<SurveySum> sums;
    const auto read = [&](Query& rows) {
        while (rows.next()) {
            SurveySum sum{.name = rows.text(0), .asked = rows.integer(1)};
            sum.answered = rows.integer(2);
            const auto total = static_cast<double>(rows.integer(3));
            if (sum.answered > 0) sum.mean = total / static_cast<double>(sum.answered);
            sum.promoters = rows.integer(4);
            sum.detractors = rows.integer(5);
            sums.push_back(std::move(sum));
        }
    };
#define SUMS                                                                                \
    ", count(*), count(answered), sum(CASE WHEN answered IS NULL THEN 0 ELSE score END), "  \
    "sum(answered IS NOT NULL AND score >= ?3), sum(answered IS NOT NULL AND score <= ?4) " \
    "FROM survey WHERE kind = ?1 AND asked >= ?2 "
    if (by == SurveyBy::agent) {
        auto rows = db.query("SELECT agent_name" SUMS "GROUP BY agent, agent_name ORDER BY 1", kind,
                             since, scale.good_from, scale.bad_to);
        read(rows);
    } else {
        auto rows = db.query("SELECT queue" SUMS "GROUP BY queue ORDER BY 1", kind, since,
                             scale.good_from, scale.bad_to);
        read(rows);
    }
    return sums;
}

std::vector<CustomerId> customers_to_ask(Connection& db, SurveyKind kind, Time seen,
                                         Time kind_since, Time any_since, std::size_t limit) {
    std::vector<CustomerId> found;
    auto rows = db.query(R"sql(
        SELECT id FROM customer c WHERE last_seen >= ?2 AND email <> ''
          AND EXISTS (SELECT 1 FROM ticket t WHERE t.customer = c.id AND t.solved IS NOT NULL)
          AND NOT EXISTS (SELECT 1 FROM survey s WHERE s.customer = c.id
                          AND (s.asked >= ?4 OR (s.kind = ?1 AND s.asked >= ?3)))
          AND NOT EXISTS (SELECT 1 FROM customer_gone g WHERE g.customer = c.id)
        ORDER BY id LIMIT ?5)sql",
                         kind, seen, kind_since, any_since, limit);
    while (rows.next()) found.push_back(rows.integer(0));
    return found;
}

}  // namespace store
