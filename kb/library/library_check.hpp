// What only the whole library can tell: dead references, stale dates, missing translations.
#pragma once

#include "kb/library/library.hpp"

namespace kb {

/// Dead references are errors; drafts referred to, past dates and missing translations warnings.
void check_library(const Library& library, const LibraryOptions& options, Problems& problems);

}  // namespace kb
