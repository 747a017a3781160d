// Asking, and the ledger's entry. A no is kept as well: it takes a yes back.
#include "server/desk/talk/consent.hpp"

#include "kb/words/text.hpp"
#include "server/desk/commit.hpp"
#include "server/store/consent.hpp"

namespace desk {
namespace {

const ConsentText* text_of(const Content& content, const std::string& site) {
    const auto& sites = content.settings().customers.sites;
    const auto found = sites.find(site);
    const bool asks = found != sites.end() && !found->second.consent.version.empty();
    return asks ? &found->second.consent : nullptr;
}

const std::string& in_language(const ConsentText& consent, std::string_view language) {
    static const std::string none;
    const auto own = consent.text.find(kb::base_language(language));
    if (own != consent.text.end()) return own->second;
    return consent.text.empty() ? none : consent.text.begin()->second;
}

}  // namespace

std::optional<ConsentStanding> consent_of(Services& services, const Content& content,
                                          const ConsentBy& by, std::string_view language) {
    const auto* asked = text_of(content, by.site);
    if (!asked) return std::nullopt;
    const auto said = services.options.store.read([&](store::Connection& db) {
        return store::consented(db, {.conversation = by.conversation,
                                     .customer = by.customer,
                                     .site = by.site,
                                     .purpose = std::string(chat_purpose),
                                     .text_version = asked->version});
    });
    return ConsentStanding{.asked = {.purpose = std::string(chat_purpose),
                                     .version = asked->version,
                                     .text = in_language(*asked, language),
                                     .url = asked->url},
                           .given = said && said->value_or(false)};
}

Result<void> may_be_heard(Services& services, const Visitor& visitor) {
    const auto content = services.publisher.live();
    const auto who = visitor.customer != 0 ? visitor.customer : visitor.known;
    const auto stands =
        consent_of(services, *content, {visitor.site, visitor.conversation, who}, visitor.locale);
    if (!stands || stands->given) return {};
    return refuse(Code::unauthorized, "nothing is stored before you agree: send consent first");
}

void Chat::consent(const Visitor& visitor, std::string id, std::string purpose, std::string version,
                   bool granted, Done<Ack> done) {
    const auto content = services_.publisher.live();
    const auto* asked = text_of(*content, visitor.site);
    if (!asked || purpose != chat_purpose || version != asked->version) {
        return done(refuse(Code::not_found, "that is not what this site asks", "version"));
    }
    const auto state = services_.turns.look(visitor.conversation);
    if (!state) return done(std::unexpected(state.error()));
    const auto now = services_.now();
    const auto who = visitor.customer != 0 ? visitor.customer : visitor.known;
    store::Consent entry{.customer = state->stored ? state->row.customer : who,
                         .conversation = visitor.conversation,
                         .site = visitor.site,
                         .purpose = std::move(purpose),
                         .text_version = std::move(version),
                         .granted = granted,
                         .at = now};
    const auto seq = state->row.last_cseq;
    commit<Ack>(
        services_,
        [entry = std::move(entry), text = in_language(*asked, visitor.locale), seq,
         now](store::Tx& tx) {
            auto kept = store::add_consent(tx, entry, text);
            if (kept.customer != 0) {
                tx.append({.at = now,
                           .body = store::Noted{
                               .what = kept.granted ? "consent.given" : "consent.withdrawn",
                               .words = kept.granted ? "Agreed to " + kept.text_version
                                                     : "Took back the yes to " + kept.text_version,
                               .customer = kept.customer}});
            }
            return Ack{seq, now};
        },
        std::move(done));
}

}  // namespace desk
