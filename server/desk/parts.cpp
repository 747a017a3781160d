// Every part of the desk, in the order they open and tick.
#include "server/desk/parts.hpp"

#include "server/desk/assigner.hpp"
#include "server/desk/audit_log.hpp"
#include "server/desk/bulk.hpp"
#include "server/desk/chats.hpp"
#include "server/desk/customer_merging.hpp"
#include "server/desk/customer_tables.hpp"
#include "server/desk/customers.hpp"
#include "server/desk/details.hpp"
#include "server/desk/editors.hpp"
#include "server/desk/identities.hpp"
#include "server/desk/insight.hpp"
#include "server/desk/links.hpp"
#include "server/desk/outbox.hpp"
#include "server/desk/portal.hpp"
#include "server/desk/privacy.hpp"
#include "server/desk/programs.hpp"
#include "server/desk/promises.hpp"
#include "server/desk/recent_events.hpp"
#include "server/desk/recipes.hpp"
#include "server/desk/recovery.hpp"
#include "server/desk/rules.hpp"
#include "server/desk/second_factors.hpp"
#include "server/desk/segments.hpp"
#include "server/desk/services.hpp"
#include "server/desk/shared_files.hpp"
#include "server/desk/sight.hpp"
#include "server/desk/sla_timers.hpp"
#include "server/desk/surveys.hpp"
#include "server/desk/teams.hpp"
#include "server/desk/together.hpp"
#include "server/desk/view_members.hpp"
#include "server/desk/views.hpp"
#include "server/desk/waiting.hpp"
#include "server/desk/webhooks.hpp"
#include "server/desk/wellbeing.hpp"

namespace desk {

Parts::Parts(Services& services) {
    add<RecentEvents>(services);  // first: others find there what they hear of
    add<Sight>(services);
    add<SlaTimers>(services);
    add<Assigner>(services);
    add<Editors>(services);
    add<Webhooks>(services);
    add<SecondFactors>(services);
    add<Programs>(services);
    add<Teams>(services);
    add<AuditLog>(services);
    add<Insight>(services);
    add<Rules>(services);
    add<Recipes>(services);
    add<Links>(services);
    add<Bulk>(services);
    add<ViewMembers>(services);
    add<Views>(services);
    add<Details>(services);
    add<Customers>(services);
    add<Identities>(services);
    add<Merging>(services);
    add<Segments>(services);
    add<Privacy>(services);
    add<Surveys>(services);
    add<CustomerTables>(services);
    add<Together>(services);
    add<Outbox>(services);
    add<Waiting>(services);
    add<Promises>(services);
    add<Recoveries>(services);
    add<Wellbeing>(services);
    add<SharedFiles>(services);
    add<Chats>(services);
    add<Portal>(services);
}

}  // namespace desk
