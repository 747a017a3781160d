// Agents' words on their way out: checked against what the customer said meanwhile, kept back for
// a moment so that they can be undone, or sent at a time. Sent exactly once, also after a crash.
#pragma once

#include "server/desk/parts.hpp"
#include "server/desk/tickets/tickets.hpp"
#include "server/store/teamwork.hpp"

#include <mutex>
#include <set>
#include <string>
#include <variant>
#include <vector>

namespace desk {

inline constexpr int undo_send_default_s = 15;
inline constexpr int undo_send_max_s = 60;

class Outbox : public Part {
  public:
    explicit Outbox(Services& services) : services_(services) {}

    void tick(store::Time now) override;

    struct Sending {
        std::string client_id;
        std::string text;
        bool internal = false;
        // The newest message of the customer that the writer has seen; nothing: not checked.
        std::optional<store::ConversationSeq> seen;
        std::optional<store::Time> send_at;
        bool undo = false;  // keep it back for as long as the writer wishes
    };
    // What the customer wrote since `seen`: why the words were not taken.
    struct Missed {
        std::vector<store::Event> messages;
    };
    using Sent = std::variant<Written, store::LaterWords, Missed>;
    void send(const Actor& actor, store::TicketNumber number, Sending words, Done<Sent> done);

    // What waits or is held on a ticket.
    Result<std::vector<store::LaterWords>> waiting(store::TicketNumber number);
    struct Change {
        std::optional<std::string> text;
        std::optional<store::Time> send_at;
    };
    // While they wait or are held: new words, a new time; then they wait.
    void change(const Actor& actor, std::int64_t id, Change change, Done<store::LaterWords> done);
    // Takes them back; `conflict` when they have gone.
    void cancel(const Actor& actor, std::int64_t id, Done<store::LaterWords> done);

    Result<int> undo_seconds(const Actor& actor);
    void set_undo_seconds(const Actor& actor, int seconds, Done<int> done);

  private:
    Result<store::LaterWords> find(const Actor& actor, std::int64_t id);
    void keep(const Actor& actor, store::TicketNumber number, Sending words, store::Time at,
              Done<Sent> done);
    void let_go(const store::LaterWords& words);
    void finish(const store::LaterWords& words, store::Going state, const std::string& reason);

    Services& services_;
    std::mutex door_;
    std::set<std::int64_t> under_way_;
};

}  // namespace desk
