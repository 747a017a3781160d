// The front of the house: every address and socket the outside can reach, put together.
// Knows the desk and the line; decides who may pass, not what follows.
#pragma once

#include "server/desk/desk.hpp"
#include "server/desk/listener.hpp"
#include "server/net/assets.hpp"
#include "server/net/line/application.hpp"
#include "server/net/line/limits.hpp"
#include "server/net/line/server.hpp"

#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace net {

/// Renders a page that is neither an address of the API nor an embedded file (help centre, shop).
/// Nothing: there is no such page. Called on network threads, so it must be quick.
using Pages = std::function<std::optional<Response>(const Request&)>;

struct FrontOptions {
    desk::Desk& desk;
    store::Store& store;
    desk::Clock clock;
    Limits limits = {};
    Assets assets = {};
    Pages pages = {};
    std::vector<std::string> origins = {};  ///< allowed beside those of the content, "*" for all
    int login_ttl_days = 14;
};

/// Order of life: desk and store, the front, the server; before the server goes, stop the store
/// (its last events are told to the server's threads).
class Front final : public Application, public desk::Listener {
  public:
    explicit Front(FrontOptions options);
    ~Front() override;

    void answer(const Request& request, Reply reply) override;
    std::expected<std::unique_ptr<Session>, Response> greet(const Request& request,
                                                            Socket socket) override;
    void happened(std::span<const desk::EventPtr> events) override;
    void passed(const desk::Passing& passing) override;

    /// For /metrics; the server outlives its use.
    void count_with(const LineCounts& counts);
    /// /readyz says no from here on: the house is about to close.
    void closing();

  private:
    struct Inside;
    std::unique_ptr<Inside> inside_;
};

}  // namespace net
