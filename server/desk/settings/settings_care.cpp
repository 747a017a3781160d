// From nodes to care; what is not written stays at its default.
#include "server/desk/settings/settings_care.hpp"

#include <cmath>

namespace desk {
namespace {

using kb::yaml::Node;

void read_recovery(const Node& node, RecoverySettings& recovery) {
    recovery.on = node["on"].flag(recovery.on);
    recovery.words = node["words"].words();
    recovery.bad_csat_at_most =
        static_cast<int>(node["bad_csat"].integer(recovery.bad_csat_at_most));
    recovery.bad_csat_times =
        static_cast<int>(node["bad_csat_times"].integer(recovery.bad_csat_times));
    recovery.reopenings = static_cast<int>(node["reopenings"].integer(recovery.reopenings));
    recovery.deadline = node["deadline"].duration(recovery.deadline);
    recovery.tag = node["tag"].text(recovery.tag);
    recovery.macro = node["macro"].text();
    for (const auto& [tier, amount, key] : node["goodwill"].entries()) {
        const auto cents = std::llround(amount.number() * 100);
        recovery.goodwill_cents[tier == "everyone" ? "" : std::string(tier)] = cents;
    }
}

}  // namespace

void read_care(const Node& node, CareSettings& care) {
    read_recovery(node["recovery"], care.recovery);
    auto& promises = care.promises;
    promises.on = node["promises"]["on"].flag(promises.on);
    promises.confirm = node["promises"]["confirm"].flag(promises.confirm);
    promises.remind_before = node["promises"]["remind_before"].duration(promises.remind_before);
    auto& wellbeing = care.wellbeing;
    const auto given = node["wellbeing"];
    wellbeing.hard_chats = static_cast<int>(given["hard_chats"].integer(wellbeing.hard_chats));
    wellbeing.within = given["within"].duration(wellbeing.within);
    wellbeing.long_messages =
        static_cast<int>(given["long_messages"].integer(wellbeing.long_messages));
    wellbeing.abusive_words = given["abusive_words"].words();
    wellbeing.warn_sender = given["warn_sender"].flag(wellbeing.warn_sender);
}

}  // namespace desk
