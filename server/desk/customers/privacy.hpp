// What a person may ask of the shop: what is kept of me, and let it go. And what goes by itself.
#pragma once

#include "server/desk/customers/customers.hpp"
#include "server/store/consent.hpp"
#include "server/store/credit.hpp"
#include "server/store/erasure.hpp"
#include "server/store/shared_file.hpp"
#include "server/store/store.hpp"
#include "server/store/survey.hpp"

#include <atomic>
#include <string>
#include <vector>

namespace desk {

// Everything kept of one person, over all that was merged into one.
struct PersonData {
    CustomerCard card;
    std::vector<store::CustomerNote> notes;
    std::vector<store::Consent> consents;
    std::vector<store::CreditEntry> credit;
    std::vector<store::SurveyRow> surveys;
    struct Talk {
        store::Conversation conversation;
        std::vector<store::Event> events;
    };
    std::vector<Talk> talks;  // the oldest first
    std::vector<store::Ticket> tickets;
    std::vector<store::SharedFile> files;
};

std::optional<PersonData> collect_person(store::Connection& db, store::CustomerId id);

// One rule and what it would take today.
struct RetentionRow {
    std::string rule;  // "conversations" "traces" "customers"
    int days = 0;
    store::Time before{};
    std::int64_t count = 0;
};

class Privacy final : public Part {
  public:
    explicit Privacy(Services& services) : services_(services) {}

    // People erased since a backup that was put back are erased again.
    Result<void> open() override;
    // Once a day, a few rows at a time.
    void tick(store::Time now) override;

    Result<PersonData> everything_of(store::CustomerId id);
    // Asked for by the person themselves, from the chat.
    void erase_own(store::CustomerId id, Done<store::Erasure> done);
    void erase(const Actor& actor, store::CustomerId id, std::string reason,
               Done<store::Erasure> done);
    Result<std::vector<store::Erasure>> erasures();
    Result<std::vector<store::Consent>> consents(store::CustomerId id);
    // Of everybody, the newest first.
    Result<store::Page<store::ConsentLine>> ledger(const store::PageRequest& page);
    Result<std::vector<RetentionRow>> retention();

  private:
    std::vector<RetentionRow> due(store::Time now) const;
    void step(store::Time now);
    void erased(const std::vector<store::ConversationId>& conversations);
    void scrub();

    Services& services_;
    std::atomic<bool> busy_{false};
    bool scrubbing_ = false;  // retention took words; of the one step under way
    store::Time next_{};      // when retention runs again; only tick() touches it
};

// Erases on one connection's writer and remembers it in the folder: for the desk and for tools.
store::Result<store::Erasure> erase_for_good(store::Store& store, store::Erasure wanted);

}  // namespace desk
