// The parts of the desk that live beside the conversations: SLA clocks, rules, surveys, webhooks.
// Each is found by its type; parts.cpp lists them all.
#pragma once

#include "server/desk/listener.hpp"
#include "server/desk/refusal.hpp"

#include <memory>
#include <span>
#include <typeindex>
#include <unordered_map>
#include <utility>
#include <vector>

namespace desk {

struct Services;

class Part {
  public:
    virtual ~Part() = default;
    /// Once, when store and content are ready and before anybody is served.
    virtual Result<void> open() { return {}; }
    /// About once a second. Time is an argument; jumps in both directions happen.
    virtual void tick(store::Time) {}
    /// Events on disk, in order; on the writer's or a network thread: be quick, never wait.
    virtual void happened(std::span<const EventPtr>) {}
};

class Parts {
  public:
    explicit Parts(Services& services);

    template <class T>
    T& get() const {
        return static_cast<T&>(*by_type_.at(typeid(T)));
    }
    const std::vector<std::unique_ptr<Part>>& all() const { return parts_; }

  private:
    template <class T, class... Arguments>
    void add(Arguments&&... arguments) {
        parts_.push_back(std::make_unique<T>(std::forward<Arguments>(arguments)...));
        by_type_.emplace(typeid(T), parts_.back().get());
    }

    std::vector<std::unique_ptr<Part>> parts_;
    std::unordered_map<std::type_index, Part*> by_type_;
};

}  // namespace desk
