// What editors of the content ask: are the scores to be believed, what would an edit change, what
// is missing. Options, and their place on the command line.
#pragma once

#include <functional>
#include <string>

namespace CLI {
class App;
}

namespace cli {

struct CalibrateOptions {
    std::string content;
    std::string data;  // may be empty
    std::string format = "text";
    int days = 90;
};
int calibrate(const CalibrateOptions& options);

struct DiffOptions {
    std::string content;  // the new one
    std::string against;  // the old one
    std::string messages;
    std::string format = "text";
};
int diff(const DiffOptions& options);

// `replay` and `gaps`.
struct PastOptions {
    std::string content;
    std::string data;
    std::string format = "text";
    int days = 30;
    int limit = 50;  // gaps
};
int replay(const PastOptions& options);
int gaps(const PastOptions& options);

// `chosen` becomes the command that was asked for.
void add_editing_commands(CLI::App& app, std::function<int()>& chosen);

}  // namespace cli
