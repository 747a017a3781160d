// What the chat's launcher is called, and why it cannot open, before the chat's own sentences are
// in the browser.
#pragma once

#include <string_view>

namespace net {

struct LauncherWords {
    std::string_view lang;
    std::string_view open;
    std::string_view offline;
};

/// In this language ("de", "de-AT"); English where the chat does not speak it.
const LauncherWords& launcher_words(std::string_view language);

}  // namespace net
