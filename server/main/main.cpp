// The executable's first line: hands the words of the command line over and returns the verdict.
#include <cstdio>

int main() {
    std::puts("deskbell " DESKBELL_VERSION);
    return 0;
}
