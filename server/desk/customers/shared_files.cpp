// The bytes go straight into the store; the desk only looks at the first of them.
#include "server/desk/customers/shared_files.hpp"

#include "intents/mask.hpp"
#include "server/desk/commit.hpp"
#include "server/desk/customers/file_kind.hpp"
#include "server/desk/settings/notices.hpp"
#include "server/desk/talk/consent.hpp"
#include "server/desk/talk/entrance.hpp"
#include "server/desk/talk/reception.hpp"

#include <algorithm>

#include <sodium.h>

namespace desk {
namespace {

constexpr std::int64_t conversation_bytes_max = 100LL * 1024 * 1024;
constexpr auto sweep_every = std::chrono::hours{1};
constexpr auto silent_for = std::chrono::hours{24};
constexpr std::size_t token_letters = 26;  // 122 bits

std::string make_file_token() {
    std::string token(token_letters, 'a');
    for (char& letter : token) letter = static_cast<char>('a' + randombytes_uniform(26));
    return token;
}

}  // namespace

Result<Visit> SharedFiles::visit(const std::string& session, store::CustomerId who) {
    const auto id =
        services_.seal->open(session, services_.now(), services_.options.session_ttl_days);
    if (!id) return refuse(Code::unauthorized, "the session has ended; say hello again", "session");
    const auto state = services_.turns.look(*id);
    if (!state) return std::unexpected(state.error());
    if (!may_open(*state, who)) {
        return refuse(Code::unauthorized, "somebody else is signed in here", "identity");
    }
    return Visit{*id, state->stored ? state->row.customer : 0};
}

Result<void> SharedFiles::may_keep(const Visit& who, const std::string& site) {
    const Visitor visitor{.conversation = who.conversation, .site = site, .customer = who.customer};
    return may_be_heard(services_, visitor);
}

void SharedFiles::tick(store::Time now) {
    if (now < next_ && next_ - now <= sweep_every) return;
    next_ = now + sweep_every;
    services_.options.store.submit(
        [before = now - silent_for](store::Tx& tx) { store::drop_silent_files(tx, before); },
        [](auto) {});
}

void SharedFiles::keep(store::ConversationId conversation, std::string_view name, std::string bytes,
                       Done<store::SharedFile> done) {
    const auto kind = file_kind(name, bytes);
    if (kind.empty()) {
        return done(refuse(Code::invalid_field,
                           "send a picture, a PDF, a text or an office document", "file"));
    }
    const auto held = given(services_.options.store.read(
        [&](store::Connection& db) { return store::shared_bytes(db, conversation); }));
    if (!held) return done(std::unexpected(held.error()));
    if (*held + static_cast<std::int64_t>(bytes.size()) > conversation_bytes_max) {
        return done(refuse(Code::too_long, "this conversation holds too many files already"));
    }
    store::SharedFile file{.token = make_file_token(),
                           .conversation = conversation,
                           .name = intents::mask(plain_file_name(name)).text,
                           .type = std::string(kind),
                           .bytes = std::move(bytes),
                           .at = services_.now()};
    commit<store::SharedFile>(
        services_,
        [file = std::move(file)](store::Tx& tx) {
            store::add_shared_file(tx, file);
            return file;
        },
        std::move(done));
}

Result<store::SharedFile> SharedFiles::find(const std::string& token) {
    auto found = given(services_.options.store.read(
        [&](store::Connection& db) { return store::find_shared_file(db, token); }));
    if (!found) return std::unexpected(found.error());
    if (!*found) return refuse(Code::not_found, "there is no such file");
    return **std::move(found);
}

bool take_file(const Services& services, Draft& draft, const std::string& text) {
    const std::string token(file_token_in(text));
    if (token.empty()) return false;
    const auto where = services.options.store.read(
        [&](store::Connection& db) { return store::conversation_of_file(db, token); });
    if (!where || *where != draft.next.row.id) return false;
    std::get<store::Message>(draft.events.back().body).text = intents::mask(text).text;
    const auto content = services.publisher.live();
    const auto& language =
        draft.next.dialogue.lang.empty() ? content->languages().front() : draft.next.dialogue.lang;
    BotMessage said{
        .text = std::string(notice(content->settings(), Notice::file_arrived, language)),
        .via = Via::suggest};
    const auto label = content->settings().text(Phrase::talk_to_person, language);
    said.buttons = {{"handoff", "", std::string(label)}};
    draft.next.dialogue.choices = said.buttons;
    draft.add(services.now(), bot_message(*content, std::move(said)));
    return true;
}

}  // namespace desk
