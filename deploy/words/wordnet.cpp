// Reads data.noun, data.verb, data.adj and data.adv line by line.
#include "deploy/words/wordnet.hpp"

#include <array>
#include <cctype>
#include <charconv>
#include <fstream>
#include <memory>
#include <set>
#include <string_view>
#include <unordered_map>
#include <utility>

#include <libstemmer.h>

namespace words {
namespace {

/// Words that stand in every explanation.
constexpr std::string_view of_no_meaning =
    "an the of and or to in for that is by with as on be from are at which not it its who used "
    "having being has one other etc into such usually something someone they this was he she his "
    "her had have their than but when can were you some more any very up out all re those no my so "
    "often made make without another them through over about between during done only two "
    "especially usu most him after cause caused relating if do we our your me will would there us "
    "what where how";

struct Pointer {
    char kind = 0;
    std::uint64_t place = 0;
};

template <typename Visit>
void each_word(std::string_view text, Visit visit) {
    std::string word;
    const auto end = [&] {
        if (word.size() > 1) visit(word);
        word.clear();
    };
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        if (byte < 0x80 && std::isalpha(byte) != 0)
            word += static_cast<char>(std::tolower(byte));
        else
            end();
    }
    end();
}

std::uint64_t number(std::string_view digits, int base = 10) {
    std::uint64_t out = 0;
    std::from_chars(digits.data(), digits.data() + digits.size(), out, base);
    return out;
}

class Reader {
  public:
    Reader() : stemmer_(sb_stemmer_new("english", "UTF_8"), sb_stemmer_delete) {
        each_word(of_no_meaning, [&](const std::string& word) { skipped_.insert(word); });
    }

    void read(const std::filesystem::path& file, char part) {
        std::ifstream in(file);
        for (std::string line; std::getline(in, line);) {
            if (!line.starts_with(' ')) add(line, part);
        }
    }

    WordNet finish() {
        for (std::size_t i = 0; i < pointers_.size(); ++i) {
            for (const auto& pointer : pointers_[i]) {
                const auto found = at_.find(pointer.place);
                if (found != at_.end())
                    net_.senses[i].relations.push_back({pointer.kind, found->second});
            }
        }
        return std::move(net_);
    }

  private:
    static std::uint64_t place(std::string_view offset, char part) {
        return number(offset) * 256 + static_cast<unsigned char>(part == 's' ? 'a' : part);
    }

    static std::vector<std::string_view> fields(std::string_view head) {
        std::vector<std::string_view> out;
        while (!head.empty()) {
            const auto end = std::min(head.find(' '), head.size());
            if (end > 0) out.push_back(head.substr(0, end));
            head.remove_prefix(std::min(end + 1, head.size()));
        }
        return out;
    }

    void add(std::string_view line, char part) {
        const auto bar = std::min(line.find(" | "), line.size());
        const auto field = fields(line.substr(0, bar));
        if (field.size() < 6) return;
        Sense sense;
        std::size_t at = 4;
        const auto names = number(field[3], 16);
        for (std::uint64_t i = 0; i < names && at < field.size(); ++i, at += 2) {
            // An adjective's place in the sentence stands in brackets behind it.
            learn(field[at].substr(0, field[at].find('(')), sense.names);
        }
        std::vector<Pointer> pointers;
        const auto count = at < field.size() ? number(field[at++]) : 0;
        for (std::uint64_t i = 0; i < count && at + 3 < field.size(); ++i, at += 4) {
            pointers.push_back({field[at][0], place(field[at + 1], field[at + 2][0])});
        }
        // Explanations of people and places are about history, not about words.
        const bool proper = part == 'n' && std::isupper(static_cast<unsigned char>(field[4][0]));
        if (!proper) learn(line.substr(bar), sense.explanation);
        at_[place(field[0], part)] = static_cast<std::uint32_t>(net_.senses.size());
        net_.senses.push_back(std::move(sense));
        pointers_.push_back(std::move(pointers));
    }

    void learn(std::string_view text, std::vector<std::uint32_t>& out) {
        each_word(text, [&](const std::string& word) {
            if (!skipped_.contains(word)) out.push_back(stem(word));
        });
    }

    std::uint32_t stem(const std::string& word) {
        const auto [known, fresh_word] = of_word_.try_emplace(word, 0u);
        if (fresh_word) {
            const auto* letters = reinterpret_cast<const sb_symbol*>(word.data());
            const auto* stemmed =
                sb_stemmer_stem(stemmer_.get(), letters, static_cast<int>(word.size()));
            std::string text(reinterpret_cast<const char*>(stemmed),
                             static_cast<std::size_t>(sb_stemmer_length(stemmer_.get())));
            const auto fresh = static_cast<std::uint32_t>(net_.stems.size());
            const auto [at, is_fresh] = of_stem_.try_emplace(text, fresh);
            if (is_fresh) {
                net_.stems.push_back(std::move(text));
                net_.times.push_back(0);
            }
            known->second = at->second;
        }
        ++net_.times[known->second];
        return known->second;
    }

    std::unique_ptr<sb_stemmer, decltype(&sb_stemmer_delete)> stemmer_;
    std::set<std::string, std::less<>> skipped_;
    std::unordered_map<std::string, std::uint32_t> of_word_;
    std::unordered_map<std::string, std::uint32_t> of_stem_;
    std::unordered_map<std::uint64_t, std::uint32_t> at_;
    std::vector<std::vector<Pointer>> pointers_;
    WordNet net_;
};

}  // namespace

WordNet read(const std::filesystem::path& folder) {
    Reader reader;
    constexpr std::array<std::pair<const char*, char>, 4> files{
        {{"data.noun", 'n'}, {"data.verb", 'v'}, {"data.adj", 'a'}, {"data.adv", 'r'}}};
    for (const auto& [name, part] : files) reader.read(folder / name, part);
    return reader.finish();
}

}  // namespace words
