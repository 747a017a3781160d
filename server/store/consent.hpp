// The consent ledger: who agreed to which text, when; only ever appended to.
// Each entry's proof seals it together with the one before it: none can be changed unnoticed.
#pragma once
#include "server/store/types.hpp"

#include <optional>
#include <string>
#include <vector>

namespace store {

class Connection;
class Tx;

struct Consent {
    std::int64_t id = 0;
    CustomerId customer = 0;  // 0: nobody known yet
    ConversationId conversation = 0;
    std::string site;
    std::string purpose;  // "chat"
    std::string text_version;
    bool granted = false;
    Time at{};
    std::string proof;  // hex
    bool operator==(const Consent&) const = default;
};

/// Appends an entry; `text` is what was agreed to, word for word. Gives it with id and proof.
Consent add_consent(Tx& tx, Consent consent, const std::string& text);

/// Who is asked what. Somebody known answers once for all their conversations on a site.
struct ConsentQuestion {
    ConversationId conversation = 0;
    CustomerId customer = 0;  // 0: whoever the conversation belongs to, if anybody
    std::string site;
    std::string purpose;
    std::string text_version;
};
/// Their newest word on it; nothing: never asked.
std::optional<bool> consented(Connection& db, const ConsentQuestion& question);
/// A line of the ledger beside whose it is now; nobody where the person was never known.
struct ConsentLine {
    Consent consent;
    CustomerId customer = 0;
    std::string name;
};
/// The whole ledger, the newest first.
Page<ConsentLine> list_consents(Connection& db, const PageRequest& request);
/// All that a customer said, over all conversations, the newest first.
std::vector<Consent> consents_of(Connection& db, CustomerId customer);

}  // namespace store
