// What a file is by its first bytes, not by what somebody calls it. Pure.
#pragma once

#include <string>
#include <string_view>

namespace desk {

// The type it is served as; empty: nothing we pass on. Never a type that a browser would run.
std::string_view file_kind(std::string_view name, std::string_view bytes);

// The file's name without folders, control letters or quotes, at most 100 bytes of it.
std::string plain_file_name(std::string_view name);

// The token in the first address of ours in this text (".../file/<token>/<name>"); empty: none.
std::string_view file_token_in(std::string_view text);

}  // namespace desk
