// Puts a few files into one zip, uncompressed: every computer opens it without a program of ours.
#pragma once

#include "server/store/types.hpp"

#include <span>
#include <string>

namespace wire {

struct NamedFile {
    std::string name;  // ASCII, relative, "/" between folders
    std::string body;
};

/// Throws std::length_error beyond 4 GiB, where a plain zip ends.
std::string zip(std::span<const NamedFile> files, store::Time at);

/// The checksum of zip and PNG (IEEE 802.3).
std::uint32_t crc32(std::string_view bytes);

}  // namespace wire
