// Reads the flat part of TOML that settings need: sections, keys, strings, numbers, booleans.
#include "server/cli/config_file.hpp"

#include <cctype>
#include <cstdlib>
#include <fstream>

#include <fmt/format.h>

namespace cli {
namespace {

std::string trimmed(const std::string& text) {
    const auto begin = text.find_first_not_of(" \t\r");
    if (begin == text.npos) return {};
    return text.substr(begin, text.find_last_not_of(" \t\r") - begin + 1);
}

// What stands before a # that is not inside quotes.
std::string without_comment(const std::string& line) {
    bool quoted = false;
    for (std::size_t i = 0; i < line.size(); ++i) {
        if (line[i] == '"') quoted = !quoted;
        if (line[i] == '#' && !quoted) return line.substr(0, i);
    }
    return line;
}

std::string unquoted(const std::string& value) {
    const bool quoted = value.size() >= 2 && value.front() == '"' && value.back() == '"';
    return quoted ? value.substr(1, value.size() - 2) : value;
}

}  // namespace

std::string environment_name(const std::string& key) {
    std::string name = "DESKBELL_";
    for (const char letter : key) {
        const bool plain = std::isalnum(static_cast<unsigned char>(letter)) != 0;
        name += plain ? static_cast<char>(std::toupper(static_cast<unsigned char>(letter))) : '_';
    }
    return name;
}

std::string apply_config_file(const std::string& path) {
    std::ifstream file(path);
    if (!file) return fmt::format("{}: can not be read", path);
    std::string section;
    int number = 0;
    for (std::string raw; std::getline(file, raw);) {
        ++number;
        const auto line = trimmed(without_comment(raw));
        if (line.empty()) continue;
        if (line.front() == '[' && line.back() == ']') {
            section = trimmed(line.substr(1, line.size() - 2)) + ".";
            if (section == "serve.") section.clear();
            continue;
        }
        const auto equals = line.find('=');
        if (equals == line.npos || equals == 0) {
            return fmt::format("{}:{}:1: error: expected key = value", path, number);
        }
        const auto key = section + unquoted(trimmed(line.substr(0, equals)));
        setenv(environment_name(key).c_str(), unquoted(trimmed(line.substr(equals + 1))).c_str(),
               0);
    }
    return {};
}

}  // namespace cli
