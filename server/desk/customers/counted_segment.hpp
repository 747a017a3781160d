// A segment as lists show it: with how many are in.
#pragma once

#include "server/store/segment.hpp"

namespace desk {

struct CountedSegment {
    store::Segment segment;
    std::int64_t count = 0;
};

}  // namespace desk
