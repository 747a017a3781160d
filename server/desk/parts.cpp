// Every part of the desk, in the order they open and tick.
#include "server/desk/parts.hpp"

#include "server/desk/services.hpp"

namespace desk {

Parts::Parts(Services&) {}

}  // namespace desk
