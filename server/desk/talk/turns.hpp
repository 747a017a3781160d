// One change at a time on each conversation: decide on the present state, write, tell, go on.
// Decisions run in parallel on their callers' threads; conversations never wait for each other.
#pragma once

#include "server/desk/listener.hpp"
#include "server/desk/refusal.hpp"
#include "server/desk/state.hpp"
#include "server/store/tx.hpp"

#include <array>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

namespace desk {

struct Services;

// A change that is on disk (or was, the first time the same client id came).
struct Applied {
    std::vector<EventPtr> events;  // with their numbers; empty when `again`
    State state;                   // after it
    bool again = false;
    store::ConversationSeq seq = 0;  // of the event that carries the client id
    store::Time at{};
};

class Turns {
  public:
    // Decides on the present state. May be called again if the state moved on meanwhile.
    // A draft without events or changed rows writes nothing.
    using Decide = std::move_only_function<Result<Draft>(const State&)>;

    explicit Turns(Services& services) : services_(services) {}

    // `client_id`, where not empty, makes the change happen once however often it comes.
    void take(store::ConversationId id, std::string client_id, Decide decide, Done<Applied> done);

    // The conversation as it stands; a newcomer's is not stored yet.
    Result<State> look(store::ConversationId id);

    // Rows of this conversation or its customer were changed elsewhere: read them again.
    void reload(store::ConversationId id);

    // Lets go of conversations nobody has touched for a while.
    void forget_idle(store::Time now);
    std::size_t live() const;

  private:
    struct Job {
        std::string client_id;
        Decide decide;
        Done<Applied> done;
        int tries = 0;
    };
    struct Live;
    struct Shard {
        mutable std::mutex door;
        std::unordered_map<store::ConversationId, std::shared_ptr<Live>> live;
    };

    Shard& shard(store::ConversationId id) {
        return shards_[static_cast<std::size_t>(id) % shards_.size()];
    }
    std::shared_ptr<Live> enter(store::ConversationId id);
    void run(std::shared_ptr<Live> live, Job job);
    void write(std::shared_ptr<Live> live, Job job, Draft draft);
    void written(std::shared_ptr<Live> live, Job job, Draft draft,
                 store::Result<store::Committed> done);
    void next(std::shared_ptr<Live> live);
    Result<void> load(Live& live);

    Services& services_;
    std::array<Shard, 64> shards_;
};

}  // namespace desk
