// The gate: atoms by their first three bytes, found in one pass over the message.
#include "intents/regex_gate.hpp"

#include "intents/spans.hpp"

#include <algorithm>
#include <unordered_map>

#include <re2/filtered_re2.h>
#include <re2/re2.h>

namespace intents {
namespace {

constexpr std::size_t atom_bytes_min = 3;
constexpr std::int64_t program_bytes_max = std::int64_t{1} << 20;

re2::RE2::Options rule_options() {
    re2::RE2::Options options;
    options.set_case_sensitive(false);
    options.set_log_errors(false);
    options.set_max_mem(program_bytes_max);
    return options;
}

bool is_ascii(std::string_view text) {
    return std::ranges::all_of(text, [](char c) { return static_cast<signed char>(c) >= 0; });
}

// Characters outside ASCII may be written \x{..} or \p{..}; such patterns are not gated.
bool gateable(std::string_view pattern) {
    return is_ascii(pattern) && pattern.find("\\x") == pattern.npos &&
           pattern.find("\\p") == pattern.npos && pattern.find("\\P") == pattern.npos;
}

// The two letters outside ASCII that an ASCII pattern matches in any case.
bool folds_into_ascii(std::string_view text) {
    return text.find("\u212A") != text.npos || text.find("\u017F") != text.npos;
}

std::uint32_t key_at(std::string_view text, std::size_t at) {
    const auto byte = [&](std::size_t i) {
        return static_cast<std::uint32_t>(static_cast<unsigned char>(text[at + i]));
    };
    return byte(0) << 16 | byte(1) << 8 | byte(2);
}

std::optional<Span> first_match(const re2::RE2& pattern, std::string_view text) {
    re2::StringPiece found;
    const re2::StringPiece whole(text.data(), text.size());
    if (!pattern.Match(whole, 0, whole.size(), re2::RE2::UNANCHORED, &found, 1)) return {};
    const auto begin = static_cast<std::size_t>(found.data() - whole.data());
    return Span{begin, begin + found.size()};
}

}  // namespace

struct RegexGate::Parts {
    std::vector<std::unique_ptr<re2::RE2>> patterns;  // null where it does not compile
    re2::FilteredRE2 filter{static_cast<int>(atom_bytes_min)};
    std::vector<std::uint32_t> filtered;  // number in the filter -> number of the pattern
    std::vector<std::uint32_t> always;    // those without a filter
    std::vector<std::string> atoms;
    std::unordered_map<std::uint32_t, std::vector<int>> atoms_by_key;

    void add(const std::string& pattern);
    void build();
    [[nodiscard]] std::vector<int> atoms_in(std::string_view text) const;
    [[nodiscard]] std::vector<std::uint32_t> candidates(std::string_view text) const;
};

void RegexGate::Parts::add(const std::string& pattern) {
    const auto number = static_cast<std::uint32_t>(patterns.size());
    patterns.push_back(std::make_unique<re2::RE2>(pattern, rule_options()));
    if (!patterns.back()->ok()) {
        patterns.back().reset();
        return;
    }
    int id = 0;
    const bool gated =
        gateable(pattern) && filter.Add(pattern, rule_options(), &id) == re2::RE2::NoError;
    if (gated)
        filtered.push_back(number);
    else
        always.push_back(number);
}

void RegexGate::Parts::build() {
    if (filtered.empty()) return;
    filter.Compile(&atoms);
    for (std::size_t i = 0; i < atoms.size(); ++i) {
        atoms_by_key[key_at(atoms[i], 0)].push_back(static_cast<int>(i));
    }
}

std::vector<int> RegexGate::Parts::atoms_in(std::string_view text) const {
    std::vector<int> found;
    if (text.size() < atom_bytes_min || atoms.empty()) return found;
    for (std::size_t at = 0; at + atom_bytes_min <= text.size(); ++at) {
        const auto here = atoms_by_key.find(key_at(text, at));
        if (here == atoms_by_key.end()) continue;
        for (const auto atom : here->second) {
            if (text.substr(at).starts_with(atoms[static_cast<std::size_t>(atom)])) {
                found.push_back(atom);
            }
        }
    }
    std::ranges::sort(found);
    const auto doubles = std::ranges::unique(found);
    found.erase(doubles.begin(), doubles.end());
    return found;
}

std::vector<std::uint32_t> RegexGate::Parts::candidates(std::string_view text) const {
    std::vector<std::uint32_t> found = always;
    if (!filtered.empty()) {
        if (folds_into_ascii(text)) {
            found.insert(found.end(), filtered.begin(), filtered.end());
        } else {
            std::vector<int> potential;
            filter.AllPotentials(atoms_in(ascii_lower(text)), &potential);
            for (const auto id : potential) found.push_back(filtered[static_cast<std::size_t>(id)]);
        }
    }
    std::ranges::sort(found);
    return found;
}

RegexGate::RegexGate(const std::vector<std::string>& patterns) {
    auto parts = std::make_unique<Parts>();
    for (const auto& pattern : patterns) parts->add(pattern);
    parts->build();
    parts_ = std::move(parts);
}

RegexGate::RegexGate(RegexGate&&) noexcept = default;
RegexGate& RegexGate::operator=(RegexGate&&) noexcept = default;
RegexGate::~RegexGate() = default;

std::optional<Span> RegexGate::match_one(std::uint32_t pattern, std::string_view text) const {
    const auto& compiled = parts_->patterns[pattern];
    if (!compiled) return std::nullopt;
    return first_match(*compiled, capped(text, regex_text_max));
}

std::vector<std::pair<std::uint32_t, Span>> RegexGate::match(std::string_view text) const {
    std::vector<std::pair<std::uint32_t, Span>> hits;
    if (parts_->patterns.empty()) return hits;
    const auto looked_at = capped(text, regex_text_max);
    for (const auto number : parts_->candidates(looked_at)) {
        if (const auto span = match_one(number, looked_at)) hits.emplace_back(number, *span);
    }
    return hits;
}

std::string regex_error(const std::string& regex) {
    const re2::RE2 compiled(regex, rule_options());
    return compiled.ok() ? std::string{} : compiled.error();
}

}  // namespace intents
