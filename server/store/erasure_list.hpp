// Who was erased, kept beside the database: a backup from before brings nobody back for long.
// Knows ids, times and certificates; no names.
#pragma once
#include "server/store/erasure.hpp"

#include <filesystem>
#include <vector>

namespace store {

/// Appends to `erased` in the data folder, through to the disk. Throws GiveUp.
void remember_erasure(const std::filesystem::path& folder, const Erasure& erasure);

/// All that were ever written there; lines that were cut short are left out.
std::vector<Erasure> remembered_erasures(const std::filesystem::path& folder);

}  // namespace store
