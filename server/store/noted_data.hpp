// Reads one value of the JSON that Noted events carry for programs.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace store {

/// Nothing there, or of another type, is 0 or empty.
std::int64_t number_in_data(std::string_view json, std::string_view key);
std::string text_in_data(std::string_view json, std::string_view key);
std::vector<std::int64_t> numbers_in_data(std::string_view json, std::string_view key);

/// The same object without this key.
std::string data_without(std::string_view json, std::string_view key);

}  // namespace store
