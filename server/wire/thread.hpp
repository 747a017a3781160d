// What was said, as the fields that customers and agents have in common.
// Knows messages; knows nothing of who reads them.
#pragma once

#include "server/store/event.hpp"
#include "server/wire/writer.hpp"

namespace wire {

/// `text`, `html`, `buttons`, `article`, `via` of a message, where it has them.
void add_content(Writer& writer, const store::Message& message);

}  // namespace wire
