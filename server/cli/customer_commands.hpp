// The commands about customers, told to CLI11: `identity`, `export`, `erase`.
#pragma once

#include <functional>

namespace CLI {
class App;
}

namespace cli {

void add_customer_commands(CLI::App& app, std::function<int()>& chosen);

}  // namespace cli
