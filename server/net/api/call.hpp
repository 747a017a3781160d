// One request on its way through the API: who asks, what for, and the duty to answer.
// Knows the table of addresses; what each does is in the api_*.cpp files.
#pragma once

#include "server/net/front.hpp"
#include "server/net/line/application.hpp"
#include "server/net/login_guard.hpp"
#include "server/net/password_pool.hpp"
#include "server/net/sessions/switchboard.hpp"
#include "server/wire/fields.hpp"
#include "server/wire/refusal.hpp"

#include <array>
#include <atomic>
#include <functional>
#include <string>
#include <string_view>
#include <utility>

namespace net {

class Senders;
class UnderWay;

/// What the handlers share.
struct Parts {
    FrontOptions options;
    PasswordPool passwords = PasswordPool(2, 64);
    PasswordPool studies = PasswordPool(1, 16);  ///< seconds long: logging in must not wait for it
    LoginGuard guard = LoginGuard();
    std::function<void(Switchboard::Leaving, std::int64_t)> show_out = {};
    std::shared_ptr<UnderWay> under_way = {};
    std::shared_ptr<Senders> senders = {};
    std::atomic<const LineCounts*> counts{nullptr};
    std::atomic<bool> closing{false};
    desk::Desk& desk() { return options.desk; }
};

struct Call {
    Parts& parts;
    const Request& request;  ///< only until the handler returns
    std::array<std::string_view, 2> params;
    const desk::Identity& who;  ///< only until the handler returns
    Reply reply;

    /// A number in the path; nothing means 404 was answered.
    std::optional<std::int64_t> number(std::size_t param);
    /// The JSON body; nothing means the refusal was answered.
    std::optional<wire::Fields> body();
    /// Answers with what the fields were to blame for; true if they were.
    bool refused(const wire::Fields& fields);
    void refuse(const wire::Refusal& refusal) { reply.send(refusal_response(refusal)); }
    void refuse(const desk::Refusal& reason) { reply.send(refusal_response(reason)); }
    void send(std::string json, int status = 200);

    static Response refusal_response(const wire::Refusal& refusal);
    static Response refusal_response(const desk::Refusal& reason);
};

/// Answers a change with what `append(out, value)` writes.
template <class T, class Append>
desk::Done<T> answered(Reply reply, int status, Append append) {
    return [reply = std::move(reply), status, append](desk::Result<T> result) mutable {
        if (!result) return reply.send(Call::refusal_response(result.error()));
        Response response{.status = status};
        append(response.body, *result);
        reply.send(std::move(response));
    };
}

/// `?limit=&cursor=`
std::expected<store::PageRequest, wire::Refusal> page_of(const Request& request);
/// A whole number of the query; absent gives the fallback.
std::expected<std::int64_t, wire::Refusal> query_number(const Request& request,
                                                        std::string_view name,
                                                        std::int64_t fallback, std::int64_t max);

enum class Access : std::uint8_t { open, viewer, agent, admin };

struct Route {
    Method method;
    std::string_view pattern;  ///< "/api/v1/tickets/{id}"
    Access access;
    void (*handle)(Call);
    std::string_view summary;
};

std::span<const Route> routes();

/// Finds the address and method, checks who asks, calls the handler. False: no such address.
bool route(Parts& parts, const Request& request, Reply& reply);

}  // namespace net
