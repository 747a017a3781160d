// Working on the same tickets: who follows, who is told of what, and the reply written together.
// Knows notices and drafts; the log is followed with a kept cursor, so that each thing is told
// once.
#pragma once

#include "server/desk/follower.hpp"
#include "server/desk/parts.hpp"
#include "server/desk/tickets/tickets.hpp"
#include "server/store/teamwork.hpp"
#include "server/store/ticket_link.hpp"

#include <string>
#include <vector>

namespace desk {

// The people that a note names with an @: whole names first, then first names that are only one's.
std::vector<store::User> mentioned_in(std::string_view text,
                                      const std::vector<store::User>& people);

class Together : public Part {
  public:
    explicit Together(Services& services);

    Result<void> open() override;
    void happened(std::span<const EventPtr> events) override;

    using Followers = std::vector<store::Follows>;
    Result<Followers> followers(store::TicketNumber number);
    enum class Follow : std::uint8_t { follow, leave };
    void follow(const Actor& actor, store::TicketNumber number, Follow wish, Done<Followers> done);

    struct Notices {
        store::Page<store::Notice> page;
        std::int64_t unread = 0;
    };
    Result<Notices> notices(const Actor& actor, bool only_unread, const store::PageRequest& page);
    // No ids: all of them. Answers with how many are left unread.
    void mark_read(const Actor& actor, std::vector<std::int64_t> ids, Done<std::int64_t> done);

    // Nothing: nobody writes on one.
    Result<std::optional<store::ReplyDraft>> draft(store::TicketNumber number);
    // Refused as `conflict` when somebody else saved it meanwhile.
    void save_draft(const Actor& actor, store::ReplyDraft draft, Done<store::ReplyDraft> done);
    void drop_draft(const Actor& actor, store::TicketNumber number, Done<bool> done);

  private:
    Follower::Work what_follows(std::span<const EventPtr> events);

    Services& services_;
    Follower follower_;
};

}  // namespace desk
