// One line an erasure: customer, milliseconds, certificate.
#include "server/store/erasure_list.hpp"

#include "server/store/error.hpp"
#include "server/store/folder.hpp"

#include <fstream>
#include <sstream>

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

namespace store {
namespace fs = std::filesystem;
namespace {
fs::path list_of(const fs::path& folder) {
    return folder / "erased";
}
}  // namespace

void remember_erasure(const fs::path& folder, const Erasure& erasure) {
    const auto path = list_of(folder);
    const int file = ::open(path.c_str(), O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
    const auto line = fmt::format("{} {} {}\n", erasure.customer, to_ms(erasure.at), erasure.hash);
    const bool written =
        file >= 0 && ::write(file, line.data(), line.size()) == static_cast<ssize_t>(line.size());
    const bool kept = written && ::fsync(file) == 0;
    if (file >= 0) ::close(file);
    if (!kept) {
        throw GiveUp(ErrorCode::io, fmt::format("{}: cannot write it", path.string()));
    }
    sync_path(folder);
}

std::vector<Erasure> remembered_erasures(const fs::path& folder) {
    std::vector<Erasure> found;
    std::ifstream file(list_of(folder));
    for (std::string line; std::getline(file, line);) {
        std::istringstream words(line);
        Erasure one;
        std::int64_t at = 0;
        if (words >> one.customer >> at >> one.hash) {
            one.at = from_ms(at);
            found.push_back(std::move(one));
        }
    }
    return found;
}

}  // namespace store
