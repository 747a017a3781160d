// The files of a content folder as bytes: a revision over all of them, and the canned texts.
#pragma once

#include "server/desk/content/content.hpp"

#include <filesystem>
#include <string>
#include <vector>

namespace desk {

// Every file that is content, sorted by path; hidden files and editors' leavings are not.
std::vector<std::filesystem::path> content_files(const std::filesystem::path& folder);

// Twelve hex digits over names and bytes: the same files, the same revision.
std::string revision_of(const std::filesystem::path& folder);

// Snippets as agents' canned texts, by title.
std::vector<Canned> load_canned(const std::filesystem::path& folder);

}  // namespace desk
