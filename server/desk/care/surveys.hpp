// Asking customers how it was: in the chat when a conversation is solved, and by link.
// Nobody is asked twice within the shop's quiet time, whatever the question.
#pragma once

#include "server/desk/ids.hpp"
#include "server/desk/parts.hpp"
#include "server/desk/settings/settings.hpp"
#include "server/desk/state.hpp"
#include "server/desk/tickets/tickets.hpp"
#include "server/store/survey.hpp"

#include <optional>
#include <string>
#include <vector>

namespace desk {

struct SurveyScale {
    int min = 1;
    int max = 5;
    int bad = 2;  // up to here
};
SurveyScale scale_of(const SurveySettings& settings, store::SurveyKind kind);

// What a customer may be asked now: on schedule first, then how it was; nothing within quiet time.
std::optional<store::SurveyKind> survey_due(store::Connection& db, const SurveySettings& settings,
                                            store::CustomerId customer, store::Time now);

// The conversation was solved: asks, if somebody may be asked.
void ask_in_chat(const Services& services, Draft& draft, store::Time now);
// The answer's row, and a case for care where it is bad.
void answer_in_chat(const Services& services, Draft& draft, store::SurveyKind kind,
                    store::ConversationSeq survey, std::int64_t score, const std::string& comment,
                    store::Time now);

struct SurveyLink {
    store::SurveyRow survey;
    std::string token;     // for /survey/<token>
    std::string language;  // of the talk it is about; empty where nobody knows
};

class Surveys final : public Part {
  public:
    explicit Surveys(Services& services) : services_(services) {}

    Result<void> open() override;
    // NPS and CES on their schedule: a link for each who is due, told as "survey.link".
    void tick(store::Time now) override;

    // A link for one customer, by hand; the quiet time holds here too.
    void ask_by_link(const Actor& actor, store::CustomerId customer, store::TicketNumber ticket,
                     store::SurveyKind kind, Done<SurveyLink> done);
    Result<SurveyLink> by_token(const std::string& token);
    void answer(const std::string& token, std::int64_t score, std::string comment,
                Done<store::SurveyRow> done);

    Result<store::Page<store::SurveyRow>> answers(const store::SurveyFilter& filter,
                                                  const store::PageRequest& page);
    Result<std::vector<store::SurveySum>> sums(store::SurveyKind kind, store::SurveyBy by,
                                               store::Time since);

  private:
    std::string token_of(const store::SurveyRow& survey) const;

    Services& services_;
    std::optional<SessionSeal> seal_;
    store::Time next_{};  // when the schedule is looked at; only tick() touches it
};

}  // namespace desk
