// lexicon.yaml to values: one part per language, `all` for every language.
#include "kb/words/lexicon.hpp"

#include "kb/yaml/yaml.hpp"

#include <algorithm>
#include <set>

#include <fmt/format.h>

namespace kb {
namespace {
using yaml::Field;
using yaml::Node;
using yaml::Type;

constexpr std::string_view every_language = "all";

constexpr Field words_fields[] = {
    {.key = "synonyms",
     .type = Type::map_of,
     .doc = "Words or short phrases that mean the same, by a name that rules use as ~name.",
     .item = Type::texts},
    {.key = "abbreviations",
     .type = Type::map_of,
     .doc = "What customers shorten, and what it stands for.",
     .item = Type::text},
    {.key = "products",
     .type = Type::any,
     .doc = "Names of products: a list, or a map from each name to what else it is called."},
    {.key = "negations", .type = Type::texts, .doc = "Words that turn a sentence around."},
};
constexpr yaml::Schema words_schema{
    .name = "the words of a language", .doc = "The shop's own words.", .fields = words_fields};
constexpr Field language_field{.type = Type::map, .of = &words_schema};

std::string_view base_of(std::string_view lang) {
    return lang.substr(0, lang.find('-'));
}

class WordsReader {
  public:
    WordsReader(Words& words, Problems& problems) : words_(words), problems_(problems) {}

    void read(const Node& part) {
        for (const auto [name, value, key] : part["synonyms"].entries()) add_concept(key, value);
        for (const auto [name, value, key] : part["abbreviations"].entries()) {
            words_.abbreviations.push_back({std::string(name), std::string(value.text())});
        }
        read_products(part["products"]);
        words_.negations = part["negations"].words();
    }

  private:
    void add_concept(const Node& key, const Node& value) {
        Concept made{std::string(key.text()), value.words(), key.line()};
        if (made.words.empty()) {
            problems_.push_back(key.error(fmt::format("\"{}\" has no words", made.name),
                                          "name some, or remove it"));
        }
        if (made.name.find_first_of(" \t~(){}|?\"") != std::string::npos) {
            problems_.push_back(key.error(fmt::format("rules can't say ~{}", made.name),
                                          "use letters, digits, - and _ in the name"));
        }
        if (std::ranges::find(made.words, made.name) == made.words.end()) {
            made.words.insert(made.words.begin(), made.name);
        }
        words_.concepts.push_back(std::move(made));
    }

    void read_products(const Node& products) {
        for (const auto [name, value, key] : products.entries()) {
            words_.products.push_back({std::string(name), value.words()});
        }
        for (auto& name : products.words()) words_.products.push_back({std::move(name), {}});
    }

    Words& words_;
    Problems& problems_;
};

// `to` gets what `from` has and `to` does not name itself.
void add_words(Words& to, const Words& from) {
    std::set<std::string> names;
    for (const auto& own : to.concepts) names.insert(own.name);
    for (const auto& other : from.concepts) {
        if (!names.contains(other.name)) to.concepts.push_back(other);
    }
    std::ranges::copy(from.abbreviations, std::back_inserter(to.abbreviations));
    std::ranges::copy(from.products, std::back_inserter(to.products));
    std::ranges::copy(from.negations, std::back_inserter(to.negations));
}
}  // namespace

const yaml::Schema lexicon_schema{
    .name = "the lexicon",
    .doc = "The shop's own words, by language; `all` holds those of every language.",
    .others = &language_field};

const Concept* Words::find(std::string_view name) const {
    const auto found = std::ranges::find(concepts, name, &Concept::name);
    return found == concepts.end() ? nullptr : &*found;
}

const Words& Lexicon::words(std::string_view lang) const {
    for (const auto name : {lang, base_of(lang)}) {
        const auto found = by_language_.find(name);
        if (found != by_language_.end()) return found->second;
    }
    return for_all_;
}

std::vector<std::string> Lexicon::languages() const {
    std::vector<std::string> names;
    for (const auto& [lang, words] : by_language_) names.push_back(lang);
    return names;
}

Lexicon Lexicon::read(std::string file, std::string_view yaml, Problems& problems) {
    const auto document = yaml::parse(std::move(file), yaml, problems);
    if (!document || !yaml::check(document->root(), lexicon_schema, problems)) return {};
    Lexicon lexicon;
    for (const auto [lang, part, key] : document->root().entries()) {
        auto& words =
            lang == every_language ? lexicon.for_all_ : lexicon.by_language_[std::string(lang)];
        WordsReader(words, problems).read(part);
    }
    for (auto& [lang, words] : lexicon.by_language_) add_words(words, lexicon.for_all_);
    return lexicon;
}

}  // namespace kb
