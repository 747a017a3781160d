// The words of the command line: which command, with which options. Decides nothing itself.
#pragma once

namespace cli {

// Runs one command. 0: good, 1: problems were found, 2: wrong use.
int run(int argc, char** argv);

}  // namespace cli
