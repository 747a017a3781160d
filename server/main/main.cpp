// The executable's first line: hands the words of the command line over and returns the verdict.
#include "server/cli/command_line.hpp"

int main(int argc, char** argv) { return cli::run(argc, argv); }
