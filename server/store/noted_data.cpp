// Values out of small JSON objects that we wrote ourselves; what is broken reads as nothing.
#include "server/store/noted_data.hpp"

#include <nlohmann/json.hpp>

namespace store {
namespace {
using Json = nlohmann::json;

Json value_in(std::string_view json, std::string_view key) {
    const auto data = Json::parse(json, nullptr, false);
    if (!data.is_object()) return {};
    const auto found = data.find(key);
    return found == data.end() ? Json() : *found;
}
}  // namespace

std::int64_t number_in_data(std::string_view json, std::string_view key) {
    const auto value = value_in(json, key);
    return value.is_number_integer() ? value.get<std::int64_t>() : 0;
}

std::string text_in_data(std::string_view json, std::string_view key) {
    const auto value = value_in(json, key);
    return value.is_string() ? value.get<std::string>() : std::string();
}

std::vector<std::int64_t> numbers_in_data(std::string_view json, std::string_view key) {
    std::vector<std::int64_t> numbers;
    const auto list = value_in(json, key);
    if (!list.is_array()) return numbers;
    for (const auto& one : list) {
        if (one.is_number_integer()) numbers.push_back(one.get<std::int64_t>());
    }
    return numbers;
}

std::string data_without(std::string_view json, std::string_view key) {
    auto data = Json::parse(json, nullptr, false);
    if (!data.is_object()) return {};
    data.erase(std::string(key));
    return data.dump(-1, ' ', false, Json::error_handler_t::replace);
}

}  // namespace store
