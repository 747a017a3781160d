// The shop's own words: what means the same, what is short for what, what our products are called.
// Knows lexicon.yaml; how the words are used is the matcher's affair.
#pragma once

#include "kb/item.hpp"
#include "kb/problem.hpp"
#include "kb/yaml/schema.hpp"

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace kb {

/// Words or short phrases that mean the same; rules name it `~name`.
struct Concept {
    std::string name;
    std::vector<std::string> words;  ///< as written; the name itself is among them
    int line = 0;
};

struct Abbreviation {
    std::string shortened;
    std::string full;
};

struct Product {
    std::string name;
    std::vector<std::string> also;  ///< other names that customers use
};

struct Words {
    std::vector<Concept> concepts;
    std::vector<Abbreviation> abbreviations;
    std::vector<Product> products;
    std::vector<std::string> negations;

    const Concept* find(std::string_view name) const;
};

class Lexicon {
  public:
    /// The words of a language ("de-AT" has those of "de"), those of `all` included.
    const Words& words(std::string_view lang) const;
    std::vector<std::string> languages() const;

    /// Errors leave an empty lexicon behind.
    static Lexicon read(std::string file, std::string_view yaml, Problems& problems);

  private:
    std::map<std::string, Words, std::less<>> by_language_;
    Words for_all_;
};

extern const yaml::Schema lexicon_schema;

}  // namespace kb
