// Without the web build there are no files to serve. The linker takes this only if nothing else
// defines it.
#include "server/net/assets.hpp"

namespace net {

const Assets& web_assets() {
    static const Assets none;
    return none;
}

}  // namespace net
