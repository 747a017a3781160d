// Fits the built-in weights of kb/matching/calibration.cpp over several companies' content:
//   bench_kb_fit FOLDER      FOLDER/<set>/train.jsonl and dev.jsonl (or test.jsonl)
// For each set and number of examples, part of the items is left out so that their messages have
// no answer; messages of other sets are further strangers. Prints the weights fitted on all sets,
// and how well weights fitted without a set do on it.
#include "kb/matching/calibration.hpp"
#include "kb/matching/model.hpp"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <map>
#include <string>
#include <vector>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace {

constexpr std::size_t items_left_out_of = 5;
constexpr std::size_t messages_max = 600;
constexpr double inside_total = 600;
constexpr double near_total = 42;
constexpr double far_total = 48;
constexpr double strength = 1;

struct Line {
    std::string text;
    std::string label;  ///< empty: nothing answers it
};

struct Set {
    std::string name;
    std::string lang;
    std::string domain;  ///< sets of one domain are no strangers to each other
    std::vector<Line> train;
    std::vector<Line> asked;
};

std::vector<Line> read(const std::filesystem::path& path) {
    std::vector<Line> out;
    std::ifstream in(path);
    for (std::string line; std::getline(in, line);) {
        const auto json = nlohmann::json::parse(line);
        const auto& label = json.at("label");
        out.push_back({json.at("text"), label.is_null() ? "" : label.get<std::string>()});
    }
    return out;
}

/// A small generator of our own: the same sample on every machine.
struct Dice {
    std::uint64_t state = 0x2545F4914F6CDD1Dull;
    std::size_t below(std::size_t n) {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        return state % n;
    }
};

template <typename T>
void shuffle(std::vector<T>& values, Dice& dice) {
    for (std::size_t i = values.size(); i > 1; --i) std::swap(values[i - 1], values[dice.below(i)]);
}

std::string title_of(std::string label) {
    for (char& c : label) {
        if (!std::isalnum(static_cast<unsigned char>(c))) c = ' ';
    }
    return label;
}

struct Content {
    std::vector<kb::Item> items;
    kb::Settings settings;
    std::map<std::string, std::size_t> number;
};

/// Up to `shots` examples a label (0: all); every so many labels are left out.
Content content_of(const Set& set, std::size_t shots, std::size_t turn, Dice& dice) {
    std::map<std::string, std::vector<std::string>> by_label;
    Content out;
    for (const auto& line : set.train) {
        if (line.label.empty())
            out.settings.never_answer.push_back({line.text, "", 0});
        else
            by_label[line.label].push_back(line.text);
    }
    std::size_t number = 0;
    for (auto& [label, texts] : by_label) {
        if ((number++ + turn) % items_left_out_of == 0) continue;
        shuffle(texts, dice);
        if (shots > 0 && texts.size() > shots) texts.resize(shots);
        kb::Item item{.id = label, .lang = set.lang, .label = title_of(label)};
        item.phrases.push_back({item.label, "", 0});
        for (auto& text : texts) item.phrases.push_back({std::move(text), "", 0});
        out.number[label] = out.items.size();
        out.items.push_back(std::move(item));
    }
    return out;
}

struct Asked {
    std::vector<kb::Outcome> outcomes;

    void ask(const kb::Model& model, const std::string& text, std::size_t gold, double weight) {
        const auto ranking = model.rank(text, {}, {}, 3);
        if (ranking.best.empty() || ranking.best.front().exact) return;
        const auto& best = ranking.best.front();
        outcomes.push_back({kb::facts(best.signals, best.standing, ranking.setting),
                            model.members()[best.item] == gold, weight});
    }
};

void try_content(const Set& set, std::span<const Set> sets, std::size_t shots, std::size_t turn,
                 Dice& dice, Asked& out) {
    const auto content = content_of(set, shots, turn, dice);
    std::vector<std::uint32_t> members(content.items.size());
    for (std::uint32_t i = 0; i < members.size(); ++i) members[i] = i;
    const kb::Model model(set.lang, content.items, members, content.settings);
    std::vector<Line> inside;
    std::vector<Line> near;
    std::vector<Line> far;
    for (const auto& line : set.asked) {
        if (line.label.empty())
            far.push_back(line);
        else
            (content.number.contains(line.label) ? inside : near).push_back(line);
    }
    for (const auto& other : sets) {
        if (other.domain == set.domain || other.lang != set.lang) continue;
        auto some = other.asked;
        shuffle(some, dice);
        for (std::size_t i = 0; i < std::min<std::size_t>(60, some.size()); ++i)
            far.push_back(some[i]);
    }
    for (auto* lines : {&inside, &near, &far}) {
        shuffle(*lines, dice);
        if (lines->size() > messages_max) lines->resize(messages_max);
    }
    const auto each = [](double total, std::size_t n) {
        return total / static_cast<double>(n + 20);
    };
    for (const auto& line : inside) {
        out.ask(model, line.text, content.number.at(line.label), each(inside_total, inside.size()));
    }
    for (const auto& line : near) out.ask(model, line.text, ~0ul, each(near_total, near.size()));
    for (const auto& line : far) out.ask(model, line.text, ~0ul, each(far_total, far.size()));
}

void report(std::string_view name, std::span<const kb::Outcome> outcomes,
            const kb::Weights& weights) {
    struct Bin {
        double said = 0, right = 0, all = 0;
    };
    std::vector<Bin> bins(10);
    double all = 0;
    double loss = 0;
    for (const auto& one : outcomes) {
        const double p = kb::probability(one.facts, weights);
        auto& bin = bins[std::min<std::size_t>(9, static_cast<std::size_t>(p * 10))];
        bin.said += p * one.weight;
        bin.right += one.right ? one.weight : 0;
        bin.all += one.weight;
        all += one.weight;
        loss -= one.weight * std::log(std::clamp(one.right ? p : 1 - p, 1e-6, 1.0));
    }
    double error = 0;
    for (const auto& bin : bins) error += std::abs(bin.said - bin.right);
    fmt::print("{:12} loss {:.4f} calibration error {:.4f}\n", name, loss / all, error / all);
}

}  // namespace

int main(int argc, char** argv) {
    if (argc < 2) return 2;
    const std::filesystem::path folder = argv[1];
    std::vector<Set> sets{{"sofmattress", "en", "mattress", {}, {}},
                          {"clinc150", "en", "assistant", {}, {}},
                          {"banking77", "en", "bank", {}, {}},
                          {"hwu64", "en", "assistant", {}, {}},
                          {"xsid_de", "de", "assistant", {}, {}}};
    for (auto& set : sets) {
        set.train = read(folder / set.name / "train.jsonl");
        const auto dev = folder / set.name / "dev.jsonl";
        set.asked = read(exists(dev) ? dev : folder / set.name / "test.jsonl");
    }
    Dice dice;
    std::vector<Asked> asked(sets.size());
    for (std::size_t i = 0; i < sets.size(); ++i) {
        for (const std::size_t shots : {1, 2, 4, 8, 16, 40, 100}) {
            const std::size_t turns = sets[i].asked.size() < 500 ? 3 : 1;
            for (std::size_t turn = 0; turn < turns; ++turn) {
                try_content(sets[i], sets, shots, shots + turn, dice, asked[i]);
            }
        }
    }
    std::vector<kb::Outcome> all;
    for (std::size_t i = 0; i < sets.size(); ++i) {
        std::vector<kb::Outcome> others;
        for (std::size_t k = 0; k < sets.size(); ++k) {
            if (k == i) continue;
            others.insert(others.end(), asked[k].outcomes.begin(), asked[k].outcomes.end());
        }
        report(sets[i].name, asked[i].outcomes, kb::fit(others, kb::default_weights(), strength));
        all.insert(all.end(), asked[i].outcomes.begin(), asked[i].outcomes.end());
    }
    const auto weights = kb::fit(all, kb::default_weights(), strength);
    report("all", all, weights);
    for (const double weight : weights) fmt::print("{:.3f}, ", weight);
    fmt::print("\n");
}
