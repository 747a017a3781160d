// WordNet's files as senses: their names, their explanation, what they are related to.
// Words are numbers of stems. Knows the files' format (wndb(5)); knows nothing of vectors.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace words {

struct Relation {
    char kind = 0;  ///< WordNet's sign: @ is a kind of, ~ has kinds, + derived from, ! opposite ...
    std::uint32_t sense = 0;

    /// The other says what this one is.
    bool defines() const { return kind == '@' || kind == '&' || kind == '+'; }
    bool near() const {
        return defines() || kind == '*' || kind == '>' || kind == '$' || kind == '\\';
    }
    /// Neither the many kinds of a thing, nor its parts, nor its opposite say what it is.
    bool other() const { return kind != '~' && kind != '!' && kind != '#' && kind != '%'; }
};

struct Sense {
    std::vector<std::uint32_t> names{};
    std::vector<std::uint32_t> explanation{};
    std::vector<Relation> relations{};
};

struct WordNet {
    std::vector<std::string> stems{};
    std::vector<std::uint32_t> times{};  ///< of a stem: how often it stands anywhere
    std::vector<Sense> senses{};
};

/// Empty where the folder has no WordNet.
WordNet read(const std::filesystem::path& folder);

}  // namespace words
