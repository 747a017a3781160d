// Kept answers live in the store for a day; what is under way at this moment, in memory.
#include "server/net/once.hpp"

#include "server/store/setting.hpp"

#include <fmt/format.h>
#include <sodium.h>

namespace net {
namespace {
constexpr std::size_t key_chars = 200;
constexpr int status_keeps_below = 500;  // our own failures may be tried again

std::string print_of(const Request& request) {
    unsigned char hash[16];
    crypto_generichash(hash, sizeof hash,
                       reinterpret_cast<const unsigned char*>(request.body.data()),
                       request.body.size(), nullptr, 0);
    char text[2 * sizeof hash + 1];
    sodium_bin2hex(text, sizeof text, hash, sizeof hash);
    return fmt::format("{} {} {}", name(request.method), request.target, text);
}

Response conflict(std::string_view why) {
    return problem(409, "conflict", why);
}

Reply keeping(Parts& parts, store::KeptAnswer kept, std::shared_ptr<UnderWay> under_way,
              std::string mark, Reply reply) {
    return Reply([&parts, kept = std::move(kept), under_way, mark = std::move(mark),
                  reply = std::move(reply)](Response response) mutable {
        if (response.status >= status_keeps_below) {
            under_way->leave(mark);
            return reply.send(std::move(response));
        }
        kept.status = response.status;
        kept.body = response.body;
        kept.created = parts.options.clock();
        parts.options.store.submit([kept](store::Tx& tx) { store::keep_answer(tx, kept); },
                                   [under_way, mark, reply = std::move(reply),
                                    response = std::move(response)](auto) mutable {
                                       under_way->leave(mark);
                                       reply.send(std::move(response));
                                   });
    });
}
}  // namespace

std::optional<Reply> only_once(Parts& parts, const Request& request, const desk::Identity& who,
                               Reply reply) {
    const auto key = request.header("Idempotency-Key");
    if (key.empty()) return reply;
    if (key.size() > key_chars) {
        reply.send(problem(422, "invalid_field", "Idempotency-Key is longer than 200 characters"));
        return std::nullopt;
    }
    store::KeptAnswer kept{
        .user = who.user.id, .key = std::string(key), .request = print_of(request)};
    const auto known = parts.options.store.read(
        [&](store::Connection& db) { return store::find_answer(db, kept.user, kept.key); });
    if (known && *known) {
        if ((*known)->request != kept.request) {
            reply.send(conflict("this Idempotency-Key was used for another request"));
        } else {
            reply.send({.status = (*known)->status, .body = (*known)->body});
        }
        return std::nullopt;
    }
    auto mark = fmt::format("{} {}", kept.user, kept.key);
    if (!parts.under_way->enter(mark)) {
        reply.send(conflict("the same request is under way"));
        return std::nullopt;
    }
    return keeping(parts, std::move(kept), parts.under_way, std::move(mark), std::move(reply));
}

}  // namespace net
