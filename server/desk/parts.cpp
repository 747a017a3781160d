// Every part of the desk, in the order they open and tick.
#include "server/desk/parts.hpp"

#include "server/desk/assigner.hpp"
#include "server/desk/editors.hpp"
#include "server/desk/services.hpp"
#include "server/desk/sla_timers.hpp"

namespace desk {

Parts::Parts(Services& services) {
    add<SlaTimers>(services);
    add<Assigner>(services);
    add<Editors>(services);
}

}  // namespace desk
