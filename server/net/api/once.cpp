// Kept answers live in the store for a day, sealed; what is under way at this moment, in memory.
// That a request was begun is written before anything it writes: one that a crash cut off is known
// as such afterwards, and is never done twice.
#include "server/net/api/once.hpp"

#include "server/net/access.hpp"
#include "server/store/setting.hpp"

#include <array>
#include <chrono>

#include <fmt/format.h>
#include <sodium.h>

namespace net {
namespace {
constexpr std::size_t key_chars = 200;
constexpr int status_keeps_below = 500;  // our own failures may be tried again
constexpr auto kept_for = std::chrono::hours{24};
constexpr int begun = 0;  // a status: there is no answer yet

using Secret = std::array<unsigned char, crypto_secretbox_KEYBYTES>;

const unsigned char* bytes(std::string_view text) {
    return reinterpret_cast<const unsigned char*>(text.data());
}

// Answers hold tokens and recovery codes that are shown once: what is kept of them opens only for
// who comes again with the same log-in or token, which the database does not know either.
Secret secret_of(const Request& request, std::string_view key) {
    const auto token = bearer(request);
    const auto credential = token.empty() ? cookie(request, session_cookie) : token;
    crypto_generichash_state state;
    crypto_generichash_init(&state, nullptr, 0, crypto_secretbox_KEYBYTES);
    for (const auto part : {std::string_view("deskbell once"), key, credential}) {
        crypto_generichash_update(&state, bytes(part), part.size());
        crypto_generichash_update(&state, bytes(std::string_view("\0", 1)), 1);
    }
    Secret secret{};
    crypto_generichash_final(&state, secret.data(), secret.size());
    return secret;
}

// Under the same secret: a hash that anybody can repeat would tell a new password to who guesses.
std::string print_of(const Request& request, const Secret& secret) {
    unsigned char hash[16];
    crypto_generichash(hash, sizeof hash, bytes(request.body), request.body.size(), secret.data(),
                       secret.size());
    char text[2 * sizeof hash + 1];
    sodium_bin2hex(text, sizeof text, hash, sizeof hash);
    return fmt::format("{} {} {}", name(request.method), request.target, text);
}

constexpr int base64 = sodium_base64_VARIANT_ORIGINAL;

std::string sealed(std::string_view body, const Secret& secret) {
    std::string box(crypto_secretbox_NONCEBYTES + crypto_secretbox_MACBYTES + body.size(), '\0');
    auto* out = reinterpret_cast<unsigned char*>(box.data());
    randombytes_buf(out, crypto_secretbox_NONCEBYTES);
    crypto_secretbox_easy(out + crypto_secretbox_NONCEBYTES, bytes(body), body.size(), out,
                          secret.data());
    std::string text(sodium_base64_encoded_len(box.size(), base64), '\0');
    sodium_bin2base64(text.data(), text.size(), out, box.size(), base64);
    text.pop_back();
    return text;
}

std::optional<std::string> opened(std::string_view text, const Secret& secret) {
    std::string box(text.size(), '\0');
    std::size_t size = 0;
    auto* in = reinterpret_cast<unsigned char*>(box.data());
    constexpr std::size_t around = crypto_secretbox_NONCEBYTES + crypto_secretbox_MACBYTES;
    const bool whole = sodium_base642bin(in, box.size(), text.data(), text.size(), nullptr, &size,
                                         nullptr, base64) == 0;
    if (!whole || size < around) return std::nullopt;
    std::string body(size - around, '\0');
    const bool ours =
        crypto_secretbox_open_easy(reinterpret_cast<unsigned char*>(body.data()),
                                   in + crypto_secretbox_NONCEBYTES,
                                   size - crypto_secretbox_NONCEBYTES, in, secret.data()) == 0;
    return ours ? std::optional(std::move(body)) : std::nullopt;
}

Response conflict(std::string_view why) {
    return problem(409, "conflict", why);
}

Reply keeping(Parts& parts, store::KeptAnswer kept, Secret secret, Reply reply) {
    auto mark = fmt::format("{} {}", kept.user, kept.key);
    return Reply([&parts, kept = std::move(kept), secret, under_way = parts.under_way,
                  mark = std::move(mark), reply = std::move(reply)](Response response) mutable {
        const bool keeps = response.status < status_keeps_below;
        kept.status = response.status;
        if (keeps) kept.body = sealed(response.body, secret);
        kept.created = parts.options.clock();
        parts.options.store.submit(
            [kept, keeps](store::Tx& tx) {
                store::delete_answers_before(tx, kept.created - kept_for);
                store::delete_answer(tx, kept.user, kept.key);
                if (keeps) store::keep_answer(tx, kept);
            },
            [under_way, mark, reply = std::move(reply),
             response = std::move(response)](auto) mutable {
                under_way->leave(mark);
                reply.send(std::move(response));
            });
    });
}

// The answer from before, or why there is none.
Response repeated(const store::KeptAnswer& before, const store::KeptAnswer& now,
                  const Secret& secret) {
    const bool cut_off = before.request == now.request && before.status == begun;
    if (cut_off) {
        return conflict(
            "this request was cut off by a restart and may have been carried out: look, and if it "
            "was not, send it with a new Idempotency-Key");
    }
    auto body = opened(before.body, secret);
    if (before.request != now.request || !body) {
        return conflict("this Idempotency-Key was used for another request, or by another log-in");
    }
    auto response =
        before.status < 400 ? Response{.status = before.status} : problem(before.status, "", "");
    response.body = *std::move(body);
    return response;
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
    const auto secret = secret_of(request, key);
    store::KeptAnswer kept{
        .user = who.user.id, .key = std::string(key), .request = print_of(request, secret)};
    const auto mark = fmt::format("{} {}", kept.user, kept.key);
    if (!parts.under_way->enter(mark)) {  // before looking: it may end between the two
        reply.send(conflict("the same request is under way"));
        return std::nullopt;
    }
    const auto known = parts.options.store.read(
        [&](store::Connection& db) { return store::find_answer(db, kept.user, kept.key); });
    const bool fresh = known && *known && (*known)->created > parts.options.clock() - kept_for;
    if (fresh) {
        parts.under_way->leave(mark);
        reply.send(repeated(**known, kept, secret));
        return std::nullopt;
    }
    // The writer works in order: this stands before whatever the handler writes.
    kept.status = begun;
    kept.created = parts.options.clock();
    parts.options.store.submit(
        [kept](store::Tx& tx) {
            store::delete_answer(tx, kept.user, kept.key);  // one that is too old
            store::keep_answer(tx, kept);
        },
        [](auto) {});
    return keeping(parts, std::move(kept), secret, std::move(reply));
}

}  // namespace net
